import { randomUUID } from 'node:crypto';
import { type SeatNeed, seatsIn } from '@/modules/demands/demand.rules';
import { readRules } from '@/modules/programmes/read-programme';
import { type LockedSession, lockSessions } from '@/modules/sessions/lock-session';
import { isClosed, overlaps } from '@/modules/sessions/session.rules';
import { authorize } from '@/platform/authorize';
import { command } from '@/platform/command';
import { databaseClock, type Tx } from '@/platform/db';
import { DomainError } from '@/platform/errors';
import { lockStructures, sessionsHeld } from './allocate-seats';
import { mayDraw } from './allocation.policy';
import { confirmByFor } from './allocation.rules';
import { publishDrawInput } from './draw.schema';
import { drawAgain, lockDraw, lockDraws, type RecordedDraw } from './draw-record';
import { groupBy } from './group-by';
import { keepWaiting } from './keep-waiting';
import { chooseSeats, type Seat } from './seat.rules';
import { tellLeaders } from './tell-leaders';

const CHUNK = 5_000;

type Grant = { demandId: string; structureId: string; sessionId: string; need: SeatNeed };
type Seating = Grant & {
  readonly allocationId: string;
  readonly ticketIds: readonly string[];
  readonly confirmBy: Date;
};

/** The demands of a draw, locked, must be as they were drawn. Throws `allocation/demands-moved`. */
async function requireDemandsUnmoved(tx: Tx, { input }: RecordedDraw): Promise<void> {
  const ids = input.demands.map(({ id }) => id);
  const rows = await tx.$queryRaw<{ id: string; size: number; quantity: number; wheelchairs: number; state: string }[]>`
    SELECT id, group_size AS size, quantity, wheelchairs, state FROM demand WHERE id = ANY(${ids}::uuid[]) ORDER BY id FOR UPDATE`;
  const now = new Map(rows.map((row) => [row.id, row]));
  const moved = input.demands.filter((drawn) => {
    const row = now.get(drawn.id);
    const same =
      row?.size === drawn.size && row.quantity === drawn.quantity && row.wheelchairs === drawn.need.wheelchair;
    return !same || row.state !== 'SUBMITTED';
  });
  if (moved.length > 0) throw new DomainError('conflict', 'allocation/demands-moved', { count: moved.length });
}

/** Rule 15 again: seats given by hand since the draw may overlap what it grants. Throws `allocation/draw-overlap`. */
async function requireNoOverlap(
  tx: Tx,
  programmeId: string,
  grants: readonly Grant[],
  sessions: readonly LockedSession[],
): Promise<void> {
  const held = groupBy(
    await sessionsHeld(tx, programmeId, [...new Set(grants.map(({ structureId }) => structureId))]),
    ({ structureId }) => structureId,
  );
  const slots = new Map(sessions.map((session) => [session.id, session]));
  const clashing = grants.filter(({ structureId, sessionId }) => {
    const slot = slots.get(sessionId);
    return (held.get(structureId) ?? []).some((h) => slot && h.sessionId !== sessionId && overlaps(slot, h));
  });
  if (clashing.length > 0) throw new DomainError('conflict', 'allocation/draw-overlap', { count: clashing.length });
}

/** Where each group sits: the largest first, so that long rows stay whole. Throws `allocation/draw-stock-moved`. */
async function seat(
  tx: Tx,
  grants: readonly Grant[],
  sessionIds: readonly string[],
): Promise<Map<Grant, readonly string[]>> {
  const free = await tx.$queryRaw<(Seat & { sessionId: string })[]>`
    SELECT id, session_id AS "sessionId", kind, block, row, seat FROM ticket
    WHERE session_id = ANY(${[...sessionIds]}::uuid[]) AND state = 'FREE'`;
  const bySession = groupBy(free, ({ sessionId }) => sessionId);
  const largestFirst = grants.toSorted(
    (a, b) =>
      b.need.wheelchair - a.need.wheelchair || seatsIn(b.need) - seatsIn(a.need) || (a.demandId < b.demandId ? -1 : 1),
  );
  const seated = new Map<Grant, readonly string[]>();
  for (const grant of largestFirst) {
    const seats = bySession.get(grant.sessionId) ?? [];
    const choice = chooseSeats(seats, grant.need);
    if (!choice) throw new DomainError('conflict', 'allocation/draw-stock-moved', { free: seats.length });
    const taken = new Set(choice.ids);
    bySession.set(
      grant.sessionId,
      seats.filter(({ id }) => !taken.has(id)),
    );
    seated.set(grant, choice.ids);
  }
  return seated;
}

