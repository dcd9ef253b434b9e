import { describe, expect, it } from 'vitest';
import { programmeRules } from '@/modules/programmes/programme.schema';
import {
  ALLOCATION_STATES,
  BY_HAND,
  confirmByFor,
  decideAllocation,
  decideConfirm,
  decideDecline,
  decidePart,
  formulasIn,
  releaseDue,
  reminderDue,
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

describe('an answer in part (rules 6, 15, 16)', () => {
  const rules = { wheelchairsPerCompanion: 2 };
  const seats = (standard: number, wheelchair = 0, companion = 0) => ({ standard, wheelchair, companion });

  it.each([
    ['three families', seats(12), { size: 4, quantity: 3 }, 3],
    ['two of three families asked for', seats(8), { size: 4, quantity: 3 }, 2],
    ['five given by hand', seats(5), BY_HAND, 5],
    ['three given by hand, two in a wheelchair', seats(0, 2, 1), BY_HAND, 3],
    ['a group of ten', seats(10), { size: 10, quantity: 1 }, 1],
    ['two families, one wheelchair and its companion', seats(6, 1, 1), { size: 4, quantity: 2 }, 2],
    ['two alone in a wheelchair, a companion besides', seats(0, 2, 1), { size: 1, quantity: 2 }, 2],
  ])('given %s, then the whole groups are counted', (_, need, asked, quantity) => {
    expect(formulasIn(need, asked, rules)).toEqual({ size: asked.size, quantity, need });
  });

  it.each([
    ['one family of three', { size: 4, quantity: 3, need: seats(12) }, 1, seats(4)],
    ['all', { size: 4, quantity: 3, need: seats(12) }, 3, seats(12)],
    [
      'one family of two, where one has a wheelchair',
      { size: 4, quantity: 2, need: seats(6, 1, 1) },
      1,
      seats(2, 1, 1),
    ],
    ['one of two alone in a wheelchair', { size: 1, quantity: 2, need: seats(0, 2, 1) }, 1, seats(0, 1, 1)],
  ])('given %s kept, then wheelchairs stay first, with their companions', (_, formulas, keep, kept) => {
    expect(decidePart(formulas, keep, rules)).toEqual(kept);
  });

  it.each([0, 4, 1.5, -1])('given %d of three kept, then it is refused with the numbers', (keep) => {
    const part = () => decidePart({ size: 4, quantity: 3, need: seats(12) }, keep, rules);
    expect(part).toThrow(expect.objectContaining({ code: 'allocation/bad-part', facts: { quantity: 3, keep } }));
  });
});

describe('reminders (rule 16)', () => {
  const hour = 3_600_000;
  const made = new Date('2024-07-01T00:00:00Z');
  const at = (hours: number) => new Date(made.getTime() + hours * hour);
  const waiting = (hours: number, reminded: number | null) => ({
    state: 'PROPOSED' as const,
    createdAt: made,
    confirmBy: at(hours),
    remindedAt: reminded === null ? null : at(reminded),
  });

  it.each([
    ['four days, before half', 96, null, 47.9, false],
    ['four days, at half', 96, null, 48, true],
    ['reminded at half', 96, 48, 60, false],
    ['reminded at half, a day before the date', 96, 48, 72, true],
    ['reminded by hand before half, at half', 96, 10, 48, true],
    ['reminded a day before', 96, 72, 90, false],
    ['never reminded, two days late', 96, null, 90, true],
    ['at the date', 96, null, 96, false],
    ['an offer of two hours, at half', 2, null, 1, true],
    ['an offer of two hours, reminded', 2, 1, 1.5, false],
    ['thirty hours, a day before, which is sooner than half', 30, null, 6, false],
  ])('given %s, then it is so', (_, hours, reminded, now, due) => {
    expect(reminderDue(waiting(hours, reminded), at(now))).toBe(due);
  });

  it('given an answer, then none', () => {
    expect(reminderDue({ ...waiting(96, null), state: 'CONFIRMED' }, at(50))).toBe(false);
  });
});
