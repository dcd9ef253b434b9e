import { beforeEach, describe, expect, test } from 'vitest';
import { allocateSeats } from '@/modules/allocation/allocate-seats';
import { answerPostponement, settlePostponement } from '@/modules/sessions/answer-postponement';
import { SESSION_STATUSES } from '@/modules/sessions/session.rules';
import { sessionPage, sessionTrail } from '@/modules/sessions/session-page.queries';
import type { UserActor } from '@/platform/actor';
import { inTransaction } from '@/platform/db';
import { testDatabase } from '@/test/database';
import { buildActor, buildProgramme, buildSession, buildStructure, buildTickets, inHours } from '@/test/factories';
import { sessions } from './apply/apply-sessions';
import { applyImport, runImport } from './apply-import';
import { checkImport } from './check-import';
import { compareImport, readDifference } from './difference.queries';
import { listImportRows, readImport } from './import.queries';
import { moveOf } from './kinds/calendar-moves.rules';
import { listKept } from './undo/kept.queries';
import { undoPreview } from './undo/undo.queries';
import { undoImport } from './undo/undo-import';
import { uploadImport } from './upload-import';

const { sql } = testDatabase();
const SWEEP = { kind: 'system', name: 'sweep', programmeId: null } as const;
const HOUR = 3_600_000;

let programmeId: string;
let agent: UserActor;
beforeEach(async () => {
  programmeId = await buildProgramme(sql, { time_zone: 'UTC' });
  agent = await buildActor(sql, 'AGENT', programmeId);
});

/** On the hour, as a calendar says it. */
const at = (hours: number) => new Date(Math.floor(inHours(hours).getTime() / HOUR) * HOUR);
const WAS = 168;

/** A session a week ahead; `given` structures hold two seats of it each. */
async function session(code: string, given: number) {
  const sessionId = await buildSession(sql, {
    programme_id: programmeId,
    code,
    starts_at: at(WAS),
    venue: 'Arena',
    time_zone: 'UTC',
  });
  await buildTickets(sql, { programmeId, sessionId, count: 10 });
  const leaders: UserActor[] = [];
  for (let i = 0; i < given; i++) {
    const leader = await buildActor(sql, 'LEADER', programmeId, await buildStructure(sql));
    await allocateSeats(agent, { sessionId, structureId: leader.structureId ?? '', quantity: 2 });
    leaders.push(leader);
  }
  return { sessionId, leaders };
}

type Line = { code: string; start?: number; status?: string; venue?: string };
const line = ({ code, start = WAS, status = '', venue = 'Arena' }: Line) =>
  [code, 'Athlétisme', venue, at(start).toISOString(), at(start + 3).toISOString(), status].join(';');
const calendar = (...lines: Line[]) =>
  ['Code;Sport;Site;Début;Fin;Statut', ...lines.map(line)].map((text) => `${text.replaceAll('.000Z', 'Z')}\n`).join('');

async function checked(...lines: Line[]) {
  const content = new TextEncoder().encode(calendar(...lines));
  const { importId } = await uploadImport(agent, { kind: 'SESSIONS', structureId: null, fileName: 'c.csv', content });
  await checkImport(importId);
  return readImport(agent, { importId });
}
async function applied(found: { id: string; version: number }) {
  const importId = found.id;
  const compared = await compareImport(agent, { importId });
  await applyImport(agent, { importId, version: found.version, shown: compared?.shown ?? undefined });
  await runImport(importId);
  return readImport(agent, { importId });
}
const problems = async (found: { id: string }) =>
  (await listImportRows(agent, { importId: found.id, only: 'bad' })).rows.flatMap((row) =>
    row.problems.map(({ code, field }) => `${field} ${code}`),
  );
const postponements = (sessionId: string) =>
  sql<{ id: string; to: Date }>(`SELECT id, to_starts_at AS "to" FROM postponement WHERE session_id = $1`, [sessionId]);
const mails = async (kind: string) =>
  (
    await sql<{ n: number }>(`SELECT count(*)::int AS n FROM mail WHERE programme_id = $1 AND kind = $2::"MailKind"`, [
      programmeId,
      kind,
    ])
  )[0]?.n;
const sent = async () =>
  (await sql<{ n: number }>(`SELECT count(*)::int AS n FROM outbox WHERE job = 'mails/send'`))[0]?.n ?? 0;
const states = (sessionId: string) =>
  sql(`SELECT state, count(*)::int n FROM ticket WHERE session_id = $1 GROUP BY 1 ORDER BY 1`, [sessionId]);

