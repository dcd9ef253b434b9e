import type { Metadata, Route } from 'next';
import { redirect } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { getFormat } from '@/i18n/get-format';
import { Messages } from '@/i18n/messages-provider';
import { qrPath } from '@/ui/qr-path';
import { DeadLink } from '../_components/dead-link';
import { findHeld } from '../find-held';
import { type Pass, Passes } from './_components/passes';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('claims.pass');
  return { title: t('title'), robots: { index: false, follow: false }, referrer: 'no-referrer' };
}

type Props = { params: Promise<{ token: string }>; searchParams: Promise<{ s?: string }> };

/** Rule 9: the QR codes of one session, as large as the screen, kept once loaded. */
export default async function PassPage({ params, searchParams }: Props) {
  const { token } = await params;
  const held = await findHeld(token);
  if (!held) return <DeadLink />;
  const { s } = await searchParams;
  const f = await getFormat(held.timeZone);
  const outing = held.outings.find((one) => (s ? one.sessionId === s : one.tickets.some((ticket) => ticket.qr.code)));
  const passes = (outing?.tickets ?? []).flatMap((ticket): Pass[] => {
    if (ticket.qr.code === null) return [];
    const { id, block, row, seat, personName, state } = ticket;
    return [{ id, block, row, seat, personName, entered: state === 'ENTERED', qr: qrPath(ticket.qr.code) }];
  });
  if (!outing || passes.length === 0) redirect(`/b/${token}` as Route);
  return (
    <Messages of={['claims']} timeZone={held.timeZone}>
      <Passes
        back={`/b/${token}`}
        passes={passes}
        sport={outing.sport}
        title={`${outing.sport} · ${outing.code}`}
        context={`${f.day(outing.startsAt)}, ${f.hourWords(outing.startsAt)} · ${outing.venue}`}
      />
    </Messages>
  );
}
