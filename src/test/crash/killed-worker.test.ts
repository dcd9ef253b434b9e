import { setTimeout } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { applyImport } from '@/modules/imports/apply-import';
import type { ImportState } from '@/modules/imports/import.rules';
import { uploadImport } from '@/modules/imports/upload-import';
import { personSortKey } from '@/modules/structures/structure.rules';
import type { UserActor } from '@/platform/actor';
import { diceFrom } from '../../../scripts/demo/chance';
import { inventPeople } from '../../../scripts/gradins/bench-people';
import { testDatabase } from '../database';
import { buildActor, buildProgramme, buildStructure } from '../factories';
import { tellCount } from '../matrix/score';
import { differences, type Imported, summaryOf } from './end-state';
import { startWorker, type WorkerProcess } from './worker-process';

/** `npm run soak:imports` kills the worker itself, behind its queue; a run of all tests kills a runner of the same jobs. */
const SOAK = process.env.GRADINS_SOAK === 'imports';
const KILLS = SOAK ? 20 : 3;
const ROWS = SOAK ? 50_000 : 5_000;
const PROGRAM = SOAK ? 'src/worker/main.ts' : 'src/test/crash/jobs-runner.ts';
const SEED = process.env.GRADINS_SOAK_SEED ?? 'kill -9';
const POLL_MS = 10;

const STAGES = {
  check: { busy: ['UPLOADED', 'CHECKING'], past: 'READY' },
  apply: { busy: ['APPLYING'], past: 'APPLIED' },
} as const satisfies Record<string, { busy: ImportState[]; past: ImportState }>;
type Stage = keyof typeof STAGES;
/** Where a worker is killed: `at` of the time the stage takes undisturbed, from its being asked for to its end. */
type Kill = { readonly stage: Stage; readonly at: number };
type Run = Imported & { readonly took: Readonly<Record<Stage, number>>; readonly hit: boolean };

const { sql } = testDatabase();
const dice = diceFrom(SEED);
const people = inventPeople(ROWS, SEED);
const lineOf = ({ lastName, firstName, ageBand }: (typeof people)[number], i: number) =>
  `${i % 500 === 499 ? '' : lastName};${firstName};${ageBand};${i % 7 === 0 ? 'oui' : 'non'};${i % 3 === 0 ? `p${i}@asso.test` : ''}`;
const file = new TextEncoder().encode(
  ['Nom;Prénom;Tranche d’âge;Fauteuil;E-mail', ...people.map(lineOf), ''].join('\r\n'),
);

let programmeId: string;
let agent: UserActor;
let worker: WorkerProcess;
/** Undisturbed. */
let whole: Run;
const restarted = async () => {
  worker = await startWorker(sql, PROGRAM);
};
beforeAll(async () => {
  programmeId = await buildProgramme(sql);
  agent = await buildActor(sql, 'AGENT', programmeId);
  await restarted();
  whole = await importOnce();
}, 600_000);
afterAll(() => worker.kill());

/** A structure that already knows every tenth person, half of them otherwise than the file says. */
async function structureThatKnowsSome(): Promise<string> {
  const structureId = await buildStructure(sql);
  const known = people.filter((_, i) => i % 10 === 0);
  await sql(
    `INSERT INTO beneficiary (programme_id, structure_id, last_name, first_name, sort_key, age_band, wheelchair)
     SELECT $1, $2, u.* FROM unnest($3::text[], $4::text[], $5::text[], $6::"AgeBand"[], $7::boolean[]) u`,
    [
      programmeId,
      structureId,
      known.map((p) => p.lastName),
      known.map((p) => p.firstName),
      known.map((p) => personSortKey(p.lastName, p.firstName)),
      known.map((p) => p.ageBand),
      known.map((_, i) => i % 2 === 0),
    ],
  );
  return structureId;
}

const stateOf = async (importId: string) =>
  (
    await sql<{ state: ImportState; version: number }>('SELECT state, version FROM import WHERE id = $1', [importId])
  )[0];

async function untilPast(importId: string, { busy, past }: (typeof STAGES)[Stage]): Promise<number> {
  for (;;) {
    const found = await stateOf(importId);
    if (found?.state === past) return found.version;
    expect(busy).toContain(found?.state);
    await setTimeout(POLL_MS);
  }
}

/** Kills the worker at that moment, and starts another; true when there was still something to do. */
async function killed(importId: string, { stage, at }: Kill, took: Run['took']): Promise<boolean> {
  await setTimeout(at * took[stage]);
  await worker.kill();
  const left = await stateOf(importId);
  await restarted();
  return STAGES[stage].busy.some((state) => state === left?.state);
}

