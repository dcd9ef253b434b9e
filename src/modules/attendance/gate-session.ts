import { isCity } from '@/modules/accounts/actor.rules';
import type { SessionStatus } from '@/modules/sessions/session.rules';
import { dayOf } from '@/modules/sessions/session-day.rules';
import type { Actor } from '@/platform/actor';
import { authorize } from '@/platform/authorize';
import type { Tx } from '@/platform/db';
import { DomainError } from '@/platform/errors';
import { type GateDuty, mayScan } from './attendance.policy';
import type { GateSession } from './attendance.rules';

export type OpenGate = GateSession & { readonly programmeId: string; readonly code: string };

async function dutiesOf(tx: Tx, actor: Actor, sessionId: string): Promise<GateDuty[]> {
  if (actor.kind !== 'user' || actor.role !== 'GATE') return [];
  const rows = await tx.$queryRaw<{ day: string }[]>`
    SELECT to_char(day, 'YYYY-MM-DD') AS day FROM gate_assignment WHERE user_id = ${actor.userId}::uuid AND session_id = ${sessionId}::uuid`;
  return rows.map(({ day }) => ({ userId: actor.userId, sessionId, day }));
}

/**
 * The session whose gate reads, for an actor who may scan there on the day of `at` (the venue's calendar).
 * Throws `attendance/session-not-found`, `attendance/not-on-duty`.
 */
export async function requireGate(tx: Tx, actor: Actor, sessionId: string, at: Date): Promise<OpenGate> {
  const programmeId = actor.kind === 'nobody' ? null : actor.programmeId;
  const [session] = await tx.$queryRaw<(OpenGate & { status: SessionStatus })[]>`
    SELECT id, programme_id AS "programmeId", code, starts_at AS "startsAt", ends_at AS "endsAt", time_zone AS "timeZone", status
    FROM session WHERE id = ${sessionId}::uuid AND (${programmeId}::uuid IS NULL OR programme_id = ${programmeId}::uuid)`;
  if (!session) {
    // Whoever is not of the city learns nothing here: not on duty, as at any other gate.
    authorize(isCity(actor), 'attendance/not-on-duty');
    throw new DomainError('not-found', 'attendance/session-not-found');
  }
  const duties = await dutiesOf(tx, actor, sessionId);
  const gate = { programmeId: session.programmeId, sessionId };
  authorize(mayScan(actor, gate, dayOf(at, session.timeZone), duties), 'attendance/not-on-duty');
  return session;
}

/** Who came in and who was expected, from the counters: expected are places held to the end (rule 12). */
export async function gateCount(tx: Tx, sessionId: string): Promise<{ entered: number; expected: number }> {
  const [count] = await tx.$queryRaw<{ entered: number; expected: number }[]>`
    SELECT coalesce(sum(entered), 0)::int AS entered, coalesce(sum(confirmed), 0)::int AS expected
    FROM session_count WHERE session_id = ${sessionId}::uuid`;
  return count ?? { entered: 0, expected: 0 };
}
