import { readRules } from '@/modules/programmes/read-programme';
import type { SessionStatus } from '@/modules/sessions/session.rules';
import type { TicketKind } from '@/modules/tickets/ticket.rules';
import type { Tx } from '@/platform/db';
import { Prisma } from '@/platform/generated/prisma/client';
import { offerUntil, planOffers, type WaitingLine, type WaitingOutcome, type WaitingWish } from './waiting.rules';
import { roomRules } from './waiting.schema';
import { type Holding, looksAtHoldings, type RoomRules, roomUnder, type WaitingRoom } from './waiting-room.rules';

export type OfferedSession = {
  readonly id: string;
  readonly programmeId: string;
  readonly startsAt: Date;
  readonly endsAt: Date;
  readonly cutoffAt: Date;
  readonly status: SessionStatus;
};

/** What became of a wish `w` that waited, null while it waits: a `WaitingOutcome`. */
const OUTCOME = Prisma.sql`(
  SELECT CASE WHEN bool_or(a.offer AND a.state = 'PROPOSED') THEN 'offered'
    WHEN bool_or((a.offer OR a.draw_id IS NULL) AND a.state IN ('PROPOSED', 'CONFIRMED')) THEN 'taken'
    WHEN bool_or(a.state = 'DECLINED') THEN 'declined' WHEN bool_or(a.state = 'RELEASED') THEN 'lapsed' END
  FROM allocation a WHERE a.demand_id = w.demand_id AND (a.draw_id = w.draw_id OR a.draw_id IS NULL))`;

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
      SELECT FROM waiting_wish w JOIN demand d ON d.id = w.demand_id JOIN draw r ON r.id = w.draw_id JOIN structure t ON t.id = w.structure_id
      WHERE w.session_id = s.id AND d.state IN ('REFUSED', 'GRANTED') AND r.state = 'PUBLISHED' AND t.disabled_at IS NULL
        AND CASE WHEN d.wheelchairs = 0 THEN c.standard >= d.group_size ELSE c.wheelchair >= d.wheelchairs END
        AND ${OUTCOME} IS NULL)
    ORDER BY s.cutoff_at, s.id`;
}

/** The wishes that wait for a session, the next in line first: of the earlier draw before those of a later one. */
export function waitingOf(tx: Tx, session: OfferedSession): Promise<(WaitingWish & { structure: string })[]> {
  return tx.$queryRaw<(WaitingWish & { structure: string; outcome: WaitingOutcome | null })[]>`
    SELECT w.demand_id AS "demandId", w.draw_id AS "drawId", w.structure_id AS "structureId", t.name AS structure,
      (row_number() OVER (ORDER BY r.published_at, w.place, w.demand_id))::int AS place,
      d.group_size::int AS size, w.quantity::int AS quantity, d.wheelchairs::int AS wheelchairs, t.disabled_at IS NULL AS open,
      ${OUTCOME} AS outcome,
      (SELECT min(s.code) FROM ticket k JOIN session s ON s.id = k.session_id
        WHERE k.structure_id = w.structure_id AND s.programme_id = ${session.programmeId}::uuid AND s.id <> w.session_id
          AND s.status <> 'CANCELLED' AND s.starts_at < ${session.endsAt} AND s.ends_at > ${session.startsAt}) AS clash
    FROM waiting_wish w JOIN demand d ON d.id = w.demand_id JOIN draw r ON r.id = w.draw_id JOIN structure t ON t.id = w.structure_id
    WHERE w.session_id = ${session.id}::uuid AND d.state IN ('REFUSED', 'GRANTED') AND r.state = 'PUBLISHED'
    ORDER BY r.published_at, w.place, w.demand_id`;
}

/** The rules of a draw, without its demands. */
async function readRoomRules(tx: Tx, drawId: string): Promise<RoomRules> {
  const [row] = await tx.$queryRaw<{ rules: unknown; structures: unknown; sessions: unknown }[]>`
    SELECT input->'rules' AS rules, input->'structures' AS structures, input->'sessions' AS sessions
    FROM draw WHERE id = ${drawId}::uuid`;
  const { rules, structures, sessions } = roomRules.parse(row);
  return { caps: rules.caps, quotas: rules.quotas, structures, sessions };
}

const holdingsOf = (tx: Tx, programmeId: string) =>
  tx.$queryRaw<Holding[]>`
    SELECT structure_id AS "structureId", session_id AS "sessionId", count(*)::int AS seats FROM ticket
    WHERE programme_id = ${programmeId}::uuid AND structure_id IS NOT NULL GROUP BY 1, 2`;

async function readRooms(
  tx: Tx,
  session: OfferedSession,
  waiting: readonly WaitingWish[],
  drawn: DrawsRead,
): Promise<ReadonlyMap<string, WaitingRoom>> {
  const rules = new Map<string, RoomRules>();
  for (const drawId of new Set(waiting.map((wish) => wish.drawId))) {
    const known = drawn.get(drawId) ?? (await readRoomRules(tx, drawId));
    drawn.set(drawId, known);
    rules.set(drawId, known);
  }
  const holdings = [...rules.values()].some(looksAtHoldings) ? await holdingsOf(tx, session.programmeId) : [];
  return new Map([...rules].map(([drawId, of]) => [drawId, roomUnder(of, holdings, session.id)]));
}

/** The rules of draws already read, for whoever looks at many sessions. */
export type DrawsRead = Map<string, RoomRules>;

export type WaitingList = {
  readonly until: Date | null;
  readonly lines: readonly (WaitingLine & { readonly wish: WaitingWish & { readonly structure: string } })[];
  readonly free: Readonly<Record<'standard' | 'wheelchair' | 'companion', number>>;
};

/** The waiting list of a session as it stands at `now`, with whom its free seats would be offered to. */
export async function readWaiting(
  tx: Tx,
  session: OfferedSession,
  now: Date,
  drawn: DrawsRead = new Map(),
): Promise<WaitingList> {
  const waiting = await waitingOf(tx, session);
  const rules = await readRules(tx, session.programmeId);
  const counts = await tx.$queryRaw<{ kind: TicketKind; free: number }[]>`
    SELECT kind, free FROM session_count WHERE session_id = ${session.id}::uuid`;
  const of = (kind: TicketKind) => counts.find((count) => count.kind === kind)?.free ?? 0;
  const free = { standard: of('STANDARD'), wheelchair: of('WHEELCHAIR'), companion: of('COMPANION') };
  const until = session.status === 'CANCELLED' ? null : offerUntil(now, session.cutoffAt, rules);
  const rooms = await readRooms(tx, session, waiting, drawn);
  const roomOf = (drawId: string): WaitingRoom => {
    const room = rooms.get(drawId);
    if (!room) throw new Error('a wish waits by a draw that was not read');
    return room;
  };
  const lines = planOffers(waiting, { free, until, rules, roomOf });
  return { until, free, lines: lines as WaitingList['lines'] };
}
