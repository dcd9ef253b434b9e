import { isCityOf } from '@/modules/accounts/actor.rules';
import { programmeIdOf } from '@/modules/programmes/read-programme';
import { authorize } from '@/platform/authorize';
import { nothing, query } from '@/platform/command';
import { GATES_OPEN_HOURS } from './attendance.rules';
import { gateCount, requireGate } from './gate-session';
import { gateSessionInput } from './scan.schema';

export type GateSessionRow = {
  readonly id: string;
  readonly code: string;
  readonly sport: string;
  readonly venue: string;
  readonly startsAt: Date;
  readonly endsAt: Date;
  readonly entered: number;
  readonly expected: number;
};

/** The sessions this person may scan today: a volunteer those of the assignment, the city all of the day (venue's calendar). */
export const gateSessions = query(
  'attendance/gate-sessions',
  nothing,
  async ({ tx, actor, now }): Promise<GateSessionRow[]> => {
    const programmeId = programmeIdOf(actor);
    const volunteer = actor.kind === 'user' && actor.role === 'GATE' ? actor.userId : null;
    authorize(volunteer !== null || isCityOf(actor, { programmeId }));
    return tx.$queryRaw<GateSessionRow[]>`
    SELECT s.id, s.code, s.sport, s.venue, s.starts_at AS "startsAt", s.ends_at AS "endsAt",
      coalesce(sum(c.entered), 0)::int AS entered, coalesce(sum(c.confirmed), 0)::int AS expected
    FROM session s LEFT JOIN session_count c ON c.session_id = s.id
    WHERE s.programme_id = ${programmeId}::uuid AND s.status <> 'CANCELLED' AND (
      (${volunteer}::uuid IS NULL AND s.ends_at > ${now} AND s.starts_at < ${now}::timestamptz + make_interval(hours => ${GATES_OPEN_HOURS + 9}))
      OR s.id IN (SELECT a.session_id FROM gate_assignment a
        WHERE a.user_id = ${volunteer}::uuid AND a.day = (${now}::timestamptz AT TIME ZONE s.time_zone)::date))
    GROUP BY s.id ORDER BY s.ends_at <= ${now}, s.starts_at, s.code LIMIT 200`;
  },
);

/** One gate: its session and the count in / expected. Throws `attendance/session-not-found`, `attendance/not-on-duty`. */
export const gateSession = query(
  'attendance/gate-session',
  gateSessionInput,
  async ({ tx, actor, now }, { sessionId }) => {
    const { id, code, startsAt, endsAt } = await requireGate(tx, actor, sessionId, now);
    const [contact] = await tx.$queryRaw<{ phone: string; sport: string; venue: string }[]>`
    SELECT p.contact_phone AS phone, s.sport, s.venue FROM session s JOIN programme p ON p.id = s.programme_id WHERE s.id = ${id}::uuid`;
    return {
      id,
      code,
      startsAt,
      endsAt,
      ...(contact ?? { phone: '', sport: '', venue: '' }),
      count: await gateCount(tx, id),
    };
  },
);
