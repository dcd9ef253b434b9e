import type { Tx } from '@/platform/db';
import { Prisma } from '@/platform/generated/prisma/client';
import type { CheckedRow } from './check.rules';

/** Checked rows as they are sent to the base: a few texts each, where they were a dozen objects to keep until then. */
export type Batch = {
  readonly lines: number[];
  readonly cells: string[];
  readonly values: string[];
  readonly problems: string[];
};

export const newBatch = (): Batch => ({ lines: [], cells: [], values: [], problems: [] });

export function addTo(batch: Batch, { line, cells, values, problems }: CheckedRow<unknown>): void {
  batch.lines.push(line);
  batch.cells.push(JSON.stringify(cells));
  batch.values.push(values === null ? '' : JSON.stringify(values));
  batch.problems.push(problems.length === 0 ? '' : JSON.stringify(problems));
}

/**
 * Texts of many rows, one a line: JSON never holds a bare end of line. The database cuts them apart faster than it
 * would read one JSON of them all.
 */
const inLines = (texts: readonly (string | number)[]): Prisma.Sql =>
  Prisma.sql`string_to_array(${texts.join('\n')}, ${'\n'}, '')`;

const rowsOf = ({ lines, cells, values, problems }: Batch): Prisma.Sql =>
  Prisma.sql`unnest(${inLines(lines)}::int[], ${inLines(cells)}, ${inLines(values)}, ${inLines(problems)}) AS u(l, c, v, p)`;

/**
 * Writes checked rows beside their import, and how many rows were read so far (`done`), in one statement. Writes nothing
 * when the import is gone.
 */
export async function stageRows(tx: Tx, importId: string, rows: Batch, done: number): Promise<void> {
  await tx.$executeRaw`
    WITH of AS (UPDATE import SET done_rows = ${done} WHERE id = ${importId}::uuid RETURNING id)
    INSERT INTO import_row (import_id, line, cells, "values", problems, ok)
    SELECT of.id, l, c::jsonb, v::jsonb, p::jsonb, v IS NOT NULL FROM of, ${rowsOf(rows)}`;
}

/** Writes anew rows that are staged already. */
export async function restageRows(tx: Tx, importId: string, rows: readonly CheckedRow<unknown>[]): Promise<void> {
  if (rows.length === 0) return;
  const batch = newBatch();
  for (const row of rows) addTo(batch, row);
  await tx.$executeRaw`
    UPDATE import_row r SET cells = c::jsonb, "values" = v::jsonb, problems = p::jsonb, ok = v IS NOT NULL
    FROM ${rowsOf(batch)} WHERE r.import_id = ${importId}::uuid AND r.line = u.l`;
}

/** People whose namesakes were read after them are the first of them. */
export async function markFirstNamesakes(tx: Tx, importId: string, lines: readonly number[]): Promise<void> {
  if (lines.length === 0) return;
  await tx.$executeRaw`
    UPDATE import_row SET "values" = "values" || '{"namesake": 0}' WHERE import_id = ${importId}::uuid AND line = ANY(${[...lines]}::int[])`;
}
