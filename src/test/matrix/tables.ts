import type { Sql } from './world';

/** Lines of the trail and counts of knocking are written by refusals too. */
const NOT_COMPARED = new Set(['audit', 'audit_note', 'audit_seal', 'rate_limit']);

/** One part of a table: the rows of one structure in one programme; null where the table does not say. */
export type Part = { readonly table: string; readonly structureId: string | null; readonly programmeId: string | null };
export type Digest = ReadonlyMap<string, Part & { readonly md5: string }>;

type Column = { table: string; column: string };

async function tablesOf(sql: Sql): Promise<ReadonlyMap<string, ReadonlySet<string>>> {
  const rows = await sql<Column>(
    `SELECT c.table_name AS "table", c.column_name AS "column" FROM information_schema.columns c
     JOIN information_schema.tables t USING (table_schema, table_name)
     WHERE c.table_schema = 'public' AND t.table_type = 'BASE TABLE' AND c.table_name <> '_prisma_migrations' ORDER BY 1, 2`,
  );
  const tables = new Map<string, Set<string>>();
  for (const { table, column } of rows) tables.set(table, (tables.get(table) ?? new Set()).add(column));
  return tables;
}

export type Keeper = {
  /** What stands in every table now. */
  digest(): Promise<Digest>;
  /** Puts every table back as it was when the keeper was made. */
  restore(): Promise<void>;
};

/** Keeps a copy of all tables beside them, to compare with and to go back to. */
export async function keepTables(sql: Sql): Promise<Keeper> {
  const tables = await tablesOf(sql);
  await sql('CREATE SCHEMA kept');
  for (const table of tables.keys()) await sql(`CREATE TABLE kept."${table}" AS TABLE public."${table}"`);

  const part = (schema: string) => (table: string) => {
    const has = (column: string) => (tables.get(table)?.has(column) ? `"${column}"::text` : 'NULL::text');
    // The time of the last request moves with each request, refused or not.
    const row = table === 'auth_session' ? `(to_jsonb(r) - 'last_seen_at')::text` : 'r::text';
    return `SELECT '${table}' AS "table", ${has('structure_id')} AS "structureId", ${has('programme_id')} AS "programmeId",
      md5(string_agg(${row}, '|' ORDER BY ${row})) AS md5 FROM ${schema}."${table}" r GROUP BY 2, 3`;
  };
  const union = (names: readonly string[]) => names.map(part('public')).join(' UNION ALL ');
  const compared = union([...tables.keys()].filter((table) => !NOT_COMPARED.has(table)));
  const every = union([...tables.keys()]);
  const keyOf = ({ table, structureId, programmeId }: Part) => `${table} ${structureId} ${programmeId}`;
  const read = async (text: string) =>
    new Map((await sql<Part & { md5: string }>(text)).map((row) => [keyOf(row), row]));
  const first = await read(every);

  return {
    digest: () => read(compared),
    async restore() {
      const moved = new Set(differences(first, await read(every)).map(({ table }) => table));
      if (moved.size === 0) return;
      await sql(`SET session_replication_role = replica`);
      for (const table of moved) {
        await sql(`DELETE FROM public."${table}"`);
        await sql(`INSERT INTO public."${table}" SELECT * FROM kept."${table}"`);
      }
      await sql(`SET session_replication_role = origin`);
    },
  };
}

/** The parts of tables that are not the same. */
export function differences(before: Digest, after: Digest): Part[] {
  const keys = new Set([...before.keys(), ...after.keys()]);
  return [...keys].flatMap((key) => {
    const part = after.get(key) ?? before.get(key);
    return part && before.get(key)?.md5 !== after.get(key)?.md5 ? [part] : [];
  });
}
