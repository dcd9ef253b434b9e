import type { TestDatabase } from '../database';
import { ACTORS, probe } from './probe';
import type { Filled } from './world';

type Sql = TestDatabase['sql'];
export type Mutant = { readonly table: string; readonly guard: string; readonly statement: string };

/** Each policy dropped, each of its two conditions replaced by "true", and row-level security switched off a table at a time. */
export async function policyMutants(sql: Sql): Promise<Mutant[]> {
  const policies = await sql<{ table: string; name: string; reads: string | null; writes: string | null }>(
    `SELECT polrelid::regclass::text AS table, polname AS name, pg_get_expr(polqual, polrelid) AS reads, pg_get_expr(polwithcheck, polrelid) AS writes
     FROM pg_policy JOIN pg_class c ON c.oid = polrelid WHERE c.relnamespace = 'public'::regnamespace ORDER BY 1, 2`,
  );
  const mutants: Mutant[] = [];
  for (const { table, name, reads, writes } of policies) {
    const policy = `"${name}" ON ${table}`;
    mutants.push({ table, guard: `${policy} dropped`, statement: `DROP POLICY ${policy}` });
    for (const [clause, condition] of [
      ['USING', reads],
      ['WITH CHECK', writes],
    ] as const) {
      if (condition === null || condition === 'true') continue;
      mutants.push({
        table,
        guard: `${policy} ${clause} (true)`,
        statement: `ALTER POLICY ${policy} ${clause} (true)`,
      });
    }
  }
  for (const table of new Set(policies.map((policy) => policy.table)))
    mutants.push({ table, guard: `${table} open`, statement: `ALTER TABLE ${table} DISABLE ROW LEVEL SECURITY` });
  return mutants;
}

/** What everybody reaches of every table with the policies as they are. */
export type Baseline = ReadonlyMap<string, ReadonlyMap<string, string>>;

export async function baselineOf(sql: Sql, world: ReadonlyMap<string, Filled>): Promise<Baseline> {
  const baseline = new Map<string, Map<string, string>>();
  await sql('BEGIN');
  for (const [table, filled] of world) {
    const reaches = new Map<string, string>();
    for (const actor of Object.keys(ACTORS)) reaches.set(actor, JSON.stringify(await probe(sql, filled, actor)));
    baseline.set(table, reaches);
  }
  await sql('ROLLBACK');
  return baseline;
}

/** True when somebody reaches something else than before: the probes tell. The mutation is undone. */
export async function isKilled(sql: Sql, filled: Filled, mutant: Mutant, baseline: Baseline): Promise<boolean> {
  const expected = baseline.get(filled.table);
  await sql('BEGIN');
  try {
    await sql(mutant.statement);
    for (const actor of Object.keys(ACTORS))
      if (JSON.stringify(await probe(sql, filled, actor)) !== expected?.get(actor)) return true;
    return false;
  } finally {
    await sql('ROLLBACK');
  }
}

/** A sample that is the same at every run: every n-th of the list, `size` at most. */
export function sampleOf<T>(all: readonly T[], size: number): T[] {
  const step = Math.max(1, Math.floor(all.length / size));
  return all.filter((_, i) => i % step === 0).slice(0, size);
}
