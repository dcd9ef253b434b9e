import type { Run } from '@/platform/bulk';
import type { Tx } from '@/platform/db';
import { Prisma } from '@/platform/generated/prisma/client';
import type { CheckedRow } from './check.rules';
import { saidValues } from './said-values.rules';
import { type TextLines, textLines } from './text-lines';

/** Checked rows as they are sent to the base: a few long texts, where they were a dozen objects a row to keep until then. */
export type Batch = {
  size(): number;
  /** Of UTF-8, in all. */
  bytes(): number;
  readonly columns: readonly TextLines[];
  add(row: CheckedRow<object>): void;
};

export function newBatch(): Batch {
  const [lines, cells, values, problems] = [textLines(), textLines(), textLines(), textLines()];
  const columns = [lines, cells, values, problems];
  let size = 0;
  return {
    size: () => size,
    bytes: () => columns.reduce((sum, column) => sum + column.bytes().length, 0),
    columns,
    add(row) {
      lines.add(String(row.line));
      cells.add(JSON.stringify(row.cells));
      values.add(row.values === null ? '' : JSON.stringify(saidValues(row.values)));
      problems.add(row.problems.length === 0 ? '' : JSON.stringify(row.problems));
      size += 1;
    },
  };
}

/** JSON never holds a bare end of line, so that one cuts the texts of many rows apart: cheaper there than to read one JSON of them all. */
const cut = (text: unknown): Prisma.Sql => Prisma.sql`string_to_array(${text}::text, ${'\n'}, '')`;

/** The rows of a batch in SQL: `u(l, c, v, p)`. `as` says what the statement is given, bytes or text. */
function rowsOf({ columns }: Batch, as: (column: TextLines) => unknown): Prisma.Sql {
  const [lines, cells, values, problems] = columns.map((column) => cut(as(column)));
  return Prisma.sql`unnest(${lines}::int[], ${cells}, ${values}, ${problems}) AS u(l, c, v, p)`;
}

/**
 * Writes checked rows beside their import, and how many rows were read so far (`done`): one statement for all of them. Of an import that is
 * gone, or no longer being checked since somebody left it, nothing is written. Answers how many rows were written.
 */
export async function stageRows(run: Run, importId: string, rows: Batch, done: number): Promise<number> {
  // Nobody waits for the disk: a check that a crash interrupts begins anew, and its end is written after all of these.
  await run(Prisma.sql`SELECT set_config('synchronous_commit', 'off', true)`);
  return run(Prisma.sql`
    WITH of AS (UPDATE import SET done_rows = ${done} WHERE id = ${importId}::uuid AND state = 'CHECKING' RETURNING id)
    INSERT INTO import_row (import_id, line, cells, "values", problems, ok)
    SELECT of.id, l, c::jsonb, v::jsonb, p::jsonb, v IS NOT NULL FROM of, ${rowsOf(rows, (column) => column.bytes())}`);
}

/** Writes anew rows that are staged already. */
export async function restageRows(tx: Tx, importId: string, rows: readonly CheckedRow<object>[]): Promise<void> {
  if (rows.length === 0) return;
  const batch = newBatch();
  for (const row of rows) batch.add(row);
  await tx.$executeRaw`
    UPDATE import_row r SET cells = c::jsonb, "values" = v::jsonb, problems = p::jsonb, ok = v IS NOT NULL
    FROM ${rowsOf(batch, (column) => column.bytes().toString())} WHERE r.import_id = ${importId}::uuid AND r.line = u.l`;
}

/** People whose namesakes were read after them are the first of them. */
export async function markFirstNamesakes(tx: Tx, importId: string, lines: readonly number[]): Promise<void> {
  if (lines.length === 0) return;
  await tx.$executeRaw`
    UPDATE import_row SET "values" = "values" || '{"namesake": 0}' WHERE import_id = ${importId}::uuid AND line = ANY(${[...lines]}::int[])`;
}