/** The file from upload to the end, the worker killed once on the way or not at all. */
async function importOnce(kill?: Kill, expected: Run['took'] = { check: 0, apply: 0 }): Promise<Run> {
  const structureId = await structureThatKnowsSome();
  const ask = { kind: 'BENEFICIARIES', structureId, fileName: 'liste.csv', content: file } as const;
  let since = performance.now();
  const { importId } = await uploadImport(agent, ask);
  let hit = kill?.stage === 'check' && (await killed(importId, kill, expected));
  const version = await untilPast(importId, STAGES.check);
  const check = performance.now() - since;
  since = performance.now();
  await applyImport(agent, { importId, version });
  hit ||= kill?.stage === 'apply' && (await killed(importId, kill, expected));
  await untilPast(importId, STAGES.apply);
  return { importId, structureId, hit: hit ?? false, took: { check, apply: performance.now() - since } };
}

const NO_DIFFERENCE = { lost: 0, twice: 0 };
const SAME = { beneficiary: NO_DIFFERENCE, import_change: NO_DIFFERENCE, import_row: NO_DIFFERENCE };

/** Room for the next run. */
async function forget({ importId, structureId }: Imported): Promise<void> {
  await sql('DELETE FROM beneficiary WHERE structure_id = $1', [structureId]);
  await sql('DELETE FROM import_change WHERE import_id = $1', [importId]);
  await sql('DELETE FROM import WHERE id = $1', [importId]);
}

describe(`Given a list of ${ROWS} people, some known, some of them otherwise, some rows refused`, () => {
  test(`when the worker is killed with -9 at ${KILLS} random moments, then each time no row is lost or there twice, and all is as without (quality 12)`, async () => {
    const expected = await summaryOf(sql, whole);
    const bad = ROWS / 500;
    expect(expected).toMatchObject({ total_rows: ROWS, bad_rows: bad, people: ROWS - bad, times_applied: 1 });
    const hits = { check: 0, apply: 0 };
    const reach = { ...whole.took };
    for (let tries = 0; hits.check + hits.apply < KILLS; tries++) {
      expect(tries).toBeLessThan(5 * KILLS);
      const kill = { stage: hits.apply < hits.check ? 'apply' : 'check', at: dice.below(1_000) / 1_000 } as const;
      const run = await importOnce(kill, reach);
      const told = `seed ${SEED}: killed at ${kill.at} of the ${kill.stage}`;
      expect(await differences(sql, whole, run), told).toEqual(SAME);
      expect(await summaryOf(sql, run), told).toEqual(expected);
      await forget(run);
      // Killed too late, there was nothing left to do: it does not count, and the next one comes earlier.
      if (run.hit) hits[kill.stage]++;
      else reach[kill.stage] /= 2;
      if (SOAK) console.log(`${told}: ${run.hit ? 'the same end' : 'too late, not counted'}`);
    }
    tellCount(
      `kill -9 in an import of ${ROWS} rows: ${KILLS} (${hits.check} while checking, ${hits.apply} while applying), 0 rows lost, 0 twice`,
    );
  }, 3_600_000);

  test('when one person is there twice, another is not, and a line of the journal is gone, then the comparison says so', async () => {
    const other = await importOnce();
    expect(await differences(sql, whole, other)).toEqual(SAME);
    const one =
      'SELECT ctid FROM beneficiary WHERE structure_id = $1 AND import_id IS NOT NULL ORDER BY sort_key LIMIT 1';
    await sql(
      `INSERT INTO beneficiary (programme_id, structure_id, last_name, first_name, sort_key, email, age_band, wheelchair, reference, import_id)
       SELECT programme_id, structure_id, last_name, first_name, sort_key, email, age_band, wheelchair, reference, import_id FROM beneficiary WHERE ctid = (${one})`,
      [other.structureId],
    );
    await sql(`DELETE FROM beneficiary WHERE ctid = (${one} OFFSET 5)`, [other.structureId]);
    await sql('DELETE FROM import_change WHERE import_id = $1 AND line = 3', [other.importId]);
    expect(await differences(sql, whole, other)).toMatchObject({
      beneficiary: { lost: 1, twice: 1 },
      import_change: { lost: expect.any(Number), twice: expect.any(Number) },
    });
    expect(await differences(sql, whole, other)).not.toMatchObject({ import_change: NO_DIFFERENCE });
  }, 600_000);
});
