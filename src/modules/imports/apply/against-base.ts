import type { Tx } from '@/platform/db';
import { DomainError, type Facts } from '@/platform/errors';
import { Prisma } from '@/platform/generated/prisma/client';
import { type Against, goodRows, type Lines, type Meeting, type Scope } from './applier';

const { sql, join } = Prisma;

/** A good row that the base does not allow, or not as it is; `rules` are places in the meeting's own list. */
export type RowAgainst = {
  readonly line: number;
  readonly cells: readonly string[];
  readonly told: readonly { readonly rule: number; readonly facts: Facts }[];
};

const saying = ({ when, facts }: Against, rule: number): Prisma.Sql =>
  sql`CASE WHEN ${when} THEN jsonb_build_object('rule', ${rule}::int, 'facts', ${facts ?? sql`'{}'::jsonb`}) END`;

async function isWorth(tx: Tx, meeting: Meeting, scope: Scope): Promise<boolean> {
  const worth = meeting.against?.worth;
  if (!worth) return meeting.against !== undefined;
  const [row] = await tx.$queryRaw<{ worth: boolean }[]>`SELECT ${worth(scope)} AS worth`;
  return row?.worth ?? false;
}

/** What the base says against the good rows between two lines, in their order. */
export async function rowsAgainst(tx: Tx, meeting: Meeting, scope: Scope, lines: Lines): Promise<RowAgainst[]> {
  const { rules = [] } = meeting.against ?? {};
  if (rules.length === 0 || !(await isWorth(tx, meeting, scope))) return [];
  return tx.$queryRaw<RowAgainst[]>`
    SELECT r.line, r.cells, to_jsonb(a.told) AS told FROM import_row r ${meeting.joins(scope)}
    CROSS JOIN LATERAL (SELECT array_remove(ARRAY[${join(rules.map(saying))}], NULL) AS told OFFSET 0) a
    WHERE ${goodRows(scope, lines)} AND cardinality(a.told) > 0 ORDER BY r.line`;
}

/** The same when it is applied: what is against a row now was not at the check. Throws imports/refused-since. */
export async function requireAllowed(meeting: Meeting, tx: Tx, scope: Scope, lines: Lines): Promise<void> {
  const rows = await rowsAgainst(tx, meeting, scope, lines);
  const refused = rows.filter(({ told }) => told.some(({ rule }) => isError(meeting, rule)));
  if (refused[0])
    throw new DomainError('conflict', 'imports/refused-since', { count: refused.length, line: refused[0].line });
}

export const isError = (meeting: Meeting, rule: number): boolean => meeting.against?.rules[rule]?.severity === 'error';
