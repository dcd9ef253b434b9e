import { beforeEach, describe, expect, test } from 'vitest';
import type { UserActor } from '@/platform/actor';
import { testDatabase } from '@/test/database';
import { buildAllocation, buildSession, buildTickets, inHours } from '@/test/factories';
import { calendarScene } from './calendar-scene';
import { cancelImport } from './cancel-import';
import { readImport } from './import.queries';
import { appliedFile, checkedFile, type ImportScene, importScene } from './import-scene';
import { listImportRows } from './rows.queries';

const { sql } = testDatabase();
let world: ImportScene;
beforeEach(async () => {
  world = await importScene(sql);
});

const refused = async (actor: UserActor, { id }: { id: string }) =>
  (await listImportRows(actor, { importId: id, only: 'bad' })).rows.flatMap(({ line, problems }) =>
    problems.map(({ code }) => `${line} ${code}`),
  );

const MOVED = { state: 'READY', failure: { code: 'imports/base-moved', facts: {} } };

describe('Given a stock that was accepted, and a ticket given before the worker comes to it', () => {
  /** Two tickets of ZZA01 that the file moves to another block. */
  async function moving() {
    const { agent, programmeId } = world;
    const sessionId = await buildSession(sql, { programme_id: programmeId, code: 'ZZA01' });
    const ids = await buildTickets(sql, { programmeId, sessionId, count: 2 });
    const tickets = await sql<{ reference: string }>(
      `SELECT reference FROM ticket WHERE id = ANY($1::uuid[]) ORDER BY array_position($1::uuid[], id)`,
      [ids],
    );
    const lines = tickets.map(({ reference }, index) => `${reference};ZZA01;A;NEW;1;${index};standard\n`).join('');
    const found = await checkedFile(
      agent,
      'TICKETS',
      `Référence;Session;Catégorie;Bloc;Rang;Place;Type\n${lines}`,
      null,
    );
    return { found, sessionId, ids };
  }

  async function given({ sessionId, ids }: { sessionId: string; ids: readonly string[] }) {
    const { programmeId, structureId } = world;
    await buildAllocation(sql, { programmeId, sessionId, structureId, ticketIds: [ids[0] ?? ''] });
  }

  test('then nothing is written, its row says why, and the rest waits for a new decision, which applies', async () => {
    const { agent } = world;
    const scene = await moving();
    expect(scene.found).toMatchObject({ goodRows: 2, badRows: 0 });
    await given(scene);
    const again = await appliedFile(agent, scene.found);
    expect(again).toMatchObject({
      ...MOVED,
      goodRows: 1,
      badRows: 1,
      doneRows: 0,
      report: { effect: { created: 0, changed: 1, unchanged: 0 }, applied: null },
      can: { apply: true, cancel: true },
    });
    expect(await refused(agent, again)).toEqual(['2 imports/ticket-given']);
    expect(await sql(`SELECT count(*)::int AS n FROM ticket WHERE block = 'NEW'`)).toEqual([{ n: 0 }]);
    expect(await appliedFile(agent, again)).toMatchObject({ state: 'APPLIED', failure: null });
    expect(await sql(`SELECT count(*)::int AS n FROM ticket WHERE block = 'NEW'`)).toEqual([{ n: 1 }]);
  });

  test('when nothing of the file is possible any more, then it says so and may be given up', async () => {
    const { agent } = world;
    const scene = await moving();
    await sql(`UPDATE session SET status = 'CANCELLED' WHERE id = $1`, [scene.sessionId]);
    const again = await appliedFile(agent, scene.found);
    expect(again).toMatchObject({ ...MOVED, goodRows: 0, badRows: 2, can: { apply: false, cancel: true } });
    expect(await refused(agent, again)).toEqual(['2 imports/stock-of-cancelled', '3 imports/stock-of-cancelled']);
    await cancelImport(agent, { importId: again.id });
    expect(await readImport(agent, { importId: again.id })).toMatchObject({ state: 'CANCELLED' });
  });
});

describe('Given wishes that were accepted', () => {
  test.each([
    [
      'a wish of the file had its answer',
      `UPDATE demand SET state = 'GRANTED' WHERE session_id = $1`,
      ['2 imports/wish-decided'],
    ],
    ['its session closed', `UPDATE session SET cutoff_at = now() WHERE id = $1`, ['2 imports/cutoff-passed']],
  ])('when %s before the worker comes to it, then its row says so and the others apply', async (_what, edit, told) => {
    const { leader, programmeId, structureId } = world;
    const sessionId = await buildSession(sql, { programme_id: programmeId, code: 'ZZB01', starts_at: inHours(200) });
    await buildSession(sql, { programme_id: programmeId, code: 'ZZB02', starts_at: inHours(300) });
    await sql(
      `INSERT INTO demand (programme_id, structure_id, session_id, formula, group_size, quantity, rank, state)
       VALUES ($1, $2, $3, 'DUO', 2, 1, 1, 'SUBMITTED')`,
      [programmeId, structureId, sessionId],
    );
    const file = 'Session;Formule;Quantité\nZZB01;Duo;3\nZZB02;Duo;1\n';
    const found = await checkedFile(leader, 'DEMANDS', file, structureId);
    expect(found).toMatchObject({ goodRows: 2 });
    await sql(edit, [sessionId]);
    const again = await appliedFile(leader, found);
    expect(again).toMatchObject({ ...MOVED, goodRows: 1, badRows: 1, can: { apply: true } });
    expect(await refused(leader, again)).toEqual(told);
    expect(await sql(`SELECT quantity FROM demand WHERE structure_id = $1`, [structureId])).toEqual([{ quantity: 1 }]);
    expect(await appliedFile(leader, again)).toMatchObject({ state: 'APPLIED' });
  });
});

describe('Given a calendar that was accepted', () => {
  test('when a session it postpones was cancelled since, then its row says so and nothing moved', async () => {
    const scene = await calendarScene(sql);
    const { sessionId } = await scene.session('ZZC01', 1);
    await scene.session('ZZC02', 1);
    const found = await scene.checked({ code: 'ZZC01', start: 240 }, { code: 'ZZC02', start: 240 });
    await sql(`UPDATE session SET status = 'CANCELLED' WHERE id = $1`, [sessionId]);
    const again = await appliedFile(scene.agent, found);
    expect(again).toMatchObject({ ...MOVED, goodRows: 1, badRows: 1, can: { apply: true } });
    expect(await scene.problems(again)).toEqual(['start imports/cancelled-stays']);
    expect(await sql(`SELECT count(*)::int AS n FROM postponement`)).toEqual([{ n: 0 }]);
    expect(await scene.applied(again)).toMatchObject({ state: 'APPLIED', report: { applied: { postponed: 1 } } });
  });

  test('when it was cancelled before the page was read, then the page may be accepted, and still nothing moved', async () => {
    const scene = await calendarScene(sql);
    const { sessionId } = await scene.session('ZZD01', 1);
    const found = await scene.checked({ code: 'ZZD01', start: 240 });
    await sql(`UPDATE session SET status = 'CANCELLED' WHERE id = $1`, [sessionId]);
    const startsAt = () => sql(`SELECT starts_at FROM session WHERE id = $1`, [sessionId]);
    const before = await startsAt();
    const again = await scene.applied(found);
    expect(again).toMatchObject({ ...MOVED, goodRows: 0, badRows: 1 });
    expect(await scene.problems(again)).toEqual(['start imports/cancelled-stays']);
    expect(await startsAt()).toEqual(before);
  });
});
