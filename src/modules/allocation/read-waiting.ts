import { readRules } from '@/modules/programmes/read-programme';
import type { SessionStatus } from '@/modules/sessions/session.rules';
import type { TicketKind } from '@/modules/tickets/ticket.rules';
import type { Tx } from '@/platform/db';
import { Prisma } from '@/platform/generated/prisma/client';
import { groupBy } from './group-by';
import { offerUntil, planOffers, type WaitingLine, type WaitingWish } from './waiting.rules';
import { roomRules } from './waiting.schema';
import { type Holding, looksAtHoldings, type RoomRules, roomUnder } from './waiting-room.rules';

export type OfferedSession = {
  readonly id: string;
  readonly programmeId: string;
  readonly startsAt: Date;
  readonly endsAt: Date;
  readonly cutoffAt: Date;
  readonly status: SessionStatus;
};

/** The structure keeps fewer seats of allocation `a` than the draw gave it: it confirmed a part, or gave some back since. */
const GAVE_BACK = Prisma.sql`(a.state = 'CONFIRMED' AND NOT a.offer AND (SELECT count(*) FROM ticket k WHERE k.allocation_id = a.id) <
  (SELECT x.granted FROM draw_result x WHERE x.draw_id = a.draw_id AND x.demand_id = a.demand_id))`;

/** What became of a wish `w` that waited, null while it waits: a `WaitingOutcome`. */
const OUTCOME = Prisma.sql`(
  SELECT CASE WHEN bool_or(a.offer AND a.state = 'PROPOSED') THEN 'offered'
    WHEN bool_or((a.offer OR a.draw_id IS NULL) AND a.state IN ('PROPOSED', 'CONFIRMED')) THEN 'taken'
    WHEN bool_or(a.state = 'DECLINED' OR ${GAVE_BACK}) THEN 'declined' WHEN bool_or(a.state = 'RELEASED') THEN 'lapsed' END
  FROM allocation a WHERE a.demand_id = w.demand_id AND (a.draw_id = w.draw_id OR a.draw_id IS NULL))`;

/** The wishes `w` of demands `d` that are on a waiting list. */
const LISTED = Prisma.sql`waiting_wish w JOIN demand d ON d.id = w.demand_id AND d.state IN ('REFUSED', 'GRANTED')
  JOIN draw r ON r.id = w.draw_id AND r.state = 'PUBLISHED' JOIN structure t ON t.id = w.structure_id`;

/** Of `LISTED`: nothing became of it yet, and its structure still takes part. */
const STILL_WAITS = Prisma.sql`(t.disabled_at IS NULL AND ${OUTCOME} IS NULL)`;

/** How many wishes still wait for these sessions, as a subquery. */
export const countWaiting = (sessionIds: Prisma.Sql): Prisma.Sql =>
  Prisma.sql`(SELECT count(*)::int FROM ${LISTED} WHERE w.session_id IN (${sessionIds}) AND ${STILL_WAITS})`;

/**
 * The sessions in which somebody waits for no more than is free, the nearest cutoff first. What only `readWaiting` knows
 * (hours, caps, maximums, time to answer) may still stop an offer.
 */
export function mayBeOffered(tx: Tx): Promise<OfferedSession[]> {
  return tx.$queryRaw<OfferedSession[]>`
    SELECT s.id, s.programme_id AS "programmeId", s.starts_at AS "startsAt", s.ends_at AS "endsAt", s.cutoff_at AS "cutoffAt", s.status
    FROM session s JOIN (
      SELECT session_id, coalesce(sum(free) FILTER (WHERE kind = 'STANDARD'), 0) AS standard,
        coalesce(sum(free) FILTER (WHERE kind = 'WHEELCHAIR'), 0) AS wheelchair
      FROM session_count GROUP BY session_id HAVING sum(free) > 0) AS c ON c.session_id = s.id
    WHERE s.status <> 'CANCELLED' AND s.cutoff_at > clock_timestamp() AND EXISTS (
      SELECT FROM ${LISTED} WHERE w.session_id = s.id
        AND CASE WHEN d.wheelchairs = 0 THEN c.standard >= d.group_size ELSE c.wheelchair >= d.wheelchairs END
        AND ${STILL_WAITS})
    ORDER BY s.cutoff_at, s.id`;
}

type Waiting = WaitingWish & { readonly sessionId: string; readonly structure: string };

