import { beforeEach, describe, expect, it } from 'vitest';
import { submitDemand } from '@/modules/demands/submit-demand';
import type { UserActor } from '@/platform/actor';
import { inTransaction } from '@/platform/db';
import { testDatabase } from '@/test/database';
import { drawnInPublic } from '@/test/drawn-in-public';
import { buildActor, buildProgramme, buildSession, buildStructure, buildTickets, inHours } from '@/test/factories';
import { cancelStudy } from './cancel-study';
import { compareDraws } from './compare-draws.queries';
import { draw } from './draw.rules';
import { figuresOf } from './draw-figures.rules';
import { preparedDraw } from './draw-prepared.queries';
import { readDraw } from './draw-record';
import { listStudies, studyPage } from './draw-study.queries';
import { columnOf, figureLines, quantilesOf, seedOfRun } from './draw-study.rules';
import { prepareDraw } from './prepare-draw';
import { publishDraw } from './publish-draw';
import { runDraw } from './run-draw';
import { runStudy } from './run-study';
import { startStudy } from './start-study';
import { sweepStudies } from './sweep-studies';

/*
 * given                                   when                          then
 * a trial                                 it is studied                 N runs, each the draw of its own seed; quantiles of each figure
 * a study                                 a draw of the same input      its figures stand at a centile of the runs
 * a study                                 a draw of another input       is not placed
 * two studies                             at once                       each has its own seeds, and all its runs
 * a study half way                        cancelled                     no step more; it cannot be cancelled again
 * a study half way                        its worker dies               goes on where it stood: the same quantiles
 * a study nobody works at                 it is swept                   asked for again; else not
 * an open commitment                      studied                       the secret is not read, moved or known
 * the input of an earlier edition         studied                       refused
 * another programme                       anything                      not found
 */
const { sql } = testDatabase();
let programmeId: string;
let agent: UserActor;

beforeEach(async () => {
  programmeId = await buildProgramme(sql);
  agent = await buildActor(sql, 'AGENT', programmeId);
  const sessions: string[] = [];
  for (const hours of [168, 192]) {
    const id = await buildSession(sql, { programme_id: programmeId, starts_at: inHours(hours) });
    await buildTickets(sql, { programmeId, sessionId: id, count: 9 });
    sessions.push(id);
  }
  for (const [i, audience] of ['YOUTH', 'SPORT', 'SPORT', 'SENIORS'].entries()) {
    const structureId = await buildStructure(sql, {
      public: audience,
      member_count: 20 * (i + 1),
      district: 11 + (i % 2),
    });
    for (const sessionId of sessions)
      await submitDemand(agent, { structureId, sessionId, formula: i % 2 ? 'FAMILY' : 'DUO', quantity: 2 });
  }
});

const studied = async (drawId: string, runs = 100) => {
  const { studyId } = await startStudy(agent, { drawId, runs });
  await runStudy(studyId);
  return studyId;
};
const read = (drawId: string) => inTransaction(agent, 'test/read', (tx) => readDraw(tx, drawId));
const stateOf = async (studyId: string) =>
  (
    await sql<{ state: string; done: number; steps: number; quantiles: unknown }>(
      `SELECT state, done, quantiles, (SELECT count(*)::int FROM draw_study_run r WHERE r.study_id = s.id) AS steps
       FROM draw_study s WHERE id = $1`,
      [studyId],
    )
  )[0];

