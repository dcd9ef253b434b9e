'use client';
import { IconCalendarEvent, IconMapPin } from '@tabler/icons-react';
import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { capital } from '@/ui/format';
import { SportIcon } from '@/ui/sport-icon';
import { TicketCard } from '@/ui/ticket-card';
import { useFormat } from '@/ui/use-format';
import type { Held, HeldOuting, HeldTicket } from './hand-types';

/** A session with when to be there, where, and the seats row by row. */
export function OutingFacts({
  held,
  outing,
  tickets,
  children,
}: {
  held: Held;
  outing: HeldOuting;
  tickets: readonly HeldTicket[];
  children?: ReactNode;
}) {
  const t = useTranslations('claims.hand');
  const f = useFormat();
  const rows = new Map<string, HeldTicket[]>();
  for (const ticket of tickets) {
    const label = t('places', { block: ticket.block, row: ticket.row });
    rows.set(label, [...(rows.get(label) ?? []), ticket]);
  }
  return (
    <TicketCard
      icon={<SportIcon sport={outing.sport} size={54} />}
      title={outing.sport}
      context={t('context', { code: outing.code, structure: held.structure })}
      facts={[
        {
          key: 'when',
          icon: <IconCalendarEvent size={20} aria-hidden="true" />,
          main: `${capital(f.day(outing.startsAt, 'long'))}, ${f.hourWords(outing.startsAt)}`,
          more: t('arrive', { hour: f.hourWords(outing.arriveAt) }),
        },
        { key: 'where', icon: <IconMapPin size={20} aria-hidden="true" />, main: outing.venue, more: outing.city },
      ]}
      groups={[...rows].map(([label, seats]) => ({ key: label, label, seats: seats.map((ticket) => ticket.seat) }))}
    >
      {children}
    </TicketCard>
  );
}
