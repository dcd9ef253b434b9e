import { guessColumns } from './columns.rules';
import { isReasonsHeader } from './corrected/reasons-column.rules';
import type { ImportKind, Row } from './import.rules';
import type { Mapping } from './missing.rules';
import { NO_HEADER } from './no-header.rules';
import { HEADER_SEARCHED_ROWS } from './table.rules';
import { clean, compact } from './text.rules';

/** The columns of an import that came before, of the same kind and the same structure (or the city). */
export type Remembered = {
  readonly headers: readonly string[];
  readonly mapping: Mapping;
  /** Said by a person and applied: offered for any file with these headers. Else only for the same file sent back corrected. */
  readonly settled: boolean;
};

export type Recalled = { readonly headerLine: number; readonly mapping: Mapping; readonly settled: boolean };

/** What each column is known by: its header and which of that name it is; without a header, its place. */
function keysOf(headers: readonly string[]): readonly string[] {
  const seen = new Map<string, number>();
  return headers.map((header, column) => {
    const name = compact(header);
    const nth = seen.get(name) ?? 0;
    seen.set(name, nth + 1);
    return name === '' ? `@${column}` : `${name} ${nth}`;
  });
}

/** Each field where its column of the time before now is; null when one of them is not there. */
function refind({ headers, mapping }: Remembered, keys: readonly string[]): Mapping | null {
  const before = keysOf(headers);
  const found: Record<string, number | null> = {};
  let named = 0;
  for (const [field, column] of Object.entries(mapping)) {
    const key = column === null ? null : (before[column] ?? null);
    const now = key === null ? null : keys.indexOf(key);
    if (now === -1) return null;
    if (key !== null && !key.startsWith('@')) named += 1;
    found[field] = now;
  }
  return named === 0 ? null : found;
}

/** Fields left open the time before, where this file has a column that the other one had not. */
function withNewColumns(found: Mapping, old: Remembered, keys: readonly string[], guess: Mapping): Mapping {
  const known = new Set(keysOf(old.headers));
  const taken = new Set(Object.values(found));
  const added = Object.entries(guess).filter(
    ([field, column]) =>
      column !== null && found[field] === null && !taken.has(column) && !known.has(keys[column] ?? ''),
  );
  return { ...found, ...Object.fromEntries(added) };
}

/**
 * The columns of the time before, when one of the first rows holds all their headers, in whatever order; the latest that
 * fits. Null when none does: the columns are guessed.
 */
export function recallColumns(
  kind: ImportKind,
  remembered: readonly Remembered[],
  rows: readonly Row[],
): Recalled | null {
  const first = rows.slice(0, HEADER_SEARCHED_ROWS);
  for (const { line, cells } of remembered.length === 0 ? [] : first) {
    const headers = cells.map(clean);
    const keys = keysOf(headers);
    const sentBack = headers.some(isReasonsHeader);
    for (const old of remembered) {
      if (!old.settled && !sentBack) continue;
      const found = refind(old, keys);
      if (!found) continue;
      const below = first.filter((row) => row.line > line).map((row) => row.cells);
      const mapping = withNewColumns(found, old, keys, guessColumns(kind, headers, below));
      return { headerLine: line, mapping, settled: old.settled };
    }
  }
  return null;
}

const widthOf = (rows: readonly (readonly string[])[]): number => Math.max(0, ...rows.map((cells) => cells.length));

/** Where the cells themselves tell a field, they tell it where it was. */
const agrees = (said: Mapping, told: Mapping): boolean =>
  Object.entries(told).every(([field, column]) => column === null || said[field] === column);

/**
 * The columns that a person said of a table without headers, for the next one: as wide, and nothing in its cells says otherwise. Only
 * for rows in which no header was found. Null when none fits.
 */
export function recallPlaces(
  kind: ImportKind,
  remembered: readonly Remembered[],
  rows: readonly Row[],
): Recalled | null {
  const first = rows.slice(0, HEADER_SEARCHED_ROWS).map(({ cells }) => cells);
  const headers = Array.from({ length: widthOf(first) }, () => '');
  const told = guessColumns(kind, headers, first);
  const old = remembered.find(
    (before) =>
      before.settled &&
      before.headers.length === headers.length &&
      before.headers.every((header) => header === '') &&
      agrees(before.mapping, told),
  );
  return old ? { headerLine: NO_HEADER, mapping: old.mapping, settled: true } : null;
}
