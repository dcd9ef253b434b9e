import { describe, expect, it } from 'vitest';
import { draw } from './draw.rules';
import { demand, input, noCaps, rules, session, structure } from './draw-examples';
import type { DrawInput, DrawResult } from './draw-input.rules';

const caps = { ...noCaps, seatsPerStructure: 1 };
const both = (of: DrawInput) =>
  [false, true].map((improve) => draw({ ...of, rules: { ...of.rules, improve } })) as [
    readonly DrawResult[],
    readonly DrawResult[],
  ];
const seats = (results: readonly DrawResult[]) => results.reduce((sum, r) => sum + r.need.standard, 0);
const seeds = Array.from({ length: 60 }, (_, i) => `${i}`);

describe('chains of moves', () => {
  it('given whoever took the only seat that another can use, then it moves to its other wish and both sit', () => {
    const of = (seed: string) =>
      input({
        seed,
        rules: rules({ caps }),
        sessions: [session('s', 1), session('t', 1, 10)],
        demands: [demand('a1', 'a', 's'), demand('a2', 'a', 't', { rank: 2 }), demand('b1', 'b', 's')],
      });
    let moved = 0;
    for (const seed of seeds) {
      const [plain, improved] = both(of(seed));
      expect(seats(improved)).toBe(2);
      if (seats(plain) === 2) continue;
      moved += 1;
      expect(improved.find((r) => r.demandId === 'a1')).toMatchObject({ quantity: 0, reason: 'moved', because: 't' });
      expect(improved.find((r) => r.demandId === 'a2')).toMatchObject({ quantity: 1, round: 0 });
    }
    expect(moved).toBeGreaterThan(0);
  });

  it('given a chain of five moves, then the sixth structure sits', () => {
    const ids = [0, 1, 2, 3, 4];
    const of = (seed: string) =>
      input({
        seed,
        rules: rules({ caps }),
        sessions: [...ids, 5].map((i) => session(`s${i}`, 1, i * 10)),
        structures: ids.map((i) => structure(`a${i}`, { weight: 1_000 })),
        demands: [
          ...ids.flatMap((i) => [
            demand(`d${i}`, `a${i}`, `s${i}`),
            demand(`e${i}`, `a${i}`, `s${i + 1}`, { rank: 2 }),
          ]),
          demand('last', 'b', 's0'),
        ],
      });
    for (const seed of seeds) expect(seats(both(of(seed))[1])).toBe(6);
  });

  it('given sessions that overlap, then a structure leaves one for the other when that lets somebody in', () => {
    const of = (seed: string) =>
      input({
        seed,
        sessions: [session('s', 2), session('t', 2, 1)],
        demands: [
          demand('a1', 'a', 's', { quantity: 2 }),
          demand('a2', 'a', 't', { rank: 2, quantity: 2 }),
          demand('b1', 'b', 's'),
        ],
      });
    const left = seeds.map((seed) => both(of(seed))).filter(([plain]) => plain[2]?.quantity === 0);
    expect(left.length).toBeGreaterThan(0);
    for (const [, improved] of left) expect(improved.map((r) => r.quantity)).toEqual([0, 2, 1]);
  });

  it('given families, then a move never leaves fewer seats: a duo for a family is no exchange', () => {
    const family = { size: 4 };
    const of = (seed: string) =>
      input({
        seed,
        rules: rules({ caps: { ...noCaps, seatsPerStructure: 4 } }),
        sessions: [session('s', 4), session('t', 2, 10)],
        demands: [
          demand('a1', 'a', 's', family),
          demand('a2', 'a', 't', { rank: 2, size: 2 }),
          demand('b1', 'b', 's', family),
        ],
      });
    for (const seed of seeds) {
      const [plain, improved] = both(of(seed));
      expect(improved).toEqual(plain);
    }
  });

  it('given a maximum or a minimum that a move would break, then there is no move', () => {
    const quota = { id: 'q', of: {}, on: { sessionId: 't' }, maximum: { seats: 0 } };
    const kept = { id: 'q', of: { structureId: 'a' }, on: { sessionId: 's' }, minimum: { seats: 1 } };
    for (const one of [quota, kept]) {
      for (const seed of seeds) {
        const of = input({
          seed,
          rules: rules({ caps, quotas: [one] }),
          structures: [structure('a', { weight: 1_000 })],
          sessions: [session('s', 1), session('t', 1, 10)],
          demands: [demand('a1', 'a', 's'), demand('a2', 'a', 't', { rank: 2 }), demand('b1', 'b', 's')],
        });
        const [plain, improved] = both(of);
        expect(improved).toEqual(plain);
      }
    }
  });
});
