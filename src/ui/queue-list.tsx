'use client';
import { type ReactNode, useRef, useState } from 'react';
import classes from './queue-list.module.css';
import { QueueRow } from './queue-row';
import { useQueueKeys } from './use-queue-keys';

export type QueueEntry = {
  id: string;
  /** Hour or day, and how far it is: "15:00", "dans 48 min". */
  time: string;
  distance: string;
  urgent?: boolean;
  icon: ReactNode;
  what: ReactNode;
  which: ReactNode;
  href: string;
  /** The one action; its label carries its number. */
  act?: { label: string; onAct: () => void; pending?: boolean };
};
export type QueueGroup = {
  key: string;
  title: ReactNode;
  count: string;
  icon?: ReactNode;
  entries: readonly QueueEntry[];
};

/** Decisions in groups, worked by keyboard: J and K move, ↵ opens, A acts. Put it in a flush Panel. */
export function QueueList({ groups }: { groups: readonly QueueGroup[] }) {
  const entries = groups.flatMap((group) => group.entries);
  const [chosen, setChosen] = useState<string | undefined>(entries[0]?.id);
  const selected = entries.some((entry) => entry.id === chosen) ? chosen : entries[0]?.id;
  const root = useRef<HTMLDivElement>(null);
  useQueueKeys({ entries, selected, select: setChosen, root });
  return (
    <div ref={root}>
      {groups.map((group) => (
        <section key={group.key}>
          <h2 className={classes.group}>
            {group.icon}
            {group.title} <span>{group.count}</span>
          </h2>
          <ul className={classes.list}>
            {group.entries.map((entry) => (
              <QueueRow
                key={entry.id}
                entry={entry}
                selected={entry.id === selected}
                onSelect={() => setChosen(entry.id)}
              />
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}
