import type { TestDatabase } from '../database';

type Sql = TestDatabase['sql'];
export type Imported = { readonly importId: string; readonly structureId: string };
/** Rows that an undisturbed run has and this one has not, and the other way round. */
export type Difference = { readonly lost: number; readonly twice: number };

/** What an import leaves in each table, without ids and dates. */
const LEFT = {
  beneficiary: `SELECT last_name, first_name, sort_key, email, age_band, wheelchair, reference, version, import_id IS NOT NULL
    FROM beneficiary WHERE structure_id = $2`,
  import_change: `SELECT c.line, c.act, c.version, c.before, c.after, c.outcome, c.reason, b.sort_key, b.age_band
    FROM import_change c LEFT JOIN beneficiary b ON b.id = c.record_id AND b.structure_id = $2 WHERE c.import_id = $1`,
  import_row: `SELECT line, cells, "values", regexp_replace(problems::text, '"knownId": "[^"]*"', 'somebody'), ok FROM import_row WHERE import_id = $1`,
} as const;

const moved = (select: string) => select.replaceAll('$1', '$3').replaceAll('$2', '$4');

async function differenceIn(sql: Sql, select: string, whole: Imported, found: Imported): Promise<Difference> {
  const [row] = await sql<Difference>(
    `WITH given AS (SELECT $1::uuid, $2::uuid, $3::uuid, $4::uuid), whole AS MATERIALIZED (${select}), found AS MATERIALIZED (${moved(select)})
     SELECT (SELECT count(*) FROM (TABLE whole EXCEPT ALL TABLE found) x)::int AS lost,
       (SELECT count(*) FROM (TABLE found EXCEPT ALL TABLE whole) x)::int AS twice`,
    [whole.importId, whole.structureId, found.importId, found.structureId],
  );
  if (!row) throw new Error('the two runs were not compared');
  return row;
}

/** Row by row, how one import differs from an undisturbed one of the same file, in everything an import writes. */
export async function differences(sql: Sql, whole: Imported, found: Imported): Promise<Record<string, Difference>> {
  const told: Record<string, Difference> = {};
  // Rows just written are counted first: planned by what was there before them, the comparison itself would take minutes.
  await sql('ANALYZE beneficiary, import_change, import_row');
  for (const [table, select] of Object.entries(LEFT)) told[table] = await differenceIn(sql, select, whole, found);
  return told;
}

/** The import itself and its lines of the trail: counts, report and reading, and how often it was applied. */
export async function summaryOf(sql: Sql, { importId, structureId }: Imported): Promise<unknown> {
  const [row] = await sql(
    `SELECT i.state, i.total_rows, i.done_rows, i.good_rows, i.bad_rows, i.failure, i.file_sha256, i.reading,
       i.report #- '{effect,shown}' AS report, i.applied_at IS NOT NULL AS applied,
       (SELECT count(*)::int FROM beneficiary b WHERE b.structure_id = $2) AS people,
       (SELECT count(*)::int FROM beneficiary b WHERE b.import_id = $1) AS made,
       (SELECT count(*)::int FROM audit a WHERE a.subject_id = i.id::text AND a.action = 'imports/apply' AND a.outcome = 'DONE' AND a.facts ? 'rows') AS times_applied
     FROM import i WHERE i.id = $1`,
    [importId, structureId],
  );
  return row;
}
