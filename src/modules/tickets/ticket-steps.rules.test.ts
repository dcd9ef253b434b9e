import { expect, test } from 'vitest';
import { TICKET_STATES } from './ticket.rules';
import { hasReached, type TICKET_STEPS } from './ticket-steps.rules';

const taken = new Date('2024-07-26T10:00:00Z');
const reached = (step: (typeof TICKET_STEPS)[number], claimedAt: Date | null) =>
  TICKET_STATES.filter((state) => hasReached({ state, claimedAt }, step));

test('Given a ticket that went further, when a step is counted, then it is counted too', () => {
  expect(reached('ALLOCATED', null)).toEqual(['PROPOSED', 'CONFIRMED', 'CLAIMED', 'ENTERED']);
  expect(reached('CONFIRMED', null)).toEqual(['CONFIRMED', 'CLAIMED', 'ENTERED']);
});

test('Given an entry without a claim, when the claimed are counted, then it is not one', () => {
  expect(reached('CLAIMED', null)).toEqual([]);
  expect(reached('CLAIMED', taken)).toEqual(['CLAIMED', 'ENTERED']);
});