describe('Given a calendar that moves sessions (rule 7)', () => {
  test('when structures hold seats, then it is a postponement like that of the screen: asked, told, and in the trail', async () => {
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
    expect(await mails('DECISION_NOTICE')).toBe((told ?? 0) + 2);
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
    const { sessionId } = await session('ZZD01', 0);
    const found = await checked({ code: 'ZZD01', start: 240 });
    const compared = await compareImport(agent, { importId: found.id });
    const leader = await buildActor(sql, 'LEADER', programmeId, await buildStructure(sql));
    await allocateSeats(agent, { sessionId, structureId: leader.structureId ?? '', quantity: 1 });
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

describe('Given every state, every state said, seats held or not, moved or not', () => {
  test('then the base does with a row what the rule says', async () => {
    const said = [null, ...SESSION_STATUSES];
    const cases = SESSION_STATUSES.flatMap((status) =>
      said.flatMap((says) => [0, 1].flatMap((given) => [WAS, 240].map((start) => ({ status, says, given, start })))),
    ).map((one, index) => ({ ...one, code: `ZZL${String(index).padStart(2, '0')}` }));
    for (const { code, given, status } of cases) {
      const { sessionId } = await session(code, given);
      await sql(`UPDATE session SET status = $1::"SessionStatus" WHERE id = $2`, [status, sessionId]);
    }
    const found = await checked(...cases.map(({ code, start, says }) => ({ code, start, status: says ?? '' })));
    const scope = { importId: found.id, programmeId, structureId: null };
    const acts = await inTransaction(
      agent,
      'test/look',
      (tx) =>
        tx.$queryRaw<{ code: string; asks: boolean; cancels: boolean }[]>`
        SELECT k.code, act.asks, act.cancels FROM import_row r ${sessions.joins(scope)} WHERE r.import_id = ${found.id}::uuid AND r.ok`,
    );
    expect(acts).toHaveLength(found.goodRows);
    expect(new Set(acts.map(({ asks, cancels }) => `${asks} ${cancels}`)).size).toBe(3);
    for (const { code, asks, cancels } of acts) {
      const one = cases.find((each) => each.code === code);
      if (!one) throw new Error(code);
      const slot = (start: number) => ({ startsAt: at(start), endsAt: at(start + 3) });
      const move = moveOf(
        { ...slot(WAS), status: one.status, structures: one.given },
        { ...slot(one.start), status: one.says },
      );
      expect({ ...one, asks, cancels }).toEqual({ ...one, asks: move === 'ASK', cancels: move === 'CANCEL' });
    }
  });
});

describe('Given a calendar with a column of states', () => {
  test('when a session is cancelled, then its seats return, its structures are told, and it cannot be undone', async () => {
    const { sessionId } = await session('ZZH01', 2);
    const empty = await session('ZZH02', 0);
    const lines = [
      { code: 'ZZH01', status: 'Annulée' },
      { code: 'ZZH02', status: 'cancelled' },
      { code: 'ZZH03', status: 'Annulé' },
    ];
    const found = await checked(...lines);
    expect((await compareImport(agent, { importId: found.id }))?.told).toEqual({
      postponed: 0,
      cancelled: 2,
      structures: 2,
    });
    const done = await applied(found);
    expect(done.report?.applied).toEqual({ created: 1, changed: 2, unchanged: 0, cancelled: 2 });
    expect(await states(sessionId)).toEqual([{ state: 'HELD', n: 10 }]);
    expect(await states(empty.sessionId)).toEqual([{ state: 'HELD', n: 10 }]);
    expect(await mails('CANCELLATION_NOTICE')).toBe(2);
    expect(
      await sql(
        `SELECT DISTINCT cause FROM ticket_event e JOIN ticket k ON k.id = e.ticket_id WHERE k.session_id = $1 AND to_state = 'HELD'`,
        [sessionId],
      ),
    ).toEqual([{ cause: 'sessions/cancel' }]);
    expect(await sql(`SELECT status FROM session WHERE programme_id = $1`, [programmeId])).toEqual(
      lines.map(() => ({ status: 'CANCELLED' })),
    );
    expect((await checked(...lines)).report?.effect).toMatchObject({ changed: 0, unchanged: 3 });
    expect((await undoPreview(agent, { importId: done.id })).reasons).toEqual([
      { outcome: 'IMPOSSIBLE', reason: 'was-cancelled', count: 2 },
    ]);
  });

  test('when it says postponed without a new date, held again, or over: refused; as we have it: nothing', async () => {
    await session('ZZJ01', 1);
    await session('ZZJ02', 1);
    await session('ZZJ03', 1);
    await session('ZZJ04', 1);
    await session('ZZJ05', 1);
    const set = (code: string, what: string) =>
      sql(`UPDATE session SET ${what} WHERE programme_id = $1 AND code = $2`, [programmeId, code]);
    await set('ZZJ02', `status = 'CANCELLED'`);
    await set('ZZJ03', `status = 'POSTPONED'`);
    await set(
      'ZZJ04',
      `starts_at = now() - interval '5 hours', ends_at = now() - interval '2 hours', cutoff_at = now() - interval '5 hours'`,
    );
    const found = await checked(
      { code: 'ZZJ01', status: 'Reportée' },
      { code: 'ZZJ02', status: 'Maintenue' },
      { code: 'ZZJ03', status: 'Reportée' },
      { code: 'ZZJ04', status: 'Annulée' },
      { code: 'ZZJ05', status: 'prévue' },
    );
    expect(await problems(found)).toEqual([
      'start imports/postponed-no-date',
      'status imports/cancelled-stays',
      'status imports/session-over',
    ]);
    expect(found.report?.effect).toEqual({ created: 0, changed: 0, unchanged: 2 });
  });

  test('when its words are not known, then the state stays and it is told', async () => {
    await session('ZZK01', 1);
    const found = await checked({ code: 'ZZK01', status: 'Peut-être' });
    expect(found.report?.problems).toEqual([{ code: 'imports/unknown-session-status', severity: 'warning', count: 1 }]);
    expect(found.report?.effect).toEqual({ created: 0, changed: 0, unchanged: 1 });
  });
});
