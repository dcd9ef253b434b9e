import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { getFormat } from '@/i18n/get-format';
import { Messages } from '@/i18n/messages-provider';
import { requireAccount, serverCaller } from '@/trpc/server';
import { AppLink } from '@/ui/app-link';
import { Columns, Stacked } from '@/ui/columns';
import { EmptyState } from '@/ui/empty-state';
import { PageTitle } from '@/ui/page-title';
import { Panel } from '@/ui/panel';
import { SimpleTable } from '@/ui/simple-table';
import { PrepareWave } from './_components/prepare-wave';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('accounts.nav'))('waves') };
}

/** Waves sent, and the next one: who would get what is shown before anything leaves (rule 8). */
export default async function WavesPage() {
  const { programme } = await requireAccount();
  const api = await serverCaller();
  const waves = await api.waves.list();
  const t = await getTranslations('claims.waves');
  const common = await getTranslations('common');
  const f = await getFormat(programme?.timeZone);
  const rows = waves.map((wave) => ({
    key: wave.id,
    cells: [
      <AppLink key="number" href={`/vagues/${wave.id}`}>
        {t('number', { number: wave.number })}
      </AppLink>,
      common(`competition.${wave.competition}`),
      f.dateTime(wave.createdAt),
      wave.author ?? t('system'),
      f.n(wave.mails),
      f.n(wave.sent),
      f.n(wave.queued),
      f.n(wave.failed),
      `${f.n(wave.taken)} / ${f.n(wave.tickets)}`,
    ],
  }));
  const numeric = true;
  return (
    <Messages of={['claims']} timeZone={programme?.timeZone ?? 'Europe/Paris'}>
      <Stacked>
        <PageTitle title={t('title', { count: waves.length })} context={t('context')} />
        <Columns side={<PrepareWave />} sideWidth={440}>
          <Panel flush>
            {waves.length === 0 ? (
              <EmptyState title={t('none')} text={t('noneText')} />
            ) : (
              <SimpleTable
                caption={t('title', { count: waves.length })}
                columns={[
                  { key: 'number', title: t('wave') },
                  { key: 'competition', title: t('competition') },
                  { key: 'date', title: t('date') },
                  { key: 'author', title: t('author') },
                  { key: 'mails', title: t('mails'), numeric },
                  { key: 'sent', title: t('sentCount'), numeric },
                  { key: 'queued', title: t('queued'), numeric },
                  { key: 'failed', title: t('failed'), numeric },
                  { key: 'taken', title: t('takenShort'), numeric },
                ]}
                rows={rows}
              />
            )}
          </Panel>
        </Columns>
      </Stacked>
    </Messages>
  );
}
