'use client';
import { useQueryClient } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { type ConflictOptions, useConflict } from '@/app/_components/use-conflict';
import { useTRPC } from '@/trpc/client';
import { useFormat } from '@/ui/use-format';
import type { SessionPage } from '../page';
import { sumOf } from './session-counters';

/** What an agent goes by when acting on a session, and what the acts change. */
type Seen = {
  readonly status: SessionPage['status'];
  readonly startsAt: Date;
  readonly endsAt: Date;
  readonly held: number;
  readonly gate: string;
};

const seenOf = (page: SessionPage): Seen => ({
  status: page.status,
  startsAt: page.startsAt,
  endsAt: page.endsAt,
  held: sumOf(page, 'held'),
  gate: page.gate
    .map(({ userId }) => page.volunteers.find(({ id }) => id === userId)?.name ?? '')
    .filter(Boolean)
    .sort()
    .join(', '),
});

/**
 * An act on a session as it was seen: when somebody changed meanwhile what the act goes by, it is not done; the changes
 * are shown, and it is done on the session as it is now only when asked again. `run` answers null when it was left.
 */
export function useSessionAct<R>(session: SessionPage, send: (version: number) => Promise<R>) {
  const t = useTranslations('sessions');
  const format = useFormat();
  const trpc = useTRPC();
  const client = useQueryClient();
  const fields: ConflictOptions<Seen, R>['fields'] = {
    status: { label: t('field.status'), show: (status) => t(`status.${status}`) },
    startsAt: { label: t('field.startsAt'), show: (at) => format.dateTime(at) },
    endsAt: { label: t('field.endsAt'), show: (at) => format.dateTime(at) },
    held: { label: t('counter.held'), show: (seats) => format.n(seats), adds: true },
    gate: { label: t('gate.people') },
  };
  const { run, dialog } = useConflict<Seen, R>({
    record: { kind: 'session', id: session.id },
    kind: 'act',
    fields,
    reread: async () => {
      const again = trpc.sessions.page.queryOptions({ code: session.code });
      const now = await client.fetchQuery({ ...again, staleTime: 0 });
      return { version: now.version, values: seenOf(now) };
    },
    send: (_values, version) => send(version),
  });
  const act = (wanted: Partial<Seen>) => run({ version: session.version, values: seenOf(session) }, wanted);
  return { act, dialog };
}
