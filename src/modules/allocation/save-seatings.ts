import { keepPlans } from '@/modules/imports/apply/applier';
import type { Tx } from '@/platform/db';
import { DomainError } from '@/platform/errors';

/** An allocation of a draw with the very seats it gets. */
export type Seating = {
  readonly allocationId: string;
  readonly demandId: string;
  readonly structureId: string;
  readonly sessionId: string;
  readonly ticketIds: readonly string[];
  readonly confirmBy: Date;
};

const CHUNK = 5_000;

async function saveAllocations(tx: Tx, draw: DrawRef, chunk: readonly Seating[]): Promise<void> {
  await tx.$executeRaw`
    INSERT INTO allocation (id, programme_id, session_id, structure_id, demand_id, draw_id, quantity, confirm_by)
    SELECT a.id, ${draw.programmeId}::uuid, a.session_id, a.structure_id, a.demand_id, ${draw.id}::uuid, a.quantity, a.confirm_by
    FROM unnest(${chunk.map((s) => s.allocationId)}::uuid[], ${chunk.map((s) => s.sessionId)}::uuid[],
      ${chunk.map((s) => s.structureId)}::uuid[], ${chunk.map((s) => s.demandId)}::uuid[],
      ${chunk.map((s) => s.ticketIds.length)}::int[], ${chunk.map((s) => s.confirmBy.toISOString())}::timestamptz[])
      AS a(id, session_id, structure_id, demand_id, quantity, confirm_by)`;
}

type DrawRef = { readonly id: string; readonly programmeId: string };

/**
 * Writes the allocations of a draw and moves their seats into them, some thousands a statement. Throws
 * `allocation/draw-stock-moved` when a seat is no longer free. Keeps plans for the rest of the transaction.
 */
export async function saveSeatings(tx: Tx, draw: DrawRef, seatings: readonly Seating[]): Promise<void> {
  // Foreign keys look up structure and allocation for each seat: planned anew each time, that costs more than the writing.
  await keepPlans(tx);
  for (let from = 0; from < seatings.length; from += CHUNK) {
    await saveAllocations(tx, draw, seatings.slice(from, from + CHUNK));
  }
  const tickets = seatings.flatMap(({ ticketIds, allocationId, structureId }) =>
    ticketIds.map((ticketId) => ({ ticketId, allocationId, structureId })),
  );
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
