import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { draw } from './draw.rules';
import { anyInput } from './draw-any-input';
import { demand, input, session, structure } from './draw-examples';
import { figuresIn, figuresOf } from './draw-figures.rules';
import { giniOf, type Holding } from './gini.rules';
import { rateOf } from './part.rules';

/*
 * given                                                       then
 * nothing asked                                               0 of 0 everywhere, no Gini, no group
 * a wish that got a formula of its two                        met, its structure served, its seats given
 * a wish with wheelchairs that was granted                    its seats by kind, whole
 * two wishes of rank 1 of one structure, one met              1 of 2 first wishes, 1 of 1 structures served at rank 1
 * a structure whose dearest wish has rank 2                   not among those that have a first wish
 * structures of two publics, one without a district           a line each, in order, no district last
 * a structure whose members are not known, or are 0           left out of the Gini and counted beside it
 * no structure with members known                             no Gini
 */
const offer = [session('s1', 10, 0, 2, 1), session('s2', 4, 10)];
const wheels = { size: 2, quantity: 2, need: { standard: 1, wheelchair: 2, companion: 1 } };

describe('Given a draw, its figures', () => {
  it('when nothing is asked, then are of nothing', () => {
    const none = figuresIn(input({ sessions: [session('s1', 3)] }))([]);
    expect(none).toMatchObject({ seats: { part: 0, of: 3 }, wishes: { part: 0, of: 0 }, gini: null, publics: [] });
    expect(rateOf(none.firstServed)).toBeNull();
  });

  it('then count seats by kind: wheelchairs with their whole wish, partial wishes as standard seats', () => {
    const of = input({
      sessions: offer,
      demands: [demand('d1', 'a', 's1', wheels), demand('d2', 'b', 's2', { size: 2, quantity: 2 })],
    });
    expect(figuresIn(of)([4, 2])).toMatchObject({
      seats: { part: 6, of: 17 },
      byKind: {
        standard: { part: 3, of: 14 },
        wheelchair: { part: 2, of: 2 },
        companion: { part: 1, of: 1 },
      },
      wishes: { part: 2, of: 2 },
      structures: { part: 2, of: 2 },
    });
  });

  it('then tell first wishes from the structures served at rank 1', () => {
    const of = input({
      sessions: offer,
      demands: [demand('d1', 'a', 's1'), demand('d2', 'a', 's2'), demand('d3', 'b', 's1', { rank: 2 })],
    });
    expect(figuresIn(of)([1, 0, 1])).toMatchObject({
      firstWishes: { part: 1, of: 2 },
      firstServed: { part: 1, of: 1 },
      structures: { part: 2, of: 2 },
    });
  });

  it('then have a line by public and by district, those without a district last', () => {
    const of = input({
      sessions: offer,
      structures: [
        structure('a', { public: 'SPORT', district: 12 }),
        structure('b', { public: 'SPORT', district: 3 }),
        structure('c', { public: 'YOUTH' }),
      ],
      demands: [demand('d1', 'a', 's1', { quantity: 3 }), demand('d2', 'b', 's1'), demand('d3', 'c', 's2')],
    });
    const { publics, districts } = figuresIn(of)([2, 0, 1]);
    expect(publics).toEqual([
      { key: 'YOUTH', seats: { part: 1, of: 1 }, structures: { part: 1, of: 1 } },
      { key: 'SPORT', seats: { part: 2, of: 4 }, structures: { part: 1, of: 2 } },
    ]);
    expect(districts.map(({ key, seats }) => [key, seats.part])).toEqual([
      [3, 0],
      [12, 2],
      [null, 1],
    ]);
  });

  it('then leave structures without members known out of the Gini, and say how many', () => {
    const of = input({
      sessions: offer,
      structures: [structure('a', { members: 10 }), structure('b', { members: 30 }), structure('c', { members: 0 })],
      demands: ['a', 'b', 'c', 'd'].map((who) => demand(who, who, 's1', { quantity: 4 })),
    });
    // 10 heads hold all of 4 seats, 30 hold none: 4 × 30 of 4 × 40.
    expect(figuresIn(of)([4, 0, 4, 4]).gini).toEqual({ part: 120, of: 160, known: 2, unknown: 2 });
  });

  it('are those of its results, whatever the draw', () => {
    fc.assert(
      fc.property(anyInput, (of) => {
        const results = draw(of);
        const { seats, byKind, structures, wishes, publics, districts } = figuresOf(of, results);
        const given = results.reduce((sum, { need }) => sum + need.standard + need.wheelchair + need.companion, 0);
        expect(seats.part).toBe(given);
        expect(byKind.wheelchair.part).toBe(results.reduce((sum, { need }) => sum + need.wheelchair, 0));
        expect(byKind.companion.part).toBe(results.reduce((sum, { need }) => sum + need.companion, 0));
        expect(wishes.part).toBe(results.filter(({ quantity }) => quantity > 0).length);
        for (const groups of [publics, districts]) {
          expect(groups.reduce((sum, group) => sum + group.seats.part, 0)).toBe(given);
          expect(groups.reduce((sum, group) => sum + group.structures.part, 0)).toBe(structures.part);
        }
        for (const one of Object.values(byKind)) expect(one.part).toBeLessThanOrEqual(one.of);
      }),
      { numRuns: 200 },
    );
  });

  it('do not depend on the order in which things are handed in', () => {
    fc.assert(
      fc.property(anyInput, (of) => {
        const turned = {
          ...of,
          demands: [...of.demands].reverse(),
          structures: [...of.structures].reverse(),
          sessions: [...of.sessions].reverse(),
        };
        expect(figuresOf(turned, draw(of))).toEqual(figuresOf(of, draw(of)));
      }),
      { numRuns: 100 },
    );
  });
});

