import type { ReactNode } from 'react';
import classes from './phone.module.css';

export type TicketFact = { key: string; icon: ReactNode; main: ReactNode; more?: ReactNode };
export type SeatGroup = { key: string; label: string; seats: readonly string[] };

/** What a group receives: session, when, where, and the seats as little seats, row by row. */
export function TicketCard({
  icon,
  title,
  context,
  facts,
  groups,
  children,
}: {
  icon: ReactNode;
  title: ReactNode;
  context: ReactNode;
  facts: readonly TicketFact[];
  groups: readonly SeatGroup[];
  children?: ReactNode;
}) {
  return (
    <article className={classes.ticket}>
      <div className={classes.ticketHead}>
        {icon}
        <div>
          <h2>{title}</h2>
          <p>{context}</p>
        </div>
      </div>
      <dl className={classes.facts}>
        {facts.map((fact) => (
          <div key={fact.key} className={classes.fact}>
            <dt style={{ display: 'contents' }}>
              {fact.icon}
              <strong>{fact.main}</strong>
            </dt>
            {fact.more ? <dd>{fact.more}</dd> : null}
          </div>
        ))}
      </dl>
      {groups.map((group) => (
        <div key={group.key} className={classes.seats}>
          <p>{group.label}</p>
          <ul className={classes.tiles} aria-label={group.label}>
            {group.seats.map((seat) => (
              <li key={seat} className={classes.tile}>
                {seat}
              </li>
            ))}
          </ul>
        </div>
      ))}
      {children}
    </article>
  );
}
