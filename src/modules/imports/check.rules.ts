import { type Decided, staysOut, UNDECIDED } from './correct/decision.rules';
import { duplicateFinder } from './duplicates.rules';
import type { CheckContext, Completed, Fault, Field, KindRules, Parsed, RowFault } from './field.rules';
import type { ImportKind, Problem, Row, Severity } from './import.rules';
import { isNameOf, type NamesOfCell, nameOrder, namesOfCell } from './kinds/full-name.rules';
import { KINDS, type ValuesByKind } from './kinds/kinds.rules';
import { parseCell } from './lost-values.rules';
import { namesakes, nearRows } from './near-rows.rules';
import { belowList, isNumberedBlank, type Skip } from './not-data.rules';
import { requireComplete, type Table } from './table.rules';
import { clean } from './text.rules';

/** A row after its check; `values` is null when an error keeps it out. */
export type CheckedRow<V> = {
  readonly line: number;
  readonly cells: readonly string[];
  readonly values: V | null;
  readonly problems: readonly Problem[];
};

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
type Reading = {
  readonly placed: readonly Placed[];
  /** Every field, with nothing in it. */
  readonly nothing: Readonly<Record<string, null>>;
  readonly table: Table;
  readonly context: CheckContext;
  readonly names: ReturnType<typeof fullNames>;
};
const SHOWN_SKIPS = 100;

function skipReason(row: Row, table: Table, required: readonly number[]): Skip | null {
  if (row.line < table.headerLine) return 'title';
  const isHeader = (cell: string, column: number): boolean => cell === (table.headers[column] ?? '');
  if (row.cells.every(isHeader)) return 'repeated-header';
  const whole = required.every((column) => (row.cells[column] ?? '') !== '');
  // The second row of a header whose names are merged over both.
  if (whole && required.length > 0 && required.every((column) => isHeader(row.cells[column] ?? '', column)))
    return 'repeated-header';
  return belowList(row, whole, required.length);
}

/** The columns that a row of data must fill, each once: both names may stand in one. */
function requiredColumns(placed: readonly Placed[], { mapping }: Table): readonly number[] {
  const columns = placed
    .filter(({ field }) => field.required)
    .map(({ field, column }) => (column === -1 && isNameOf(field.name) ? (mapping.fullName ?? -1) : column));
  return [...new Set(columns)];
}