describe('The Gini of seats per head', () => {
  const holding: fc.Arbitrary<Holding> = fc.record({
    seats: fc.integer({ min: 0, max: 500 }),
    heads: fc.integer({ min: 1, max: 2_000 }),
  });
  const many = fc.array(holding, { minLength: 1, maxLength: 30 });
  const value = (of: readonly Holding[]) => rateOf(giniOf(of)) as number;
  const holds = <T>(of: fc.Arbitrary<T>, check: (one: T) => void) =>
    fc.assert(fc.property(of, check), { numRuns: 300 });

  it.each([
    ['nothing is given', [{ seats: 0, heads: 3 }], 0],
    [
      'all heads have as much',
      [
        { seats: 2, heads: 4 },
        { seats: 5, heads: 10 },
      ],
      0,
    ],
    [
      'one head of four has all',
      [
        { seats: 8, heads: 1 },
        { seats: 0, heads: 3 },
      ],
      0.75,
    ],
    [
      'heads have 1 and 3 seats',
      [
        { seats: 1, heads: 1 },
        { seats: 3, heads: 1 },
      ],
      0.25,
    ],
  ])('when %s', (_, of, expected) => {
    expect(value(of)).toBe(expected);
  });

  it('is the mean difference of any two heads over twice their mean', () => {
    holds(
      fc.array(fc.record({ seats: fc.integer({ min: 0, max: 9 }), heads: fc.integer({ min: 1, max: 5 }) }), {
        minLength: 1,
        maxLength: 6,
      }),
      (of) => {
        const heads = of.flatMap(({ seats, heads: n }) => Array.from({ length: n }, () => seats / n));
        const mean = heads.reduce((sum, x) => sum + x, 0) / heads.length;
        const gaps = heads.reduce((sum, x) => sum + heads.reduce((all, y) => all + Math.abs(x - y), 0), 0);
        expect(value(of)).toBeCloseTo(mean > 0 ? gaps / (2 * heads.length ** 2 * mean) : 0, 12);
      },
    );
  });

  it('lies from 0 to 1, under 1', () => {
    holds(many, (of) => {
      expect(value(of)).toBeGreaterThanOrEqual(0);
      expect(value(of)).toBeLessThan(1);
    });
  });

  it('is 0 where seats go by heads', () => {
    holds(fc.tuple(many, fc.integer({ min: 1, max: 9 })), ([of, each]) => {
      expect(giniOf(of.map(({ heads }) => ({ seats: heads * each, heads }))).part).toBe(0);
    });
  });

  it('is the same with so many times the seats, or the heads, in whole numbers', () => {
    holds(fc.tuple(many, fc.integer({ min: 2, max: 50 })), ([of, times]) => {
      const was = giniOf(of);
      const cross = (now: typeof was) => expect(now.part * was.of).toBe(was.part * now.of);
      cross(giniOf(of.map(({ seats, heads }) => ({ seats: seats * times, heads }))));
      cross(giniOf(of.map(({ seats, heads }) => ({ seats, heads: heads * times }))));
    });
  });

  it('does not depend on the order, nor on who stands behind a share', () => {
    holds(many, (of) => {
      expect(giniOf([...of].reverse())).toEqual(giniOf(of));
      const halves = of.flatMap(({ seats, heads }) => [
        { seats, heads },
        { seats, heads },
      ]);
      expect(value(halves)).toBeCloseTo(value(of), 12);
    });
  });
});
