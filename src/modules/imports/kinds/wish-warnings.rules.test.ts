import { describe, expect, test } from 'vitest';
import type { CheckContext } from '../field.rules';
import { type KnownSession, type KnownWishes, wishKey } from './known-wishes.rules';
import { overlapTeller, overMembers, overMembersTogether, overSeats } from './wish-warnings.rules';

const at = (hour: number) => new Date(Date.UTC(2024, 7, 1, hour));
const session = (from: number, more: Partial<KnownSession> = {}): KnownSession => ({
  kind: 'COMPETITION',
  status: 'SCHEDULED',
  startsAt: at(from),
  endsAt: at(from + 3),
  cutoffAt: at(from - 48),
  stock: 0,
  free: 0,
  wheelchairs: 0,
  ...more,
});
const said = (faults: readonly { code: string; severity: string }[]) =>
  faults.map(({ code, severity }) => `${code} ${severity}`);

describe('Given a wish and the seats of its session (rules 6 and 15)', () => {
  test.each([
    ['no stock is known yet', 40, 4, session(10), []],
    ['it fits', 8, 1, session(10, { stock: 10, free: 8, wheelchairs: 1 }), []],
    ['fewer are left', 9, 0, session(10, { stock: 10, free: 8 }), ['over-free warning']],
    ['there are not so many', 11, 0, session(10, { stock: 10, free: 8 }), ['over-stock warning']],
    [
      'no place for wheelchairs',
      4,
      2,
      session(10, { stock: 10, free: 8, wheelchairs: 1 }),
      ['over-wheelchairs warning'],
    ],
  ] as const)('when %s', (_, people, wheelchairs, known, told) => {
    expect(said(overSeats(people, wheelchairs, known))).toEqual(told);
  });

  test('when there are more people than members, then it is told; of unknown members nothing is', () => {
    expect(said(overMembers(21, 20))).toEqual(['over-members warning']);
    expect(overMembers(20, 20)).toEqual([]);
    expect(overMembers(900, null)).toEqual([]);
  });
});

describe('Given several wishes of one structure for one session', () => {
  const of = (size: number, quantity: number, sessionCode = 'ATH01', structureId = 's-1') => ({
    structureId,
    sessionCode,
    formula: 'GROUP' as const,
    size,
    quantity,
  });
  const context: CheckContext = {
    timeZone: 'UTC',
    ageOn: '2024-07-24',
    members: new Map([
      ['s-1', 20],
      ['s-2', null],
    ]),
  };

  test('when together they are more people than members, then the one that makes it so is told, once', () => {
    const tell = overMembersTogether(context);
    expect(tell(of(10, 1))).toEqual([]);
    expect(tell(of(2, 5))).toEqual([]);
    expect(tell(of(1, 1, 'BOX01'))).toEqual([]);
    expect(tell(of(1, 1))).toMatchObject([
      { code: 'over-members-together', severity: 'warning', facts: { people: 21, members: 20, code: 'ATH01' } },
    ]);
    expect(tell(of(4, 1))).toEqual([]);
  });

  test('when one alone is too many, it is told as such; of unknown members nothing is', () => {
    const tell = overMembersTogether(context);
    expect(tell(of(21, 1))).toEqual([]);
    expect(tell(of(30, 9, 'ATH01', 's-2'))).toEqual([]);
  });
});

describe('Given sessions that overlap (rule 15)', () => {
  const wish = (sessionCode: string) => ({ structureId: 's-1', sessionCode, formula: 'DUO' as const, size: 2 });
  const wishes: KnownWishes = {
    now: at(0),
    rules: { ceremoniesExcluded: true, cutoffHours: 48 },
    sessions: new Map([
      ['ATH01', session(10)],
      ['BOX01', session(12)],
      ['BOX02', session(15)],
      ['JUD01', session(12, { status: 'CANCELLED' })],
    ]),
    open: new Map([['s-1', ['BOX01']]]),
    held: new Map([['s-1', ['BOX01', 'JUD01']]]),
    granted: new Map([[wishKey(wish('BOX01')), { quantity: 1, wheelchairs: 0 }]]),
  };
  const context: CheckContext = { timeZone: 'UTC', ageOn: '2024-07-24', wishes };

  test('when one is asked for and the other is held, then both are told; a granted wish and one that follows are not', () => {
    const tell = overlapTeller(context);
    expect(tell(wish('ATH01'))).toMatchObject([
      { code: 'overlapping-wish', facts: { count: 1, sessions: 'BOX01' } },
      { code: 'overlapping-held', facts: { count: 1, sessions: 'BOX01' } },
    ]);
    expect(tell(wish('BOX01'))).toEqual([]);
    expect(tell(wish('BOX02'))).toEqual([]);
    expect(tell({ ...wish('ATH01'), structureId: 's-2' })).toEqual([]);
  });
});
