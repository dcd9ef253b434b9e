'use client';
import { useTranslations } from 'next-intl';
import { ROLES, type UserListed } from '@/modules/accounts/account.schema';
import { AppLink } from '@/ui/app-link';
import { DataTable } from '@/ui/data-table';
import { FilterBar } from '@/ui/filter-bar';
import { Panel } from '@/ui/panel';
import { StatusBadge } from '@/ui/status-badge';
import { useFormat } from '@/ui/use-format';
import { useTableState } from '@/ui/use-table-state';
import { UserActs } from './user-acts';

/** Who may sign in, and what can be done about each. */
export function UserTable({ rows, total }: { rows: readonly UserListed[]; total: number }) {
  const t = useTranslations('accounts.users');
  const roles = useTranslations('common.role');
  const { relative } = useFormat();
  const control = useTableState({ filters: ['role', 'access'], sort: { column: 'name', direction: 'asc' } });
  const filters = [
    { name: 'role', label: t('role'), options: ROLES.map((value) => ({ value, label: roles(value) })) },
    {
      name: 'access',
      label: t('access'),
      options: (['ENABLED', 'DISABLED'] as const).map((value) => ({ value, label: t(value) })),
    },
  ];
  return (
    <>
      <FilterBar control={control} filters={filters} />
      <Panel flush>
        <DataTable<UserListed>
          caption={t('caption')}
          rows={rows}
          rowId={(row) => row.id}
          total={total}
          control={control}
          columns={[
            { key: 'name', title: t('name'), sortable: true, render: (row) => <strong>{row.name}</strong> },
            { key: 'email', title: t('email'), render: (row) => row.email },
            { key: 'role', title: t('role'), sortable: true, render: (row) => roles(row.role) },
            {
              key: 'structure',
              title: t('structure'),
              render: (row) =>
                row.structure && <AppLink href={`/structures/${row.structure.id}`}>{row.structure.name}</AppLink>,
            },
            {
              key: 'seen',
              title: t('seen'),
              sortable: true,
              render: (row) => (row.lastSeenAt ? relative(row.lastSeenAt) : t('never')),
            },
            {
              key: 'access',
              title: t('access'),
              render: (row) => (
                <StatusBadge tone={row.disabledAt ? 'no' : 'yes'}>
                  {t(row.disabledAt ? 'DISABLED' : 'ENABLED')}
                </StatusBadge>
              ),
            },
            { key: 'act', title: t('act'), width: 168, render: (row) => <UserActs row={row} /> },
          ]}
        />
      </Panel>
    </>
  );
}
