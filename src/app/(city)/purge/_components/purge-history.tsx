import { getTranslations } from 'next-intl/server';
import { getFormat } from '@/i18n/get-format';
import { requireAccount } from '@/trpc/server';
import { AppLink } from '@/ui/app-link';
import { Panel } from '@/ui/panel';
import { SimpleTable } from '@/ui/simple-table';
import type { Purge } from './purge-decision';
import { sumOf } from './sum-of';

/** All plans and purges of the programme, with their certificates. */
export async function PurgeHistory({ purges }: { purges: readonly Purge[] }) {
  const { programme } = await requireAccount();
  const t = await getTranslations('privacy');
  const { n, day } = await getFormat(programme?.timeZone);
  if (purges.length === 0) return <Panel title={t('page.history')}>{t('page.historyEmpty')}</Panel>;
  const columns = [
    { key: 'when', title: t('page.planned') },
    { key: 'state', title: t('page.steps') },
    { key: 'rows', title: t('page.rows'), numeric: true },
    { key: 'certificate', title: t('page.certificate') },
  ];
  const rows = purges.map((purge) => ({
    key: purge.id,
    cells: [
      day(purge.createdAt),
      t(`state.${purge.state}`),
      n(sumOf(purge.state === 'DONE' ? purge.done : purge.plan)),
      purge.state === 'DONE' ? (
        <AppLink key="c" href={`/purge/${purge.id}`}>
          {t('page.certificate')}
        </AppLink>
      ) : (
        ''
      ),
    ],
  }));
  return (
    <Panel flush title={t('page.history')}>
      <SimpleTable caption={t('page.history')} columns={columns} rows={rows} />
    </Panel>
  );
}