/** The wishes that wait for these sessions, the next in line first: of the earlier draw before those of a later one. */
function waitingOf(tx: Tx, programmeId: string, sessionIds: readonly string[]): Promise<Waiting[]> {
  return tx.$queryRaw<Waiting[]>`
    WITH waits AS MATERIALIZED (
      SELECT w.*, s.starts_at, s.ends_at, r.published_at, d.group_size, d.wheelchairs, t.name, t.disabled_at
      FROM ${LISTED} JOIN session s ON s.id = w.session_id WHERE w.session_id = ANY(${[...sessionIds]}::uuid[])),
    held AS MATERIALIZED (
      SELECT DISTINCT k.structure_id, s.id, s.code, s.starts_at, s.ends_at FROM ticket k JOIN session s ON s.id = k.session_id
      WHERE k.structure_id IN (SELECT structure_id FROM waits) AND s.programme_id = ${programmeId}::uuid AND s.status <> 'CANCELLED'),
    clashes AS MATERIALIZED (
      SELECT w.demand_id, min(h.code) AS code FROM waits w JOIN held h ON h.structure_id = w.structure_id
      WHERE h.id <> w.session_id AND h.starts_at < w.ends_at AND h.ends_at > w.starts_at GROUP BY w.demand_id)
    SELECT w.session_id AS "sessionId", w.demand_id AS "demandId", w.draw_id AS "drawId", w.structure_id AS "structureId", w.name AS structure,
      (row_number() OVER (PARTITION BY w.session_id ORDER BY w.published_at, w.place, w.demand_id))::int AS place,
      w.group_size::int AS size, w.quantity::int AS quantity, w.wheelchairs::int AS wheelchairs, w.disabled_at IS NULL AS open,
      ${OUTCOME} AS outcome, c.code AS clash
    FROM waits w LEFT JOIN clashes c ON c.demand_id = w.demand_id ORDER BY w.session_id, w.published_at, w.place, w.demand_id`;
}

/** The rules of draws, without their demands. */
async function readRoomRules(tx: Tx, drawIds: readonly string[]): Promise<ReadonlyMap<string, RoomRules>> {
  const rows = await tx.$queryRaw<{ id: string; rules: unknown; structures: unknown; sessions: unknown }[]>`
    SELECT id, input->'rules' AS rules, input->'structures' AS structures, input->'sessions' AS sessions
    FROM draw WHERE id = ANY(${[...drawIds]}::uuid[])`;
  return new Map(
    rows.map(({ id, ...row }) => {
      const { rules, structures, sessions } = roomRules.parse(row);
      return [id, { caps: rules.caps, quotas: rules.quotas, structures, sessions }];
    }),
  );
}

const holdingsOf = (tx: Tx, programmeId: string) =>
  tx.$queryRaw<Holding[]>`
    SELECT structure_id AS "structureId", session_id AS "sessionId", count(*)::int AS seats FROM ticket
    WHERE programme_id = ${programmeId}::uuid AND structure_id IS NOT NULL GROUP BY 1, 2`;

const freeIn = (tx: Tx, sessionIds: readonly string[]) =>
  tx.$queryRaw<{ sessionId: string; kind: TicketKind; free: number }[]>`
    SELECT session_id AS "sessionId", kind, free FROM session_count WHERE session_id = ANY(${[...sessionIds]}::uuid[])`;

export type WaitingList = {
  readonly until: Date | null;
  readonly lines: readonly (WaitingLine & { readonly wish: Waiting })[];
  readonly free: Readonly<Record<'standard' | 'wheelchair' | 'companion', number>>;
};

/** What sessions of one programme share is read once, however many they are. */
async function readProgramme(
  tx: Tx,
  programmeId: string,
  sessions: readonly OfferedSession[],
  now: Date,
): Promise<readonly [sessionId: string, list: WaitingList][]> {
  const ids = sessions.map(({ id }) => id);
  const found = await waitingOf(tx, programmeId, ids);
  const waiting = groupBy(found, ({ sessionId }) => sessionId);
  const counts = groupBy(await freeIn(tx, ids), ({ sessionId }) => sessionId);
  const rules = await readRules(tx, programmeId);
  const drawn = await readRoomRules(tx, [...new Set(found.map(({ drawId }) => drawId))]);
  const holdings = [...drawn.values()].some(looksAtHoldings) ? await holdingsOf(tx, programmeId) : [];
  return sessions.map((session) => {
    const of = (kind: TicketKind) => counts.get(session.id)?.find((count) => count.kind === kind)?.free ?? 0;
    const free = { standard: of('STANDARD'), wheelchair: of('WHEELCHAIR'), companion: of('COMPANION') };
    const until = session.status === 'CANCELLED' ? null : offerUntil(now, session.cutoffAt, rules);
    const wishes = waiting.get(session.id) ?? [];
    const rooms = new Map(
      [...new Set(wishes.map(({ drawId }) => drawId))].map((drawId) => {
        const under = drawn.get(drawId);
        if (!under) throw new Error('a wish waits by a draw that was not read');
        return [drawId, roomUnder(under, holdings, session.id)];
      }),
    );
    const roomOf = (drawId: string) => rooms.get(drawId) as ReturnType<typeof roomUnder>;
    const lines = planOffers(wishes, { free, until, rules, roomOf });
    return [session.id, { until, free, lines: lines as WaitingList['lines'] }];
  });
}

/** The waiting lists of sessions as they stand at `now`, with whom the free seats of each would be offered to. */
export async function readWaitings(
  tx: Tx,
  sessions: readonly OfferedSession[],
  now: Date,
): Promise<ReadonlyMap<string, WaitingList>> {
  const lists = new Map<string, WaitingList>();
  for (const [programmeId, own] of groupBy(sessions, (session) => session.programmeId))
    for (const [sessionId, list] of await readProgramme(tx, programmeId, own, now)) lists.set(sessionId, list);
  return lists;
}

/** The waiting list of one session. */
export async function readWaiting(tx: Tx, session: OfferedSession, now: Date): Promise<WaitingList> {
  const [entry] = await readProgramme(tx, session.programmeId, [session], now);
  if (!entry) throw new Error('a session has a list, if an empty one');
  return entry[1];
}
