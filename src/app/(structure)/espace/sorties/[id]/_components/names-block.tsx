'use client';
import { IconClipboardText, IconUserQuestion } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { useTRPC } from '@/trpc/client';
import { AppLink } from '@/ui/app-link';
import classes from '../../../_components/space.module.css';
import type { Outing } from '../../../_components/space-types';
import { PersonSelect } from './person-select';

type Names = Readonly<Record<string, string>>;
const SHOWN = 3;

/** Who is coming: a name for each place that has none. Nothing is kept before "save". */
export function NamesBlock({
  page,
  names,
  onChange,
}: {
  page: Outing;
  names: Names;
  onChange: (names: Names) => void;
}) {
  const t = useTranslations('claims.outing');
  const [all, setAll] = useState(false);
  const trpc = useTRPC();
  const people = useQuery(trpc.people.choices.queryOptions({}));
  const { outing, tickets } = page;
  const open = tickets.filter((ticket) => ticket.can.name);
  const shown = all ? open : open.slice(0, SHOWN);
  const seated = new Set(tickets.map((ticket) => ticket.personId));
  const choose = (ticketId: string, person: string | null) => {
    const { [ticketId]: _old, ...others } = names;
    onChange(person ? { ...others, [ticketId]: person } : others);
  };
  const left = (ticketId: string) => {
    const taken = new Set(Object.entries(names).flatMap(([id, person]) => (id === ticketId ? [] : [person])));
    return (people.data ?? []).filter((person) => !seated.has(person.id) && !taken.has(person.id));
  };
  return (
    <section className={classes.block}>
      <div className={classes.blockHead}>
        <h2>{t('who')}</h2>
        <span>{t('progress', { named: outing.named, seats: outing.seats })}</span>
      </div>
      <div className={classes.bar} aria-hidden="true">
        {outing.named > 0 ? <div style={{ flex: outing.named }} /> : <div style={{ flex: 0 }} />}
        {outing.named < outing.seats ? <div style={{ flex: outing.seats - outing.named }} /> : null}
      </div>
      {shown.map((ticket) => (
        <div key={ticket.id} className={classes.row} style={{ flexWrap: 'nowrap' }}>
          <div className={classes.place}>
            {t('row', { row: ticket.row })}
            <strong>{t('seat', { seat: ticket.seat })}</strong>
            {ticket.kind === 'STANDARD' ? null : t(ticket.kind === 'WHEELCHAIR' ? 'wheelchair' : 'companion')}
          </div>
          <div className={classes.grow}>
            <PersonSelect
              label={`${t('choose')}, ${t('row', { row: ticket.row })}, ${t('seat', { seat: ticket.seat })}`}
              people={left(ticket.id)}
              value={names[ticket.id] ?? null}
              onChange={(person) => choose(ticket.id, person)}
              wheelchairOnly={ticket.kind === 'WHEELCHAIR'}
            />
          </div>
        </div>
      ))}
      {open.length > shown.length ? (
        <button type="button" className={`${classes.more} ${classes.split}`} onClick={() => setAll(true)}>
          <IconUserQuestion size={24} color="var(--g-act)" aria-hidden="true" />
          <span>{t('moreUnnamed', { count: open.length - shown.length })}</span>
          {t('show')}
        </button>
      ) : null}
      {open.length > 0 ? (
        <AppLink href="/espace/liste" className={classes.more}>
          <IconClipboardText size={22} aria-hidden="true" /> {t('paste')}
        </AppLink>
      ) : null}
    </section>
  );
}
