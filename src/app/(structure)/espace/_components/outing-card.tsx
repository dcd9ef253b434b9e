import { IconChevronRight, IconPhone, IconRoute } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { AppLink } from '@/ui/app-link';
import { SportIcon } from '@/ui/sport-icon';
import classes from './outing-card.module.css';

export type OutingWords = {
  readonly id: string;
  readonly sport: string;
  readonly day: { weekday: string; dayNumber: string; month: string };
  readonly title: string;
  readonly venue: string;
  readonly seats: string;
  readonly status?: ReactNode;
};

/** A session of the structure as a card: its day, what, where, how many; the whole card opens it. */
export function OutingCard({ outing, foot }: { outing: OutingWords; foot?: ReactNode }) {
  const { day } = outing;
  return (
    <article className={classes.card}>
      <AppLink href={`/espace/sorties/${outing.id}`} className={classes.body}>
        <span className={classes.day}>
          <span>{day.weekday}</span>
          <strong>{day.dayNumber}</strong>
          <span>{day.month}</span>
        </span>
        <span className={classes.words}>
          <strong>{outing.title}</strong>
          <span>{outing.venue}</span>
          <span>{outing.seats}</span>
          {outing.status ? <span className={classes.status}>{outing.status}</span> : null}
        </span>
        {foot ? <SportIcon sport={outing.sport} size={46} /> : <IconChevronRight size={22} aria-hidden="true" />}
      </AppLink>
      {foot}
    </article>
  );
}

/** How to get there and whom to call: the two things wanted on the way. */
export function OutingWay({
  place,
  phone,
  words,
}: {
  place: string;
  phone: string | null;
  words: { go: string; call: string };
}) {
  return (
    <div className={classes.way}>
      <a
        href={`https://www.openstreetmap.org/search?query=${encodeURIComponent(place)}`}
        rel="noreferrer"
        target="_blank"
      >
        <IconRoute size={22} aria-hidden="true" /> {words.go}
      </a>
      {phone ? (
        <a href={`tel:${phone.replaceAll(/\s/g, '')}`}>
          <IconPhone size={22} aria-hidden="true" /> {words.call}
        </a>
      ) : null}
    </div>
  );
}