describe('Given a trial, when it is studied', () => {
  it('then each run is the draw of a seed that follows from the study, and each figure has its quantiles', async () => {
    const { drawId } = await runDraw(agent, { seed: 'one' });
    const studyId = await studied(drawId, 120);
    const page = await studyPage(agent, { studyId });
    expect(page).toMatchObject({ state: 'DONE', runs: 120, done: 120, drawId, drawNumber: 1, can: { cancel: false } });
    const { input } = await read(drawId);
    const runs = Array.from({ length: 120 }, (_, run) =>
      figureLines(figuresOf(input, draw({ ...input, seed: seedOfRun(studyId, run) }))).map(({ part }) => part),
    );
    const flat = runs.flat();
    expect(page.quantiles).toEqual(page.columns.map((_, at) => quantilesOf(columnOf(flat, page.columns.length, at))));
    expect(page.columns).toContainEqual({ figure: 'seats', public: 'SPORT', of: 24 });
    expect(new Set(runs.map((run) => run.join())).size).toBeGreaterThan(3);
  });

  it('then it stands among the runs, and so does the draw that is published; a draw of another input does not', async () => {
    const { drawId } = await runDraw(agent, {});
    const other = await runDraw(agent, { caps: { seatsPerStructure: 2 } });
    const published = await drawnInPublic(agent);
    await publishDraw(agent, { drawId: published.drawId });
    const studyId = await studied(drawId);
    const { placed, same, columns } = await studyPage(agent, { studyId });
    expect(same.map(({ id, committed }) => [id, committed])).toEqual([
      [published.drawId, true],
      [drawId, false],
    ]);
    expect(placed.map(({ id }) => id)).toEqual([published.drawId, drawId]);
    for (const { places } of placed) {
      expect(places).toHaveLength(columns.length);
      for (const place of places) expect(place?.centile).toBeGreaterThanOrEqual(0);
    }
    await expect(studyPage(agent, { studyId, drawId: other.drawId })).rejects.toMatchObject({
      code: 'allocation/draw-not-of-study',
    });
  });

  it('then trial and study are in the trail, with the fingerprint of their rules', async () => {
    const { drawId } = await runDraw(agent, {});
    const studyId = await studied(drawId);
    const lines = await sql<{ action: string; facts: Record<string, unknown> }>(
      `SELECT action, facts FROM audit WHERE subject_id = $1 AND programme_id = $2 ORDER BY id`,
      [drawId, programmeId],
    );
    expect(lines.map(({ action }) => action)).toEqual([
      'allocation/draw',
      'allocation/start-study',
      'allocation/finish-study',
    ]);
    const hash = expect.stringMatching(/^[0-9a-f]{64}$/);
    expect(lines[0]?.facts).toMatchObject({ inputHash: hash, rulesHash: hash });
    expect(lines[1]?.facts).toEqual({
      ...{ studyId, runs: 100 },
      inputHash: lines[0]?.facts.inputHash,
      rulesHash: lines[0]?.facts.rulesHash,
    });
  });

  it('then a draw that the first edition made is refused', async () => {
    const { drawId } = await runDraw(agent, {});
    await sql(
      `UPDATE draw SET input = jsonb_build_object('caps', input->'rules'->'caps', 'sessions', '[]'::jsonb, 'structures', '[]'::jsonb,
         'demands', '[]'::jsonb, 'overlapping', '[]'::jsonb) WHERE id = $1`,
      [drawId],
    );
    await expect(startStudy(agent, { drawId })).rejects.toMatchObject({ code: 'allocation/draw-of-earlier-edition' });
  });
});

describe('Given studies that are under way', () => {
  it('when two of the same trial are drawn at once, then each has its own seeds and all its runs', async () => {
    const { drawId } = await runDraw(agent, {});
    const [a, b] = await Promise.all([studied(drawId), studied(drawId)]);
    const figures = async (id: string) =>
      sql<{ figures: number[] }>('SELECT figures FROM draw_study_run WHERE study_id = $1 ORDER BY first_run', [id]);
    expect(await stateOf(a)).toMatchObject({ state: 'DONE', done: 100 });
    expect(await stateOf(b)).toMatchObject({ state: 'DONE', done: 100 });
    expect(await figures(a)).not.toEqual(await figures(b));
    expect((await listStudies(agent, undefined)).map(({ id, drawNumber }) => [id, drawNumber])).toEqual(
      expect.arrayContaining([
        [a, 1],
        [b, 1],
      ]),
    );
  });

  it('when a worker died in the middle, then the next goes on where it stood, to the same quantiles', async () => {
    const { drawId } = await runDraw(agent, {});
    const studyId = await studied(drawId);
    const whole = await stateOf(studyId);
    const { columns } = await studyPage(agent, { studyId });
    // As it stood after 37 runs: what came after was never kept.
    await sql(`UPDATE draw_study_run SET figures = figures[1:37 * $2::int] WHERE study_id = $1 AND first_run = 0`, [
      studyId,
      columns.length,
    ]);
    await sql(`DELETE FROM draw_study_run WHERE study_id = $1 AND first_run > 0`, [studyId]);
    await sql(`UPDATE draw_study SET state = 'RUNNING', done = 37, quantiles = NULL, closed_at = NULL WHERE id = $1`, [
      studyId,
    ]);
    await Promise.all([runStudy(studyId), runStudy(studyId)]);
    const again = await stateOf(studyId);
    expect(again).toMatchObject({ state: 'DONE', done: 100 });
    expect(again?.quantiles).toEqual(whole?.quantiles);
    await runStudy(studyId);
    expect(await stateOf(studyId)).toEqual(again);
  });

  it('when it is cancelled, then nothing more is drawn, and it is not cancelled twice', async () => {
    const { drawId } = await runDraw(agent, {});
    const { studyId } = await startStudy(agent, { drawId, runs: 10_000 });
    const work = runStudy(studyId);
    while (((await stateOf(studyId))?.done ?? 0) === 0) await new Promise((resolve) => setTimeout(resolve, 20));
    await cancelStudy(agent, { studyId });
    await work;
    const left = await stateOf(studyId);
    expect(left).toMatchObject({ state: 'CANCELLED', quantiles: null });
    expect(left?.done).toBeLessThan(10_000);
    await runStudy(studyId);
    expect(await stateOf(studyId)).toEqual(left);
    await expect(cancelStudy(agent, { studyId })).rejects.toMatchObject({ code: 'allocation/study-closed' });
  });

  it('when nobody worked at one for two minutes, then it is asked for again, once', async () => {
    const { drawId } = await runDraw(agent, {});
    const { studyId } = await startStudy(agent, { drawId });
    const asked = () =>
      sql(`SELECT FROM outbox WHERE job = 'allocation/run-study' AND payload->>'studyId' = $1`, [studyId]);
    await sweepStudies();
    expect(await asked()).toHaveLength(1);
    await sql(`UPDATE draw_study SET worked_at = now() - interval '3 minutes' WHERE id = $1`, [studyId]);
    await sweepStudies();
    await sweepStudies();
    expect(await asked()).toHaveLength(2);
  });
});

