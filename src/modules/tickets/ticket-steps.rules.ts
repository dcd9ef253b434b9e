import type { Ticket } from './ticket.rules';

/** Steps of the way from the stock to the seat, as Today counts them: who has passed one has reached it. */
export const TICKET_STEPS = ['ALLOCATED', 'CONFIRMED', 'CLAIMED'] as const;
export type TicketStep = (typeof TICKET_STEPS)[number];

/** The states of those who reached a step. An entry may come without a claim, so a claim is told by its date. */
export const STATES_FROM = {
  ALLOCATED: ['PROPOSED', 'CONFIRMED', 'CLAIMED', 'ENTERED'],
  CONFIRMED: ['CONFIRMED', 'CLAIMED', 'ENTERED'],
  CLAIMED: ['CLAIMED', 'ENTERED'],
} as const satisfies Record<TicketStep, readonly Ticket['state'][]>;

/** Whether a ticket has passed a step, as the counters of a session count it. */
export function hasReached(ticket: Pick<Ticket, 'state' | 'claimedAt'>, step: TicketStep): boolean {
  const states: readonly Ticket['state'][] = STATES_FROM[step];
  return states.includes(ticket.state) && (step !== 'CLAIMED' || ticket.claimedAt !== null);
}
