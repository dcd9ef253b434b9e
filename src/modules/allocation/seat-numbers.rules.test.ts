import { describe, expect, it } from 'vitest';
import { linesOf, naturalOrder, placeOf, stepOf } from './seat-numbers.rules';

describe('how organisers number seats', () => {
  it.each([
    ['7', { family: '', at: 7 }],
    ['007', { family: '', at: 7 }],
    [' 12 ', { family: '', at: 12 }],
    ['b', { family: 'A-Z', at: 2 }],
    ['AB', { family: 'A-Z', at: 28 }],
    ['P12', { family: 'P', at: 12 }],
    ['PMR 3', { family: 'PMR ', at: 3 }],
    ['12 bis', null],
    ['', null],
    ['loge', null],
  ])('given %j, then its place is %j', (label, place) => {
    expect(placeOf(label)).toEqual(place);
  });

  it('given labels of all sorts, then 9 comes before 10, Z before AA, what has no place last', () => {
    const labels = ['AA', '10', 'loge', 'Z', '9', 'P2', 'P10'];
    expect(labels.toSorted(naturalOrder)).toEqual(['9', '10', 'Z', 'AA', 'P2', 'P10', 'loge']);
  });
});

describe('how far apart neighbours are numbered', () => {
  it.each([
    [1, 'one row 1, 2, 3', [['1', '2', '3']]],
    [2, 'odd on one side: 1, 3, 5', [['1', '3', '5']]],
    [
      2,
      'odd in one row, even in the next',
      [
        ['1', '3'],
        ['2', '4'],
      ],
    ],
    [
      1,
      'one row that mixes odd and even',
      [
        ['1', '3', '5'],
        ['2', '3'],
      ],
    ],
    [1, 'a single pair two apart: it may be a seat that is not ours', [['1', '3'], ['8']]],
    [1, 'seats by letters: A, C, E', [['A', 'C', 'E']]],
    [2, 'a prefix and odd numbers', [['P1', 'P3', 'P5']]],
    [1, 'far apart', [['1', '21', '41']]],
  ] as const)('then %i given %s', (step, _, rows) => {
    expect(stepOf(rows)).toBe(step);
  });
});

describe('which rows follow each other', () => {
  const lines = (rows: readonly string[], known?: readonly string[]) => [...linesOf(rows, known).values()];

  it('given 3, 4 and 6, then 5 is an aisle or not ours', () => {
    expect(lines(['6', '3', '4'])).toEqual([0, 1, 3]);
  });
  it('given Z, AA, AB, then they follow', () => {
    expect(lines(['AA', 'Z', 'AB'])).toEqual([0, 1, 2]);
  });
  it('given H and J in a session without a row I, then they follow: I reads like 1', () => {
    expect(lines(['H', 'J'])).toEqual([0, 1]);
    expect(lines(['H', 'J'], ['H', 'I', 'J'])).toEqual([0, 2]);
    expect(lines(['N', 'P'])).toEqual([0, 1]);
  });
  it('given rows of two families, then none follows another', () => {
    expect(lines(['4', 'P5'])).toEqual([0, 2]);
    expect(lines(['loge', 'avant-scène'])).toEqual([0, 2]);
  });
});
