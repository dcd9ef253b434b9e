'use client';
import { useHotkeys } from '@mantine/hooks';
import type { RefObject } from 'react';
import type { QueueEntry } from './queue-list';

/** J/K (or arrows) move through a queue, A acts on the chosen entry; ↵ is the focused link's own. Not while typing. */
export function useQueueKeys({
  entries,
  selected,
  select,
  root,
}: {
  entries: readonly QueueEntry[];
  selected: string | undefined;
  select: (id: string) => void;
  root: RefObject<HTMLElement | null>;
}) {
  const move = (step: number) => {
    const at = entries.findIndex((entry) => entry.id === selected);
    const next = entries[Math.min(Math.max(at + step, 0), entries.length - 1)];
    if (!next) return;
    select(next.id);
    const row = root.current?.querySelector<HTMLElement>(`[data-queue-row="${CSS.escape(next.id)}"]`);
    row?.querySelector<HTMLElement>('a')?.focus();
  };
  useHotkeys([
    ['j', () => move(1)],
    ['k', () => move(-1)],
    ['a', () => entries.find((entry) => entry.id === selected)?.act?.onAct()],
  ]);
}
