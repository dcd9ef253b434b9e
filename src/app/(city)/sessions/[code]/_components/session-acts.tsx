'use client';
import { ActionIcon, Menu } from '@mantine/core';
import {
  IconArmchair,
  IconCalendarOff,
  IconCalendarTime,
  IconDots,
  IconLock,
  IconLockOpen,
  IconUserShield,
} from '@tabler/icons-react';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { ActButton } from '@/app/(city)/_components/act-modal';
import type { SessionPage } from '../page';
import { AllocateForm } from './allocate-form';
import { CancelForm } from './cancel-form';
import { GateForm } from './gate-form';
import { PostponeForm } from './postpone-form';
import { ReserveForm } from './reserve-form';

/** The one thing to do with an open session: give its free seats. */
export function SessionActs({ session }: { session: SessionPage }) {
  const t = useTranslations('sessions.act');
  const free = session.kinds.reduce((sum, kind) => sum + kind.free, 0);
  if (!session.can.allocate) return null;
  return (
    <ActButton label={t('allocate', { free })} button={{ leftSection: <IconArmchair size={16} /> }}>
      {(dialog) => <AllocateForm session={session} {...dialog} />}
    </ActButton>
  );
}

const ACTS = [
  { key: 'hold', icon: IconLock, can: 'hold' },
  { key: 'releaseHeld', icon: IconLockOpen, can: 'hold' },
  { key: 'gate', icon: IconUserShield, can: 'gate' },
  { key: 'postpone', icon: IconCalendarTime, can: 'postpone' },
  { key: 'cancel', icon: IconCalendarOff, can: 'cancel' },
] as const;
type Act = (typeof ACTS)[number]['key'];

/** What is done less often: reserve, gate, postponement, cancellation. */
export function SessionMenu({ session }: { session: SessionPage }) {
  const t = useTranslations('sessions.act');
  const [act, setAct] = useState<Act | null>(null);
  const open = ACTS.filter(({ can }) => session.can[can]);
  const dialog = (key: Act) => ({ session, opened: act === key, onClose: () => setAct(null) });
  if (open.length === 0) return null;
  return (
    <>
      <Menu position="bottom-end" width={260}>
        <Menu.Target>
          <ActionIcon variant="default" size={36} aria-label={t('more')}>
            <IconDots size={18} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          {open.map(({ key, icon: Icon }) => (
            <Menu.Item
              key={key}
              leftSection={<Icon size={16} />}
              onClick={() => setAct(key)}
              {...(key === 'cancel' ? { color: 'no' } : {})}
            >
              {t(key)}
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
      {act === 'hold' ? <ReserveForm {...dialog('hold')} from="free" /> : null}
      {act === 'releaseHeld' ? <ReserveForm {...dialog('releaseHeld')} from="held" /> : null}
      {act === 'gate' ? <GateForm {...dialog('gate')} /> : null}
      {act === 'postpone' ? <PostponeForm {...dialog('postpone')} /> : null}
      {act === 'cancel' ? <CancelForm {...dialog('cancel')} /> : null}
    </>
  );
}
