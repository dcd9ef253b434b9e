import { setTimeout } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { recordedInput } from '@/modules/allocation/draw.schema';
import { columnOf, quantilesOf, seedOfRun, studyOf } from '@/modules/allocation/draw-study.rules';
import { runDraw } from '@/modules/allocation/run-draw';
import { startStudy } from '@/modules/allocation/start-study';
import { submitDemand } from '@/modules/demands/submit-demand';
import type { UserActor } from '@/platform/actor';
import { testDatabase } from '../database';
import { buildActor, buildProgramme, buildSession, buildStructure, buildTickets } from '../factories';
import { startWorker, type WorkerProcess } from './worker-process';

const RUNS = 10_000;
const KILLS = 2;
const { sql } = testDatabase();
let agent: UserActor;
let worker: WorkerProcess;
const started = async () => {
  worker = await startWorker(sql, 'src/test/crash/studies-runner.ts');
};

beforeAll(async () => {
  const programmeId = await buildProgramme(sql);
  agent = await buildActor(sql, 'AGENT', programmeId);
  const sessionId = await buildSession(sql, { programme_id: programmeId });
  await buildTickets(sql, { programmeId, sessionId, count: 20 });
  for (let i = 0; i < 12; i += 1) {
    const structureId = await buildStructure(sql, { public: i % 2 ? 'SPORT' : 'YOUTH', member_count: 10 + i });
    await submitDemand(agent, { structureId, sessionId, formula: i % 3 ? 'DUO' : 'FAMILY', quantity: 2 });
  }
  await started();
}, 120_000);
afterAll(() => worker.kill());

const stateOf = async (studyId: string) => {
  const [row] = await sql<{ state: string; done: number; input: unknown; quantiles: unknown }>(
    'SELECT state, done, input, quantiles FROM draw_study WHERE id = $1',
    [studyId],
  );
  if (!row) throw new Error('the study is gone');
  return row;
};

async function past(studyId: string, done: number) {
  for (;;) {
    const now = await stateOf(studyId);
    if (now.state === 'DONE' || now.done > done) return now;
    await setTimeout(5);
  }
}

describe(`Given a study of ${RUNS} draws`, () => {
  test('when its worker is killed with -9 in the middle, twice, then its quantiles are those of all its seeds, each drawn once', async () => {
    const { drawId } = await runDraw(agent, {});
    const { studyId } = await startStudy(agent, { drawId, runs: RUNS });
    let kept = 0;
    for (let kill = 0; kill < KILLS; kill += 1) {
      const before = await past(studyId, kept);
      expect(before.state).toBe('RUNNING');
      await worker.kill();
      const left = await stateOf(studyId);
      expect(left).toMatchObject({ state: 'RUNNING', quantiles: null });
      kept = left.done;
      await started();
    }
    const whole = await past(studyId, RUNS);
    const { columns, run } = studyOf(recordedInput.parse(whole.input));
    const figures = Array.from({ length: RUNS }, (_, at) => run(seedOfRun(studyId, at))).flat();
    expect(whole.quantiles).toEqual(columns.map((_, at) => quantilesOf(columnOf(figures, columns.length, at))));
    expect(
      await sql('SELECT sum(cardinality(figures))::int AS n FROM draw_study_run WHERE study_id = $1', [studyId]),
    ).toEqual([{ n: RUNS * columns.length }]);
  }, 300_000);
});
