import { describe, expect, it } from 'vitest';
import { programmeRules } from '@/modules/programmes/programme.schema';
import {
  basketState,
  basketTotals,
  demandsClosed,
  requireDemandsOpen,
  stateEntered,
  type WeighedWish,
  wishWarnings,
} from './basket.rules';

const rules = programmeRules.parse({});
const at = (hour: number) => new Date(Date.UTC(2024, 6, 27, hour));
const now = new Date('2024-07-01T00:00:00Z');

const wish = (code: string, hour: number, more: Partial<WeighedWish> = {}): WeighedWish => ({
  sessionId: code,
  code,
  startsAt: at(hour),
  endsAt: at(hour + 3),
  cutoffAt: at(hour - 48),
  kind: 'COMPETITION',
  status: 'SCHEDULED',
  size: 2,
  quantity: 1,
  wheelchairs: 0,
  stock: 100,
  free: 50,
  wheelchairFree: 4,
  ...more,
});
const beside = { wishes: [] as WeighedWish[], held: [], members: null, now, rules };

describe('the date at which a programme closes its wishes', () => {
  const closing = { demandsCloseAt: '2024-07-10T22:00:00Z' };
  it.each([
    ['a second before', '2024-07-10T21:59:59Z', false],
    ['a millisecond before', '2024-07-10T21:59:59.999Z', false],
    ['that instant', '2024-07-10T22:00:00Z', true],
    ['a year later', '2025-07-10T22:00:00Z', true],
  ])('given %s, then closed is %s', (_, instant, closed) => {
    expect(demandsClosed(new Date(instant), closing)).toBe(closed);
  });

  it('given no date, then wishes stay open; given one that has passed, then the refusal says it', () => {
    expect(demandsClosed(at(0), rules)).toBe(false);
    expect(() => requireDemandsOpen(now, rules)).not.toThrow();
    expect(() => requireDemandsOpen(new Date(closing.demandsCloseAt), closing)).toThrow(
      expect.objectContaining({ code: 'demands/closed', facts: { closedAt: closing.demandsCloseAt } }),
    );
  });
});

describe('where a basket stands', () => {
  const [draft, counts, served] = [{ state: 'DRAFT' }, { state: 'SUBMITTED' }, { state: 'GRANTED' }] as const;
  it.each([
    ['no wish', [], null, 'EMPTY'],
    ['only answered ones', [served], 'a', 'EMPTY'],
    ['one not handed in', [counts, draft], 'a', 'DRAFT'],
    ['all handed in as the receipt says', [counts, served], 'a', 'SUBMITTED'],
    ['all handed in, changed since', [counts], 'b', 'CHANGED'],
    ['all from a file, without a receipt', [counts], null, 'SUBMITTED'],
  ] as const)('given %s, then it is %s', (_, wishes, receipt, state) => {
    expect(basketState(wishes, receipt, 'a')).toBe(state);
  });

  it('given a leader, then its wish waits; given the city or the system, then it counts at once', () => {
    const user = { kind: 'user', userId: 'u', structureId: null, programmeId: 'p', sessionId: 's' } as const;
    expect(stateEntered({ ...user, role: 'LEADER', provedAt: null })).toBe('DRAFT');
    expect(stateEntered({ ...user, role: 'AGENT', provedAt: null })).toBe('SUBMITTED');
    expect(stateEntered({ kind: 'nobody' })).toBe('SUBMITTED');
  });
});

describe('what is told of a wish while the basket is filled', () => {
  it.each([
    ['a sound wish', wish('A', 9), {}, []],
    [
      'a ceremony (rule 13)',
      wish('A', 9, { kind: 'CEREMONY' }),
      {},
      [{ kind: 'not-offered', why: 'session-excluded' }],
    ],
    [
      'a cancelled session (rule 7)',
      wish('A', 9, { status: 'CANCELLED' }),
      {},
      [{ kind: 'not-offered', why: 'session-cancelled' }],
    ],
    ['the cutoff (rule 4)', wish('A', 9, { cutoffAt: now }), {}, [{ kind: 'not-offered', why: 'cutoff-passed' }]],
    [
      'others at the same hours (rule 15): named once, in order; the same session and one that starts as it ends are not',
      wish('A', 9),
      { wishes: [wish('A', 9), wish('C', 11), wish('B', 8), wish('C', 11, { size: 4 }), wish('D', 12)] },
      [{ kind: 'overlaps-wish', codes: ['B', 'C'] }],
    ],
    [
      'a session the structure has places of at the same hours',
      wish('A', 9),
      { held: [wish('H', 10), wish('A', 9)] },
      [{ kind: 'overlaps-held', codes: ['H'] }],
    ],
    [
      'more people than members',
      wish('A', 9, { size: 10, quantity: 2 }),
      { members: 19 },
      [{ kind: 'over-members', people: 20, members: 19 }],
    ],
    [
      'two formulas of one session that are more than the members together',
      wish('A', 9, { size: 10 }),
      { members: 13, wishes: [wish('A', 9, { size: 4 })] },
      [{ kind: 'over-members', people: 14, members: 13 }],
    ],
    ['as many people as members', wish('A', 9, { size: 10 }), { members: 10 }, []],
    [
      'more places than are left, the companion counted (rule 6)',
      wish('A', 9, { size: 1, wheelchairs: 1, free: 1 }),
      {},
      [{ kind: 'over-free', seats: 2, free: 1 }],
    ],
    ['a session whose places are not known yet', wish('A', 9, { stock: 0, free: 0, wheelchairFree: 0 }), {}, []],
    [
      'more wheelchair places than are left',
      wish('A', 9, { size: 10, wheelchairs: 5 }),
      {},
      [{ kind: 'over-wheelchairs', wheelchairs: 5, free: 4 }],
    ],
  ] as const)('given %s', (_, asked, more, told) => {
    expect(wishWarnings(asked, { ...beside, ...more })).toEqual(told);
  });

  it('rule 6: given a basket, then people and places in all, with a companion for two wheelchairs', () => {
    const wishes = [wish('A', 9, { size: 4, wheelchairs: 1 }), wish('B', 15, { size: 1, wheelchairs: 1 })];
    expect(basketTotals(wishes, rules)).toEqual({ people: 5, seats: 6, standard: 2, wheelchair: 2, companion: 2 });
    expect(basketTotals([], rules)).toEqual({ people: 0, seats: 0, standard: 0, wheelchair: 0, companion: 0 });
  });
});
