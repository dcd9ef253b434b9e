import { programmeIdOf } from '@/modules/programmes/read-programme';
import { isClosed, type SessionStatus } from '@/modules/sessions/session.rules';
import type { TicketState } from '@/modules/tickets/ticket.rules';
import { authorize } from '@/platform/authorize';
import { query } from '@/platform/command';
import type { Tx } from '@/platform/db';
import { DomainError } from '@/platform/errors';
import { maySwapSeats } from './allocation.policy';
import { seatPlanInput } from './allocation.schema';
import { naturalOrder } from './seat-numbers.rules';
import { type Seat, spotsOf } from './seat-plan.rules';

type Session = { id: string; status: SessionStatus; cutoffAt: Date };
type Held = Seat & {
  readonly category: string;
  readonly state: TicketState;
  readonly named: boolean;
  readonly claimed: boolean;
  readonly allocationId: string | null;
  readonly version: number;
};
/** A seat where it is on the plan; rows and places as in `Spot`. */
export type PlannedSeat = Held & { readonly x: number | null; readonly y: number };
export type BlockOfPlan = { readonly block: string; readonly seats: number; readonly free: number };
/** An allocation by its number on the plan. */
export type GroupOfPlan = {
  readonly allocationId: string;
  readonly number: number;
  readonly structureId: string;
  readonly structure: string;
};

/** The numbers are those of the whole session, in the order of the structures' names. */
function groupsOf(tx: Tx, sessionId: string) {
  return tx.$queryRaw<GroupOfPlan[]>`
    SELECT a.id AS "allocationId", (row_number() OVER (ORDER BY t.sort_key, a.created_at, a.id))::int AS number,
      t.id AS "structureId", t.name AS structure
    FROM allocation a JOIN structure t ON t.id = a.structure_id
    WHERE a.session_id = ${sessionId}::uuid AND a.state IN ('PROPOSED', 'CONFIRMED') ORDER BY 2`;
}

/**
 * One block of a session's plan for the city: its seats where they are, whose group each is; and the names of all blocks.
 * Throws `sessions/not-found`.
 */
export const readSeatPlan = query('allocation/seat-plan', seatPlanInput, async ({ tx, actor, now }, input) => {
  const programmeId = programmeIdOf(actor);
  authorize(maySwapSeats(actor, { programmeId }));
  const [session] = await tx.$queryRaw<Session[]>`
    SELECT id, status, cutoff_at AS "cutoffAt" FROM session WHERE id = ${input.sessionId}::uuid AND programme_id = ${programmeId}::uuid`;
  if (!session) throw new DomainError('not-found', 'sessions/not-found');
  const blocks = await tx.$queryRaw<BlockOfPlan[]>`
    SELECT block, count(*)::int AS seats, (count(*) FILTER (WHERE state = 'FREE'))::int AS free
    FROM ticket WHERE session_id = ${session.id}::uuid GROUP BY block`;
  const inOrder = blocks.toSorted((a, b) => naturalOrder(a.block, b.block));
  const block = inOrder.find((one) => one.block === input.block)?.block ?? inOrder[0]?.block ?? null;
  const seats = await tx.$queryRaw<Held[]>`
    SELECT id, kind, block, row, seat, category, state, named_at IS NOT NULL AS named, claimed_at IS NOT NULL AS claimed,
      allocation_id AS "allocationId", version
    FROM ticket WHERE session_id = ${session.id}::uuid AND block = ${block}`;
  const rows = await tx.$queryRaw<{ row: string }[]>`
    SELECT DISTINCT row FROM ticket WHERE session_id = ${session.id}::uuid`;
  const byId = new Map(seats.map((seat) => [seat.id, seat]));
  const spots = spotsOf(
    seats,
    rows.map(({ row }) => row),
  );
  const planned = spots.flatMap(({ seat, x, y }): PlannedSeat[] => {
    const held = byId.get(seat.id);
    return held ? [{ ...held, x: Number.isNaN(x) ? null : x, y }] : [];
  });
  const here = new Set(planned.map(({ allocationId }) => allocationId));
  const groups = (await groupsOf(tx, session.id)).filter(({ allocationId }) => here.has(allocationId));
  const open = session.status !== 'CANCELLED' && !isClosed(now, session.cutoffAt);
  return { blocks: inOrder, block, seats: planned, groups, can: { swap: open } };
});
