import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Turnout } from './attendance.rules';
import {
  byDay,
  byPublic,
  countOf,
  exactGrid,
  type GridRow,
  publishedGrid,
  shownPublics,
  totalOf,
} from './report.rules';

const session = (id: string, day = '2024-07-27') => ({ id, competition: 'OLYMPIC', day });
const count = (sessionId: string, key: string, expected: number, entered: number) => ({
  sessionId,
  public: key,
  expected,
  entered,
});
const small = (value: number) => value > 0 && value < 5;

describe('Given who came to two sessions (rule 12)', () => {
  const sessions = [session('A'), session('B', '2024-07-28')];
  const grid = exactGrid(sessions, [
    count('A', 'YOUTH', 40, 30),
    count('A', 'SOCIAL', 20, 10),
    count('B', 'YOUTH', 10, 10),
  ]);

  test('when summed by day, by public and all together, then counts and rates agree', () => {
    expect(byDay(grid, undefined)).toEqual([
      { key: '2024-07-27', expected: 60, entered: 40, rate: 66.7 },
      { key: '2024-07-28', expected: 10, entered: 10, rate: 100 },
    ]);
    expect(byPublic(grid).map((line) => [line.key, line.rate])).toEqual([
      ['YOUTH', 80],
      ['SOCIAL', 50],
    ]);
    expect(totalOf(grid, undefined)).toMatchObject({ expected: 70, entered: 50, rate: 71.4 });
  });

  test('when one public is asked for, then only its people count, and a session without it counts nobody', () => {
    expect(totalOf(grid, 'SOCIAL')).toMatchObject({ expected: 20, entered: 10 });
    expect(byDay(grid, 'SOCIAL')[1]).toMatchObject({ expected: 0, rate: null });
  });
});

test('Given a row with fewer than five of a public, when shown, then it and a second one are hidden', () => {
  const [row] = exactGrid(
    [session('A')],
    [
      count('A', 'YOUTH', 60, 49),
      count('A', 'SPORT', 30, 21),
      count('A', 'SENIORS', 9, 3),
      count('A', 'DISABILITY', 12, 9),
    ],
  );
  const shown = shownPublics(row as GridRow<ReturnType<typeof session>>);
  expect(shown.get('YOUTH')).toMatchObject({ shown: 49 });
  expect(shown.get('SENIORS')).toEqual({ shown: null, why: 'under' });
  expect([...shown.values()].filter((cell) => cell.shown === null && cell.why === 'masked')).toHaveLength(1);
});

describe('Given any attendance, as it leaves the city (rule 12)', () => {
  const anyGrid = fc
    .array(fc.array(fc.tuple(fc.nat(30), fc.nat(30)), { minLength: 4, maxLength: 4 }), { minLength: 1, maxLength: 8 })
    .map((rows) => {
      const sessions = rows.map((_, i) => session(`S${i}`, `2024-07-${20 + (i % 4)}`));
      const counts = rows.flatMap((row, i) =>
        row.map(([a, b], j) => count(`S${i}`, `P${j}`, Math.max(a, b), Math.min(a, b))),
      );
      return exactGrid(
        sessions,
        counts.filter((cell) => cell.expected > 0),
      );
    });
  const tells = ({ expected, entered }: Turnout) => small(expected) || small(entered) || small(expected - entered);

  test('when shown, then no told figure is from one to four', () => {
    fc.assert(
      fc.property(anyGrid, (grid) => {
        const told = publishedGrid(grid).flatMap((row) => [row.total, ...row.publics.values()]);
        expect(told.filter((cell) => cell !== null && tells(cell))).toEqual([]);
      }),
    );
  });

  test('when a row is subtracted from its own total, then nothing small comes out', () => {
    fc.assert(
      fc.property(anyGrid, (grid) => {
        const published = publishedGrid(grid);
        published.forEach((row, i) => {
          const hidden = [...(grid[i]?.publics ?? [])].filter(([key]) => row.publics.get(key) === null);
          if (row.total === null || hidden.length === 0) return;
          const rest = hidden.reduce(
            (sum, [, cell]) => ({
              expected: sum.expected + (cell?.expected ?? 0),
              entered: sum.entered + (cell?.entered ?? 0),
            }),
            { expected: 0, entered: 0 },
          );
          expect(tells(rest) || hidden.length === 1).toBe(false);
        });
      }),
    );
  });

  test('when two selections of sessions are subtracted, then only told figures come out', () => {
    fc.assert(
      fc.property(anyGrid, fc.array(fc.boolean(), { minLength: 8, maxLength: 8 }), fc.nat(7), (grid, mask, one) => {
        const published = publishedGrid(grid);
        const chosen = published.filter((_, i) => mask[i] === true && i !== one);
        const extra = published[one % published.length];
        if (!extra || chosen.includes(extra)) return;
        const difference = totalOf([...chosen, extra], undefined).entered - totalOf(chosen, undefined).entered;
        expect(difference).toBe(countOf(extra, undefined)?.entered ?? 0);
      }),
      { numRuns: 10_000 },
    );
  });
});
