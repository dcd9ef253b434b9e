import { programmeIdOf } from '@/modules/programmes/read-programme';
import type { SessionStatus } from '@/modules/sessions/session.rules';
import { sessionCode } from '@/modules/sessions/session.schema';
import { authorize } from '@/platform/authorize';
import { query } from '@/platform/command';
import { DomainError } from '@/platform/errors';
import { Prisma } from '@/platform/generated/prisma/client';
import { mayBrowse } from './demand.policy';
import { basketInput } from './demand.schema';
import { basketOf } from './whose-basket';

export type CalendarSession = {
  readonly id: string;
  readonly code: string;
  readonly sport: string;
  readonly venue: string;
  readonly city: string;
  readonly status: SessionStatus;
  readonly startsAt: Date;
  readonly endsAt: Date;
  readonly version: number;
};
/** Why it is in somebody's calendar: a wish with its rank, or places of an allocation. */
export type OwnSession = CalendarSession & {
  readonly kind: 'WISH' | 'PROPOSED' | 'CONFIRMED';
  readonly count: number;
};

const COLUMNS = Prisma.sql`s.id, s.code, s.sport, s.venue, s.city, s.status, s.starts_at AS "startsAt", s.ends_at AS "endsAt", s.version`;

/** One session as a calendar keeps it. Throws `sessions/not-found`. */
export const sessionCalendar = query('demands/session-calendar', sessionCode, async ({ tx, actor }, { code }) => {
  const programmeId = programmeIdOf(actor);
  authorize(mayBrowse(actor, { programmeId }));
  const [session] = await tx.$queryRaw<CalendarSession[]>`
    SELECT ${COLUMNS} FROM session s WHERE s.programme_id = ${programmeId}::uuid AND s.code = ${code}`;
  if (!session) throw new DomainError('not-found', 'sessions/not-found');
  return session;
});

/**
 * The sessions a structure wishes for, is offered or holds: one line each, places before wishes. `count` is the rank of a wish, the
 * places of an allocation. Throws `structures/not-found`.
 */
export const ownCalendar = query('demands/own-calendar', basketInput, async ({ tx, actor }, input) => {
  const { programmeId, structureId } = await basketOf(tx, actor, input.structureId);
  return tx.$queryRaw<OwnSession[]>`
    SELECT DISTINCT ON (o.session_id) ${COLUMNS}, o.kind, o.count FROM (
      SELECT session_id, state::text AS kind, sum(quantity)::int AS count, CASE state WHEN 'CONFIRMED' THEN 0 ELSE 1 END AS place
      FROM allocation WHERE programme_id = ${programmeId}::uuid AND structure_id = ${structureId}::uuid AND state IN ('PROPOSED', 'CONFIRMED')
      GROUP BY session_id, state
      UNION ALL
      SELECT session_id, 'WISH', min(rank)::int, 2
      FROM demand WHERE programme_id = ${programmeId}::uuid AND structure_id = ${structureId}::uuid AND state IN ('DRAFT', 'SUBMITTED')
      GROUP BY session_id) o JOIN session s ON s.id = o.session_id
    ORDER BY o.session_id, o.place`;
});
