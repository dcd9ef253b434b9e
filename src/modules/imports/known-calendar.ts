import { readRules } from '@/modules/programmes/read-programme';
import { databaseClock, type Tx } from '@/platform/db';
import type { KnownCalendar, KnownSession } from './kinds/calendar-moves.rules';

/** The sessions of a programme, with how many structures hold seats of each: who a postponement asks (rule 7). */
export async function knownCalendar(tx: Tx, programmeId: string): Promise<KnownCalendar> {
  const sessions = await tx.$queryRaw<(KnownSession & { code: string })[]>`
    SELECT s.code, s.status, s.starts_at AS "startsAt", s.ends_at AS "endsAt", s.time_zone AS "timeZone",
      coalesce(h.structures, 0) AS structures
    FROM session s LEFT JOIN (SELECT t.session_id, count(DISTINCT t.structure_id)::int AS structures FROM ticket t
      WHERE t.programme_id = ${programmeId}::uuid AND t.structure_id IS NOT NULL GROUP BY 1) h ON h.session_id = s.id
    WHERE s.programme_id = ${programmeId}::uuid`;
  return {
    now: await databaseClock(tx),
    rules: await readRules(tx, programmeId),
    sessions: new Map(sessions.map((session) => [session.code, session])),
  };
}
