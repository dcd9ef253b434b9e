import type { Tx } from '@/platform/db';
import { keepPlans } from './apply/applier';
import type { CheckedRow } from './check.rules';

const columns = (rows: readonly CheckedRow<unknown>[]) => ({
  lines: rows.map((row) => row.line),
  cells: rows.map((row) => JSON.stringify(row.cells)),
  values: rows.map((row) => (row.values === null ? null : JSON.stringify(row.values))),
  problems: rows.map((row) => (row.problems.length === 0 ? null : JSON.stringify(row.problems))),
});

/** Writes checked rows beside their import, one statement for all of them; `done` counts rows read so far. */
export async function stageRows(
  tx: Tx,
  importId: string,
  rows: readonly CheckedRow<unknown>[],
  done: number,
): Promise<void> {
  const { lines, cells, values, problems } = columns(rows);
  await keepPlans(tx);
  await tx.$executeRaw`
    INSERT INTO import_row (import_id, line, cells, "values", problems, ok)
    SELECT ${importId}::uuid, l, c::jsonb, v::jsonb, p::jsonb, v IS NOT NULL
    FROM unnest(${lines}::int[], ${cells}::text[], ${values}::text[], ${problems}::text[]) AS u(l, c, v, p)`;
  await tx.$executeRaw`UPDATE import SET done_rows = ${done} WHERE id = ${importId}::uuid`;
}

/** Writes anew rows that are staged already. */
export async function restageRows(tx: Tx, importId: string, rows: readonly CheckedRow<unknown>[]): Promise<void> {
  if (rows.length === 0) return;
  const { lines, cells, values, problems } = columns(rows);
  await tx.$executeRaw`
    UPDATE import_row r SET cells = c::jsonb, "values" = v::jsonb, problems = p::jsonb, ok = v IS NOT NULL
    FROM unnest(${lines}::int[], ${cells}::text[], ${values}::text[], ${problems}::text[]) AS u(l, c, v, p)
    WHERE r.import_id = ${importId}::uuid AND r.line = u.l`;
}

/** People whose namesakes were read after them are the first of them. */
export async function markFirstNamesakes(tx: Tx, importId: string, lines: readonly number[]): Promise<void> {
  if (lines.length === 0) return;
  await tx.$executeRaw`
    UPDATE import_row SET "values" = "values" || '{"namesake": 0}' WHERE import_id = ${importId}::uuid AND line = ANY(${[...lines]}::int[])`;
}
