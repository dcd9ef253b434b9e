import { describe, expect, it } from 'vitest';
import { programmeRules } from '@/modules/programmes/programme.schema';
import {
  companionsFor,
  decideDemand,
  formulaSize,
  overlappingWishes,
  peopleIn,
  seatNeed,
  seatsIn,
} from './demand.rules';

const rules = programmeRules.parse({});

describe('rule 15: formulas', () => {
  it.each([
    ['SOLO', null, 1],
    ['DUO', null, 2],
    ['FAMILY', null, 4],
    ['FAMILY', 9, 4],
    ['GROUP', 3, 3],
    ['GROUP', 30, 30],
  ] as const)('given %s (%s), then it is for %d people', (formula, groupSize, size) => {
    expect(formulaSize(formula, groupSize)).toBe(size);
  });

  it.each([null, 0, 2, 31, 4.5, Number.NaN])('given a group of %s, then it is refused', (size) => {
    expect(() => formulaSize('GROUP', size)).toThrow('demands/bad-group-size');
  });

  it('given three families, then twelve people', () => {
    expect(peopleIn({ size: 4, quantity: 3 })).toBe(12);
  });
});

describe('rule 6: one companion place for two wheelchair places, rounded up', () => {
  it.each([
    [0, 0],
    [1, 1],
    [2, 1],
    [3, 2],
    [4, 2],
    [5, 3],
  ])('given %d wheelchairs, then %d companions', (wheelchairs, companions) => {
    expect(companionsFor(wheelchairs, rules)).toBe(companions);
  });

  it('given a programme of one companion for each, then its own figure holds', () => {
    expect(companionsFor(3, { wheelchairsPerCompanion: 1 })).toBe(3);
  });

  it.each([
    ['a family, no wheelchair', 4, 1, 0, { standard: 4, wheelchair: 0, companion: 0 }],
    [
      'a family with one wheelchair: the companion is one of them',
      4,
      1,
      1,
      { standard: 2, wheelchair: 1, companion: 1 },
    ],
    ['a group of ten with three wheelchairs', 10, 1, 3, { standard: 5, wheelchair: 3, companion: 2 }],
    [
      'one person alone in a wheelchair: a companion place besides',
      1,
      1,
      1,
      { standard: 0, wheelchair: 1, companion: 1 },
    ],
    ['two families with two wheelchairs', 4, 2, 2, { standard: 5, wheelchair: 2, companion: 1 }],
  ])('given %s, then the seats by kind are right', (_, size, quantity, wheelchairs, need) => {
    expect(seatNeed({ size, quantity, wheelchairs }, rules)).toEqual(need);
    expect(seatsIn(need)).toBeGreaterThanOrEqual(size * quantity);
  });
});

describe('a demand as it is entered', () => {
  const now = new Date('2024-07-01T00:00:00Z');
  const session = { kind: 'COMPETITION', status: 'SCHEDULED', cutoffAt: new Date('2024-07-26T18:00:00Z') } as const;
  const basket = { size: 4, quantity: 2, wheelchairs: 1 };

  it('given a sound demand, then the people it stands for', () => {
    expect(decideDemand(basket, session, now, rules)).toEqual({ people: 8 });
  });

  it.each([
    ['no formula', { ...basket, quantity: 0 }, session, 'demands/bad-quantity'],
    ['more formulas than allowed', { ...basket, quantity: 51 }, session, 'demands/bad-quantity'],
    ['half a formula', { ...basket, quantity: 0.5 }, session, 'demands/bad-quantity'],
    ['more wheelchairs than people', { ...basket, wheelchairs: 9 }, session, 'demands/too-many-wheelchairs'],
    ['fewer than no wheelchair', { ...basket, wheelchairs: -1 }, session, 'demands/too-many-wheelchairs'],
    ['a ceremony (rule 13)', basket, { ...session, kind: 'CEREMONY' as const }, 'demands/session-excluded'],
    ['a cancelled session', basket, { ...session, status: 'CANCELLED' as const }, 'demands/session-cancelled'],
    ['the cutoff (rule 4)', basket, { ...session, cutoffAt: now }, 'demands/cutoff-passed'],
  ])('given %s, then it is refused', (_, asked, of, code) => {
    expect(() => decideDemand(asked, of, now, rules)).toThrow(code);
  });

  it('given a programme with ceremonies, then one may be asked for (rule 13)', () => {
    const ceremony = { ...session, kind: 'CEREMONY' as const };
    expect(decideDemand(basket, ceremony, now, { ...rules, ceremoniesExcluded: false })).toEqual({ people: 8 });
  });

  it('rule 15: given a basket with overlapping sessions, then they are named once; the same session is not', () => {
    const wish = (sessionId: string, hour: number) => ({
      sessionId,
      startsAt: new Date(hour * 3_600_000),
      endsAt: new Date((hour + 3) * 3_600_000),
    });
    const others = [wish('A', 9), wish('B', 11), wish('B', 11), wish('C', 12), wish('D', 7)];
    expect(overlappingWishes(wish('A', 9), others)).toEqual(['B', 'D']);
  });
});
