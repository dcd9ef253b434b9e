'use client';
import { ActionIcon, Menu } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconDots, IconShieldOff, IconUnlink, IconUserCog } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import type { UserListed } from '@/modules/accounts/account.schema';
import { useTRPC } from '@/trpc/client';
import { ConfirmAct } from '@/ui/confirm-act';
import { ChangeRole } from './change-role';
import { ResetFactor } from './reset-factor';
import { UnlinkIdentity } from './unlink-identity';
import { placeOf, useUserConflict } from './use-user-conflict';

/** What an admin may do about an account: close or reopen it; the rest stands in a menu. */
export function UserActs({ row }: { row: UserListed }) {
  const t = useTranslations('accounts.users');
  if (!row.can.changeAccess) return <span style={{ color: 'var(--g-third)' }}>{t('self')}</span>;
  return (
    <div
      style={{ display: 'flex', gap: 4, alignItems: 'center', justifyContent: 'space-between', whiteSpace: 'nowrap' }}
    >
      <AccessAct row={row} />
      <MoreActs row={row} />
    </div>
  );
}

const ACTS = [
  { key: 'changeRole', icon: IconUserCog, can: 'changeRole' },
  { key: 'resetFactor', icon: IconShieldOff, can: 'resetFactor' },
  { key: 'unlink', icon: IconUnlink, can: 'unlinkIdentity' },
] as const;
type Act = (typeof ACTS)[number]['key'];

function MoreActs({ row }: { row: UserListed }) {
  const t = useTranslations('accounts');
  const [act, setAct] = useState<Act | null>(null);
  const open = ACTS.filter(({ can }) => row.can[can]);
  const close = () => setAct(null);
  if (open.length === 0) return null;
  return (
    <>
      <Menu position="bottom-end" width={270}>
        <Menu.Target>
          <ActionIcon variant="subtle" size={26} aria-label={t('users.more', { name: row.name })}>
            <IconDots size={18} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          {open.map(({ key, icon: Icon }) => (
            <Menu.Item key={key} leftSection={<Icon size={16} />} onClick={() => setAct(key)}>
              {t(`${key}.short`)}
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
      {act === 'changeRole' ? <ChangeRole row={row} onClose={close} /> : null}
      {act === 'resetFactor' ? <ResetFactor row={row} onClose={close} /> : null}
      {act === 'unlink' ? <UnlinkIdentity row={row} onClose={close} /> : null}
    </>
  );
}

function AccessAct({ row }: { row: UserListed }) {
  const t = useTranslations('accounts.users');
  const trpc = useTRPC();
  const router = useRouter();
  const enabled = row.disabledAt !== null;
  const set = useMutation(trpc.accounts.setAccess.mutationOptions());
  const { run, dialog } = useUserConflict(row, (version) => set.mutateAsync({ userId: row.id, version, enabled }));
  const change = async () => {
    const done = await run(placeOf(row), { access: enabled ? 'ENABLED' : 'DISABLED' });
    if (done) notifications.show({ message: t(enabled ? 'enabled' : 'disabled') });
    router.refresh();
  };
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
