import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type GridCell, gridKey, hiddenInGrid, SMALLEST_SHOWN, suppressSmallCells } from './small-cells.rules';

const cell = (key: string, expected: number, entered: number) => ({ key, expected, entered });
const small = (count: number) => count > 0 && count < SMALLEST_SHOWN;
const shownKeys = (cells: Parameters<typeof suppressSmallCells>[0]) =>
  suppressSmallCells(cells).cells.flatMap(({ key, shown }) => (shown ? [key] : []));

describe('rule 12: small counts never leave the city', () => {
  it('given counts of five and more, then all is shown', () => {
    const cells = [cell('a', 10, 5), cell('b', 20, 15), cell('c', 5, 5), cell('d', 9, 0)];
    expect(shownKeys(cells)).toEqual(['a', 'b', 'c', 'd']);
    expect(suppressSmallCells(cells).total).toEqual({ expected: 44, entered: 25 });
  });

  it.each([
    ['few expected', cell('x', 4, 0)],
    ['few entered', cell('x', 30, 4)],
    ['few who did not come, had by subtraction', cell('x', 30, 29)],
  ])('given %s, then that cell is hidden and the next smallest with it, so the total gives nothing back', (_, tiny) => {
    expect(shownKeys([tiny, cell('b', 100, 50), cell('a', 12, 6)])).toEqual(['b']);
  });

  it('given a lone small cell, then the total is hidden too', () => {
    expect(suppressSmallCells([cell('x', 3, 2)])).toEqual({ cells: [{ key: 'x', shown: null }], total: null });
  });

  it('given nobody expected anywhere, then zeros are shown', () => {
    expect(suppressSmallCells([cell('x', 0, 0)]).total).toEqual({ expected: 0, entered: 0 });
  });

  const turnout = fc
    .tuple(fc.integer({ min: 0, max: 30 }), fc.integer({ min: 0, max: 30 }))
    .map(([expected, came]) => ({ expected, entered: Math.min(expected, came) }));

  it('given any line, then no count from one to four is shown or had by subtraction from the total', () => {
    fc.assert(
      fc.property(fc.array(turnout, { maxLength: 12 }), (counts) => {
        const cells = counts.map((count, i) => ({ ...count, key: `k${i}` }));
        const { cells: shown, total } = suppressSmallCells(cells);
        for (const { shown: s } of shown) {
          if (s) expect([s.expected, s.entered, s.expected - s.entered].some(small)).toBe(false);
        }
        if (total === null) return;
        const visible = shown.flatMap(({ shown: s }) => (s ? [s] : []));
        const expected = total.expected - visible.reduce((sum, s) => sum + s.expected, 0);
        const entered = total.entered - visible.reduce((sum, s) => sum + s.entered, 0);
        expect([expected, entered, expected - entered].some(small)).toBe(false);
        expect(shown.length - visible.length).not.toBe(1);
      }),
    );
  });

  it('given any grid with sums of rows and columns, then no line has one hidden cell alone, unless it has no other to hide', () => {
    const grid = fc.array(fc.array(turnout, { minLength: 4, maxLength: 4 }), { minLength: 1, maxLength: 5 });
    fc.assert(
      fc.property(grid, (counts) => {
        const cells: GridCell[] = counts.flatMap((line, r) =>
          line.map((c, k) => ({ ...c, row: `r${r}`, column: `c${k}` })),
        );
        const hidden = hiddenInGrid(cells);
        const lines = [...new Set(cells.map((c) => c.row)), ...new Set(cells.map((c) => c.column))];
        for (const line of lines) {
          const inLine = cells.filter((c) => c.row === line || c.column === line);
          const dark = inLine.filter((c) => hidden.has(gridKey(c.row, c.column)));
          const light = inLine.filter((c) => !hidden.has(gridKey(c.row, c.column)) && c.expected > 0);
          for (const c of light) expect([c.expected, c.entered, c.expected - c.entered].some(small)).toBe(false);
          if (light.length > 0) expect(dark.length).not.toBe(1);
        }
      }),
    );
  });
});
