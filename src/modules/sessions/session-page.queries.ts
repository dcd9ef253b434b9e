import { isCityOf } from '@/modules/accounts/actor.rules';
import { programmeIdOf, readRules } from '@/modules/programmes/read-programme';
import type { Public } from '@/modules/structures/structure.rules';
import type { TicketKind } from '@/modules/tickets/ticket.rules';
import { authorize } from '@/platform/authorize';
import { query } from '@/platform/command';
import type { Tx } from '@/platform/db';
import { DomainError } from '@/platform/errors';
import { pageOf } from '@/platform/readings';
import type { Counters, SessionRow } from './session.queries';
import { isClosed } from './session.rules';
import { sessionCode, sessionId } from './session.schema';
import { dayOf } from './session-day.rules';

type Found = Omit<SessionRow, keyof Counters> & {
  programmeId: string;
  timeZone: string;
  description: string;
  version: number;
};

async function findSession(tx: Tx, programmeId: string, code: string): Promise<Found> {
  const [row] = await tx.$queryRaw<Found[]>`
    SELECT id, programme_id AS "programmeId", code, sport, venue, venue_code AS "venueCode", city, competition, kind, status,
      time_zone AS "timeZone", starts_at AS "startsAt", ends_at AS "endsAt", cutoff_at AS "cutoffAt", description, version
    FROM session WHERE programme_id = ${programmeId}::uuid AND code = ${code}`;
  if (!row) throw new DomainError('not-found', 'sessions/not-found');
  return row;
}

export type StructureOfSession = {
  readonly structureId: string;
  readonly name: string;
  readonly public: Public;
  readonly places: number;
  readonly proposed: number;
  readonly claimed: number;
  readonly named: number;
  readonly entered: number;
  readonly confirmBy: Date | null;
  readonly leader: string | null;
};

export type PublicOfSession = {
  readonly public: Public;
  readonly allocated: number;
  readonly confirmed: number;
  readonly claimed: number;
  readonly named: number;
  readonly entered: number;
};

/** What is given of a session, by public: kept numbers, read as they are. */
function readPublics(tx: Tx, session: string) {
  return tx.$queryRaw<PublicOfSession[]>`
    SELECT public, allocated, confirmed, claimed, named, entered FROM session_public_count
    WHERE session_id = ${session}::uuid AND allocated > 0 ORDER BY allocated DESC, public`;
}

function readStructures(tx: Tx, session: string) {
  return tx.$queryRaw<StructureOfSession[]>`
    SELECT t.id AS "structureId", t.name, t.public, count(*)::int AS places,
      count(*) FILTER (WHERE k.state = 'PROPOSED')::int AS proposed, count(*) FILTER (WHERE k.claimed_at IS NOT NULL)::int AS claimed,
      count(*) FILTER (WHERE k.named_at IS NOT NULL)::int AS named, count(*) FILTER (WHERE k.state = 'ENTERED')::int AS entered,
      (SELECT min(a.confirm_by) FROM allocation a WHERE a.session_id = ${session}::uuid AND a.structure_id = t.id AND a.state = 'PROPOSED') AS "confirmBy",
      (SELECT u.name FROM user_account u WHERE u.structure_id = t.id AND u.role = 'LEADER' AND u.disabled_at IS NULL ORDER BY u.created_at LIMIT 1) AS leader
    FROM ticket k JOIN structure t ON t.id = k.structure_id WHERE k.session_id = ${session}::uuid
    GROUP BY t.id ORDER BY t.sort_key`;
}

