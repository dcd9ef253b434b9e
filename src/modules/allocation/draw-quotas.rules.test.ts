import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { seatsIn } from '@/modules/demands/demand.rules';
import { draw } from './draw.rules';
import { anyOfOnes } from './draw-any-input';
import { demand, input, noCaps, rules, session, structure } from './draw-examples';
import type { DrawInput, Quota } from './draw-input.rules';

const young = (id: string) => structure(id, { public: 'YOUTH' });
const minimum = (seats: number, over: Partial<Quota> = {}): Quota => ({
  id: 'young',
  of: { public: 'YOUTH' },
  on: {},
  minimum: { seats },
  ...over,
});
const maximum = (seats: number, over: Partial<Quota> = {}): Quota => ({
  id: 'most',
  of: { public: 'YOUTH' },
  on: {},
  maximum: { seats },
  ...over,
});
const given = (of: DrawInput, ...structures: string[]) =>
  draw(of)
    .filter((r) => structures.includes(r.structureId))
    .reduce((sum, { need }) => sum + seatsIn(need), 0);
const one = (of: DrawInput, demandId: string) => draw(of).find((r) => r.demandId === demandId);
const seeds = Array.from({ length: 40 }, (_, i) => `seed ${i}`);

describe('a maximum', () => {
  it.each([
    ['of a public', {}],
    ['on one session', { on: { sessionId: 's' } }],
    ['on a competition', { on: { competition: 'OLYMPIC' as const } }],
    ['of a structure', { of: { structureId: 'a' } }],
  ])('%s, given three of eight seats, then three are given and the wish is refused the rest for it', (_, over) => {
    const of = input({
      rules: rules({ quotas: [maximum(3, over)] }),
      structures: [young('a')],
      sessions: [session('s', 8)],
      demands: [demand('d', 'a', 's', { quantity: 5 })],
    });
    expect(one(of, 'd')).toMatchObject({ quantity: 3, reason: 'quota', because: 'most', left: 0 });
  });

  it('given as a share, then it is of the sessions it is on, rounded down', () => {
    const of = input({
      rules: rules({ quotas: [{ ...maximum(0), maximum: { percent: 50 }, on: { sessionId: 's' } }] }),
      structures: [young('a')],
      sessions: [session('s', 5), session('t', 100, 10)],
      demands: [demand('d', 'a', 's', { quantity: 5 })],
    });
    expect(one(of, 'd')).toMatchObject({ quantity: 2, reason: 'quota', because: 'most' });
  });

  it('of 0 gives nothing; others are not concerned', () => {
    const of = input({
      rules: rules({ quotas: [maximum(0)] }),
      structures: [young('a')],
      sessions: [session('s', 8)],
      demands: [demand('d', 'a', 's'), demand('e', 'b', 's', { quantity: 8 })],
    });
    expect(draw(of).map((r) => r.quantity)).toEqual([0, 8]);
  });
});

