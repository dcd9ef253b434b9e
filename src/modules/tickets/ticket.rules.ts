import { type Actor, isCity } from '@/modules/accounts/actor.rules';
import { requireFreshProof } from '@/modules/accounts/step-up.rules';
import type { ProgrammeRules } from '@/modules/programmes/programme.schema';
import { isClosed, overlaps, type SessionStatus, type Slot } from '@/modules/sessions/session.rules';
import { DomainError } from '@/platform/errors';

export const TICKET_KINDS = ['STANDARD', 'WHEELCHAIR', 'COMPANION'] as const;
export type TicketKind = (typeof TICKET_KINDS)[number];
export const TICKET_STATES = ['FREE', 'HELD', 'PROPOSED', 'CONFIRMED', 'CLAIMED', 'ENTERED'] as const;
export type TicketState = (typeof TICKET_STATES)[number];
export const OVERRIDE_REASONS = ['TYPING_ERROR', 'ILLNESS', 'ORGANISER_REQUEST', 'LATE_CHANGE', 'OTHER'] as const;
export type OverrideReason = (typeof OVERRIDE_REASONS)[number];

/** All that a rule needs to know of a ticket and its session. `beneficiaryId` goes with the purge, `namedAt` stays. */
export type Ticket = {
  readonly id: string;
  readonly programmeId: string;
  readonly sessionId: string;
  readonly kind: TicketKind;
  readonly state: TicketState;
  readonly structureId: string | null;
  readonly allocationId: string | null;
  readonly groupLeaderId: string | null;
  readonly beneficiaryId: string | null;
  readonly namedAt: Date | null;
  readonly renameCount: number;
  readonly claimedAt: Date | null;
  readonly enteredAt: Date | null;
  readonly cutoffAt: Date;
  readonly sessionStatus: SessionStatus;
};

/** A person of the list a structure handed over (rule 1). */
export type ListedPerson = {
  readonly id: string;
  readonly structureId: string;
  readonly programmeId: string;
  readonly wheelchair: boolean;
};

export type TicketLimits = Pick<ProgrammeRules, 'cutoffHours' | 'maxRenames'>;

/** Who acts, when (the database's clock), under which limits; staff may give a reason to pass the cutoff (rule 4). */
export type Act = {
  readonly by: Actor;
  readonly now: Date;
  readonly rules: TicketLimits;
  readonly reason?: OverrideReason | null;
};

export const TICKET_CAUSES = [
  'NAMED',
  'RENAMED',
  'CORRECTED',
  'ASSIGNED',
  'CLAIMED',
  'TAKEN_BACK',
  'RESTITUTED',
  'POSTPONEMENT_RETURN',
  'SESSION_CANCELLED',
  'ALLOCATION_RELEASED',
  'ALLOCATION_DECLINED',
] as const;
export type TicketCause = (typeof TICKET_CAUSES)[number];

/**
 * What a decision did (rule 11: nothing changes without a cause). `counted`: it used up one rename (rule 3).
 * `changed` is false when the ticket already was as asked. `override`: the reason that let staff pass the cutoff.
 */
export type TicketOutcome = {
  readonly ticket: Ticket;
  readonly cause: TicketCause;
  readonly changed: boolean;
  readonly counted: boolean;
  readonly override: OverrideReason | null;
};

/**
 * Rule 4: who may still act on this ticket. Before the cutoff everyone; from it on only the city, with a reason, which
 * is handed back for the trail, and a fresh proof of who acts. Never on a ticket that has entered or a cancelled session.
 */
export function requireOpen(ticket: Ticket, act: Act): OverrideReason | null {
  if (ticket.state === 'ENTERED') throw new DomainError('conflict', 'tickets/already-entered');
  if (ticket.sessionStatus === 'CANCELLED') throw new DomainError('conflict', 'tickets/session-cancelled');
  if (!isClosed(act.now, ticket.cutoffAt)) return null;
  const facts = { cutoffAt: ticket.cutoffAt.toISOString(), cutoffHours: act.rules.cutoffHours };
  if (!isCity(act.by)) throw new DomainError('conflict', 'tickets/cutoff-passed', facts);
  if (!act.reason) throw new DomainError('invalid', 'tickets/reason-required', facts);
  requireFreshProof(act.by, act.now);
  return act.reason;
}

