'use client';
import { useMutation } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { DemandState } from '@/app/(city)/_components/demand-state';
import { DEMAND_STATES, isOpen } from '@/modules/demands/demand.rules';
import { COMPETITIONS } from '@/modules/sessions/session.rules';
import { PUBLICS } from '@/modules/structures/structure.rules';
import { useTRPC } from '@/trpc/client';
import type { RouterOutputs } from '@/trpc/outputs';
import { AppLink } from '@/ui/app-link';
import { ConfirmAct } from '@/ui/confirm-act';
import { type Column, DataTable } from '@/ui/data-table';
import { FilterBar } from '@/ui/filter-bar';
import { Panel } from '@/ui/panel';
import { useFormat } from '@/ui/use-format';
import { useTableState } from '@/ui/use-table-state';
import { DEMANDS_TABLE } from './table-options';

type List = RouterOutputs['demands']['list'];
type Row = List['rows'][number];

/** Demands of all structures; one that waits can be withdrawn for its structure. */
export function DemandsTable({ rows, total, sports }: Pick<List, 'rows' | 'total' | 'sports'>) {
  const t = useTranslations('demands');
  const common = useTranslations('common');
  const control = useTableState(DEMANDS_TABLE);
  const columns = useColumns();
  return (
    <div>
      <FilterBar
        control={control}
        filters={[
          {
            name: 'state',
            label: t('field.state'),
            options: DEMAND_STATES.map((value) => ({ value, label: t(`state.${value}`) })),
          },
          {
            name: 'public',
            label: t('field.public'),
            options: PUBLICS.map((value) => ({ value, label: common(`public.${value}`) })),
          },
          { name: 'sport', label: t('field.sport'), options: sports.map((value) => ({ value, label: value })) },
          {
            name: 'competition',
            label: t('field.competition'),
            options: COMPETITIONS.map((value) => ({ value, label: common(`competition.${value}`) })),
          },
        ]}
      />
      <Panel flush>
        <DataTable<Row>
          caption={t('list.name')}
          columns={columns}
          rows={rows}
          rowId={(row) => row.id}
          total={total}
          control={control}
          empty={{ title: t('list.empty'), text: t('list.emptyText') }}
        />
      </Panel>
    </div>
  );
}

function useColumns(): Column<Row>[] {
  const t = useTranslations('demands');
  const common = useTranslations('common');
  const { n, dateTime } = useFormat();
  return [
    {
      key: 'structure',
      title: t('field.structure'),
      sortable: true,
      render: (row) => (
        <AppLink href={`/structures/${row.structureId}`} style={{ fontWeight: 560, whiteSpace: 'nowrap' }}>
          {row.structure}
        </AppLink>
      ),
    },
    { key: 'public', title: t('field.public'), render: (row) => common(`public.${row.public}`) },
    { key: 'rank', title: t('field.rank'), sortable: true, numeric: true, render: (row) => row.rank },
    {
      key: 'session',
      title: t('session'),
      sortable: true,
      render: (row) => <AppLink href={`/sessions/${row.code}`}>{`${row.code} · ${row.sport}`}</AppLink>,
    },
    { key: 'startsAt', title: t('field.startsAt'), render: (row) => dateTime(row.startsAt) },
    {
      key: 'formula',
      title: t('field.formula'),
      render: (row) => t('formulaTimes', { formula: t(`formula.${row.formula}`), quantity: row.quantity }),
    },
    {
      key: 'people',
      title: t('field.people'),
      sortable: true,
      numeric: true,
      render: (row) => <strong>{n(row.people)}</strong>,
    },
    {
      key: 'wheelchairs',
      title: t('field.wheelchairs'),
      numeric: true,
      render: (row) => (row.wheelchairs > 0 ? row.wheelchairs : ''),
    },
    { key: 'free', title: t('field.free'), numeric: true, render: (row) => n(row.free) },
    { key: 'state', title: t('field.state'), render: (row) => <DemandState state={row.state} /> },
    { key: 'act', title: t('field.act'), render: (row) => (isOpen(row.state) ? <Withdraw row={row} /> : null) },
  ];
}

function Withdraw({ row }: { row: Row }) {
  const t = useTranslations('demands.withdraw');
  const trpc = useTRPC();
  const router = useRouter();
  const withdraw = useMutation(trpc.demands.withdraw.mutationOptions({ onError: () => router.refresh() }));
  return (
    <ConfirmAct
      label={t('label')}
      title={t('title')}
      what={t('what', { code: row.code, people: row.people })}
      button={{ variant: 'subtle', size: 'compact-sm' }}
      onConfirm={async () => {
        await withdraw.mutateAsync({ demandId: row.id, version: row.version });
        router.refresh();
      }}
    />
  );
}
