import { DomainError } from '@/platform/errors';
import { type Act, requireOpen, type Ticket, type TicketCause, type TicketOutcome } from './ticket.rules';

/** The group leader a ticket may be handed to. */
export type GroupLeaderRef = { readonly id: string; readonly structureId: string; readonly programmeId: string };

function outcome(ticket: Ticket, cause: TicketCause, override: TicketOutcome['override'] = null): TicketOutcome {
  return { ticket, cause, changed: true, counted: false, override };
}

function unchanged(ticket: Ticket, cause: TicketCause): TicketOutcome {
  return { ticket, cause, changed: false, counted: false, override: null };
}

/** A seat back in the city's stock: nobody's, no name, its two renames whole again. */
function freed(ticket: Ticket): Ticket {
  return {
    ...ticket,
    state: 'FREE',
    structureId: null,
    allocationId: null,
    groupLeaderId: null,
    beneficiaryId: null,
    namedAt: null,
    renameCount: 0,
    claimedAt: null,
  };
}

/**
 * Rules 4 and 5: a ticket given back is in the city's stock at once; open until the cutoff, later only to the city with
 * a reason. Throws `tickets/not-restitutable` for a seat nobody holds.
 */
export function decideRestitution(ticket: Ticket, act: Act): TicketOutcome {
  const override = requireOpen(ticket, act);
  if (ticket.structureId === null || (ticket.state !== 'CONFIRMED' && ticket.state !== 'CLAIMED')) {
    throw new DomainError('conflict', 'tickets/not-restitutable', { state: ticket.state });
  }
  return outcome(freed(ticket), 'RESTITUTED', override);
}

export type ReturnCause = Extract<
  TicketCause,
  'POSTPONEMENT_RETURN' | 'SESSION_CANCELLED' | 'ALLOCATION_RELEASED' | 'ALLOCATION_DECLINED'
>;

/**
 * Rules 7 and 16: a ticket that returns to stock by a decision on its session or its allocation, whatever the hour.
 * A ticket that has entered stays as it is; one already in stock does not change. An allocation that lapses or is
 * declined gives back only what was not confirmed.
 */
export function decideReturn(ticket: Ticket, cause: ReturnCause): TicketOutcome {
  const onlyProposed = cause === 'ALLOCATION_RELEASED' || cause === 'ALLOCATION_DECLINED';
  const returns =
    ticket.state === 'PROPOSED' || (!onlyProposed && (ticket.state === 'CONFIRMED' || ticket.state === 'CLAIMED'));
  return returns ? outcome(freed(ticket), cause) : unchanged(ticket, cause);
}

/**
 * Rule 2 (with the load, see claims) and rule 11: the ticket goes to a group leader of the same structure. A ticket
 * already taken must first be taken back. Throws `tickets/not-assignable`, `tickets/other-structure`.
 */
export function decideAssign(ticket: Ticket, leader: GroupLeaderRef, act: Act): TicketOutcome {
  if (ticket.groupLeaderId === leader.id) return unchanged(ticket, 'ASSIGNED');
  const override = requireOpen(ticket, act);
  if (ticket.state !== 'CONFIRMED') {
    throw new DomainError('conflict', 'tickets/not-assignable', { state: ticket.state });
  }
  if (ticket.structureId !== leader.structureId || ticket.programmeId !== leader.programmeId) {
    throw new DomainError('conflict', 'tickets/other-structure');
  }
  return outcome({ ...ticket, groupLeaderId: leader.id }, 'ASSIGNED', override);
}

export type Taking = { readonly groupLeaderId: string; readonly termsAccepted: boolean };

/**
 * Rule 8: the group leader takes the ticket, explicitly and with the terms accepted; until the cutoff, when the link
 * dies. Taken a second time by the same person it stays as it is, without an error.
 */
export function decideClaim(ticket: Ticket, taking: Taking, act: Act): TicketOutcome {
  const mine = ticket.groupLeaderId !== null && ticket.groupLeaderId === taking.groupLeaderId;
  if (mine && ticket.state === 'CLAIMED') return unchanged(ticket, 'CLAIMED');
  if (!taking.termsAccepted) throw new DomainError('invalid', 'tickets/terms-required');
  const override = requireOpen(ticket, act);
  if (!mine || ticket.state !== 'CONFIRMED') throw new DomainError('conflict', 'tickets/not-claimable');
  return outcome({ ...ticket, state: 'CLAIMED', claimedAt: act.now }, 'CLAIMED', override);
}

/**
 * Rule 4: the structure or the city takes a ticket back from its group leader, so that another can have it. The
 * person in the seat keeps it. Throws `tickets/not-taken`.
 */
export function decideTakeBack(ticket: Ticket, act: Act): TicketOutcome {
  const override = requireOpen(ticket, act);
  if (ticket.groupLeaderId === null || (ticket.state !== 'CONFIRMED' && ticket.state !== 'CLAIMED')) {
    throw new DomainError('conflict', 'tickets/not-taken', { state: ticket.state });
  }
  return outcome({ ...ticket, state: 'CONFIRMED', groupLeaderId: null, claimedAt: null }, 'TAKEN_BACK', override);
}
