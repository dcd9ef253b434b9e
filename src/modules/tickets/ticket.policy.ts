import {
  type Actor,
  inProgramme,
  isCityOf,
  isLeaderOf,
  isStaff,
  type OfStructure,
} from '@/modules/accounts/actor.rules';
import { isClosed } from '@/modules/sessions/session.rules';
import type { Ticket, TicketLimits } from './ticket.rules';

export type TicketRef = OfStructure & { readonly groupLeaderId: string | null };

function isHolderOf(actor: Actor, ticket: TicketRef): boolean {
  if (actor.kind !== 'holder' || !inProgramme(actor, ticket)) return false;
  return actor.groupLeaderId === ticket.groupLeaderId && actor.structureId === ticket.structureId;
}

function isCityOrLeader(actor: Actor, ticket: OfStructure): boolean {
  return isCityOf(actor, ticket) || isLeaderOf(actor, ticket);
}

/** The list of tickets; a leader gets only those of its structure. The auditor reads no row of a person. */
export function mayListTickets(actor: Actor): boolean {
  return isStaff(actor) || actor.kind === 'system' || (actor.kind === 'user' && actor.role === 'LEADER');
}

export function mayReadTicket(actor: Actor, ticket: TicketRef): boolean {
  return isCityOrLeader(actor, ticket) || isHolderOf(actor, ticket);
}

export const mayNameTicket = mayReadTicket;
export const mayRenameTicket = mayReadTicket;
export const mayRestituteTicket = mayReadTicket;

/** Rule 3: only the city corrects a typing error. */
export function mayCorrectTicket(actor: Actor, ticket: TicketRef): boolean {
  return isCityOf(actor, ticket);
}

/** Rule 4: only the city may act after the cutoff. */
export const mayOverrideCutoff = mayCorrectTicket;

/** Holding seats back for the city, or freeing them again. */
export const mayHoldTicket = mayCorrectTicket;

export function mayAssignTicket(actor: Actor, ticket: TicketRef): boolean {
  return isCityOrLeader(actor, ticket);
}

export const mayTakeBackTicket = mayAssignTicket;

/** Rule 8: taking a ticket is the act of its group leader; the system does it for the demo. */
export function mayClaimTicket(actor: Actor, ticket: TicketRef): boolean {
  return isHolderOf(actor, ticket) || (actor.kind === 'system' && inProgramme(actor, ticket));
}

export type TicketAbilities = {
  readonly name: boolean;
  readonly rename: boolean;
  readonly correct: boolean;
  readonly restitute: boolean;
  readonly assign: boolean;
  readonly takeBack: boolean;
  readonly claim: boolean;
  /** A reason will be asked for, because the cutoff has passed. */
  readonly needsReason: boolean;
};

/** What this actor may do next with this ticket: rights and rules together, so that no screen derives them again. */
export function ticketAbilities(actor: Actor, ticket: Ticket, now: Date, rules: TicketLimits): TicketAbilities {
  const closed = isClosed(now, ticket.cutoffAt);
  const live = ticket.state !== 'ENTERED' && ticket.sessionStatus !== 'CANCELLED';
  const open = live && (!closed || mayOverrideCutoff(actor, ticket));
  const held = open && (ticket.state === 'CONFIRMED' || ticket.state === 'CLAIMED');
  const everNamed = ticket.namedAt !== null;
  return {
    name: held && !everNamed && mayNameTicket(actor, ticket),
    rename: held && everNamed && ticket.renameCount < rules.maxRenames && mayRenameTicket(actor, ticket),
    correct: held && ticket.beneficiaryId !== null && mayCorrectTicket(actor, ticket),
    restitute: held && mayRestituteTicket(actor, ticket),
    assign: open && ticket.state === 'CONFIRMED' && mayAssignTicket(actor, ticket),
    takeBack: held && ticket.groupLeaderId !== null && mayTakeBackTicket(actor, ticket),
    claim: open && ticket.state === 'CONFIRMED' && ticket.groupLeaderId !== null && mayClaimTicket(actor, ticket),
    needsReason: closed && open,
  };
}
