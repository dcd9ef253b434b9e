import { randomUUID } from 'node:crypto';
import { type SeatNeed, seatsIn } from '@/modules/demands/demand.rules';
import { readRules } from '@/modules/programmes/read-programme';
import { type LockedSession, lockSessions } from '@/modules/sessions/lock-session';
import { isClosed, overlaps } from '@/modules/sessions/session.rules';
import { authorize } from '@/platform/authorize';
import { type CommandContext, command } from '@/platform/command';
import { databaseClock, type Tx } from '@/platform/db';
import { DomainError } from '@/platform/errors';
import { lockStructures, sessionsHeld } from './allocate-seats';
import { mayDraw } from './allocation.policy';
import { confirmByFor } from './allocation.rules';
import { publishDrawInput } from './draw.schema';
import { drawAgain, lockDraw, lockDraws, type RecordedDraw } from './draw-record';
import { groupBy } from './group-by';
import { keepWaiting } from './keep-waiting';
import { saveSeatings } from './save-seatings';
import { type Closeness, effortFor, type Seat, type SeatChoice, seatGroups } from './seat.rules';
import { tellLeaders } from './tell-leaders';

type Grant = { demandId: string; structureId: string; sessionId: string; need: SeatNeed };
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

type KnownSeat = Seat & { readonly sessionId: string; readonly free: boolean };

/** Where each group sits, all the groups of a session at once. Throws `allocation/draw-stock-moved`. */
async function seat(
  tx: Tx,
  grants: readonly Grant[],
  sessionIds: readonly string[],
): Promise<ReadonlyMap<Grant, SeatChoice>> {
  const known = await tx.$queryRaw<KnownSeat[]>`
    SELECT id, session_id AS "sessionId", kind, block, row, seat, state = 'FREE' AS free FROM ticket
    WHERE session_id = ANY(${[...sessionIds]}::uuid[])`;
  const seats = groupBy(known, ({ sessionId }) => sessionId);
  const effort = effortFor(sessionIds.length);
  const seated = new Map<Grant, SeatChoice>();
  for (const [sessionId, ofSession] of groupBy(grants, (grant) => grant.sessionId)) {
    const plan = seats.get(sessionId) ?? [];
    const free = plan.filter((one) => one.free);
    const groups = ofSession.map(({ demandId, need }) => ({ key: demandId, need }));
    const seating = seatGroups(free, groups, plan, effort);
    if (!seating) throw new DomainError('conflict', 'allocation/draw-stock-moved', { free: free.length });
    for (const grant of ofSession) {
      const choice = seating.seats.get(grant.demandId);
      if (choice) seated.set(grant, choice);
    }
  }
  return seated;
}

/** How many groups sit how close together. */
function tellCloseness(seated: ReadonlyMap<Grant, SeatChoice>) {
  const of = (closeness: Closeness) => [...seated.values()].filter((choice) => choice.closeness === closeness).length;
  return { inOneRow: of('ROW'), inRows: of('ROWS'), inOneBlock: of('BLOCK'), apart: of('APART') };
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

/** One letter to whoever asked: what it got, to be confirmed, what it did not get, and why of each wish. */
function tellAll(context: CommandContext, { id, programmeId, input }: RecordedDraw) {
  const asked = [...input.demands, ...input.overlapping].map(({ structureId }) => structureId);
  const notices = [...new Set(asked)].map((structureId) => ({ structureId, subjectId: id }));
  return tellLeaders(context, 'DRAW_LETTER', programmeId, notices);
}

/**
 * Makes a draw real: runs it again from what it was made from, seats every group, proposes the allocations (rule 16),
 * closes the demands, tells the leaders; all of it or nothing. A trial is never made real. Throws
 * `allocation/draw-not-proposed`, `allocation/draw-not-committed`,
 * `allocation/demands-moved`, `allocation/draw-sessions-closed`, `allocation/draw-stock-moved`,
 * `allocation/draw-of-earlier-edition`.
 */
export const publishDraw = command(
  'allocation/publish-draw',
  publishDrawInput,
  async (context, input) => {
    const { tx, actor, trail } = context;
    trail({ subject: ['draw', input.drawId] });
    const recorded = await lockDraw(tx, input.drawId);
    const { programmeId } = recorded;
    if (!mayDraw(actor, { programmeId })) throw new DomainError('not-found', 'allocation/draw-not-found');
    authorize(input.tell || actor.kind === 'system');
    await lockDraws(tx, programmeId);
    if (recorded.state !== 'PROPOSED') {
      throw new DomainError('conflict', 'allocation/draw-not-proposed', { state: recorded.state });
    }
    if (!recorded.committed) throw new DomainError('conflict', 'allocation/draw-not-committed');
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
      ticketIds: seated.get(grant)?.ids ?? [],
      confirmBy: confirmBy.get(grant.sessionId) ?? now,
    }));
    await saveSeatings(tx, recorded, seatings);
    await closeDraw(tx, recorded, grants, now);
    const waiting = await keepWaiting(tx, recorded, results);
    const structures = [...new Set(grants.map(({ structureId }) => structureId))];
    const mails = input.tell ? await tellAll(context, recorded) : 0;
    const seats = seatings.reduce((sum, { ticketIds }) => sum + ticketIds.length, 0);
    const facts = {
      allocations: seatings.length,
      seats,
      structures: structures.length,
      waiting,
      mails,
      ...tellCloseness(seated),
    };
    trail({ programmeId, facts });
    return { allocations: seatings.length, seats, structures: structures.length, mails };
  },
  { timeoutMs: 180_000 },
);
