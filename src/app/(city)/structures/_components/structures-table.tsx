'use client';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { PUBLICS } from '@/modules/structures/structure.rules';
import type { RouterOutputs } from '@/trpc/outputs';
import { AppLink } from '@/ui/app-link';
import { type Column, DataTable } from '@/ui/data-table';
import { FilterBar } from '@/ui/filter-bar';
import { Panel } from '@/ui/panel';
import { StatusBadge } from '@/ui/status-badge';
import { useFormat } from '@/ui/use-format';
import { useTableState } from '@/ui/use-table-state';
import { STRUCTURES_TABLE } from './table-options';

type List = RouterOutputs['structures']['list'];
type Row = List['rows'][number];
const DISTRICTS = Array.from({ length: 20 }, (_, index) => index + 1);

/** Structures with what they hold; a line opens its page. */
export function StructuresTable({ rows, total }: List) {
  const t = useTranslations('structures');
  const common = useTranslations('common');
  const router = useRouter();
  const control = useTableState(STRUCTURES_TABLE);
  const columns = useColumns();
  return (
    <div>
      <FilterBar
        control={control}
        filters={[
          {
            name: 'public',
            label: t('field.public'),
            options: PUBLICS.map((value) => ({ value, label: common(`public.${value}`) })),
          },
          {
            name: 'district',
            label: t('field.district'),
            options: DISTRICTS.map((district) => ({
              value: String(district),
              label: t('districtShort', { district }),
            })),
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
          onRowOpen={(row) => router.push(`/structures/${row.id}`)}
        />
      </Panel>
    </div>
  );
}

function useColumns(): Column<Row>[] {
  const t = useTranslations('structures');
  const common = useTranslations('common');
  const { n } = useFormat();
  const dim = (value: number) => (value === 0 ? <span style={{ color: 'var(--g-third)' }}>0</span> : n(value));
  return [
    {
      key: 'name',
      title: t('field.name'),
      sortable: true,
      render: (row) => (
        <AppLink href={`/structures/${row.id}`} style={{ fontWeight: 560, whiteSpace: 'nowrap' }}>
          {row.name}
        </AppLink>
      ),
    },
    { key: 'number', title: t('field.externalId'), render: (row) => row.externalId ?? '' },
    { key: 'public', title: t('field.public'), sortable: true, render: (row) => common(`public.${row.public}`) },
    {
      key: 'district',
      title: t('field.district'),
      sortable: true,
      render: (row) => (row.district ? t('districtShort', { district: row.district }) : (row.city ?? '')),
    },
    {
      key: 'members',
      title: t('field.memberCount'),
      sortable: true,
      numeric: true,
      render: (row) => (row.members === null ? '' : n(row.members)),
    },
    { key: 'demands', title: t('field.demands'), numeric: true, render: (row) => dim(row.demands) },
    { key: 'seats', title: t('field.seats'), sortable: true, numeric: true, render: (row) => dim(row.seats) },
    { key: 'named', title: t('field.named'), sortable: true, numeric: true, render: (row) => dim(row.named) },
    {
      key: 'leaders',
      title: t('field.leaders'),
      render: (row) => (row.leaders === 0 ? <StatusBadge tone="neutral">{t('noLeader')}</StatusBadge> : n(row.leaders)),
    },
  ];
}
