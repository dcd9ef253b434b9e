import { decideAssignment, type LoadDecision } from '@/modules/claims/claim.rules';
import { revokeLinksOfTickets } from '@/modules/claims/revoke-links';
import { type LockedTicket, lockTickets } from '@/modules/tickets/lock-tickets';
import { saveTickets } from '@/modules/tickets/save-tickets';
import type { OverrideReason } from '@/modules/tickets/ticket.rules';
import { decideAssign } from '@/modules/tickets/ticket-moves.rules';
import { type CommandContext, command } from '@/platform/command';
import { databaseClock } from '@/platform/db';
import { DomainError } from '@/platform/errors';
import { type Assignment, assignInput, assignManyInput } from './group-leader.schema';
import { type LeaderRow, loadsOf, lockAddresses, readAssignees } from './group-leader-loads';
import { mayManageGroupLeaders } from './structure.policy';

type Asked = {
  readonly assignments: readonly Assignment[];
  readonly reason?: OverrideReason | undefined;
  readonly note?: string | undefined;
};
type Warning = { readonly groupLeaderId: string; readonly people: number; readonly advised: number };

const seatOrder = new Intl.Collator('en', { numeric: true });
const place = (t: { block: string; row: string; seat: string }) => `${t.block} ${t.row} ${t.seat}`;

type Places = ReadonlyMap<string, { allocationId: string; block: string; row: string; seat: string }>;

/** The seats of these allocations; those of one that is not confirmed are refused (rule 16). */
async function seatsOf({ tx, actor }: CommandContext, allocationIds: readonly string[]): Promise<Places> {
  const allocations = await tx.$queryRaw<{ id: string; programmeId: string; structureId: string; state: string }[]>`
    SELECT id, programme_id AS "programmeId", structure_id AS "structureId", state FROM allocation
    WHERE id = ANY(${[...allocationIds]}::uuid[]) ORDER BY id FOR UPDATE`;
  if (allocations.length !== new Set(allocationIds).size || !allocations.every((a) => mayManageGroupLeaders(actor, a)))
    throw new DomainError('not-found', 'allocation/not-found');
  const early = allocations.find((allocation) => allocation.state !== 'CONFIRMED');
  if (early) throw new DomainError('conflict', 'claims/allocation-not-confirmed', { state: early.state });
  const seats = await tx.$queryRaw<{ id: string; allocationId: string; block: string; row: string; seat: string }[]>`
    SELECT id, allocation_id AS "allocationId", block, row, seat FROM ticket
    WHERE allocation_id = ANY(${[...allocationIds]}::uuid[])`;
  return new Map(seats.map(({ id, ...seat }) => [id, seat]));
}

/** Which tickets one assignment means, among the locked ones of its allocation. */
function chosen(asked: Assignment, seats: readonly LockedTicket[], places: Places): LockedTicket[] {
  if (asked.ticketIds) {
    const wanted = new Set(asked.ticketIds);
    const found = seats.filter((ticket) => wanted.has(ticket.id));
    if (found.length !== wanted.size) throw new DomainError('not-found', 'tickets/not-found');
    return found;
  }
  const quantity = asked.quantity ?? 0;
  const at = (ticket: LockedTicket) => place(places.get(ticket.id) ?? { block: '', row: '', seat: '' });
  const free = seats
    .filter((ticket) => ticket.state === 'CONFIRMED' && ticket.groupLeaderId === null)
    .sort((a, b) => seatOrder.compare(at(a), at(b)));
  if (quantity < 1 || free.length < quantity) {
    throw new DomainError('conflict', 'claims/not-enough-unassigned', { asked: quantity, left: free.length });
  }
  return free.slice(0, quantity);
}

async function assign(context: CommandContext, { assignments, reason, note }: Asked) {
  const { tx, actor, trail } = context;
  const leaders = await readAssignees(
    tx,
    actor,
    assignments.map((a) => a.groupLeaderId),
  );
  const places = await seatsOf(context, [...new Set(assignments.map((a) => a.allocationId))]);
  const { tickets, rules } = await lockTickets(tx, [...places.keys()]);
  await lockAddresses(tx, [...leaders.values()]);
  const now = await databaseClock(tx);
  const loads = await loadsOf(tx, actor, [...leaders.values()]);
  const current = new Map<string, LockedTicket[]>();
  for (const ticket of tickets) {
    const id = ticket.allocationId ?? '';
    const seats = current.get(id);
    if (seats) seats.push(ticket);
    else current.set(id, [ticket]);
  }
  const warnings: Warning[] = [];
  const outcomes = assignments.flatMap((asked) => {
    const leader = leaders.get(asked.groupLeaderId) as LeaderRow;
    const seats = current.get(asked.allocationId) ?? [];
    const taken = chosen(asked, seats, places).filter((ticket) => ticket.groupLeaderId !== leader.id);
    const [first] = taken;
    if (!first) return [];
    const load = loads.of(leader, first);
    const decision: LoadDecision = decideAssignment(
      { competition: first.competition, held: load.held, adding: taken.length },
      load.inSession + taken.length,
      rules,
    );
    loads.add(leader, first, taken.length);
    if (decision.warning) warnings.push({ groupLeaderId: leader.id, ...decision.warning });
    return taken.map((ticket) => {
      const outcome = decideAssign(ticket, leader, { by: actor, now, rules, reason: reason ?? null });
      seats.splice(seats.indexOf(ticket), 1, { ...ticket, ...outcome.ticket });
      return { ...outcome, from: ticket.groupLeaderId };
    });
  });
  await saveTickets(tx, actor, outcomes);
  const moved = outcomes.filter((outcome) => outcome.from !== null).map((outcome) => outcome.ticket.id);
  if (moved.length > 0) await revokeLinksOfTickets(tx, actor, moved);
  const late = outcomes.find((outcome) => outcome.override !== null)?.override;
  if (late) trail({ reason: late, ...(note && { note }) });
  trail({ facts: { tickets: outcomes.length, moved: moved.length, warnings: warnings.length } });
  return { assigned: outcomes.map((outcome) => outcome.ticket.id), warnings };
}

/**
 * Rule 2: tickets of a confirmed allocation go to a group leader of the same structure: 30 at most by address and
 * competition, whatever the structures; more than 15 people at once answers a warning. Throws
 * `claims/too-many-tickets`, `claims/allocation-not-confirmed`, `claims/not-enough-unassigned`, `allocation/not-found`,
 * `structures/leader-not-found` and what `decideAssign` throws.
 */
export const assignGroupLeader = command('structures/assign-group-leader', assignInput, async (context, input) => {
  const { reason, note, ...assignment } = input;
  context.trail({ subject: ['allocation', input.allocationId] });
  const { assigned, warnings } = await assign(context, { assignments: [assignment], reason, note });
  return { assigned, warnings };
});

/** Many at once, all or none. Throws what `assignGroupLeader` throws. */
export const assignGroupLeaders = command(
  'structures/assign-group-leaders',
  assignManyInput,
  async (context, input) => {
    const { assigned, warnings } = await assign(context, input);
    return { assigned: assigned.length, warnings };
  },
  { timeoutMs: 120_000 },
);
