'use client';
import { notifications } from '@mantine/notifications';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useConflict } from '@/app/_components/use-conflict';
import { ROLES, type UserListed } from '@/modules/accounts/account.schema';
import { useTRPC } from '@/trpc/client';
import { AppLink } from '@/ui/app-link';
import { ConfirmAct } from '@/ui/confirm-act';
import { DataTable } from '@/ui/data-table';
import { FilterBar } from '@/ui/filter-bar';
import { Panel } from '@/ui/panel';
import { StatusBadge } from '@/ui/status-badge';
import { useFormat } from '@/ui/use-format';
import { useTableState } from '@/ui/use-table-state';
import { ResetFactor } from './reset-factor';

/** Who may sign in, and the one act on each: close or reopen. */
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
            { key: 'act', title: t('act'), width: 275, render: (row) => <UserActs row={row} /> },
          ]}
        />
      </Panel>
    </>
  );
}

type Access = {
  readonly role: UserListed['role'];
  readonly structure: string | null;
  readonly access: 'ENABLED' | 'DISABLED';
};

const accessOf = ({ version, role, structure, disabledAt }: UserListed) => ({
  version,
  values: { role, structure: structure?.name ?? null, access: disabledAt ? 'DISABLED' : 'ENABLED' } satisfies Access,
});

function UserActs({ row }: { row: UserListed }) {
  return (
    <div style={{ display: 'flex', gap: 4, whiteSpace: 'nowrap' }}>
      <AccessAct row={row} />
      {row.can.resetFactor ? <ResetFactor userId={row.id} name={row.name} /> : null}
    </div>
  );
}

function AccessAct({ row }: { row: UserListed }) {
  const t = useTranslations('accounts.users');
  const trpc = useTRPC();
  const router = useRouter();
  const enabled = row.disabledAt !== null;
  const roles = useTranslations('common.role');
  const client = useQueryClient();
  const set = useMutation(trpc.accounts.setAccess.mutationOptions());
  const { run, dialog } = useConflict<Access, unknown>({
    record: { kind: 'user', id: row.id },
    kind: 'act',
    fields: {
      role: { label: t('role'), show: (role) => roles(role) },
      structure: { label: t('structure') },
      access: { label: t('access'), show: (access) => t(access) },
    },
    reread: async () => {
      const again = trpc.accounts.users.queryOptions({ q: row.email });
      const now = (await client.fetchQuery({ ...again, staleTime: 0 })).rows.find(({ id }) => id === row.id);
      return now ? accessOf(now) : null;
    },
    send: (_values, version) => set.mutateAsync({ userId: row.id, version, enabled }).then(() => true),
  });
  const change = async () => {
    const done = await run(accessOf(row), { access: enabled ? 'ENABLED' : 'DISABLED' });
    if (done) notifications.show({ message: t(enabled ? 'enabled' : 'disabled') });
    router.refresh();
  };
  if (!row.can.changeAccess) return <span style={{ color: 'var(--g-third)' }}>{t('self')}</span>;
  return (
    <>
      <ConfirmAct
        label={t(enabled ? 'enable' : 'disable')}
        title={enabled ? `${t('enable')} : ${row.name}` : t('disableTitle', { name: row.name })}
        what={enabled ? row.email : t('disableWhat')}
        danger={!enabled}
        button={{ variant: 'subtle', size: 'compact-sm' }}
        onConfirm={change}
      />
      {dialog}
    </>
  );
}
