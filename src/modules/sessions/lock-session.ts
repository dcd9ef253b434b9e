import type { SessionKind, SessionStatus } from '@/modules/sessions/session.rules';
import type { Tx } from '@/platform/db';
import { DomainError } from '@/platform/errors';
import type { Edited } from '@/platform/versions';

export type LockedSession = {
  readonly id: string;
  readonly programmeId: string;
  readonly code: string;
  readonly kind: SessionKind;
  readonly status: SessionStatus;
  readonly timeZone: string;
  readonly startsAt: Date;
  readonly endsAt: Date;
  readonly cutoffAt: Date;
} & Edited;

/**
 * Sessions locked in order of id: whoever takes seats from the stock of a session queues here, so the stock is shared
 * out by one at a time. Reading them does not wait.
 */
export function lockSessions(tx: Tx, ids: readonly string[]): Promise<LockedSession[]> {
  return tx.$queryRaw<LockedSession[]>`
    SELECT id, programme_id AS "programmeId", code, kind, status, time_zone AS "timeZone", starts_at AS "startsAt",
      ends_at AS "endsAt", cutoff_at AS "cutoffAt", version, edits
    FROM session WHERE id = ANY(${[...ids]}::uuid[]) ORDER BY id FOR NO KEY UPDATE`;
}

/** One of them. Throws `sessions/not-found`, also for a session of another programme. */
export async function lockSession(tx: Tx, id: string, programmeId: string): Promise<LockedSession> {
  const [session] = await lockSessions(tx, [id]);
  if (session?.programmeId !== programmeId) throw new DomainError('not-found', 'sessions/not-found');
  return session;
}
