'use client';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { AllocationState } from '@/app/(city)/_components/allocation-state';
import { ALLOCATION_STATES } from '@/modules/allocation/allocation.rules';
import { PUBLICS } from '@/modules/structures/structure.rules';
import type { RouterOutputs } from '@/trpc/outputs';
import { AppLink } from '@/ui/app-link';
import { type Column, DataTable } from '@/ui/data-table';
import { FilterBar } from '@/ui/filter-bar';
import { Panel } from '@/ui/panel';
import { SportIcon } from '@/ui/sport-icon';
import { useFormat } from '@/ui/use-format';
import { useTableState } from '@/ui/use-table-state';
import { BulkActs } from './bulk-acts';
import { ALLOCATIONS_TABLE } from './table-options';

type List = RouterOutputs['allocation']['list'];
type Row = List['rows'][number];

/** Allocations, those to be answered first; several chosen lines are answered at once. */
export function AllocationsTable({ rows, total, can }: List) {
  const t = useTranslations('allocation');
  const common = useTranslations('common');
  const control = useTableState(ALLOCATIONS_TABLE);
  const columns = useColumns();
  const [chosen, setChosen] = useState<Row[]>([]);
  return (
    <div>
      <FilterBar
        control={control}
        filters={[
          {
            name: 'state',
            label: t('field.state'),
            options: ALLOCATION_STATES.map((value) => ({ value, label: t(`state.${value}`) })),
          },
          {
            name: 'due',
            label: t('field.due'),
            options: (['soon', 'late'] as const).map((value) => ({ value, label: t(`due.${value}`) })),
          },
          {
            name: 'public',
            label: t('field.public'),
            options: PUBLICS.map((value) => ({ value, label: common(`public.${value}`) })),
          },
        ]}
        aside={
          can.answer && chosen.length > 0 ? (
            <BulkActs ids={chosen.map(({ id }) => id)} done={() => setChosen([])} />
          ) : undefined
        }
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
          exports={[
            { format: 'CSV', href: `/api/exports/allocations.csv?${control.query}` },
            { format: 'XLSX', href: `/api/exports/allocations.xlsx?${control.query}` },
          ]}
          {...(can.answer ? { selection: { rows: chosen, onChange: setChosen } } : {})}
        />
      </Panel>
    </div>
  );
}

function useColumns(): Column<Row>[] {
  const t = useTranslations('allocation');
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
    {
      key: 'session',
      title: t('field.session'),
      sortable: true,
      render: (row) => (
        <AppLink
          href={`/sessions/${row.code}`}
          style={{ display: 'inline-flex', alignItems: 'center', gap: 8, whiteSpace: 'nowrap' }}
        >
          <SportIcon sport={row.sport} size={24} />
          {`${row.code} · ${row.sport}`}
        </AppLink>
      ),
    },
    { key: 'startsAt', title: t('field.startsAt'), render: (row) => dateTime(row.startsAt) },
    {
      key: 'quantity',
      title: t('field.quantity'),
      sortable: true,
      numeric: true,
      render: (row) => <strong>{n(row.quantity)}</strong>,
    },
    {
      key: 'origin',
      title: t('field.origin'),
      render: (row) =>
        row.drawId ? (
          <AppLink href={`/tirages/${row.drawId}`}>{t(row.offer ? 'origin.offer' : 'origin.draw')}</AppLink>
        ) : (
          t('origin.hand')
        ),
    },
    { key: 'confirmBy', title: t('field.confirmBy'), sortable: true, render: (row) => dateTime(row.confirmBy) },
    { key: 'state', title: t('field.state'), sortable: true, render: (row) => <AllocationState row={row} brief /> },
  ];
}
