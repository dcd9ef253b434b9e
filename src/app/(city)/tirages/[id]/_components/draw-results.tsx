'use client';
import { useTranslations } from 'next-intl';
import { Sentences } from '@/app/_components/sentences';
import { DRAW_REFUSALS } from '@/modules/allocation/draw-input.rules';
import type { RouterOutputs } from '@/trpc/outputs';
import { AppLink } from '@/ui/app-link';
import { type Column, DataTable } from '@/ui/data-table';
import { FilterBar } from '@/ui/filter-bar';
import { Panel } from '@/ui/panel';
import { StatusBadge } from '@/ui/status-badge';
import { useFormat } from '@/ui/use-format';
import { useTableState } from '@/ui/use-table-state';
import { RESULTS_TABLE } from './table-options';

type List = RouterOutputs['allocation']['drawResults'];
type Row = List['rows'][number];
const OUTCOMES = ['granted', ...DRAW_REFUSALS] as const;

/** Each wish, what it got, in which round, or why not. */
export function DrawResults({ rows, total, named }: List) {
  const t = useTranslations('allocation.results');
  const control = useTableState(RESULTS_TABLE);
  const columns = useColumns(named);
  return (
    <Panel flush title={t('title')} hint={named ? undefined : t('codesOnly')}>
      <div style={{ padding: '12px 14px 0' }}>
        <FilterBar
          control={control}
          filters={[
            {
              name: 'outcome',
              label: t('outcome'),
              options: OUTCOMES.map((value) => ({ value, label: t(`reason.${value}`) })),
            },
          ]}
        />
      </div>
      <DataTable<Row>
        caption={t('title')}
        columns={columns}
        rows={rows}
        rowId={(row) => row.demandId}
        total={total}
        control={control}
      />
    </Panel>
  );
}

function useColumns(named: boolean): Column<Row>[] {
  const t = useTranslations('allocation.results');
  const common = useTranslations('common');
  const { n } = useFormat();
  return [
    {
      key: 'structure',
      title: t('structure'),
      render: (row) => (
        <>
          {named ? (
            <AppLink href={`/structures/${row.structureId}`} style={{ fontWeight: 560 }}>
              {row.structure}
            </AppLink>
          ) : (
            <code>{row.structure}</code>
          )}
          <div style={{ color: 'var(--g-second)' }}>{common(`public.${row.public}`)}</div>
        </>
      ),
    },
    { key: 'pseudonym', title: t('pseudonym'), render: (row) => <code>{row.pseudonym ?? '—'}</code> },
    { key: 'rank', title: t('wish'), numeric: true, render: (row) => row.rank },
    {
      key: 'session',
      title: t('session'),
      render: (row) => (
        <>
          {row.code}
          <div style={{ color: 'var(--g-second)' }}>{row.sport}</div>
        </>
      ),
    },
    { key: 'people', title: t('asked'), numeric: true, render: (row) => n(row.people) },
    { key: 'granted', title: t('given'), numeric: true, render: (row) => <strong>{n(row.granted)}</strong> },
    { key: 'outcome', title: t('outcome'), render: (row) => <Outcome row={row} /> },
  ];
}

function Outcome({ row }: { row: Row }) {
  const t = useTranslations('allocation.results');
  const { n } = useFormat();
  if (row.granted > 0)
    return (
      <>
        <StatusBadge tone="yes">{row.round ? t('inRound', { round: row.round }) : t('leftOver')}</StatusBadge>
        <WhyOf row={row} />
      </>
    );
  const reason = OUTCOMES.find((outcome) => outcome === row.reason) ?? 'no-seats-left';
  const left = row.left === null ? '' : t('left', { left: n(row.left) });
  return (
    <>
      <StatusBadge tone="neutral">{[t(`reason.${reason}`), left].filter(Boolean).join(' · ')}</StatusBadge>
      <WhyOf row={row} />
    </>
  );
}

function WhyOf({ row }: { row: Row }) {
  const t = useTranslations('draw.why');
  if (row.sentences.length === 0) return null;
  return (
    <details>
      <summary>{t('ask')}</summary>
      <p style={{ maxWidth: 420, margin: '4px 0 0', whiteSpace: 'normal' }}>
        <Sentences of={row.sentences} />
      </p>
    </details>
  );
}
