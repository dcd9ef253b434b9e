import type { Ticket, TicketState } from './ticket.rules';

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

/** What each session keeps a counter of. */
export type TicketCounter = 'stock' | 'free' | 'held' | 'allocated' | 'confirmed' | 'claimed' | 'entered';
type Asked = {
  readonly q?: string | undefined;
  readonly state?: TicketState | undefined;
  readonly reached?: TicketStep | undefined;
  readonly named?: 'yes' | 'no' | undefined;
  readonly structureId?: string | undefined;
  readonly allocationId?: string | undefined;
};

const BY_STEP = { ALLOCATED: 'allocated', CONFIRMED: 'confirmed', CLAIMED: 'claimed' } as const;
/** The other states are differences of counters that an entry without a claim makes uncertain. */
const BY_STATE: Partial<Record<TicketState, TicketCounter>> = { FREE: 'free', HELD: 'held', ENTERED: 'entered' };

/** The counter that knows how many tickets of a session a list keeps, or null when they must be counted one by one. */
export function counterOf({ q, state, reached, named, structureId, allocationId }: Asked): TicketCounter | null {
  if (q || named || structureId !== undefined || allocationId !== undefined) return null;
  if (state && reached) return null;
  if (reached) return BY_STEP[reached];
  return state ? (BY_STATE[state] ?? null) : 'stock';
}