/** One session for the city's desk: counters by kind, structures, gate, what may be done. Throws `sessions/not-found`. */
export const sessionPage = query(
  'sessions/page',
  sessionCode,
  async ({ tx, actor, now }, { code }) => {
    const programmeId = programmeIdOf(actor);
    authorize(isCityOf(actor, { programmeId }));
    const session = await findSession(tx, programmeId, code);
    const kinds = await tx.$queryRaw<(Counters & { kind: TicketKind })[]>`
    SELECT kind, stock, free, held, allocated, confirmed, claimed, named, entered FROM session_count WHERE session_id = ${session.id}::uuid`;
    const gate = await tx.$queryRaw<{ userId: string; day: Date }[]>`
    SELECT user_id AS "userId", day FROM gate_assignment WHERE session_id = ${session.id}::uuid`;
    const volunteers = await tx.$queryRaw<{ id: string; name: string }[]>`
    SELECT id, name FROM user_account WHERE role = 'GATE' AND disabled_at IS NULL ORDER BY name`;
    const [postponement] = await tx.$queryRaw<
      { id: string; answerBy: Date; fromStartsAt: Date; keep: number; back: number; silent: number }[]
    >`
    SELECT p.id, p.answer_by AS "answerBy", p.from_starts_at AS "fromStartsAt",
      (SELECT count(*)::int FROM postponement_answer a WHERE a.postponement_id = p.id AND a.choice = 'KEEP') AS keep,
      (SELECT count(*)::int FROM postponement_answer a WHERE a.postponement_id = p.id AND a.choice = 'RETURN') AS back,
      (SELECT count(DISTINCT k.structure_id)::int FROM ticket k WHERE k.session_id = p.session_id AND k.structure_id IS NOT NULL AND NOT EXISTS (
        SELECT FROM postponement_answer a WHERE a.postponement_id = p.id AND a.structure_id = k.structure_id)) AS silent
    FROM postponement p WHERE p.session_id = ${session.id}::uuid ORDER BY p.created_at DESC LIMIT 1`;
    const { wheelchairsPerCompanion } = await readRules(tx, programmeId);
    const live = session.status !== 'CANCELLED';
    const open = live && !isClosed(now, session.cutoffAt);
    const free = kinds.reduce((sum, kind) => sum + kind.free, 0);
    const structures = await readStructures(tx, session.id);
    return {
      ...session,
      day: dayOf(session.startsAt, session.timeZone),
      kinds,
      structures,
      publics: await readPublics(tx, session.id),
      gate: gate.map(({ userId, day }) => ({ userId, day: day.toISOString().slice(0, 10) })),
      volunteers,
      postponement: postponement ?? null,
      wheelchairsPerCompanion,
      // Only the city comes this far, and the city may do all of it: what is left to say is what the rules allow now.
      can: {
        allocate: open && free > 0,
        remind: live && structures.some(({ proposed }) => proposed > 0),
        hold: live,
        gate: live,
        cancel: live && now < session.endsAt,
        postpone: live && now < session.endsAt,
      },
    };
  },
  {
    personal: (_, read, actor) =>
      read?.volunteers.length === 0 ? null : { ...(read && pageOf(actor, 'session', read.id, read.volunteers.length)) },
  },
);

export type TrailOfSession = {
  readonly key: string;
  readonly at: Date;
  readonly action: string;
  readonly actor: string;
  readonly who: string | null;
  readonly reason: string | null;
  readonly structure: string | null;
  readonly seats: number;
};

/** What happened to a session and its seats, the latest first, forty lines: changes of one command in one minute are one line. */
export const sessionTrail = query('sessions/trail', sessionId, async ({ tx, actor }, input) => {
  const programmeId = programmeIdOf(actor);
  authorize(isCityOf(actor, { programmeId }));
  const here = await tx.session.count({ where: { id: input.sessionId, programmeId } });
  if (here === 0) throw new DomainError('not-found', 'sessions/not-found');
  return tx.$queryRaw<TrailOfSession[]>`
    WITH lines AS (
      SELECT 'e' || max(e.id) AS key, max(e.at) AS at, CASE WHEN e.from_state IS NULL THEN 'stock/added' ELSE e.cause END AS action, e.actor, NULL::text AS reason, e.structure_id, count(*)::int AS seats
      FROM ticket_event e JOIN ticket k ON k.id = e.ticket_id WHERE k.session_id = ${input.sessionId}::uuid
      GROUP BY 3, e.actor, e.structure_id, date_trunc('minute', e.at)
      UNION ALL
      SELECT 'a' || a.id, a.at, a.action, a.actor, a.reason, a.structure_id, 0 FROM audit a
      WHERE a.subject_type = 'session' AND a.subject_id = ${input.sessionId} AND a.outcome = 'DONE'
        AND a.action IN ('sessions/cancel', 'sessions/postpone', 'sessions/assign-gate'))
    SELECT l.key, l.at, l.action, l.actor, l.reason, l.seats, t.name AS structure, u.name AS who
    FROM lines l LEFT JOIN structure t ON t.id = l.structure_id
    LEFT JOIN user_account u ON l.actor = 'user:' || u.id ORDER BY l.at DESC LIMIT 40`;
});
