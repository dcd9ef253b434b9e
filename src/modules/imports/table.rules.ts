import { DomainError } from '@/platform/errors';
import { acceptMapping, countNamed, guessColumns, looksLikeAField, missingFields } from './columns.rules';
import type { ImportKind, Row } from './import.rules';
import { looksFullName } from './kinds/full-name.rules';
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

/** What a person settled before: the header's line, where each field is. */
export type Chosen = { readonly headerLine?: number; readonly mapping?: Mapping };

const filled = (row: Row): number => row.cells.filter((cell) => clean(cell) !== '').length;

/** The row that names most fields; the first of equals. When none names two, the first row as wide as the table. */
function findHeader(kind: ImportKind, rows: readonly Row[]): Row | null {
  let best: { row: Row; named: number } | null = null;
  for (const row of rows) {
    const named = countNamed(kind, row.cells);
    if (named > (best?.named ?? 0)) best = { row, named };
  }
  if (best && best.named >= 2) return best.row;
  const widest = Math.max(0, ...rows.map(filled));
  const wide = rows.find((row) => filled(row) === widest) ?? null;
  return best && filled(best.row) >= widest ? best.row : wide;
}

/** A cell that is what a field holds is no name of a column; nor are two names, where every row has nothing else. */
const isData = (kind: ImportKind, row: Row): boolean =>
  countNamed(kind, row.cells) === 0 &&
  row.cells
    .map(clean)
    .some((cell) => cell !== '' && (looksLikeAField(kind, cell) || (filled(row) === 1 && looksFullName(cell))));

/** The header of a table: the one that was said, else the one found; null when every row is data. */
function headerOf(kind: ImportKind, first: readonly Row[], said: number | undefined): Row | null {
  if (said === NO_HEADER) return null;
  const header = said === undefined ? findHeader(kind, first) : first.find(({ line }) => line === said);
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
  const header = headerOf(kind, first, chosen.headerLine);
  const headerLine = header?.line ?? NO_HEADER;
  const below = first.filter(({ line }) => line > headerLine).map(({ cells }) => cells);
  const width = Math.max(0, ...below.map((cells) => cells.length));
  const headers = header?.cells.map(clean) ?? Array.from({ length: width }, () => '');
  const above = first.find(({ line }) => line === headerLine - 1)?.cells.map(clean);
  const mapping = chosen.mapping
    ? acceptMapping(kind, chosen.mapping, headers.length)
    : guessColumns(kind, underTitles(headers, above), below);
  const unknown = Object.values(mapping).every((column) => column === null);
  if (unknown && (chosen.headerLine !== NO_HEADER || headers.length < 2)) {
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
