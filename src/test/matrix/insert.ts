import type { Sql } from './world';

/** Inserts one row as the owner, by the database's own names, and answers what it returns. */
export async function insertRow(
  sql: Sql,
  table: string,
  columns: Readonly<Record<string, unknown>>,
): Promise<Record<string, unknown>> {
  const names = Object.keys(columns);
  const places = names.map((_, i) => `$${i + 1}`);
  const [row] = await sql(
    `INSERT INTO ${table} (${names.map((name) => `"${name}"`)}) VALUES (${places}) RETURNING *`,
    Object.values(columns),
  );
  if (!row) throw new Error(`no row was written in ${table}`);
  return row;
}

/** The same, for a table whose rows have an id. */
export async function insertId(sql: Sql, table: string, columns: Readonly<Record<string, unknown>>): Promise<string> {
  return String((await insertRow(sql, table, columns)).id);
}
