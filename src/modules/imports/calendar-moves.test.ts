import { beforeEach, describe, expect, test } from 'vitest';
import { allocateSeats } from '@/modules/allocation/allocate-seats';
import { answerPostponement, settlePostponement } from '@/modules/sessions/answer-postponement';
import { sessionPage, sessionTrail } from '@/modules/sessions/session-page.queries';
import { testDatabase } from '@/test/database';
import { buildActor, buildStructure } from '@/test/factories';
import { applyImport, runImport } from './apply-import';
import { at, calendarScene, WAS } from './calendar-scene';
import { compareImport, readDifference } from './difference.queries';
import { readImport } from './import.queries';
import { listKept } from './undo/kept.queries';
import { undoPreview } from './undo/undo.queries';
import { undoImport } from './undo/undo-import';

const { sql } = testDatabase();
let scene: Awaited<ReturnType<typeof calendarScene>>;
beforeEach(async () => {
  scene = await calendarScene(sql);
});
const SWEEP = { kind: 'system', name: 'sweep', programmeId: null } as const;
const postponements = (sessionId: string) =>
  sql<{ id: string; to: Date }>(`SELECT id, to_starts_at AS "to" FROM postponement WHERE session_id = $1`, [sessionId]);
const sent = async () => (await sql(`SELECT 1 FROM outbox WHERE job = 'mails/send'`)).length;