async function saveSeatings(tx: Tx, draw: RecordedDraw, seatings: readonly Seating[]): Promise<void> {
  for (let from = 0; from < seatings.length; from += CHUNK) {
    const chunk = seatings.slice(from, from + CHUNK);
    await tx.$executeRaw`
      INSERT INTO allocation (id, programme_id, session_id, structure_id, demand_id, draw_id, quantity, confirm_by)
      SELECT a.id, ${draw.programmeId}::uuid, a.session_id, a.structure_id, a.demand_id, ${draw.id}::uuid, a.quantity, a.confirm_by
      FROM unnest(${chunk.map((s) => s.allocationId)}::uuid[], ${chunk.map((s) => s.sessionId)}::uuid[],
        ${chunk.map((s) => s.structureId)}::uuid[], ${chunk.map((s) => s.demandId)}::uuid[],
        ${chunk.map((s) => s.ticketIds.length)}::int[], ${chunk.map((s) => s.confirmBy.toISOString())}::timestamptz[])
        AS a(id, session_id, structure_id, demand_id, quantity, confirm_by)`;
  }
  const tickets = seatings.flatMap(({ ticketIds, ...rest }) => ticketIds.map((ticketId) => ({ ticketId, ...rest })));
  for (let from = 0; from < tickets.length; from += CHUNK) {
    const chunk = tickets.slice(from, from + CHUNK);
    const taken = await tx.$executeRaw`
      UPDATE ticket k SET state = 'PROPOSED', allocation_id = t.allocation_id, structure_id = t.structure_id
      FROM unnest(${chunk.map((t) => t.ticketId)}::uuid[], ${chunk.map((t) => t.allocationId)}::uuid[], ${chunk.map((t) => t.structureId)}::uuid[])
        AS t(id, allocation_id, structure_id)
      WHERE k.id = t.id AND k.state = 'FREE'`;
    if (taken !== chunk.length) throw new DomainError('conflict', 'allocation/draw-stock-moved', { free: taken });
  }
}

async function closeDraw(tx: Tx, { id, input }: RecordedDraw, granted: readonly Grant[], now: Date): Promise<void> {
  const won = granted.map(({ demandId }) => demandId);
  const all = [...input.demands, ...input.overlapping].map((demand) => demand.id);
  await tx.$executeRaw`
    UPDATE demand SET state = CASE WHEN id = ANY(${won}::uuid[]) THEN 'GRANTED' ELSE 'REFUSED' END::"DemandState"
    WHERE id = ANY(${all}::uuid[]) AND state = 'SUBMITTED'`;
  await tx.$executeRaw`
    UPDATE draw SET state = 'PUBLISHED', published_at = ${now} WHERE id = ${id}::uuid`;
}

/**
 * Makes a draw real: runs it again from what it was made from, seats every group, proposes the allocations (rule 16),
 * closes the demands, tells the leaders; all of it or nothing. Throws `allocation/draw-not-proposed`,
 * `allocation/demands-moved`, `allocation/draw-sessions-closed`, `allocation/draw-stock-moved`,
 * `allocation/draw-of-earlier-edition`.
 */
export const publishDraw = command(
  'allocation/publish-draw',
  publishDrawInput,
  async (context, input) => {
    const { tx, actor, trail } = context;
    trail({ subject: ['draw', input.drawId] });
    const { programmeId } = await lockDraw(tx, input.drawId);
    if (!mayDraw(actor, { programmeId })) throw new DomainError('not-found', 'allocation/draw-not-found');
    authorize(input.tell || actor.kind === 'system');
    await lockDraws(tx, programmeId);
    const recorded = await lockDraw(tx, input.drawId);
    if (recorded.state !== 'PROPOSED') {
      throw new DomainError('conflict', 'allocation/draw-not-proposed', { state: recorded.state });
    }
    const results = drawAgain(recorded);
    const grants: Grant[] = results.filter(({ need }) => seatsIn(need) > 0);
    await lockStructures(
      tx,
      grants.map(({ structureId }) => structureId),
    );
    const sessions = await lockSessions(tx, [...new Set(grants.map(({ sessionId }) => sessionId))]);
    await requireDemandsUnmoved(tx, recorded);
    const now = await databaseClock(tx);
    const closed = sessions.filter((s) => s.status === 'CANCELLED' || isClosed(now, s.cutoffAt));
    if (closed.length > 0)
      throw new DomainError('conflict', 'allocation/draw-sessions-closed', { count: closed.length });

    await requireNoOverlap(tx, programmeId, grants, sessions);

    const rules = await readRules(tx, programmeId);
    const confirmBy = new Map(sessions.map((s) => [s.id, confirmByFor(now, s.cutoffAt, rules)]));
    const seated = await seat(tx, grants, [...confirmBy.keys()]);
    const seatings = grants.map((grant) => ({
      ...grant,
      allocationId: randomUUID(),
      ticketIds: seated.get(grant) ?? [],
      confirmBy: confirmBy.get(grant.sessionId) ?? now,
    }));
    await saveSeatings(tx, recorded, seatings);
    await closeDraw(tx, recorded, grants, now);
    const waiting = await keepWaiting(tx, recorded, results);
    const structures = [...new Set(grants.map(({ structureId }) => structureId))];
    const notices = structures.map((structureId) => ({ structureId, subjectId: recorded.id }));
    const mails = input.tell ? await tellLeaders(context, 'CONFIRMATION_REQUEST', programmeId, notices) : 0;
    const seats = seatings.reduce((sum, { ticketIds }) => sum + ticketIds.length, 0);
    trail({
      programmeId,
      facts: { allocations: seatings.length, seats, structures: structures.length, waiting, mails },
    });
    return { allocations: seatings.length, seats, structures: structures.length, mails };
  },
  { timeoutMs: 180_000 },
);
