import type { Competition, SessionStatus } from '@/modules/sessions/session.rules';
import type { Public } from '@/modules/structures/structure.rules';
import type { Tx } from '@/platform/db';
import { isCounted } from './attendance.rules';

/** One session and one public: places held to the end, and who came (rule 12). */
export type TurnoutCell = {
  readonly sessionId: string;
  readonly public: Public;
  readonly expected: number;
  readonly entered: number;
};
export type CountedSession = {
  readonly id: string;
  readonly code: string;
  readonly competition: Competition;
  readonly sport: string;
  readonly venue: string;
  readonly startsAt: Date;
  /** Day of the venue, `YYYY-MM-DD`. */
  readonly day: string;
};

/** The sessions of a programme that are over at `at`; cancelled ones never count. In order of start, then code. */
export async function countedSessions(tx: Tx, programmeId: string, at: Date): Promise<readonly CountedSession[]> {
  const rows = await tx.$queryRaw<(CountedSession & { endsAt: Date; status: SessionStatus })[]>`
    SELECT id, code, competition, sport, venue, starts_at AS "startsAt", ends_at AS "endsAt", status,
      to_char(starts_at AT TIME ZONE time_zone, 'YYYY-MM-DD') AS day
    FROM session WHERE programme_id = ${programmeId}::uuid AND ends_at <= ${at} ORDER BY starts_at, code`;
  return rows.filter((row) => isCounted(row, at)).map(({ endsAt: _end, status: _status, ...row }) => row);
}

/** Expected and entered by session and public, for all of a programme. One pass over its tickets. */
export function readTurnout(tx: Tx, programmeId: string): Promise<TurnoutCell[]> {
  return tx.$queryRaw<TurnoutCell[]>`
    SELECT k.session_id AS "sessionId", s.public, sum(k.expected)::int AS expected, sum(k.entered)::int AS entered
    FROM (
      SELECT session_id, structure_id, count(*) AS expected, count(*) FILTER (WHERE state = 'ENTERED') AS entered
      FROM ticket WHERE programme_id = ${programmeId}::uuid AND state IN ('CONFIRMED', 'CLAIMED', 'ENTERED')
      GROUP BY session_id, structure_id
    ) AS k JOIN structure s ON s.id = k.structure_id
    GROUP BY k.session_id, s.public`;
}
