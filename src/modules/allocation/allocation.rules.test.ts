import { describe, expect, it } from 'vitest';
import { programmeRules } from '@/modules/programmes/programme.schema';
import {
  ALLOCATION_STATES,
  confirmByFor,
  decideAllocation,
  decideConfirm,
  decideDecline,
  releaseDue,
} from './allocation.rules';

const rules = programmeRules.parse({});
const confirmBy = new Date('2024-07-20T12:00:00Z');
const before = new Date(confirmBy.getTime() - 1000);
const allocation = (state: (typeof ALLOCATION_STATES)[number]) => ({ id: 'a-1', state, quantity: 4, confirmBy });

describe('rule 16: an allocation is confirmed by its date, or released', () => {
  it('given four days, then the date is four days on, but never after the cutoff of the session', () => {
    const now = new Date('2024-07-16T12:00:00Z');
    expect(confirmByFor(now, new Date('2024-07-30T00:00:00Z'), rules)).toEqual(confirmBy);
    const cutoff = new Date('2024-07-18T00:00:00Z');
    expect(confirmByFor(now, cutoff, rules)).toEqual(cutoff);
  });

  it.each([
    ['PROPOSED', 'CONFIRMED', 'DECLINED'],
    ['CONFIRMED', 'CONFIRMED', 'allocation/already-answered'],
    ['DECLINED', 'allocation/already-answered', 'DECLINED'],
    ['RELEASED', 'allocation/already-answered', 'allocation/already-answered'],
  ] as const)('given %s before the date, when confirmed: %s, when declined: %s', (state, confirmed, declined) => {
    const attempt = (run: () => string) => {
      try {
        return run();
      } catch (error) {
        return (error as Error).message;
      }
    };
    expect(attempt(() => decideConfirm(allocation(state), before))).toBe(confirmed);
    expect(attempt(() => decideDecline(allocation(state)))).toBe(declined);
  });

  it('given the date itself, then confirming is too late and declining still is not', () => {
    expect(() => decideConfirm(allocation('PROPOSED'), confirmBy)).toThrow('allocation/confirm-too-late');
    expect(decideDecline(allocation('PROPOSED'))).toBe('DECLINED');
  });

  it.each(ALLOCATION_STATES)('given %s, then only a proposed one is due, and only from its date', (state) => {
    expect(releaseDue(allocation(state), before)).toBe(false);
    expect(releaseDue(allocation(state), confirmBy)).toBe(state === 'PROPOSED');
  });
});

describe('seats given by hand', () => {
  const at = (iso: string) => new Date(iso);
  const session = {
    sessionId: 'ATH01',
    startsAt: at('2024-08-01T18:00:00Z'),
    endsAt: at('2024-08-01T21:00:00Z'),
    cutoffAt: at('2024-07-30T18:00:00Z'),
    status: 'SCHEDULED' as const,
  };
  const now = at('2024-07-29T00:00:00Z');
  const clash = { sessionId: 'SWM01', startsAt: at('2024-08-01T20:00:00Z'), endsAt: at('2024-08-01T22:00:00Z') };

  it('given enough free seats, then they are given, to the last', () => {
    expect(decideAllocation(10, 10, session, [], now)).toEqual({ quantity: 10 });
    expect(decideAllocation(2, 10, session, [session], now)).toEqual({ quantity: 2 });
  });

  it.each([
    ['one seat too many', 11, session, [], now, 'allocation/not-enough-seats'],
    ['none', 0, session, [], now, 'allocation/bad-quantity'],
    ['half a seat', 1.5, session, [], now, 'allocation/bad-quantity'],
    ['an overlap (rule 15)', 1, session, [clash], now, 'allocation/overlap'],
    ['the cutoff (rule 4)', 1, session, [], session.cutoffAt, 'allocation/cutoff-passed'],
    [
      'a cancelled session (rule 7)',
      1,
      { ...session, status: 'CANCELLED' as const },
      [],
      now,
      'allocation/session-cancelled',
    ],
  ])('given %s, then it is refused', (_, quantity, to, held, when, code) => {
    expect(() => decideAllocation(quantity, 10, to, held, when)).toThrow(code);
  });
});
