import { describe, expect, it } from 'vitest';
import type { DrawSession, DrawStructure } from './draw-input.rules';
import {
  type DrawnWish,
  offerUntil,
  planOffers,
  type WaitingNow,
  type WaitingWish,
  waitingPlaces,
} from './waiting.rules';
import { type Holding, type RoomRules, roomUnder } from './waiting-room.rules';

const NOW = new Date('2024-07-20T10:00:00Z');
const at = (hours: number) => new Date(NOW.getTime() + hours * 3_600_000);
const HOURS = { offerMostHours: 48, offerLeastHours: 2 };

describe('until when an offer stands (rules 4, 5)', () => {
  it.each([
    [400, 48],
    [240, 48],
    [120, 24],
    [60, 12],
    [25, 5],
    [10, 2],
    [3, 2],
    [2, 2],
  ])('given %d h before the cutoff, then it may be answered for %d h', (left, hours) => {
    expect(offerUntil(NOW, at(left), HOURS)).toEqual(at(hours));
  });

  it.each([1.99, 0, -1])('given %d h before the cutoff, then nothing is offered', (left) => {
    expect(offerUntil(NOW, at(left), HOURS)).toBeNull();
  });

  it('given a programme that makes no offers, then none; given a most under the least, then the most counts', () => {
    expect(offerUntil(NOW, at(400), { offerMostHours: 0, offerLeastHours: 2 })).toBeNull();
    expect(offerUntil(NOW, at(400), { offerMostHours: 1, offerLeastHours: 2 })).toEqual(at(1));
  });

  it('given any time left, then the answer is due at the cutoff or before', () => {
    for (let left = 0; left < 500; left += 0.37) {
      const until = offerUntil(NOW, at(left), HOURS);
      if (until) expect(until.getTime()).toBeLessThanOrEqual(at(left).getTime());
    }
  });
});

describe('the list a draw leaves', () => {
  const drawn = (demandId: string, given: Partial<DrawnWish>): DrawnWish => ({
    demandId,
    structureId: `of ${demandId}`,
    sessionId: 'S',
    rank: 1,
    quantity: 0,
    turn: { round: 1, place: 1, of: 9 },
    reason: 'no-seats-left',
    ...given,
  });
  const turn = (round: number, place: number) => ({ turn: { round, place, of: 9 } });

  it('given refusals of several rounds, then the order is that of their turns, what was left over last', () => {
    const results = [
      drawn('left over', turn(0, 1)),
      drawn('second', turn(2, 1)),
      drawn('first, late', turn(1, 7)),
      drawn('first, early', turn(1, 2)),
      drawn('same turn, dearer', { ...turn(1, 2), rank: 0 }),
    ];
    const places = waitingPlaces(results, new Map(results.map(({ demandId }) => [demandId, 1])));
    expect(places.map(({ demandId, place }) => [place, demandId])).toEqual([
      [1, 'same turn, dearer'],
      [2, 'first, early'],
      [3, 'first, late'],
      [4, 'second'],
      [5, 'left over'],
    ]);
  });

  it('given wishes met, met in part, without a turn and of another session, then the rest alone waits', () => {
    const results = [
      drawn('met', { quantity: 2, reason: null }),
      drawn('in part', { quantity: 1, reason: 'cap' }),
      drawn('no turn', { turn: null, reason: 'no-weight' }),
      drawn('elsewhere', { sessionId: 'T', ...turn(9, 9) }),
    ];
    const places = waitingPlaces(results, new Map(results.map(({ demandId }) => [demandId, 2])));
    expect(places.map(({ demandId, place, quantity }) => ({ demandId, place, quantity }))).toEqual([
      { demandId: 'in part', place: 1, quantity: 1 },
      { demandId: 'elsewhere', place: 1, quantity: 2 },
    ]);
  });
});

const structure = (id: string, given: Partial<DrawStructure> = {}): DrawStructure => ({
  id,
  code: id,
  public: 'YOUTH',
  district: 12,
  members: null,
  tags: [],
  weight: 1,
  ...given,
});
const session = (id: string): DrawSession => ({
  id,
  code: id,
  competition: 'OLYMPIC',
  startsAt: '2024-08-01T10:00:00Z',
  endsAt: '2024-08-01T12:00:00Z',
  free: { standard: 100, wheelchair: 0, companion: 0 },
});
const FREE_FOR_ALL: RoomRules = {
  caps: { seatsPerStructure: null, seatsPerHead: null },
  quotas: [],
  structures: ['a', 'b', 'c'].map((id) => structure(id)),
  sessions: [session('S'), session('T')],
};
const wish = (structureId: string, given: Partial<WaitingWish> = {}): WaitingWish => ({
  demandId: `wish of ${structureId}`,
  drawId: 'draw',
  structureId,
  place: 1,
  size: 1,
  quantity: 1,
  wheelchairs: 0,
  outcome: null,
  open: true,
  clash: null,
  ...given,
});

function lines(
  waiting: readonly WaitingWish[],
  standard: number,
  given: Partial<Omit<WaitingNow, 'roomOf'>> & { room?: RoomRules; holdings?: readonly Holding[] } = {},
) {
  const { room: rules = FREE_FOR_ALL, holdings = [], ...rest } = given;
  const room = roomUnder(rules, holdings, 'S');
  const now: WaitingNow = {
    free: { standard, wheelchair: 0, companion: 0 },
    until: at(24),
    rules: { wheelchairsPerCompanion: 2 },
    roomOf: () => room,
    ...rest,
  };
  return planOffers(waiting, now).map(({ wish: { structureId }, offer, skip }) => [
    structureId,
    offer?.quantity ?? skip,
  ]);
}

