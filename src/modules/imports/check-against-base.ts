import type { Tx } from '@/platform/db';
import { isError, type RowAgainst, rowsAgainst } from './apply/against-base';
import { lookUpByIndex, type Meeting, type Scope } from './apply/applier';
import { type CheckSummary, problemOf } from './check.rules';
import { MEETINGS } from './effect';
import type { ImportKind, Problem } from './import.rules';
import type { ImportReading } from './import.schema';
import { clean } from './text.rules';

const STEP = 10_000;
/** What is told of a row besides its own check; `refused`: it stays out. */
export type Told = { readonly line: number; readonly problems: readonly Problem[]; readonly refused: boolean };

function toldOf({ line, cells, told }: RowAgainst, meeting: Meeting, reading: ImportReading): Told {
  const row = { line, cells: cells.map(clean) };
  const problems = told.flatMap(({ rule, facts }) => {
    const { field, code, severity } = meeting.against?.rules[rule] ?? {};
    if (field === undefined || code === undefined || severity === undefined) return [];
    return [problemOf(row, reading, field, { code, severity, facts })];
  });
  return { line, problems, refused: told.some(({ rule }) => isError(meeting, rule)) };
}

export async function keepTold(tx: Tx, importId: string, rows: readonly Told[]): Promise<void> {
  await tx.$executeRaw`
    UPDATE import_row r SET problems = coalesce(r.problems, '[]') || u.problems::jsonb, ok = NOT u.refused,
      "values" = CASE WHEN NOT u.refused THEN r."values" END
    FROM unnest(${rows.map(({ line }) => line)}::int[], ${rows.map(({ problems }) => JSON.stringify(problems))}::text[],
      ${rows.map(({ refused }) => refused)}::boolean[]) AS u(line, problems, refused)
    WHERE r.import_id = ${importId}::uuid AND r.line = u.line`;
}

/** The summary with what was told counted in. */
export function counted<S extends Pick<CheckSummary, 'good' | 'bad' | 'problems'>>(
  summary: S,
  rows: readonly Told[],
): S {
  const counts = new Map(summary.problems.map((problem) => [`${problem.severity} ${problem.code}`, problem]));
  for (const { code, severity } of rows.flatMap(({ problems }) => problems)) {
    const key = `${severity} ${code}`;
    counts.set(key, { code, severity, count: (counts.get(key)?.count ?? 0) + 1 });
  }
  const refused = rows.filter((row) => row.refused).length;
  const problems = [...counts.values()].sort((a, b) => b.count - a.count);
  return { ...summary, good: summary.good - refused, bad: summary.bad + refused, problems };
}

/**
 * The last part of a check, once all rows are staged: what the base does not allow the good ones is written beside them, as if their
 * rules had said it. Answers the summary with those counted.
 */
export async function againstBase<S extends Pick<CheckSummary, 'good' | 'bad' | 'problems'>>(
  tx: Tx,
  found: Scope & { readonly kind: ImportKind },
  reading: ImportReading,
  summary: S,
): Promise<S> {
  if (found.kind === 'SCANS') return summary;
  const meeting = MEETINGS[found.kind];
  if (!meeting.against) return summary;
  await lookUpByIndex(tx);
  const [last] = await tx.$queryRaw<{ line: number }[]>`
    SELECT coalesce(max(line), 0) AS line FROM import_row WHERE import_id = ${found.importId}::uuid`;
  let now = summary;
  for (let after = 0; after < (last?.line ?? 0); after += STEP) {
    const rows = await rowsAgainst(tx, meeting, found, { after, upTo: after + STEP });
    if (rows.length === 0) continue;
    const told = rows.map((row) => toldOf(row, meeting, reading));
    await keepTold(tx, found.importId, told);
    now = counted(now, told);
  }
  return now;
}
