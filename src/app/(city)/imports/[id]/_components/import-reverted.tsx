import { getTranslations } from 'next-intl/server';
import { KeptRecords } from '@/app/_components/kept-records';
import { getFormat } from '@/i18n/get-format';
import type { RouterOutputs } from '@/trpc/outputs';
import { serverCaller } from '@/trpc/server';
import { Stacked } from '@/ui/columns';
import { LinkButton } from '@/ui/link-button';
import { Panel } from '@/ui/panel';
import { StatCells } from '@/ui/stat-cells';
import classes from './import-page.module.css';

const COUNTS = ['deleted', 'restored', 'kept', 'impossible'] as const;

/** What undoing did, in counts, and which records it left, with the reason of each. */
export async function ImportReverted({ found }: { found: RouterOutputs['imports']['read'] }) {
  const t = await getTranslations('imports.undo');
  const acts = await getTranslations('imports.acts');
  const { n, dateTime } = await getFormat();
  const api = await serverCaller();
  const kept = await api.imports.kept({ importId: found.id });
  const { undone } = found.report ?? {};
  const cells = COUNTS.map((key) => ({ label: t(`done.${key}`), value: n(undone?.[key] ?? 0) }));
  return (
    <Stacked>
      <StatCells cells={cells} />
      {found.revertedAt ? (
        <p className={classes.after}>{t('revertedText', { when: dateTime(found.revertedAt) })}</p>
      ) : null}
      {kept.rows.length > 0 ? (
        <Panel title={t('whichLeft')}>
          <KeptRecords rows={kept.rows} total={kept.total} />
        </Panel>
      ) : null}
      <div className={classes.links}>
        <LinkButton href={`/imports?kind=${found.kind}`}>{acts('again')}</LinkButton>
      </div>
    </Stacked>
  );
}
