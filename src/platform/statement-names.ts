import { createHash } from 'node:crypto';

/** A text longer than this carries a list of values, and will hardly be asked twice. */
const LONGEST = 8_000;
/** Statements kept prepared on a connection at most. */
const MOST = 400;

/**
 * Names for the statements a connection keeps prepared. Planning is what row-level security costs most: the policies of
 * every table joined are planned with each statement (4 ms of 5 for a list), and a named statement is planned once.
 * The plan reads who acts when it runs, and a changed policy throws it away. An empty name is an unprepared statement.
 */
export function statementNames(most = MOST): (query: { readonly sql: string }) => string {
  const names = new Map<string, string>();
  return ({ sql }) => {
    const known = names.get(sql);
    if (known !== undefined) return known;
    if (sql.length > LONGEST || names.size >= most) return '';
    const name = `s${createHash('sha256').update(sql).digest('base64url').slice(0, 32)}`;
    names.set(sql, name);
    return name;
  };
}