describe('Given a draw that is prepared, when what it froze is studied', () => {
  it('then the secret stays where it was: no simulation may read it, nor has its seed', async () => {
    const at = new Date(Date.now() + 3_600_000).toISOString();
    const { drawId } = await prepareDraw(agent, { publicValue: { what: 'The numbers of the lottery', at } });
    const kept = () => sql(`SELECT xmin::text, sealed FROM draw_secret WHERE draw_id = $1`, [drawId]);
    const before = await kept();
    const studyId = await studied(drawId);
    expect(await kept()).toEqual(before);
    expect(await studyPage(agent, { studyId })).toMatchObject({
      state: 'DONE',
      drawNumber: null,
      placed: [],
      same: [],
    });
    expect((await preparedDraw(agent, undefined)).open).toMatchObject({ id: drawId, holds: true });
    const studies = { kind: 'system', name: 'studies', programmeId: null } as const;
    const seen = (relation: 'draw_secret' | 'draw_commitment') =>
      inTransaction(studies, 'test/look', (tx) =>
        relation === 'draw_secret' ? tx.$queryRaw`SELECT FROM draw_secret` : tx.$queryRaw`SELECT FROM draw_commitment`,
      );
    expect(await seen('draw_secret')).toEqual([]);
    expect(await seen('draw_commitment')).toEqual([]);
    expect(await sql(`SELECT relation FROM system_right WHERE actor = 'studies' GROUP BY 1 ORDER BY 1`)).toEqual([
      { relation: 'draw_study' },
      { relation: 'draw_study_run' },
    ]);
  });
});

describe('Given two trials with other rules, when they are compared', () => {
  it('then each figure stands in one row, and what differs is said', async () => {
    const plain = await runDraw(agent, { seed: 'a' });
    const capped = await runDraw(agent, { seed: 'a', caps: { seatsPerStructure: 2 }, improve: false });
    const found = await compareDraws(agent, { drawIds: [plain.drawId, capped.drawId] });
    expect(found).toMatchObject({ sameRules: false, sameInput: false });
    expect(found.draws).toMatchObject([
      { id: plain.drawId, number: 1, seed: 'a', committed: false, quotas: 0, rules: { improve: true } },
      { id: capped.drawId, number: 2, rules: { caps: { seatsPerStructure: 2 }, improve: false } },
    ]);
    expect(found.figures[0]).toEqual({
      key: { figure: 'seats' },
      parts: [
        { part: plain.seats, of: 18 },
        { part: capped.seats, of: 18 },
      ],
    });
    const { input } = await read(plain.drawId);
    const lines = figureLines(figuresOf(input, draw({ ...input, seed: 'a' })));
    expect(found.figures.map(({ parts }) => parts[0])).toEqual(lines.map(({ part, of }) => ({ part, of })));
  });

  it('then a draw of another programme is not there, nor is a study', async () => {
    const { drawId } = await runDraw(agent, {});
    const { studyId } = await startStudy(agent, { drawId });
    const stranger = await buildActor(sql, 'AGENT', await buildProgramme(sql));
    const notThere = { kind: 'not-found' };
    await expect(compareDraws(stranger, { drawIds: [drawId] })).rejects.toMatchObject(notThere);
    await expect(startStudy(stranger, { drawId })).rejects.toMatchObject(notThere);
    await expect(studyPage(stranger, { studyId })).rejects.toMatchObject(notThere);
    await expect(cancelStudy(stranger, { studyId })).rejects.toMatchObject(notThere);
    expect(await listStudies(stranger, undefined)).toEqual([]);
  });
});
