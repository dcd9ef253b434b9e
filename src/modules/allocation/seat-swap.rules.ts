import type { ProgrammeRules } from '@/modules/programmes/programme.schema';
import { isClosed } from '@/modules/sessions/session.rules';
import type { Ticket } from '@/modules/tickets/ticket.rules';
import { DomainError } from '@/platform/errors';
import { stretchesOf } from './seat-cost.rules';
import type { Spot } from './seat-plan.rules';

export type Swapped = { readonly from: Ticket; readonly to: Ticket };

const refuse = (name: string, facts: Record<string, string | number> = {}) =>
  new DomainError('conflict', `allocation/${name}`, facts);

/** Who holds it and what they did with it: all that moves to another seat. The seat keeps its renames, which are its own. */
const holdingOf = ({ state, structureId, allocationId, groupLeaderId, beneficiaryId, namedAt, claimedAt }: Ticket) => ({
  ...{ state, structureId, allocationId, groupLeaderId, beneficiaryId, namedAt, claimedAt },
});

const nobodyElse = (a: Ticket, b: Ticket): boolean =>
  a.allocationId === b.allocationId && a.groupLeaderId === b.groupLeaderId && a.beneficiaryId === b.beneficiaryId;

/** The seat as the other holds it. Rule 3: another name on a seat that had one counts; a free seat has its renames whole. */
function taking(seat: Ticket, other: Ticket, maxRenames: number): Ticket {
  const next = { ...seat, ...holdingOf(other) };
  if (seat.state === 'FREE' || other.state === 'FREE') return { ...next, renameCount: 0 };
  const renamed =
    seat.beneficiaryId !== null && other.beneficiaryId !== null && seat.beneficiaryId !== other.beneficiaryId;
  if (renamed && seat.renameCount >= maxRenames) {
    throw new DomainError('conflict', 'tickets/renames-exhausted', { max: maxRenames, done: seat.renameCount });
  }
  return { ...next, renameCount: seat.renameCount + (renamed ? 1 : 0) };
}

function requireMovable(ticket: Ticket): void {
  if (ticket.state === 'ENTERED') throw refuse('seat-entered');
  if (ticket.state === 'HELD') throw refuse('seat-held');
}

/**
 * Rules 3, 4, 6 and 11: the city exchanges who sits in two seats of one session, or moves a holder to a free seat. Of one
 * kind, open until the cutoff. Throws `allocation/seats-of-two-sessions`, `seats-differ`, `seat-not-given`, `seat-entered`,
 * `seat-held`, `seats-alike`, `session-cancelled`, `cutoff-passed`, and `tickets/renames-exhausted`.
 */
export function decideSwap(
  from: Ticket,
  to: Ticket,
  now: Date,
  { maxRenames }: Pick<ProgrammeRules, 'maxRenames'>,
): Swapped {
  if (from.sessionId !== to.sessionId) throw refuse('seats-of-two-sessions');
  if (from.sessionStatus === 'CANCELLED') throw refuse('session-cancelled');
  if (isClosed(now, from.cutoffAt)) throw refuse('cutoff-passed', { cutoffAt: from.cutoffAt.toISOString() });
  requireMovable(from);
  requireMovable(to);
  if (from.kind !== to.kind) throw refuse('seats-differ', { kind: from.kind, other: to.kind });
  if (from.allocationId === null) throw refuse('seat-not-given');
  if (nobodyElse(from, to)) throw refuse('seats-alike');
  return { from: taking(from, to, maxRenames), to: taking(to, from, maxRenames) };
}

/** Rule 6: wheelchairs of one allocation with a companion of it side by side. `spots`: in the order of the plan. */
export function accompanied(
  spots: readonly Spot[],
  allocationOf: ReadonlyMap<string, string | null>,
  id: string,
): number {
  const own = spots.filter(({ seat }) => seat.kind !== 'STANDARD' && allocationOf.get(seat.id) === id);
  return stretchesOf(own)
    .filter((stretch) => stretch.spots.some(({ seat }) => seat.kind === 'COMPANION'))
    .reduce((sum, stretch) => sum + stretch.spots.filter(({ seat }) => seat.kind === 'WHEELCHAIR').length, 0);
}

/** Rule 6: wheelchairs that would no longer sit beside a companion of theirs if these two seats were exchanged. */
export function wheelchairsParted(
  spots: readonly Spot[],
  allocationOf: ReadonlyMap<string, string | null>,
  { from, to }: Swapped,
): number {
  const after = new Map(allocationOf).set(from.id, from.allocationId).set(to.id, to.allocationId);
  const touched = [from.allocationId, to.allocationId].filter((id): id is string => id !== null);
  return [...new Set(touched)].reduce(
    (sum, id) => sum + Math.max(0, accompanied(spots, allocationOf, id) - accompanied(spots, after, id)),
    0,
  );
}
