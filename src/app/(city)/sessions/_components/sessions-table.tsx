'use client';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { COMPETITIONS, SESSION_STATUSES } from '@/modules/sessions/session.rules';
import type { RouterOutputs } from '@/trpc/outputs';
import { AppLink } from '@/ui/app-link';
import { type Column, DataTable } from '@/ui/data-table';
import { FilterBar } from '@/ui/filter-bar';
import { Panel } from '@/ui/panel';
import { SportIcon } from '@/ui/sport-icon';
import { StatusBadge } from '@/ui/status-badge';
import { useFormat } from '@/ui/use-format';
import { useTableState } from '@/ui/use-table-state';
import { SESSIONS_TABLE } from './table-options';

type List = RouterOutputs['sessions']['list'];
type Row = List['rows'][number];
const COUNTERS = ['stock', 'free', 'held', 'allocated', 'confirmed', 'claimed', 'named', 'entered'] as const;

/** The calendar with its counters; a line opens its session. */
export function SessionsTable({ rows, total, sports, venues, days }: List) {
  const t = useTranslations('sessions');
  const common = useTranslations('common');
  const format = useFormat();
  const router = useRouter();
  const control = useTableState(SESSIONS_TABLE);
  const columns = useColumns();
  const option = (value: string) => ({ value, label: value });
  return (
    <div>
      <FilterBar
        control={control}
        filters={[
          { name: 'sport', label: t('field.sport'), options: sports.map(option) },
          {
            name: 'day',
            label: t('field.day'),
            options: days.map((day) => ({ value: day, label: format.day(new Date(`${day}T12:00:00Z`)) })),
          },
          { name: 'venue', label: t('field.venue'), options: venues.map(([value, label]) => ({ value, label })) },
          {
            name: 'competition',
            label: t('field.competition'),
            options: COMPETITIONS.map((value) => ({ value, label: common(`competition.${value}`) })),
          },
          {
            name: 'status',
            label: t('field.status'),
            options: SESSION_STATUSES.map((value) => ({ value, label: t(`status.${value}`) })),
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
          onRowOpen={(row) => router.push(`/sessions/${row.code}`)}
        />
      </Panel>
    </div>
  );
}

function useColumns(): Column<Row>[] {
  const t = useTranslations('sessions');
  const format = useFormat();
  const dim = (value: number) => (value === 0 ? <span style={{ color: 'var(--g-third)' }}>0</span> : format.n(value));
  return [
    {
      key: 'code',
      title: t('field.code'),
      sortable: true,
      render: (row) => (
        <span style={{ display: 'inline-flex', alignItems: 'center', gap: 8 }}>
          <AppLink href={`/sessions/${row.code}`} style={{ fontWeight: 620 }}>
            {row.code}
          </AppLink>
          {row.status === 'SCHEDULED' ? null : (
            <StatusBadge tone={row.status === 'CANCELLED' ? 'no' : 'pending'}>{t(`status.${row.status}`)}</StatusBadge>
          )}
        </span>
      ),
    },
    {
      key: 'sport',
      title: t('field.sport'),
      sortable: true,
      render: (row) => (
        <span style={{ display: 'inline-flex', alignItems: 'center', gap: 8 }}>
          <SportIcon sport={row.sport} size={24} />
          {row.sport}
        </span>
      ),
    },
    { key: 'startsAt', title: t('field.startsAt'), sortable: true, render: (row) => format.dateTime(row.startsAt) },
    { key: 'venue', title: t('field.venue'), sortable: true, render: (row) => row.venue },
    ...COUNTERS.map((key) => ({
      key,
      title: <abbr title={t(`counter.${key}`)}>{t(`short.${key}`)}</abbr>,
      sortable: true,
      numeric: true,
      render: (row: Row) => (key === 'free' && row.free > 0 ? <strong>{format.n(row.free)}</strong> : dim(row[key])),
    })),
  ];
}
