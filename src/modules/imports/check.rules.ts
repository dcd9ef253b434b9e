import { type Decided, staysOut, UNDECIDED } from './correct/decision.rules';
import type { CheckContext, Completed, Fault, Field, KindRules, RowFault } from './field.rules';
import type { ImportKind, Problem, Row, Severity } from './import.rules';
import { KINDS, type ValuesByKind } from './kinds/kinds.rules';
import { namesakes, nearRows } from './near-rows.rules';
import { requireComplete, type Table } from './table.rules';
import { clean, compact } from './text.rules';

/** A row after its check; `values` is null when an error keeps it out. */
export type CheckedRow<V> = {
  readonly line: number;
  readonly cells: readonly string[];
  readonly values: V | null;
  readonly problems: readonly Problem[];
};

/** Why a row was not taken for data. */
export type Skip = 'title' | 'total' | 'note' | 'repeated-header';

export type CheckSummary = {
  readonly rows: number;
  readonly good: number;
  readonly bad: number;
  /** Rows that a person left aside. */
  readonly aside: number;
  /** Lines whose name other rows bear too, and which were read before those: they take place 0 of `namesake`. */
  readonly firstNamesakes: readonly number[];
  /** How many problems of each kind; a code of the catalogue `imports`. */
  readonly problems: readonly { readonly code: string; readonly severity: Severity; readonly count: number }[];
  /** Rows left aside, the first hundred with their lines. */
  readonly skipped: readonly { readonly line: number; readonly why: Skip }[];
  readonly skippedCount: number;
  readonly blankLines: number;
};

/** A check under way. `row` gives null for a row that is not data; `data` takes a row that is known to be, with what was decided of it. */
export type Check<V> = {
  row(row: Row): CheckedRow<V> | null;
  data(row: Row, decided: Decided): CheckedRow<V>;
  summary(): CheckSummary;
};

type Placed = { readonly field: Field; readonly column: number };
const SHOWN_SKIPS = 100;
const TOTAL = /^(soustotal|total|totaux|grandtotal|sommetotale|nombretotal|effectiftotal)/;

/** A sentence alone on its row is a note. A lone word or two may be a person whose other cells are missing: told as a bad row. */
const isSentence = (text: string): boolean => text.length > 40 || /[:*!?]|\.$/.test(text) || text.split(' ').length > 3;

function skipReason(row: Row, table: Table, required: readonly Placed[]): Skip | null {
  if (row.line < table.headerLine) return 'title';
  const filled = row.cells.filter((cell) => cell !== '');
  if (filled.length === 1 && required.length > 1 && isSentence(filled[0] ?? '')) return 'note';
  if (row.cells.every((cell, column) => cell === (table.headers[column] ?? ''))) return 'repeated-header';
  const held = required.filter(({ column }) => (row.cells[column] ?? '') !== '').length;
  return held < required.length && TOTAL.test(compact(filled[0] ?? '')) ? 'total' : null;
}

/** Says faults in the sender's words: their header, their cell. */
function problemOf(row: Row, table: Table, fieldName: string, fault: Fault): Problem {
  const column = table.mapping[fieldName] ?? null;
  return {
    line: row.line,
    column: column === null ? null : (table.headers[column] ?? null),
    field: fieldName,
    value: column === null ? '' : (row.cells[column] ?? '').slice(0, 200),
    code: `imports/${fault.code}`,
    severity: fault.severity,
    facts: fault.facts ?? {},
    ...(fault.proposal === undefined ? {} : { proposal: fault.proposal }),
  };
}

/** Remembers the keys of the rows before. */
function duplicateFinder(): (
  keys: ReturnType<KindRules<unknown>['complete']>['keys'],
  line: number,
) => (Fault & { field: string })[] {
  const seen = new Map<string, Map<string, number>>();
  return (keys, line) => {
    const faults: (Fault & { field: string })[] = [];
    for (const { key, code, severity, field } of keys) {
      let lines = seen.get(code);
      if (!lines) {
        lines = new Map();
        seen.set(code, lines);
      }
      const firstLine = lines.get(key);
      if (firstLine === undefined) lines.set(key, line);
      else faults.push({ code, severity, field, facts: { firstLine } });
    }
    return faults;
  };
}

function tally() {
  const counts = new Map<string, { code: string; severity: Severity; count: number }>();
  return {
    add({ code, severity }: Problem): void {
      const key = `${severity} ${code}`;
      const count = counts.get(key);
      if (count) count.count += 1;
      else counts.set(key, { code, severity, count: 1 });
    },
    list: () => [...counts.values()].sort((a, b) => b.count - a.count),
  };
}

