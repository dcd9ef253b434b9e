import type { Tx } from '@/platform/db';
import { type CheckedRow, type CheckSummary, startCheck } from '../check.rules';
import type { CheckContext } from '../field.rules';
import type { ImportKind } from '../import.rules';
import type { ImportReading, ImportReport } from '../import.schema';
import { checkedNow } from '../import-life';
import { knownTo } from '../known-to-check';
import { saidValues } from '../said-values.rules';
import { markFirstNamesakes, restageRows } from '../stage-rows';
import type { Decided } from './decision.rules';

/** An import whose rows are checked again, with its reading. */
export type Rechecked = {
  readonly id: string;
  readonly kind: ImportKind;
  readonly programmeId: string;
  readonly structureId: string | null;
  readonly reading: ImportReading;
};

const PAGE = 2_000;
type Staged = Decided & {
  readonly line: number;
  readonly cells: string[];
  readonly values: unknown;
  readonly problems: unknown;
};

const isAsStaged = (row: Staged, checked: CheckedRow<object>): boolean =>
  same(row.values, checked.values && saidValues(checked.values)) && same(row.problems ?? [], checked.problems);

/** Two texts of JSON whose keys may stand in another order: the base sorts them. */
const same = (a: unknown, b: unknown): boolean => JSON.stringify(sorted(a)) === JSON.stringify(sorted(b));
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, held]) => held !== undefined)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, held]) => [key, sorted(held)]),
  );
}

async function* stagedRows(tx: Tx, importId: string): AsyncGenerator<readonly Staged[]> {
  for (let after = 0; ; ) {
    const rows = await tx.$queryRaw<Staged[]>`
      SELECT line, cells, "values", problems, decision, same_as AS "sameAs" FROM import_row
      WHERE import_id = ${importId}::uuid AND line > ${after} ORDER BY line LIMIT ${PAGE}`;
    if (rows.length > 0) yield rows;
    if (rows.length < PAGE) return;
    after = rows.at(-1)?.line ?? after;
  }
}

async function contextOf(tx: Tx, found: Rechecked): Promise<CheckContext> {
  const { timeZone, startsOn } = await tx.programme.findUniqueOrThrow({
    where: { id: found.programmeId },
    select: { timeZone: true, startsOn: true },
  });
  return { timeZone, ageOn: startsOn.toISOString().slice(0, 10), ...(await knownTo(tx, found)) };
}

/** The staged rows through the check again, in their order: a correction of one may clear, or make, a problem of another. */
async function checkStaged(tx: Tx, found: Rechecked): Promise<CheckSummary> {
  const { headerLine, headers, mapping, missing } = found.reading;
  const check = startCheck({ kind: found.kind, headerLine, headers, mapping, missing }, await contextOf(tx, found));
  for await (const rows of stagedRows(tx, found.id)) {
    const changed: CheckedRow<object>[] = [];
    for (const row of rows) {
      const checked = check.data({ line: row.line, cells: row.cells }, row);
      if (!isAsStaged(row, checked)) changed.push(checked);
    }
    await restageRows(tx, found.id, changed);
  }
  const summary = check.summary();
  await markFirstNamesakes(tx, found.id, summary.firstNamesakes);
  return summary;
}

/**
 * Checks the rows of a file again, after a correction: gives what is to be kept with the import. What was no data stays as it was
 * told (`before`).
 */
export async function recheck(tx: Tx, found: Rechecked, before: ImportReport) {
  const checked = await checkedNow(tx, found, await checkStaged(tx, found));
  const { skipped, skippedCount, blankLines } = before;
  return { ...checked, failure: null, report: { ...checked.report, skipped, skippedCount, blankLines } };
}
