import type { Tx } from '@/platform/db';
import type { CheckedRow } from './check.rules';

/** Writes checked rows beside their import, one statement for all of them; `done` counts rows read so far. */
export async function stageRows(
  tx: Tx,
  importId: string,
  rows: readonly CheckedRow<unknown>[],
  done: number,
): Promise<void> {
  const lines = rows.map((row) => row.line);
  const cells = rows.map((row) => JSON.stringify(row.cells));
  const values = rows.map((row) => (row.values === null ? null : JSON.stringify(row.values)));
  const problems = rows.map((row) => (row.problems.length === 0 ? null : JSON.stringify(row.problems)));
  await tx.$executeRaw`
    INSERT INTO import_row (import_id, line, cells, "values", problems, ok)
    SELECT ${importId}::uuid, l, c::jsonb, v::jsonb, p::jsonb, v IS NOT NULL
    FROM unnest(${lines}::int[], ${cells}::text[], ${values}::text[], ${problems}::text[]) AS u(l, c, v, p)`;
  await tx.$executeRaw`UPDATE import SET done_rows = ${done} WHERE id = ${importId}::uuid`;
}
