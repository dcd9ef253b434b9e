import { describe, expect, it } from 'vitest';
import { seatsIn } from '@/modules/demands/demand.rules';
import { draw } from './draw.rules';
import { demand, input, session, structure } from './draw-examples';
import type { DrawInput } from './draw-input.rules';

const DRAWS = 10_000;
/** One false alarm in a million for each bound; the seeds are fixed, so that one which holds today holds for ever. */
const Z = 4.753;
/** The value a chi-square of so many degrees of freedom exceeds that rarely (Wilson and Hilferty). */
const bound = (degrees: number): number => {
  const spread = 2 / (9 * degrees);
  return degrees * (1 - spread + Z * Math.sqrt(spread)) ** 3;
};

/** How often each outcome came, over as many seeds. */
function outcomes(of: (seed: string) => DrawInput, outcome: (given: ReadonlyMap<string, number>) => string) {
  const counts = new Map<string, number>();
  for (let i = 0; i < DRAWS; i += 1) {
    const given = new Map<string, number>();
    for (const r of draw(of(`luck ${i}`))) given.set(r.structureId, (given.get(r.structureId) ?? 0) + seatsIn(r.need));
    const key = outcome(given);
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return counts;
}

describe('luck, over 10,000 draws', () => {
  const weights = { a: 1, b: 2, c: 3, d: 4 };
  const oneSeat = (of: Readonly<Record<string, number>>) => (seed: string) =>
    input({
      seed,
      sessions: [session('s', 1)],
      structures: Object.entries(of).map(([id, weight]) => structure(id, { weight })),
      demands: Object.keys(of).map((id) => demand(id, id, 's')),
    });
  const winner = (given: ReadonlyMap<string, number>) => [...given].find(([, seats]) => seats === 1)?.[0] ?? '';

  it('given weights 1, 2, 3 and 4 for one seat, then each wins in proportion', () => {
    const counts = outcomes(oneSeat(weights), winner);
    const chi = Object.entries(weights).reduce((sum, [id, weight]) => {
      const expected = (DRAWS * weight) / 10;
      return sum + ((counts.get(id) ?? 0) - expected) ** 2 / expected;
    }, 0);
    expect(chi).toBeLessThan(bound(3));
  });

  it('given equal weights, then each wins as often; the bound would find a weight of 6 among 5', () => {
    const chi = (of: Readonly<Record<string, number>>) => {
      const counts = outcomes(oneSeat(of), winner);
      return ['a', 'b', 'c', 'd'].reduce((sum, id) => sum + ((counts.get(id) ?? 0) - DRAWS / 4) ** 2 / (DRAWS / 4), 0);
    };
    expect(chi({ a: 5, b: 5, c: 5, d: 5 })).toBeLessThan(bound(3));
    expect(chi({ a: 6, b: 5, c: 5, d: 5 })).toBeGreaterThan(bound(3));
  });

  it('given a weight of 0, then never', () => {
    expect(outcomes(oneSeat({ a: 0, b: 1 }), winner)).toEqual(new Map([['b', DRAWS]]));
  });

  it('given structures under other pseudonyms, then the same luck for each, only not in the same draws', () => {
    const codes = { a: ['a', 'c'], b: ['b', 'a'], c: ['c', 'b'] } as const;
    const under = (which: 0 | 1) => (seed: string) =>
      input({
        seed,
        sessions: [session('s', 3), session('t', 2, 1), session('u', 4, 10)],
        structures: (['a', 'b', 'c'] as const).map((id, i) => structure(id, { code: codes[id][which], weight: i + 1 })),
        demands: [
          demand('a1', 'a', 's', { size: 2 }),
          demand('a2', 'a', 'u', { rank: 2, quantity: 3 }),
          demand('b1', 'b', 't', { quantity: 2 }),
          demand('b2', 'b', 's', { rank: 2, quantity: 2 }),
          demand('c1', 'c', 's', { quantity: 2 }),
          demand('c2', 'c', 'u', { rank: 2, size: 4 }),
        ],
      });
    const all = (given: ReadonlyMap<string, number>) => JSON.stringify([...given].sort());
    const [one, other] = [outcomes(under(0), all), outcomes(under(1), all)];
    const keys = [...new Set([...one.keys(), ...other.keys()])];
    expect(keys.length).toBeGreaterThan(2);
    const chi = keys.reduce((sum, key) => {
      const [x, y] = [one.get(key) ?? 0, other.get(key) ?? 0];
      return sum + (x - y) ** 2 / (x + y);
    }, 0);
    expect(chi).toBeLessThan(bound(keys.length - 1));
    const given = (of: DrawInput) => draw(of).map((r) => r.quantity);
    const seeds = Array.from({ length: 20 }, (_, i) => `${i}`);
    expect(seeds.some((seed) => given(under(0)(seed)).join() !== given(under(1)(seed)).join())).toBe(true);
  });

  it('given other ids under the same pseudonyms, then the very same draw', () => {
    const of = input({
      sessions: [session('s', 3)],
      demands: [demand('a1', 'a', 's'), demand('b1', 'b', 's', { size: 2 }), demand('c1', 'c', 's', { size: 2 })],
    });
    const renamed: DrawInput = {
      ...of,
      structures: of.structures.map((s) => ({ ...s, id: `z${s.id === 'a' ? 'c' : s.id === 'c' ? 'a' : s.id}` })),
      demands: of.demands.map((d) => ({
        ...d,
        id: `y${d.id}`,
        structureId: `z${d.structureId === 'a' ? 'c' : d.structureId === 'c' ? 'a' : d.structureId}`,
      })),
    };
    expect(draw(renamed).map((r) => r.quantity)).toEqual(draw(of).map((r) => r.quantity));
  });
});
