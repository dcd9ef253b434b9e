'use client';
import { IconArmchair, IconDeviceMobile, IconDoorEnter, IconLock } from '@tabler/icons-react';
import { useTranslations } from 'next-intl';
import type { TicketState } from '@/modules/tickets/ticket.rules';
import { StatusBadge } from '@/ui/status-badge';

const LOOK = {
  FREE: { tone: 'neutral', icon: <IconArmchair size={14} aria-hidden="true" /> },
  HELD: { tone: 'neutral', icon: <IconLock size={14} aria-hidden="true" /> },
  PROPOSED: { tone: 'pending', icon: undefined },
  CONFIRMED: { tone: 'info', icon: undefined },
  CLAIMED: { tone: 'info', icon: <IconDeviceMobile size={14} aria-hidden="true" /> },
  ENTERED: { tone: 'yes', icon: <IconDoorEnter size={14} aria-hidden="true" /> },
} as const;

/** The state of a ticket by colour, icon and word. */
export function TicketStateBadge({ state }: { state: TicketState }) {
  const t = useTranslations('tickets.state');
  const { tone, icon } = LOOK[state];
  return (
    <StatusBadge tone={tone} icon={icon}>
      {t(state)}
    </StatusBadge>
  );
}