describe('who is offered seats that came back (rules 5, 15, 16)', () => {
  it.each<[string, readonly WaitingWish[], number, unknown]>([
    [
      'two seats, two wait for one',
      [wish('a'), wish('b'), wish('c')],
      2,
      [
        ['a', 1],
        ['b', 1],
        ['c', 'no-seats'],
      ],
    ],
    [
      'a group of 20 first, 5 seats',
      [wish('a', { size: 20 }), wish('b', { size: 4 })],
      5,
      [
        ['a', 'no-seats'],
        ['b', 1],
      ],
    ],
    ['three families, 9 seats', [wish('a', { size: 4, quantity: 3 })], 9, [['a', 2]]],
    [
      'one that declined, one that was silent',
      [wish('a', { outcome: 'declined' }), wish('b', { outcome: 'lapsed' }), wish('c')],
      3,
      [
        ['a', 'declined'],
        ['b', 'lapsed'],
        ['c', 1],
      ],
    ],
    [
      'one with an offer open, one that took',
      [wish('a', { outcome: 'offered' }), wish('b', { outcome: 'taken' })],
      3,
      [
        ['a', 'offered'],
        ['b', 'taken'],
      ],
    ],
    [
      'one that holds a session at these hours',
      [wish('a', { clash: 'ATH09' }), wish('b')],
      3,
      [
        ['a', 'overlap'],
        ['b', 1],
      ],
    ],
    [
      'a structure that is closed',
      [wish('a', { open: false }), wish('b')],
      3,
      [
        ['a', 'closed'],
        ['b', 1],
      ],
    ],
    ['nobody', [], 3, []],
    ['no seat', [wish('a')], 0, [['a', 'no-seats']]],
  ])('given %s, then each line says so', (_, waiting, free, expected) => {
    expect(lines(waiting, free)).toEqual(expected);
  });

  it('given no time before the cutoff, then nobody is offered and whoever answered still says what it answered', () => {
    expect(lines([wish('a'), wish('b', { outcome: 'declined' })], 9, { until: null })).toEqual([
      ['a', 'too-late'],
      ['b', 'declined'],
    ]);
  });

  it('given wheelchairs, then the wish is offered whole with its companions, or not at all (rule 6)', () => {
    const couple = wish('a', { size: 2, quantity: 2, wheelchairs: 2 });
    const with_ = (wheelchair: number, companion: number) =>
      lines([couple], 0, { free: { standard: 1, wheelchair, companion } });
    expect(with_(2, 1)).toEqual([['a', 2]]);
    expect(with_(2, 0)).toEqual([['a', 'no-seats']]);
    expect(with_(1, 1)).toEqual([['a', 'no-seats']]);
  });
});

describe('the caps and maximums of the draw still hold', () => {
  const held = (structureId: string, seats: number, sessionId = 'T'): Holding => ({ structureId, sessionId, seats });

  it('given a cap of 5 seats a structure, 4 held, then one formula of one passes and the next does not', () => {
    const room = { ...FREE_FOR_ALL, caps: { seatsPerStructure: 5, seatsPerHead: null } };
    const waiting = [wish('a', { quantity: 3 }), wish('a', { size: 2 }), wish('b', { size: 4 })];
    expect(lines(waiting, 20, { room, holdings: [held('a', 4)] })).toEqual([
      ['a', 1],
      ['a', 'cap'],
      ['b', 1],
    ]);
  });

  it('given half a seat a member, ten members, 5 seats held, then no more', () => {
    const structures = [structure('a', { members: 10 }), structure('b')];
    const room = { ...FREE_FOR_ALL, structures, caps: { seatsPerStructure: null, seatsPerHead: 50 } };
    expect(lines([wish('a'), wish('b')], 9, { room, holdings: [held('a', 5)] })).toEqual([
      ['a', 'cap-per-head'],
      ['b', 1],
    ]);
  });

  it('given a maximum of 3 seats for a public in the session, then what is offered counts for the next', () => {
    const structures = [structure('a'), structure('b'), structure('c', { public: 'SPORT' })];
    const quotas = [{ id: 'q', of: { public: 'YOUTH' as const }, on: { sessionId: 'S' }, maximum: { seats: 3 } }];
    const waiting = [wish('a', { size: 2 }), wish('b', { size: 2 }), wish('b'), wish('c', { size: 2 })];
    expect(lines(waiting, 20, { room: { ...FREE_FOR_ALL, structures, quotas } })).toEqual([
      ['a', 1],
      ['b', 'quota'],
      ['b', 1],
      ['c', 1],
    ]);
    const holdings = [held('a', 3, 'S'), held('a', 9)];
    expect(lines([wish('b')], 9, { room: { ...FREE_FOR_ALL, structures, quotas }, holdings })).toEqual([
      ['b', 'quota'],
    ]);
  });

  it('given a minimum alone, or a maximum on another session, then it stops nobody', () => {
    const quotas = [
      { id: 'p', of: {}, on: {}, minimum: { seats: 90 } },
      { id: 'q', of: {}, on: { sessionId: 'T' }, maximum: { seats: 0 } },
    ];
    expect(lines([wish('a')], 1, { room: { ...FREE_FOR_ALL, quotas } })).toEqual([['a', 1]]);
  });
});
