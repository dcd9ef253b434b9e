'use client';
import { IconQrcode } from '@tabler/icons-react';
import { useTranslations } from 'next-intl';
import { BigButton } from '@/ui/big-button';
import { SportIcon } from '@/ui/sport-icon';
import { useFormat } from '@/ui/use-format';
import classes from './hand.module.css';
import type { Held, HeldOuting } from './hand-types';
import { TicketRow } from './ticket-row';

/** The tickets taken, session by session: names, changes left, giving back, QR codes. */
export function MyTickets({ token, held }: { token: string; held: Held }) {
  const taken = held.outings.filter((outing) => outing.tickets.some((ticket) => !ticket.can.claim));
  return (
    <div style={{ marginTop: 14 }}>
      {taken.map((outing) => (
        <Outing key={outing.sessionId} token={token} held={held} outing={outing} />
      ))}
    </div>
  );
}

function Outing({ token, held, outing }: { token: string; held: Held; outing: HeldOuting }) {
  const t = useTranslations('claims.hand');
  const f = useFormat();
  const tickets = outing.tickets.filter((ticket) => !ticket.can.claim);
  const closed = tickets.some((ticket) => ticket.closed);
  const ready = tickets.some((ticket) => ticket.qr.code !== null);
  const first = tickets[0];
  const foot = () => {
    if (outing.cancelled) return t('cancelled');
    if (outing.over) return t('over');
    if (held.delivery === 'OFFICIAL_APP') return t('official');
    return first ? t('qrLater', { when: f.relative(first.qr.showsAt) }) : null;
  };
  return (
    <section className={classes.block}>
      <div className={classes.head}>
        <SportIcon sport={outing.sport} size={48} />
        <div>
          <h2>
            {outing.sport} · {outing.code}
          </h2>
          <p>
            {f.day(outing.startsAt, 'long')}, {f.hourWords(outing.startsAt)} · {outing.venue}
            <br />
            {t('arrive', { hour: f.hourWords(outing.arriveAt) })}
          </p>
        </div>
      </div>
      {tickets.map((ticket) => (
        <TicketRow key={ticket.id} token={token} held={held} ticket={ticket} />
      ))}
      <div className={classes.foot}>
        {closed && !outing.over ? <span>{t('closed', { cutoff: f.dateTime(outing.cutoffAt) })}</span> : null}
        {ready && !outing.over ? (
          <BigButton href={`/b/${token}/qr?s=${outing.sessionId}`} icon={<IconQrcode size={22} aria-hidden="true" />}>
            {t('qr')}
          </BigButton>
        ) : (
          <span>{foot()}</span>
        )}
      </div>
    </section>
  );
}
