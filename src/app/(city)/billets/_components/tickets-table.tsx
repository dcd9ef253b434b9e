'use client';
import type { Route } from 'next';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { COMPETITIONS } from '@/modules/sessions/session.rules';
import { TICKET_KINDS, TICKET_STATES } from '@/modules/tickets/ticket.rules';
import { TICKET_STEPS } from '@/modules/tickets/ticket-steps.rules';
import type { RouterOutputs } from '@/trpc/outputs';
import { AppLink } from '@/ui/app-link';
import { type Column, DataTable } from '@/ui/data-table';
import { FilterBar } from '@/ui/filter-bar';
import { Panel } from '@/ui/panel';
import { useFormat } from '@/ui/use-format';
import { useTableState } from '@/ui/use-table-state';
import { ExportNames } from './export-names';
import { TICKETS_TABLE } from './table-options';
import { TicketStateBadge } from './ticket-state';

type Row = RouterOutputs['tickets']['list']['rows'][number];

function useColumns(): Column<Row>[] {
  const t = useTranslations('tickets.list');
  const kinds = useTranslations('tickets.kind');
  const f = useFormat();
  return [
    {
      key: 'reference',
      title: t('reference'),
      sortable: true,
      render: (row) => <AppLink href={`/billets/${row.id}`}>{row.reference}</AppLink>,
    },
    {
      key: 'session',
      title: t('session'),
      sortable: true,
      render: (row) => <AppLink href={`/sessions/${row.session}`}>{row.session}</AppLink>,
    },
    { key: 'date', title: t('date'), render: (row) => f.dateTime(row.startsAt) },
    {
      key: 'place',
      title: t('place'),
      sortable: true,
      render: (row) => t('placeOf', { block: row.block, row: row.row, seat: row.seat }),
    },
    { key: 'kind', title: t('kind'), render: (row) => kinds(row.kind) },
    { key: 'state', title: t('state'), sortable: true, render: (row) => <TicketStateBadge state={row.state} /> },
    {
      key: 'structure',
      title: t('structure'),
      sortable: true,
      render: (row) =>
        row.structureId && row.structure ? (
          <AppLink href={`/structures/${row.structureId}`}>{row.structure}</AppLink>
        ) : (
          '—'
        ),
    },
    { key: 'person', title: t('person'), render: (row) => row.person ?? (row.structureId ? t('noName') : '—') },
  ];
}

/** The tickets the address asks for; a line opens its ticket. */
export function TicketsTable({ rows, total }: { rows: Row[]; total: number }) {
  const t = useTranslations('tickets.list');
  const words = useTranslations('tickets');
  const common = useTranslations('common');
  const router = useRouter();
  const control = useTableState(TICKETS_TABLE);
  const columns = useColumns();
  return (
    <div>
      <FilterBar
        control={control}
        filters={[
          {
            name: 'state',
            label: t('state'),
            options: TICKET_STATES.map((value) => ({ value, label: words(`state.${value}`) })),
          },
          {
            name: 'reached',
            label: t('reached'),
            options: TICKET_STEPS.map((value) => ({ value, label: words(`reached.${value}`) })),
          },
          {
            name: 'kind',
            label: t('kind'),
            options: TICKET_KINDS.map((value) => ({ value, label: words(`kind.${value}`) })),
          },
          {
            name: 'competition',
            label: t('competition'),
            options: COMPETITIONS.map((value) => ({ value, label: common(`competition.${value}`) })),
          },
          {
            name: 'named',
            label: t('named'),
            options: [
              { value: 'yes', label: t('yes') },
              { value: 'no', label: t('no') },
            ],
          },
        ]}
        aside={<ExportNames query={control.query} />}
      />
      <Panel flush>
        <DataTable<Row>
          caption={t('caption')}
          columns={columns}
          rows={rows}
          rowId={(row) => row.id}
          total={total}
          control={control}
          empty={{ title: t('empty'), text: t('emptyText'), action: <AppLink href="/imports">{t('import')}</AppLink> }}
          exports={[
            { format: 'CSV', href: `/api/exports/tickets.csv?${control.query}` },
            { format: 'XLSX', href: `/api/exports/tickets.xlsx?${control.query}` },
          ]}
          onRowOpen={(row) => router.push(`/billets/${row.id}` as Route)}
        />
      </Panel>
    </div>
  );
}