/** Reads each placed field of a row of clean cells; every fault of every cell, not the first alone. */
function parseRow(row: Row, placed: readonly Placed[], table: Table, context: CheckContext) {
  const values: Record<string, unknown> = {};
  const problems: Problem[] = [];
  let whole = true;
  for (const { field, column } of placed) {
    const text = column === -1 ? '' : (row.cells[column] ?? '');
    if (text === '') {
      values[field.name] = null;
      if (!field.required) continue;
      whole = false;
      problems.push(problemOf(row, table, field.name, { code: 'missing-value', severity: 'error' }));
      continue;
    }
    const { value, fault } = field.parse(text, context);
    values[field.name] = value;
    if (!fault) continue;
    problems.push(problemOf(row, table, field.name, fault));
    if (fault.severity === 'error') whole = false;
  }
  return { values, problems, whole };
}

/** Its place among the people of one name, for the record each is (`namesakes`). */
const namedAmong = (place: number | null) => (place === null ? {} : { namesake: place });

/**
 * Starts the check of a table's rows, to be given in order: every problem of every row, duplicates inside the file,
 * rows that are no data. Throws `imports/missing-columns` when a required field has no column.
 */
export function startCheck<K extends ImportKind>(
  table: Table & { kind: K },
  context: CheckContext,
): Check<ValuesByKind[K]> {
  requireComplete(table);
  const rules: KindRules<ValuesByKind[K]> = KINDS[table.kind];
  const placed = rules.fields.map((field) => ({ field, column: table.mapping[field.name] ?? -1 }));
  const required = placed.filter(({ field }) => field.required);
  const duplicates = duplicateFinder();
  const near = nearRows(context.people ?? []);
  const names = namesakes();
  const follow = rules.follow?.(context);
  const problemCounts = tally();
  const skipped: { line: number; why: Skip }[] = [];
  const counts = { rows: 0, good: 0, aside: 0, skipped: 0, blank: 0 };
  let lastLine = 0;

  /** All that the rows before say of a row whose required fields are there. */
  const faultsOf = ({ faults, keys, person }: Completed<unknown>, line: number, decided: Decided): RowFault[] => {
    const same = duplicates(keys, line);
    const who = person ? near(person, line, same.length > 0, decided) : [];
    return [...faults, ...same, ...who];
  };

  const check = (row: Row, decided: Decided): Omit<CheckedRow<ValuesByKind[K]>, 'cells' | 'line'> => {
    if (staysOut(decided)) return { values: null, problems: [] };
    const { values: cells, problems, whole } = parseRow(row, placed, table, context);
    if (!whole) return { values: null, problems };
    const completed = rules.complete(cells, context);
    const faults = faultsOf(completed, row.line, decided);
    const kept = !faults.some(({ severity }) => severity === 'error');
    if (kept) faults.push(...(follow?.(completed.values) ?? []));
    for (const fault of faults) problems.push(problemOf(row, table, fault.field, fault));
    if (!kept) return { values: null, problems };
    const place = completed.person ? names.place(completed.person, row.line) : null;
    const who = { ...namedAmong(place), ...(decided.sameAs !== null && { sameAs: decided.sameAs }) };
    return { values: { ...completed.values, ...who }, problems };
  };

  const take = ({ line, cells }: Row, row: Row, decided: Decided): CheckedRow<ValuesByKind[K]> => {
    const checked = { line, cells, ...check(row, decided) };
    counts.rows += 1;
    if (staysOut(decided)) counts.aside += 1;
    else if (checked.values !== null) counts.good += 1;
    for (const problem of checked.problems) problemCounts.add(problem);
    return checked;
  };
  const cleaned = ({ line, cells }: Row): Row => ({ line, cells: cells.map(clean) });

  return {
    data: (raw, decided) => take(raw, cleaned(raw), decided),
    row(raw) {
      counts.blank += Math.max(0, raw.line - lastLine - 1);
      lastLine = raw.line;
      if (raw.line === table.headerLine) return null;
      const row = cleaned(raw);
      const why = skipReason(row, table, required);
      if (why === null) return take(raw, row, UNDECIDED);
      counts.skipped += 1;
      if (skipped.length < SHOWN_SKIPS) skipped.push({ line: row.line, why });
      return null;
    },
    summary: () => ({
      rows: counts.rows,
      good: counts.good,
      bad: counts.rows - counts.good - counts.aside,
      aside: counts.aside,
      firstNamesakes: names.firsts(),
      problems: problemCounts.list(),
      skipped,
      skippedCount: counts.skipped,
      blankLines: counts.blank,
    }),
  };
}
