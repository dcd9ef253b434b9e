import type { Turnout } from './attendance.rules';

/** Counts from one to four could point at a person; none may be shown or be had by subtraction. */
export const SMALLEST_SHOWN = 5;

export type Cell = Turnout & { readonly key: string };
export type ShownCell = { readonly key: string; readonly shown: Turnout | null };
export type ShownLine = { readonly cells: readonly ShownCell[]; readonly total: Turnout | null };
export type GridCell = Turnout & { readonly row: string; readonly column: string };

const isSmall = (count: number): boolean => count > 0 && count < SMALLEST_SHOWN;

/** The three counts a cell tells: who was expected, who came, and by subtraction who did not. */
function tellsTooMuch({ expected, entered }: Turnout): boolean {
  return isSmall(expected) || isSmall(entered) || isSmall(expected - entered);
}

/** What subtraction from the total would give for all hidden cells together must itself be fit to show. */
function leaks(hidden: readonly Turnout[]): boolean {
  if (hidden.length === 0) return false;
  if (hidden.length === 1) return true;
  const expected = hidden.reduce((sum, cell) => sum + cell.expected, 0);
  const entered = hidden.reduce((sum, cell) => sum + cell.entered, 0);
  return tellsTooMuch({ expected, entered });
}

/** Hides one more cell of the line while its total would give a hidden one away; false when nothing more had to be hidden. */
function closeLine(line: readonly (Turnout & { id: string })[], hidden: Set<string>): boolean {
  let grew = false;
  while (leaks(line.filter((cell) => hidden.has(cell.id)))) {
    const candidates = line.filter((cell) => !hidden.has(cell.id) && cell.expected > 0);
    const next = candidates.sort((a, b) => a.expected - b.expected || (a.id < b.id ? -1 : 1))[0];
    if (!next) return grew;
    hidden.add(next.id);
    grew = true;
  }
  return grew;
}

function sum(cells: readonly Turnout[]): Turnout {
  return {
    expected: cells.reduce((total, cell) => total + cell.expected, 0),
    entered: cells.reduce((total, cell) => total + cell.entered, 0),
  };
}

/**
 * Rule 12, for what leaves the city: a line of cells and its total with every small count hidden, and enough others
 * that no subtraction gives one back. When even that is not enough, the total is hidden too. The order of the cells is kept.
 */
export function suppressSmallCells(cells: readonly Cell[]): ShownLine {
  const line = cells.map((cell) => ({ ...cell, id: cell.key }));
  const hidden = new Set(line.filter(tellsTooMuch).map((cell) => cell.id));
  closeLine(line, hidden);
  const total = sum(cells);
  const totalTells = tellsTooMuch(total) || leaks(line.filter((cell) => hidden.has(cell.id)));
  return {
    cells: cells.map(({ key, expected, entered }) => ({ key, shown: hidden.has(key) ? null : { expected, entered } })),
    total: totalTells ? null : total,
  };
}

/**
 * Rule 12, for two ways of counting at once (session and public, say), whose sums are published for rows and columns:
 * the keys of the cells to hide, as `row column` pairs in JSON. Lines are closed one after the other until none leaks.
 */
export function hiddenInGrid(cells: readonly GridCell[]): ReadonlySet<string> {
  const grid = cells.map((cell) => ({ ...cell, id: gridKey(cell.row, cell.column) }));
  const hidden = new Set(grid.filter(tellsTooMuch).map((cell) => cell.id));
  const lines = new Map<string, typeof grid>();
  for (const cell of grid) {
    for (const line of [`row ${cell.row}`, `column ${cell.column}`])
      lines.set(line, [...(lines.get(line) ?? []), cell]);
  }
  let grew = true;
  while (grew) {
    grew = false;
    for (const line of lines.values()) if (closeLine(line, hidden)) grew = true;
  }
  return hidden;
}

export const gridKey = (row: string, column: string): string => JSON.stringify([row, column]);
