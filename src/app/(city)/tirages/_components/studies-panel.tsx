'use client';
import { useTranslations } from 'next-intl';
import type { RouterOutputs } from '@/trpc/outputs';
import { AppLink } from '@/ui/app-link';
import { Panel } from '@/ui/panel';
import { SimpleTable } from '@/ui/simple-table';
import { StatusBadge } from '@/ui/status-badge';
import { useFormat } from '@/ui/use-format';
import { StartStudy, type Studied } from './start-study';

type Study = RouterOutputs['allocation']['studies'][number];
const TONES = { RUNNING: 'pending', DONE: 'yes', CANCELLED: 'neutral' } as const;

/** Studies, the latest first, and where one is started. `of`: what may be studied; none for whoever only reads. */
export function StudiesPanel({ rows, of }: { rows: readonly Study[]; of: readonly Studied[] }) {
  const t = useTranslations('trials.studies');
  const start = useTranslations('trials.start');
  const { n, dateTime } = useFormat();
  if (rows.length === 0 && of.length === 0) return null;
  return (
    <Panel
      flush={rows.length > 0}
      title={t('title')}
      hint={t('hint')}
      aside={of.length > 0 ? <StartStudy of={of} label={start('label')} /> : undefined}
    >
      {rows.length === 0 ? (
        <p style={{ margin: 0 }}>{t('emptyText')}</p>
      ) : (
        <SimpleTable
          caption={t('title')}
          columns={[
            { key: 'of', title: t('of') },
            { key: 'at', title: t('startedAt') },
            { key: 'runs', title: t('runs'), numeric: true },
            { key: 'state', title: t('field') },
          ]}
          rows={rows.map((study) => ({
            key: study.id,
            cells: [
              <AppLink key="of" href={`/tirages/etudes/${study.id}`} style={{ fontWeight: 620 }}>
                {study.drawNumber === null ? t('prepared') : t('draw', { number: study.drawNumber })}
              </AppLink>,
              dateTime(study.createdAt),
              study.state === 'DONE' ? n(study.runs) : t('progress', { done: n(study.done), runs: n(study.runs) }),
              <StatusBadge key="state" tone={TONES[study.state]}>
                {t(`state.${study.state}`)}
              </StatusBadge>,
            ],
          }))}
        />
      )}
    </Panel>
  );
}
