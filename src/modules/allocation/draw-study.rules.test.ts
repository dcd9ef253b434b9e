import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { draw } from './draw.rules';
import { anyInput } from './draw-any-input';
import { demand, input, session, structure } from './draw-examples';
import { figuresOf } from './draw-figures.rules';
import { centileOf, columnOf, figureLines, keyOf, quantilesOf, seedOfRun, studyOf } from './draw-study.rules';

/*
 * given                              then
 * ten values                         quantiles by nearest rank: each is one of them
 * one value                          all seven are it
 * a value under, among, over all     at 0, in the middle of its equals, at 100
 * all runs the same                  at 50
 * the id of a study and a number     a seed of 256 bits, another for each
 */
describe('Given the values of a study', () => {
  it.each([
    [
      [1, 2, 3, 4, 5, 6, 7, 8, 9, 10],
      [1, 1, 3, 5, 8, 10, 10],
    ],
    [[7], [7, 7, 7, 7, 7, 7, 7]],
    [
      [0, 0, 0, 9],
      [0, 0, 0, 0, 0, 9, 9],
    ],
  ])('when they are %j, then their quantiles are %j', (sorted, expected) => {
    expect(quantilesOf(sorted)).toEqual(expected);
  });

  it.each([
    [0, 0],
    [11, 100],
    [3, 25],
    [10, 95],
  ])('when a draw gave %d among 1 to 10, then it stands at %d', (value, expected) => {
    expect(centileOf([1, 2, 3, 4, 5, 6, 7, 8, 9, 10], value)).toBe(expected);
  });

  it('when all are the same, then it stands in the middle', () => {
    expect(centileOf([4, 4, 4], 4)).toBe(50);
  });

  it('then a column is found among the others, in order', () => {
    expect([...columnOf([9, 1, 3, 2, 12, 3], 2, 0)]).toEqual([3, 9, 12]);
  });
});

describe('Given a study', () => {
  const id = '3f0c8a52-7f5e-4a0e-9a43-0d6c2c3f4b5a';

  it('then each run has a seed that follows from its id alone', () => {
    const seeds = Array.from({ length: 500 }, (_, run) => seedOfRun(id, run));
    expect(new Set(seeds).size).toBe(500);
    expect(seeds.every((seed) => /^[0-9a-f]{64}$/.test(seed))).toBe(true);
    expect(seedOfRun('another', 0)).not.toBe(seeds[0]);
  });

  it('then a run is the figures of the draw with its seed, whatever is asked', () => {
    fc.assert(
      fc.property(anyInput, (of) => {
        const { columns, run } = studyOf(of);
        for (let i = 0; i < 4; i += 1) {
          const seed = seedOfRun(id, i);
          const lines = figureLines(figuresOf(of, draw({ ...of, seed })));
          expect(columns.map(keyOf)).toEqual(lines.map(keyOf));
          expect(columns.map((column) => column.of)).toEqual(lines.map((line) => line.of));
          expect(run(seed)).toEqual(lines.map(({ part }) => part));
        }
      }),
      { numRuns: 150 },
    );
  });

  it('then each figure has a name of its own', () => {
    const { columns } = studyOf(
      input({
        sessions: [session('s', 3)],
        structures: [structure('a', { district: 3, public: 'SPORT', members: 9 }), structure('b')],
        demands: [demand('d1', 'a', 's'), demand('d2', 'b', 's')],
      }),
    );
    expect(columns.map(keyOf)).toEqual([
      ...['seats', 'standard', 'wishes', 'firstWishes', 'firstServed', 'structures', 'gini'],
      ...['seats SPORT', 'structures SPORT', 'seats OTHER', 'structures OTHER'],
      ...['seats 3', 'structures 3', 'seats -', 'structures -'],
    ]);
  });
});
