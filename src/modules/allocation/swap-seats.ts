import { lockSession } from '@/modules/sessions/lock-session';
import { type LockedTicket, lockTickets } from '@/modules/tickets/lock-tickets';
import { tellHolders } from '@/modules/tickets/tell-holders';
import type { Ticket } from '@/modules/tickets/ticket.rules';
import { command } from '@/platform/command';
import type { Tx } from '@/platform/db';
import { DomainError } from '@/platform/errors';
import { changedMeanwhile } from '@/platform/versions';
import { maySwapSeats } from './allocation.policy';
import { type SeenSeat, swapSeatsInput } from './allocation.schema';
import { type Seat, spotsOf } from './seat-plan.rules';
import { decideSwap, type Swapped, wheelchairsParted } from './seat-swap.rules';

/** What the editor saw: the name's version, and which allocation had the seat. Throws `common/changed-meanwhile`. */
function requireAsSeen(ticket: LockedTicket, seen: SeenSeat): void {
  const fields = [
    ...(ticket.version === seen.version ? [] : ['beneficiaryId']),
    ...(ticket.allocationId === seen.allocationId ? [] : ['allocationId']),
  ];
  if (fields.length > 0) throw changedMeanwhile(ticket.version, seen.version, fields);
}

/** Rule 6: parting a wheelchair user from a companion is asked twice. Throws `allocation/parts-wheelchair`. */
async function requireTogether(tx: Tx, swapped: Swapped, evenApart: boolean): Promise<number> {
  if (swapped.from.kind === 'STANDARD') return 0;
  const seats = await tx.$queryRaw<(Seat & { allocationId: string | null })[]>`
    SELECT id, kind, block, row, seat, allocation_id AS "allocationId" FROM ticket WHERE session_id = ${swapped.from.sessionId}::uuid`;
  const allocationOf = new Map(seats.map(({ id, allocationId }) => [id, allocationId]));
  const parted = wheelchairsParted(spotsOf(seats), allocationOf, swapped);
  if (parted > 0 && !evenApart) throw new DomainError('conflict', 'allocation/parts-wheelchair', { count: parted });
  return parted;
}

/** Both at once; their codes are new, so that what a former holder has on a phone opens nothing; links follow who holds them (rule 8). */
async function saveSwap(tx: Tx, { from, to }: Swapped): Promise<void> {
  const both: readonly Ticket[] = [from, to];
  await tx.$executeRaw`
    UPDATE ticket t SET state = n.state::"TicketState", structure_id = n.structure_id, allocation_id = n.allocation_id,
      group_leader_id = n.group_leader_id, beneficiary_id = n.beneficiary_id, named_at = n.named_at,
      rename_count = n.rename_count, claimed_at = n.claimed_at, code = new_ticket_code()
    FROM unnest(${both.map((t) => t.id)}::uuid[], ${both.map((t) => t.state)}::text[], ${both.map((t) => t.structureId)}::uuid[],
      ${both.map((t) => t.allocationId)}::uuid[], ${both.map((t) => t.groupLeaderId)}::uuid[],
      ${both.map((t) => t.beneficiaryId)}::uuid[], ${both.map((t) => t.namedAt)}::timestamptz[],
      ${both.map((t) => t.renameCount)}::int[], ${both.map((t) => t.claimedAt)}::timestamptz[])
      AS n(id, state, structure_id, allocation_id, group_leader_id, beneficiary_id, named_at, rename_count, claimed_at)
    WHERE t.id = n.id`;
  await tx.$executeRaw`
    UPDATE claim_link SET ticket_id = CASE WHEN ticket_id = ${from.id}::uuid THEN ${to.id}::uuid ELSE ${from.id}::uuid END
    WHERE ticket_id IN (${from.id}::uuid, ${to.id}::uuid) AND revoked_at IS NULL`;
}

const isHeld = ({ state }: Ticket) => state === 'CONFIRMED' || state === 'CLAIMED';

/**
 * The city exchanges who sits in two seats of a session, or moves a holder to a free one, with a reason; whoever holds a
 * confirmed or taken ticket of the two is told (rules 3, 4, 6, 11). Throws what `decideSwap` throws, `tickets/not-found`,
 * `allocation/parts-wheelchair` unless confirmed, `common/changed-meanwhile`.
 */
export const swapSeats = command('allocation/swap-seats', swapSeatsInput, async (context, input) => {
  const { tx, actor, trail } = context;
  const ids = [input.from.ticketId, input.to.ticketId];
  trail({ subject: ['ticket', input.from.ticketId], reason: input.reason, ...(input.note && { note: input.note }) });
  trail({ facts: { otherTicketId: input.to.ticketId } });
  if (new Set(ids).size < 2) throw new DomainError('conflict', 'allocation/seats-alike');
  const seen = await tx.ticket.findFirst({
    where: { id: input.from.ticketId },
    select: { programmeId: true, sessionId: true },
  });
  if (!seen || !maySwapSeats(actor, seen)) throw new DomainError('not-found', 'tickets/not-found');
  // As whoever takes seats from stock: the session first, then the tickets.
  await lockSession(tx, seen.sessionId, seen.programmeId);
  const { tickets, now, rules } = await lockTickets(tx, ids);
  const [from, to] = [input.from, input.to].map(({ ticketId }) => tickets.find(({ id }) => id === ticketId));
  if (!from || !to) throw new DomainError('not-found', 'tickets/not-found');
  trail({ structureId: from.structureId, programmeId: from.programmeId });
  requireAsSeen(from, input.from);
  requireAsSeen(to, input.to);
  const swapped = decideSwap(from, to, now, rules);
  const parted = await requireTogether(tx, swapped, input.evenApart);
  await saveSwap(tx, swapped);
  const held = [swapped.from, swapped.to].filter(isHeld);
  const told = await tellHolders(
    context,
    'SEAT_NOTICE',
    held.map((ticket) => ({ about: ticket, subjectId: ticket.id })),
  );
  trail({ facts: { otherTicketId: to.id, otherStructureId: to.structureId ?? '', parted, told } });
  return { from: from.id, to: to.id, told, parted };
});
