import { setImmediate } from 'node:timers/promises';
import { command } from '@/platform/command';
import { inTransaction, type Tx } from '@/platform/db';
import { withLease } from '@/platform/lease';
import { recordedInput } from './draw.schema';
import type { SeedlessInput } from './draw-input.rules';
import { columnOf, quantilesOf, type Study, seedOfRun, studyOf } from './draw-study.rules';
import { studyColumns, studyId } from './draw-study.schema';

const WORKER = { kind: 'system', name: 'studies', programmeId: null } as const;
/** How long one step draws before what it found is kept. */
const STEP_MS = 1_000;
const STEP_RUNS = 500;

type Running = {
  readonly studyId: string;
  readonly runs: number;
  readonly done: number;
  readonly input: SeedlessInput;
};

async function readRunning(tx: Tx, id: string): Promise<Running | null> {
  const [row] = await tx.$queryRaw<{ runs: number; done: number; input: unknown }[]>`
    SELECT runs, done, input FROM draw_study WHERE id = ${id}::uuid AND state = 'RUNNING'`;
  return row ? { studyId: id, ...row, input: recordedInput.parse(row.input) } : null;
}

type Step = { readonly from: number; readonly runs: number; readonly figures: number[]; readonly ms: number };

/** Draws for a while; other jobs of this worker have their turn after each run. */
async function draws({ studyId: id, runs }: Running, study: Study, from: number): Promise<Step> {
  const since = performance.now();
  const until = Math.min(runs, from + STEP_RUNS);
  const figures: number[] = [];
  let run = from;
  while (run < until && performance.now() - since < STEP_MS) {
    figures.push(...study.run(seedOfRun(id, run)));
    run += 1;
    await setImmediate();
  }
  return { from, runs: run - from, figures, ms: Math.round(performance.now() - since) };
}

/** Keeps a step where the study stands just there; false when it was cancelled, or is further already. */
function keepStep(id: string, { from, runs, figures, ms }: Step): Promise<boolean> {
  return inTransaction(WORKER, 'allocation/study-step', async (tx) => {
    const moved = await tx.$executeRaw`
      UPDATE draw_study SET done = done + ${runs}, worked_ms = worked_ms + ${ms}, worked_at = clock_timestamp()
      WHERE id = ${id}::uuid AND state = 'RUNNING' AND done = ${from}`;
    if (moved === 0) return false;
    await tx.$executeRaw`
      INSERT INTO draw_study_run (study_id, first_run, figures) VALUES (${id}::uuid, ${from}, ${figures}::int[])`;
    return true;
  });
}

/** The figures of all runs of a study, one run after the other. */
export async function readRuns(tx: Tx, id: string): Promise<Int32Array> {
  const steps = await tx.$queryRaw<{ figures: number[] }[]>`
    SELECT figures FROM draw_study_run WHERE study_id = ${id}::uuid ORDER BY first_run`;
  const all = new Int32Array(steps.reduce((sum, { figures }) => sum + figures.length, 0));
  let at = 0;
  for (const { figures } of steps) {
    all.set(figures, at);
    at += figures.length;
  }
  return all;
}

const finish = command(
  'allocation/finish-study',
  studyId,
  async ({ tx, trail }, input) => {
    const [study] = await tx.$queryRaw<
      { programmeId: string; drawId: string; state: string; runs: number; done: number; columns: unknown }[]
    >`
      SELECT programme_id AS "programmeId", draw_id AS "drawId", state, runs, done, columns FROM draw_study
      WHERE id = ${input.studyId}::uuid FOR UPDATE`;
    if (study?.state !== 'RUNNING' || study.done < study.runs) return;
    const { programmeId, drawId } = study;
    trail({ subject: ['draw', drawId], programmeId, facts: { studyId: input.studyId, runs: study.runs } });
    const runs = await readRuns(tx, input.studyId);
    const columns = studyColumns.parse(study.columns).length;
    const quantiles = Array.from({ length: columns }, (_, at) => quantilesOf(columnOf(runs, columns, at)));
    await tx.$executeRaw`
      UPDATE draw_study SET state = 'DONE', quantiles = ${JSON.stringify(quantiles)}::jsonb, closed_at = clock_timestamp()
      WHERE id = ${input.studyId}::uuid`;
  },
  { timeoutMs: 60_000 },
);

async function runAlone(id: string): Promise<void> {
  const found = await inTransaction(WORKER, 'allocation/study-read', (tx) => readRunning(tx, id), {
    timeoutMs: 60_000,
  });
  if (!found) return;
  const study = studyOf(found.input);
  for (let done = found.done; done < found.runs; ) {
    const step = await draws(found, study, done);
    if (!(await keepStep(id, step))) return;
    done += step.runs;
  }
  await finish(WORKER, { studyId: id });
}

/**
 * Draws a study to its end, as the worker, a step a transaction. After a crash it goes on where it stood; while another
 * process is at it, it does nothing; what it finds cancelled it leaves.
 */
export async function runStudy(id: string): Promise<void> {
  await withLease(`allocation/study/${id}`, () => runAlone(id));
}
