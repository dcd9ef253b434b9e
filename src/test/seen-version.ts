import type { TestDatabase } from './database';

/** The version of a row as an editor would have it on the screen now. */
export async function seenVersion(sql: TestDatabase['sql'], table: string, id: string): Promise<number> {
  const [row] = await sql<{ version: number }>(`SELECT version FROM ${table} WHERE id = $1`, [id]);
  if (!row) throw new Error(`nothing in ${table} has this id`);
  return row.version;
}
