import { DomainError } from '@/platform/errors';
import { acceptMapping, countNamed, guessColumns, type Mapping, missingFields } from './columns.rules';
import type { ImportKind, Row } from './import.rules';
import { clean } from './text.rules';

/** How many of the first rows are looked at to find the header. */
export const HEADER_SEARCHED_ROWS = 60;

/** A table found in a file. `missing`: required fields no column holds yet, to be mapped by hand. */
export type Table = {
  readonly kind: ImportKind;
  /** Line of the header; rows up to it are titles. */
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

/**
 * Understands the first rows of a file (`HEADER_SEARCHED_ROWS` are enough): where its header is and what its columns
 * hold. Throws `imports/no-header` when nothing is recognised at all, and `imports/bad-mapping` for a chosen one that
 * does not fit.
 */
export function understandTable(kind: ImportKind, rows: readonly Row[], chosen: Chosen = {}): Table {
  const first = rows.slice(0, HEADER_SEARCHED_ROWS);
  const header =
    chosen.headerLine === undefined ? findHeader(kind, first) : first.find(({ line }) => line === chosen.headerLine);
  if (!header) throw new DomainError('invalid', 'imports/no-header', { searched: first.length });
  const headers = header.cells.map(clean);
  const below = first.filter(({ line }) => line > header.line).map(({ cells }) => cells);
  const mapping = chosen.mapping
    ? acceptMapping(kind, chosen.mapping, headers.length)
    : guessColumns(kind, headers, below);
  if (Object.values(mapping).every((column) => column === null)) {
    throw new DomainError('invalid', 'imports/no-header', { searched: first.length });
  }
  return { kind, headerLine: header.line, headers, mapping, missing: missingFields(kind, mapping) };
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
