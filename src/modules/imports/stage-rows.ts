import type { Tx } from '@/platform/db';
import { Prisma } from '@/platform/generated/prisma/client';
import { keepPlans } from './apply/applier';
import type { CheckedRow } from './check.rules';

/** A checked row as it is sent to the base: one text, where it was a dozen objects to keep until then. */
export const textOfRow = ({ line, cells, values, problems }: CheckedRow<unknown>): string =>
  JSON.stringify({ l: line, c: cells, v: values, p: problems.length === 0 ? null : problems });

/** One text for all rows: arrays of texts would be escaped here, and read there, sign by sign. */
const asJson = (rows: readonly string[]): string => `[${rows.join(',')}]`;
/** Its parts come out as texts: made jsonb by the function that takes the text apart, they cost twice as much. */
const STAGED = Prisma.sql`AS u(l int, c text, v text, p text)`;

/** Writes checked rows (`textOfRow`) beside their import, one statement for all of them; `done` counts rows read so far. */
export async function stageRows(tx: Tx, importId: string, rows: readonly string[], done: number): Promise<void> {
  await keepPlans(tx);
  await tx.$executeRaw`
    INSERT INTO import_row (import_id, line, cells, "values", problems, ok)
    SELECT ${importId}::uuid, l, c::jsonb, v::jsonb, p::jsonb, v IS NOT NULL FROM json_to_recordset(${asJson(rows)}::json) ${STAGED}`;
  await tx.$executeRaw`UPDATE import SET done_rows = ${done} WHERE id = ${importId}::uuid`;
}

/** Writes anew rows that are staged already. */
export async function restageRows(tx: Tx, importId: string, rows: readonly CheckedRow<unknown>[]): Promise<void> {
  if (rows.length === 0) return;
  await tx.$executeRaw`
    UPDATE import_row r SET cells = c::jsonb, "values" = v::jsonb, problems = p::jsonb, ok = v IS NOT NULL
    FROM json_to_recordset(${asJson(rows.map(textOfRow))}::json) ${STAGED} WHERE r.import_id = ${importId}::uuid AND r.line = u.l`;
}

/** People whose namesakes were read after them are the first of them. */
export async function markFirstNamesakes(tx: Tx, importId: string, lines: readonly number[]): Promise<void> {
  if (lines.length === 0) return;
  await tx.$executeRaw`
    UPDATE import_row SET "values" = "values" || '{"namesake": 0}' WHERE import_id = ${importId}::uuid AND line = ANY(${[...lines]}::int[])`;
}