/** Says faults in the sender's words: their header, their cell. A name out of a full name is told where that one stands. */
export function problemOf(
  row: Row,
  { mapping, headers }: Pick<Table, 'headers' | 'mapping'>,
  fieldName: string,
  fault: Fault,
): Problem {
  const whole = (mapping[fieldName] ?? null) === null && isNameOf(fieldName) ? (mapping.fullName ?? null) : null;
  const column = whole ?? mapping[fieldName] ?? null;
  return {
    line: row.line,
    column: column === null ? null : headers[column] || null,
    field: whole === null ? fieldName : 'fullName',
    value: column === null ? '' : (row.cells[column] ?? '').slice(0, 200),
    code: `imports/${fault.code}`,
    severity: fault.severity,
    facts: fault.facts ?? {},
    ...(fault.proposal === undefined ? {} : { proposal: fault.proposal }),
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

/** Reads the full name of each row, for a table that has the two names in one column; null for any other. */
function fullNames({ mapping, headers }: Table): ((row: Row) => NamesOfCell) | null {
  const column = mapping.fullName ?? null;
  if (column === null) return null;
  const order = nameOrder(headers[column] ?? '');
  return (row) => {
    const text = row.cells[column] ?? '';
    if (text === '') return { lastName: '', firstName: '', fault: { code: 'missing-value', severity: 'error' } };
    return namesOfCell(text, order);
  };
}

/** Texts whose reading is kept, of each column: a list says the same age band, the same code on thousands of rows. */
const MOST_REMEMBERED = 1_000;

function remembering(field: Field): Field {
  const read = new Map<string, Parsed>();
  return {
    ...field,
    parse(text, context) {
      const before = read.get(text);
      if (before) return before;
      const parsed = parseCell(field, text, context);
      if (read.size < MOST_REMEMBERED) read.set(text, parsed);
      return parsed;
    },
  };
}

/** Reads each placed field of a row of clean cells; every fault of every cell, not the first alone. */
function parseRow(row: Row, { placed, nothing, table, context, names }: Reading) {
  const values: Record<string, unknown> = { ...nothing };
  const problems: Problem[] = [];
  let whole = true;
  const tell = (name: string, fault: Fault) => {
    problems.push(problemOf(row, table, name, fault));
    if (fault.severity === 'error') whole = false;
  };
  const both = names?.(row);
  if (both?.fault) tell('fullName', both.fault);
  for (const { field, column } of placed) {
    const text = (isNameOf(field.name) && both?.[field.name]) || (column === -1 ? '' : (row.cells[column] ?? ''));
    if (text === '') {
      if (field.required && !(both && isNameOf(field.name)))
        tell(field.name, { code: 'missing-value', severity: 'error' });
      continue;
    }
    const { value, fault } = field.parse(text, context);
    values[field.name] = value;
    if (fault) tell(field.name, fault);
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
  const placed = rules.fields.map((field) => ({ field: remembering(field), column: table.mapping[field.name] ?? -1 }));
  const nothing = Object.fromEntries(placed.map(({ field }) => [field.name, null]));
  // A field without a column has a say where it is required, or a name that stands with the other.
  const asked = placed.filter(({ field, column }) => column !== -1 || field.required || isNameOf(field.name));
  const reading: Reading = { placed: asked, nothing, table, context, names: fullNames(table) };
  const required = requiredColumns(placed, table);
  const read = Object.values(table.mapping).flatMap((column) => column ?? []);
  const duplicates = duplicateFinder();
  const near = nearRows(context.people ?? []);
  const alike = namesakes();
  const follow = rules.follow?.(context);
  const problemCounts = tally();
  const skipped: { line: number; why: Skip }[] = [];
  const counts = { rows: 0, good: 0, aside: 0, skipped: 0, blank: 0 };
  let lastLine = 0;

  /** All that the rows before say of a row whose required fields are there. */
  const faultsOf = (
    { faults, keys, person }: Completed<unknown>,
    line: number,
    decided: Decided,
  ): readonly RowFault[] => {
    const same = duplicates(keys, line);
    const who = person ? near(person, line, same.length > 0, decided) : [];
    return same.length + who.length === 0 ? faults : [...faults, ...same, ...who];
  };

  const check = (row: Row, decided: Decided): Omit<CheckedRow<ValuesByKind[K]>, 'cells' | 'line'> => {
    if (staysOut(decided)) return { values: null, problems: [] };
    const { values: cells, problems, whole } = parseRow(row, reading);
    if (!whole) return { values: null, problems };
    const completed = rules.complete(cells, context);
    const tell = (fault: RowFault) => problems.push(problemOf(row, table, fault.field, fault));
    const faults = faultsOf(completed, row.line, decided);
    faults.forEach(tell);
    if (faults.some(({ severity }) => severity === 'error')) return { values: null, problems };
    follow?.(completed.values).forEach(tell);
    const place = completed.person ? alike.place(completed.person, row.line) : null;
    if (place === null && decided.sameAs === null) return { values: completed.values, problems };
    const who = { ...namedAmong(place), ...(decided.sameAs !== null && { sameAs: decided.sameAs }) };
    return { values: { ...completed.values, ...who }, problems };
  };

  const take = ({ line, cells }: Row, row: Row, decided: Decided): CheckedRow<ValuesByKind[K]> => {
    const { values, problems } = check(row, decided);
    counts.rows += 1;
    if (staysOut(decided)) counts.aside += 1;
    else if (values !== null) counts.good += 1;
    for (const problem of problems) problemCounts.add(problem);
    return { line, cells, values, problems };
  };
  const cleaned = ({ line, cells }: Row): Row => ({ line, cells: cells.map(clean) });

  return {
    data: (raw, decided) => take(raw, cleaned(raw), decided),
    row(raw) {
      counts.blank += Math.max(0, raw.line - lastLine - 1);
      lastLine = raw.line;
      if (raw.line === table.headerLine) return null;
      const row = cleaned(raw);
      if (isNumberedBlank(row, read)) {
        counts.blank += 1;
        return null;
      }
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
      firstNamesakes: alike.firsts(),
      problems: problemCounts.list(),
      skipped,
      skippedCount: counts.skipped,
      blankLines: counts.blank,
    }),
  };
}
