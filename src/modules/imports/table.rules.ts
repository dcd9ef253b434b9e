import { DomainError } from '@/platform/errors';
import { acceptMapping, countNamed, guessColumns, looksLikeAField, missingFields, namesAlone } from './columns.rules';
import { areMade } from './header.rules';
import type { ImportKind, Row } from './import.rules';
import { isPeopleHeader, looksFullName } from './kinds/full-name.rules';
import type { Mapping } from './missing.rules';
import { NO_HEADER } from './no-header.rules';
import { clean } from './text.rules';
import { underTitles } from './titled-headers.rules';

/** How many of the first rows are looked at to find the header. */
export const HEADER_SEARCHED_ROWS = 60;

/** A table found in a file. `missing`: required fields no column holds yet, to be mapped by hand. */
export type Table = {
  readonly kind: ImportKind;
  /** Line of the header; rows up to it are titles. `NO_HEADER` when every row is data. */
  readonly headerLine: number;
  readonly headers: readonly string[];
  readonly mapping: Mapping;
  readonly missing: readonly string[];
};

/** What a person settled before: the header's line, where each field is. `named`: only a header that names its columns will do. */
export type Chosen = { readonly headerLine?: number; readonly mapping?: Mapping; readonly named?: boolean };

const filled = (row: Row): number => row.cells.filter((cell) => clean(cell) !== '').length;

const isWhole = (kind: ImportKind, headers: readonly string[], below: readonly (readonly string[])[]): boolean =>
  missingFields(kind, guessColumns(kind, headers, below)).length === 0;

/** The header of one column alone: the very name of a field that is enough, or one under which all that is needed is found. */
function findLone(kind: ImportKind, rows: readonly Row[]): Row | null {
  const alone = rows.find(({ cells }) => namesAlone(kind, cells));
  if (alone) return alone;
  const below = (at: number) => rows.slice(at + 1).map(({ cells }) => cells);
  return (
    rows.find(
      (row, at) =>
        filled(row) === 1 &&
        row.cells.some((cell) => isPeopleHeader(kind, clean(cell))) &&
        isWhole(kind, row.cells.map(clean), below(at)),
    ) ?? null
  );
}

/** The row that names most fields, the first of equals; one that names a single field when it is enough. */
function findNamed(kind: ImportKind, rows: readonly Row[]): Row | null {
  let best: { row: Row; named: number } | null = null;
  for (const row of rows) {
    const named = countNamed(kind, row.cells);
    if (named > (best?.named ?? 1)) best = { row, named };
  }
  return best?.row ?? findLone(kind, rows);
}

/** The header that names its columns; without one, the first row as wide as the table. */
function findHeader(kind: ImportKind, rows: readonly Row[], named: boolean): Row | null {
  const found = findNamed(kind, rows) ?? rows.find(({ cells }) => areMade(cells)) ?? null;
  if (found || named) return found;
  const widest = Math.max(0, ...rows.map(filled));
  const wide = rows.filter((row) => filled(row) === widest);
  return wide.find(({ cells }) => countNamed(kind, cells) > 0) ?? wide[0] ?? null;
}

/** A cell that is what a field holds is no name of a column; nor are two names, where every row has nothing else. */
const isData = (kind: ImportKind, row: Row): boolean =>
  countNamed(kind, row.cells) === 0 &&
  row.cells
    .map(clean)
    .some((cell) => cell !== '' && (looksLikeAField(kind, cell) || (filled(row) === 1 && looksFullName(cell))));

/** The header of a table: the one that was said, else the one found; null when every row is data. */
function headerOf(kind: ImportKind, first: readonly Row[], { headerLine: said, named = false }: Chosen): Row | null {
  if (said === NO_HEADER) return null;
  const header = said === undefined ? findHeader(kind, first, named) : first.find(({ line }) => line === said);
  if (!header) throw new DomainError('invalid', 'imports/no-header', { searched: first.length });
  return said === undefined && isData(kind, header) ? null : header;
}

/**
 * Understands the first rows of a file (`HEADER_SEARCHED_ROWS` are enough): where its header is and what its columns
 * hold. Throws `imports/no-header` when nothing is recognised at all, and `imports/bad-mapping` for a chosen one that
 * does not fit.
 */
export function understandTable(kind: ImportKind, rows: readonly Row[], chosen: Chosen = {}): Table {
  const first = rows.slice(0, HEADER_SEARCHED_ROWS);
  const header = headerOf(kind, first, chosen);
  const headerLine = header?.line ?? NO_HEADER;
  const below = first.filter(({ line }) => line > headerLine).map(({ cells }) => cells);
  const width = Math.max(0, ...below.map((cells) => cells.length));
  const headers = header?.cells.map(clean) ?? Array.from({ length: width }, () => '');
  const above = first.find(({ line }) => line === headerLine - 1)?.cells.map(clean);
  const mapping = chosen.mapping
    ? acceptMapping(kind, chosen.mapping, headers.length)
    : guessColumns(kind, underTitles(kind, headers, above), below);
  const unknown = Object.values(mapping).every((column) => column === null);
  const columnsAsked = chosen.headerLine === NO_HEADER || areMade(headers);
  if (unknown && (!columnsAsked || headers.length < 2)) {
    throw new DomainError('invalid', 'imports/no-header', { searched: first.length });
  }
  return { kind, headerLine, headers, mapping, missing: missingFields(kind, mapping) };
}

const EXAMPLES = 3;

/** Of each column its first filled cells below the header, to tell columns by. */
export function examplesOf({ headers, headerLine }: Table, rows: readonly Row[]): readonly string[] {
  const below = rows.filter(({ line }) => line > headerLine);
  return headers.map((_, column) => {
    const cells = below.map((row) => clean(row.cells[column] ?? '').slice(0, 30)).filter((cell) => cell !== '');
    return cells.slice(0, EXAMPLES).join(', ');
  });
}

/** Throws `imports/missing-columns` while a required field has no column. */
export function requireComplete(table: Table): void {
  if (table.missing.length === 0) return;
  throw new DomainError('invalid', 'imports/missing-columns', {
    fields: table.missing.join(', '),
    count: table.missing.length,
    headerLine: table.headerLine,
  });
}
