import { expect, test } from 'vitest';
import { TICKET_STATES } from './ticket.rules';
import { counterOf, hasReached, type TICKET_STEPS } from './ticket-steps.rules';

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

test('Given filters that a counter answers, when the list is counted, then it is by that counter; any other is counted one by one', () => {
  expect(counterOf({})).toBe('stock');
  expect(counterOf({ q: '', state: 'FREE' })).toBe('free');
  expect(counterOf({ state: 'ENTERED' })).toBe('entered');
  expect(counterOf({ reached: 'CONFIRMED' })).toBe('confirmed');
  for (const asked of [
    { q: 'AT' },
    { state: 'CONFIRMED' },
    { state: 'FREE', reached: 'CLAIMED' },
    { named: 'no' },
    { structureId: '' },
    { allocationId: 'a' },
  ] as const)
    expect(counterOf(asked)).toBeNull();
});
