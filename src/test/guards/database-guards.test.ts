import { mkdirSync, writeFileSync } from 'node:fs';
import { beforeAll, describe, expect, test } from 'vitest';
import { testDatabase } from '../database';
import { tellCount } from '../matrix/score';
import { baselineOf, isKilled, policyMutants, sampleOf } from './policy-mutants';
import { installProbe, reachOf } from './probe';
import { WHO_REACHES_WHAT } from './who-reaches-what';
import { buildWorld, type Filled } from './world';

const { sql } = testDatabase();
/** `npm run check:guards` asks for every mutant; a run of all tests for a sample. */
const ALL = process.env.GRADINS_GUARDS === 'all';
const REPORT = 'test-results/guards-database.json';

let world: ReadonlyMap<string, Filled>;
beforeAll(async () => {
  world = await buildWorld(sql);
  await installProbe(sql);
}, 120_000);

describe('Given rows of structure A and of structure B in every table', () => {
  test('then each table of the live schema is declared, and holds rows', () => {
    expect([...world.keys()].sort()).toEqual(Object.keys(WHO_REACHES_WHAT).sort());
    expect([...world.values()].filter(({ candidates }) => candidates.length === 0)).toEqual([]);
  });

  test.each(Object.keys(WHO_REACHES_WHAT))(
    'then of %s everybody reaches what is declared and no more',
    async (table) => {
      await sql('BEGIN');
      const told = await reachOf(sql, world.get(table) as Filled);
      await sql('ROLLBACK');
      expect(told).toEqual(WHO_REACHES_WHAT[table]);
    },
  );

  test('when nobody is bound to a connection, then no table shows, changes or deletes a row', () => {
    const shown = Object.values(WHO_REACHES_WHAT).flatMap(({ reads, changes, becomes, deletes }) => [
      reads,
      changes,
      becomes,
      deletes,
    ]);
    expect(shown.filter((told) => told && /everybody(?! known)|nobody/.test(told))).toEqual([]);
  });

  test('when a policy is dropped or says "true", then somebody reaches something else', async () => {
    const baseline = await baselineOf(sql, world);
    const mutants = await policyMutants(sql);
    const tried = ALL ? mutants : sampleOf(mutants, 10);
    const survivors: string[] = [];
    for (const mutant of tried)
      if (!(await isKilled(sql, world.get(mutant.table) as Filled, mutant, baseline))) survivors.push(mutant.guard);
    const killed = tried.length - survivors.length;
    const of = ALL ? '' : ` (a sample of the ${mutants.length})`;
    tellCount(`guards of the database: ${tried.length} mutants${of}, ${killed} killed`);
    if (ALL) {
      mkdirSync('test-results', { recursive: true });
      writeFileSync(REPORT, JSON.stringify({ mutants: tried.length, killed, survivors }));
    }
    expect(survivors).toEqual([]);
  }, 600_000);
});