function requireAllocated(ticket: Ticket): void {
  if (ticket.structureId !== null && (ticket.state === 'CONFIRMED' || ticket.state === 'CLAIMED')) return;
  throw new DomainError('conflict', 'tickets/not-allocated', { state: ticket.state });
}

function requireListed(ticket: Ticket, person: ListedPerson | null): ListedPerson {
  if (person?.structureId !== ticket.structureId || person.programmeId !== ticket.programmeId) {
    throw new DomainError('conflict', 'tickets/not-on-list');
  }
  if (ticket.kind === 'WHEELCHAIR' && !person.wheelchair) throw new DomainError('conflict', 'tickets/wheelchair-seat');
  return person;
}

function named(ticket: Ticket, person: ListedPerson, now: Date, renames: number): Ticket {
  return { ...ticket, beneficiaryId: person.id, namedAt: now, renameCount: ticket.renameCount + renames };
}

/**
 * Rules 1, 3 and 4: the first name on a ticket, which is not a rename. The same person again changes nothing.
 * Throws `tickets/already-named` when somebody else is named, and what `requireOpen` throws.
 */
export function decideName(ticket: Ticket, person: ListedPerson | null, act: Act): TicketOutcome {
  const override = requireOpen(ticket, act);
  requireAllocated(ticket);
  const listed = requireListed(ticket, person);
  if (ticket.beneficiaryId === listed.id) {
    return { ticket, cause: 'NAMED', changed: false, counted: false, override: null };
  }
  if (ticket.namedAt !== null) {
    throw new DomainError('conflict', 'tickets/already-named', { done: ticket.renameCount, max: act.rules.maxRenames });
  }
  return { ticket: named(ticket, listed, act.now, 0), cause: 'NAMED', changed: true, counted: false, override };
}

/**
 * Rules 1, 3 and 4: another person in the seat. A change from one named person to another counts, also back to an
 * earlier one; a first naming does not; the same person again changes nothing. No reason lets anybody, city included,
 * exceed the number of renames: the organiser's side would refuse it.
 */
export function decideRename(ticket: Ticket, person: ListedPerson | null, act: Act): TicketOutcome {
  if (ticket.namedAt === null) return decideName(ticket, person, act);
  const override = requireOpen(ticket, act);
  requireAllocated(ticket);
  const listed = requireListed(ticket, person);
  if (ticket.beneficiaryId === listed.id) {
    return { ticket, cause: 'RENAMED', changed: false, counted: false, override: null };
  }
  const { maxRenames } = act.rules;
  if (ticket.renameCount >= maxRenames) {
    throw new DomainError('conflict', 'tickets/renames-exhausted', { max: maxRenames, done: ticket.renameCount });
  }
  return { ticket: named(ticket, listed, act.now, 1), cause: 'RENAMED', changed: true, counted: true, override };
}

/**
 * Rule 3: the city corrects how the name of the person already on the ticket is written. Not a rename: the seat keeps
 * its person and its count, and the trail says TYPING_ERROR whatever the hour. Putting another person in the seat is a
 * rename. Throws `tickets/city-only`, `tickets/not-a-correction`.
 */
export function decideCorrection(ticket: Ticket, personId: string, act: Act): TicketOutcome {
  if (!isCity(act.by)) throw new DomainError('forbidden', 'tickets/city-only');
  requireOpen(ticket, { ...act, reason: 'TYPING_ERROR' });
  requireAllocated(ticket);
  if (ticket.beneficiaryId !== personId) throw new DomainError('conflict', 'tickets/not-a-correction');
  return { ticket, cause: 'CORRECTED', changed: true, counted: false, override: 'TYPING_ERROR' };
}

/** Rule 15: nobody sits in two seats at once. `taken`: the sessions this person already has a ticket for, this seat left out. */
export function requirePersonFree(slot: Slot, taken: readonly Slot[]): void {
  if (taken.some((other) => overlaps(slot, other))) throw new DomainError('conflict', 'tickets/person-busy');
}