describe('a minimum', () => {
  const sessions = [session('s', 8)];
  const contested = (quota: Quota, seed: string): DrawInput =>
    input({
      seed,
      rules: rules({ quotas: [quota] }),
      structures: [young('y')],
      sessions,
      demands: [demand('d1', 'a', 's', { quantity: 8 }), demand('d2', 'y', 's', { quantity: 6 })],
    });

  it('of five of eight seats is kept whatever the seed, and no more than it needs', () => {
    for (const seed of seeds) {
      const seats = given(contested(minimum(5), seed), 'y');
      expect(seats).toBeGreaterThanOrEqual(5);
      expect(given(contested(minimum(5), seed), 'a') + seats).toBe(8);
    }
    expect(new Set(seeds.map((seed) => given(contested(minimum(5), seed), 'y')))).toEqual(new Set([5, 6]));
  });

  it('given whoever lost seats to it, then the refusal names it and says what was left for the rest', () => {
    const refused = seeds.map((seed) => one(contested(minimum(5), seed), 'd1')).find((r) => r?.quantity === 3);
    expect(refused).toMatchObject({ reason: 'reserved', because: 'young', left: 0 });
  });

  it('given fewer eligible wishes than it asks, then what they do not ask for is not kept', () => {
    for (const seed of seeds.slice(0, 10)) expect(given(contested(minimum(8), seed), 'a')).toBe(2);
  });

  it('given nobody eligible, then nothing is kept', () => {
    const of = contested(minimum(8, { of: { public: 'SENIORS' } }), 'x');
    expect(given(of, 'a', 'y')).toBe(8);
  });

  it('on the whole programme is kept where those it counts can still be served', () => {
    const of = (seed: string) =>
      input({
        seed,
        rules: rules({ quotas: [minimum(4)] }),
        structures: [young('y')],
        sessions: [session('s', 4), session('t', 4, 10)],
        demands: [
          demand('d1', 'a', 's', { quantity: 4 }),
          demand('d2', 'b', 't', { quantity: 4 }),
          demand('d3', 'y', 's', { quantity: 4 }),
        ],
      });
    for (const seed of seeds) expect([given(of(seed), 'y'), given(of(seed), 'b')]).toEqual([4, 4]);
  });

  it('counts on no wish that another of the same structure rules out, nor on wheelchairs without a place', () => {
    const of = (seed: string, theirs: DrawInput['demands']) =>
      input({
        seed,
        rules: rules({ quotas: [minimum(4)] }),
        structures: [young('y')],
        sessions: [session('s', 4), session('t', 4)],
        demands: [
          demand('d1', 'a', 's', { quantity: 2 }),
          demand('d2', 'b', 't', { quantity: 2 }),
          demand('d3', 'y', 's', { size: 4 }),
          ...theirs,
        ],
      });
    const overlapping = demand('d4', 'y', 't', { size: 4 });
    const wheelchairs = { ...demand('d4', 'y', 't', { size: 4 }), need: { standard: 2, wheelchair: 1, companion: 1 } };
    for (const seed of seeds) {
      expect(given(of(seed, [overlapping]), 'y')).toBe(4);
      expect(given(of(seed, [wheelchairs]), 'y')).toBe(4);
    }
  });

  it('given those it counts held back by the share, then the share is lifted for them before anything is let go', () => {
    const caps = { ...noCaps, sharePercent: 25 };
    for (const seed of seeds) {
      const of = contested(minimum(5), seed);
      expect(given({ ...of, rules: { ...of.rules, caps } }, 'y')).toBeGreaterThanOrEqual(5);
    }
  });

  it('given two that cannot both be kept, then the draw ends, gives every seat, and each gets some', () => {
    for (const seed of seeds) {
      const of = input({
        seed,
        rules: rules({ quotas: [minimum(6), minimum(6, { id: 'old', of: { public: 'SENIORS' } })] }),
        structures: [young('y'), structure('o', { public: 'SENIORS' })],
        sessions,
        demands: [demand('d1', 'o', 's', { quantity: 8 }), demand('d2', 'y', 's', { quantity: 8 })],
      });
      expect(given(of, 'o', 'y')).toBe(8);
      expect(Math.min(given(of, 'o'), given(of, 'y'))).toBeGreaterThanOrEqual(2);
    }
  });

  it('keeps wheelchair places too, together with their companions', () => {
    const wheels = { size: 1, quantity: 3, need: { standard: 0, wheelchair: 2, companion: 1 } };
    for (const seed of seeds) {
      const of = input({
        seed,
        rules: rules({ quotas: [minimum(3)] }),
        structures: [young('y')],
        sessions: [session('s', 4, 0, 2, 1)],
        demands: [demand('d1', 'a', 's', wheels), demand('d2', 'y', 's', wheels)],
      });
      expect([given(of, 'a'), given(of, 'y')]).toEqual([0, 3]);
    }
  });

  it('whatever is asked by people who come alone: is met, or all that those counted asked and found is given', () => {
    fc.assert(
      fc.property(anyOfOnes, fc.integer({ min: 1, max: 20 }), fc.integer({ min: 1, max: 127 }), (of, seats, bits) => {
        const structures = of.structures.map((s, i) => ((bits >> i) & 1 ? young(s.id) : s));
        const counted = new Set(structures.filter((s) => s.public === 'YOUTH').map(({ id }) => id));
        const caps = { ...noCaps };
        const quoted = { ...of, structures, rules: { ...of.rules, caps, quotas: [minimum(seats)] } };
        const possible = of.sessions.reduce((sum, s) => {
          const asked = of.demands.filter((d) => d.sessionId === s.id && counted.has(d.structureId));
          return (
            sum +
            Math.min(
              s.free.standard,
              asked.reduce((people, d) => people + d.quantity, 0),
            )
          );
        }, 0);
        expect(given(quoted, ...counted)).toBeGreaterThanOrEqual(Math.min(seats, possible));
      }),
      { numRuns: 500 },
    );
  });
});

describe('the cap per head', () => {
  it('given 12 members and a quarter of a seat a head, then three seats; members unknown, then no cap', () => {
    const of = (members: number | null) =>
      input({
        rules: rules({ caps: { ...noCaps, seatsPerHead: 25 } }),
        structures: [structure('a', { members })],
        sessions: [session('s', 8)],
        demands: [demand('d', 'a', 's', { quantity: 8 })],
      });
    expect(one(of(12), 'd')).toMatchObject({ quantity: 3, reason: 'cap-per-head', left: 0 });
    expect(one(of(null), 'd')).toMatchObject({ quantity: 8, reason: null });
  });
});

describe('a weight of 0', () => {
  it('takes no part in the lottery, whatever is left', () => {
    const of = input({
      structures: [structure('a', { weight: 0 })],
      sessions: [session('s', 8)],
      demands: [demand('d', 'a', 's'), demand('e', 'b', 's')],
    });
    expect(one(of, 'd')).toMatchObject({ quantity: 0, reason: 'no-weight', turn: null, left: null });
    expect(one(of, 'e')).toMatchObject({ quantity: 1, turn: { round: 1, place: 1, of: 1 } });
  });
});
