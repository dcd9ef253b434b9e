import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { footLinks } from '@/app/_components/foot-links';
import { Messages } from '@/i18n/messages-provider';
import { PublicShell } from '@/ui/public-shell';
import { DeadLink } from './_components/dead-link';
import { MyTickets } from './_components/my-tickets';
import { TakeTickets } from './_components/take-tickets';
import { findHeld } from './find-held';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('claims.pass');
  return { title: t('back'), robots: { index: false, follow: false }, referrer: 'no-referrer' };
}

/** Rule 8: opening a claim link reads and changes nothing. Taking the tickets is an act of its own. */
export default async function ClaimPage({ params }: { params: Promise<{ token: string }> }) {
  const { token } = await params;
  const held = await findHeld(token);
  if (!held) return <DeadLink />;
  const t = await getTranslations('claims.hand');
  const tickets = held.outings.flatMap((outing) => outing.tickets);
  const waiting = tickets.filter((ticket) => ticket.can.claim).length;
  const name = held.firstName ?? held.structure;
  return (
    <Messages of={['claims', 'tickets']} timeZone={held.timeZone}>
      <PublicShell
        brand={held.senderName}
        title={waiting > 0 ? t('waiting', { name, count: waiting }) : t('mine', { name })}
        {...(waiting === 0 && { context: t('mineContext', { count: tickets.length, structure: held.structure }) })}
        footLinks={await footLinks()}
      >
        {waiting > 0 ? <TakeTickets token={token} held={held} /> : <MyTickets token={token} held={held} />}
      </PublicShell>
    </Messages>
  );
}