describe('Given a calendar that moves sessions (rule 7)', () => {
  test('when structures hold seats, then it is a postponement like that of the screen: asked, told, and in the trail', async () => {
    const { agent, session, checked, applied, mails } = scene;
    const { sessionId, leaders } = await session('ZZA01', 2);
    await session('ZZA02', 0);
    const [told, queued] = [await mails('DECISION_NOTICE'), await sent()];
    const found = await checked({ code: 'ZZA01', start: 240, venue: 'Grand Palais' }, { code: 'ZZA02', start: 240 });
    expect(found).toMatchObject({ badRows: 0, report: { effect: { changed: 2 } } });
    expect(await compareImport(agent, { importId: found.id })).toMatchObject({
      told: { postponed: 1, cancelled: 0, structures: 2 },
    });
    const { rows } = await readDifference(agent, { importId: found.id, only: 'changed' });
    expect(rows.map(({ changes }) => changes.map(({ field }) => field))).toEqual([
      ['venue', 'startsAt', 'endsAt', 'status'],
      ['startsAt', 'endsAt'],
    ]);
    expect(await postponements(sessionId)).toEqual([]);

    expect(await applied(found)).toMatchObject({
      state: 'APPLIED',
      report: { applied: { created: 0, changed: 2, unchanged: 0, postponed: 1 } },
    });
    const [asked] = await postponements(sessionId);
    expect(asked?.to).toEqual(at(240));
    expect(await sql(`SELECT venue, status, starts_at, cutoff_at FROM session WHERE id = $1`, [sessionId])).toEqual([
      { venue: 'Grand Palais', status: 'POSTPONED', starts_at: at(240), cutoff_at: at(240 - 48) },
    ]);
    expect(await mails('DECISION_NOTICE')).toBe(told + 2);
    expect((await sent()) - queued).toBe(2);
    const lines = await sessionTrail(agent, { sessionId });
    expect(lines.filter(({ action }) => action === 'sessions/postpone')).toMatchObject([
      { reason: 'ORGANISER_REQUEST', actor: 'system:imports' },
    ]);
    const [own] = await sql<{ facts: object }>(
      `SELECT facts FROM audit WHERE action = 'sessions/postpone' AND subject_id = $1`,
      [sessionId],
    );
    expect(own?.facts).toMatchObject({ importId: found.id, structures: 2, postponementId: asked?.id });

    const [first, second] = leaders;
    if (!first || !second || !asked) throw new Error('two leaders were asked');
    await answerPostponement(first, { postponementId: asked.id, choice: 'RETURN' });
    expect((await sessionPage(agent, { code: 'ZZA01' })).postponement).toMatchObject({ back: 1, silent: 1 });
    await sql(`UPDATE postponement SET answer_by = clock_timestamp() WHERE id = $1`, [asked.id]);
    expect(await settlePostponement(SWEEP, { postponementId: asked.id })).toEqual({ settled: 1, returned: 0 });
  });

  test('when nobody holds a seat, then its time changes and nobody is told', async () => {
    const { agent, session, checked, applied } = scene;
    const { sessionId } = await session('ZZB01', 0);
    const found = await checked({ code: 'ZZB01', start: 240 });
    expect((await compareImport(agent, { importId: found.id }))?.told).toBeUndefined();
    expect((await applied(found)).report?.applied).toEqual({ created: 0, changed: 1, unchanged: 0 });
    expect(await postponements(sessionId)).toEqual([]);
    expect(await sql(`SELECT status, starts_at FROM session WHERE id = $1`, [sessionId])).toEqual([
      { status: 'SCHEDULED', starts_at: at(240) },
    ]);
  });

  test('when the same file comes twice, then it is postponed once', async () => {
    const { session, checked, applied } = scene;
    const { sessionId } = await session('ZZC01', 1);
    await applied(await checked({ code: 'ZZC01', start: 240 }));
    const again = await checked({ code: 'ZZC01', start: 240 });
    expect(again.report?.effect).toMatchObject({ changed: 0, unchanged: 1 });
    await applied(again);
    expect(await postponements(sessionId)).toHaveLength(1);
    await applied(await checked({ code: 'ZZC01', start: 288 }));
    expect(await postponements(sessionId)).toHaveLength(2);
  });

  test('when seats are given after it was shown, then nothing is applied and the new difference is shown', async () => {
    const { programmeId, agent, session, checked } = scene;
    const { sessionId } = await session('ZZD01', 0);
    const found = await checked({ code: 'ZZD01', start: 240 });
    const compared = await compareImport(agent, { importId: found.id });
    const leader = await buildActor(sql, 'LEADER', programmeId, await buildStructure(sql));
    await allocateSeats(agent, { sessionId, structureId: leader.structureId ?? '', quantity: 1, reason: 'OTHER' });
    await applyImport(agent, { importId: found.id, version: found.version, shown: compared?.shown ?? undefined });
    await runImport(found.id);
    expect(await readImport(agent, { importId: found.id })).toMatchObject({
      state: 'READY',
      failure: { code: 'imports/base-moved' },
      report: { effect: { told: { postponed: 1, structures: 1 } } },
    });
    expect(await postponements(sessionId)).toEqual([]);
  });

  test('when the screen would refuse it, then its row is refused at the check with the reason', async () => {
    const { programmeId, session, checked, problems } = scene;
    await session('ZZE01', 1);
    await session('ZZE02', 1);
    await session('ZZE03', 1);
    await session('ZZE04', 0);
    await sql(`UPDATE session SET status = 'CANCELLED' WHERE programme_id = $1 AND code = 'ZZE03'`, [programmeId]);
    const found = await checked(
      { code: 'ZZE01', start: -24 },
      { code: 'ZZE02', start: 24 },
      { code: 'ZZE03', start: 240 },
      { code: 'ZZE04', start: -24 },
      { code: 'ZZE05', start: -24 },
    );
    expect(await problems(found)).toEqual([
      'start imports/move-in-the-past',
      'start imports/move-too-near',
      'start imports/cancelled-stays',
    ]);
    expect(found).toMatchObject({ goodRows: 2, badRows: 3 });
  });

  test('when it is undone, then what was told stays, with the reason; a session nobody held goes back', async () => {
    const { agent, session, checked, applied } = scene;
    const { sessionId } = await session('ZZF01', 1);
    const plain = await session('ZZF02', 0);
    const found = await applied(await checked({ code: 'ZZF01', start: 240 }, { code: 'ZZF02', start: 240 }));
    const preview = await undoPreview(agent, { importId: found.id });
    expect(preview).toMatchObject({
      restored: 1,
      reasons: [{ outcome: 'IMPOSSIBLE', reason: 'was-postponed', count: 1 }],
    });
    await undoImport(agent, { importId: found.id, reason: 'WRONG_FILE', seen: preview.counts });
    expect((await listKept(agent, { importId: found.id })).rows).toMatchObject([
      { label: 'ZZF01', outcome: 'IMPOSSIBLE', reason: 'was-postponed' },
    ]);
    const starts = (id: string) => sql(`SELECT starts_at FROM session WHERE id = $1`, [id]);
    expect(await starts(sessionId)).toEqual([{ starts_at: at(240) }]);
    expect(await starts(plain.sessionId)).toEqual([{ starts_at: at(WAS) }]);
  });

  test('when a session was postponed before the import that corrects its venue, then undoing gives the venue back', async () => {
    const { agent, session, checked, applied } = scene;
    const { sessionId } = await session('ZZG01', 1);
    await applied(await checked({ code: 'ZZG01', start: 240 }));
    const found = await applied(await checked({ code: 'ZZG01', start: 240, venue: 'Grand Palais' }));
    const { counts } = await undoPreview(agent, { importId: found.id });
    expect(counts).toEqual({ reversed: 1, kept: 0, impossible: 0 });
    await undoImport(agent, { importId: found.id, reason: 'WRONG_FILE', seen: counts });
    expect(await sql(`SELECT venue, starts_at FROM session WHERE id = $1`, [sessionId])).toEqual([
      { venue: 'Arena', starts_at: at(240) },
    ]);
  });
});
