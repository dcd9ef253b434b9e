import type { ImportState, Problem, Severity } from '../import.rules';
import type { Mapping } from '../missing.rules';
import type { CorrectedRows } from './corrected.schema';
import { isReasonsHeader } from './reasons-column.rules';

/** How what is wrong is said: the same words as on the screen. */
export type ProblemWords = {
  readonly field: (name: string) => string;
  /** The rule and what to do. */
  readonly whole: (problem: Problem) => string;
  readonly inColumn: (column: string, words: string) => string;
  readonly proposal: (value: string) => string;
  readonly warning: (words: string) => string;
  readonly ofLine: (line: number, words: string) => string;
};

export type StagedRow = {
  readonly line: number;
  readonly cells: readonly string[];
  readonly problems: readonly Problem[];
};

/**
 * Which rows of an import may go back to be corrected: while it waits for a decision all of them, or the refused ones;
 * once applied the refused ones, which are kept.
 */
export function correctedRowsOf(found: {
  readonly state: ImportState;
  readonly totalRows: number;
  readonly badRows: number;
}): readonly CorrectedRows[] {
  const bad: readonly CorrectedRows[] = found.badRows > 0 ? ['bad'] : [];
  if (found.state === 'READY' && found.totalRows > 0) return ['all', ...bad];
  return found.state === 'APPLIED' ? bad : [];
}

/** The columns that go back, by their place in the sender's file, in that order; our own reasons of the time before stay out. */
export function columnsSentBack(headers: readonly string[], mapping: Mapping, width: number): readonly number[] {
  const mapped = new Set(Object.values(mapping));
  return Array.from({ length: Math.max(headers.length, width) }, (_, column) => column).filter(
    (column) => mapped.has(column) || !isReasonsHeader(headers[column] ?? ''),
  );
}

/** The headers that go back; columns that had none are called by what they were read as. */
export function headersSentBack(
  { headers, mapping }: { readonly headers: readonly string[]; readonly mapping: Mapping },
  columns: readonly number[],
  words: Pick<ProblemWords, 'field'>,
): readonly string[] {
  const fields = new Map(Object.entries(mapping).map(([field, column]) => [column, field]));
  const unnamed = headers.every((header) => header === '');
  return columns.map((column) => {
    const field = unnamed ? fields.get(column) : undefined;
    return field === undefined ? (headers[column] ?? '') : words.field(field);
  });
}

const said = (problem: Problem, words: ProblemWords): string =>
  [words.whole(problem), problem.proposal ? words.proposal(problem.proposal) : ''].filter(Boolean).join(' ');

/** All that is wrong with a row in one cell, each thing after the name of its column; its line besides, unless it stands there. */
export function reasonsOf(row: StagedRow, inPlace: boolean, words: ProblemWords): string {
  if (row.problems.length === 0) return '';
  const reasons = row.problems.map((problem) => {
    const where = problem.column || (problem.field === null ? '' : words.field(problem.field));
    const what = where === '' ? said(problem, words) : words.inColumn(where, said(problem, words));
    return problem.severity === 'error' ? what : words.warning(what);
  });
  return inPlace ? reasons.join(' ') : words.ofLine(row.line, reasons.join(' '));
}

/** A faulty cell: how bad, and what is said beside it. */
export type Fault = { readonly severity: Severity; readonly note: string };

/** The faulty cells of a row by their column in the sender's file. */
export function faultsOf(row: StagedRow, mapping: Mapping, words: ProblemWords): ReadonlyMap<number, Fault> {
  const faults = new Map<number, Fault>();
  for (const problem of row.problems) {
    const column = problem.field === null ? null : (mapping[problem.field] ?? null);
    if (column === null) continue;
    const before = faults.get(column);
    faults.set(column, {
      severity: before?.severity === 'error' ? 'error' : problem.severity,
      note: [...(before ? [before.note] : []), said(problem, words)].join('\n'),
    });
  }
  return faults;
}
