import { beforeEach, describe, expect, test } from 'vitest';
import { SESSION_STATUSES } from '@/modules/sessions/session.rules';
import { inTransaction } from '@/platform/db';
import { testDatabase } from '@/test/database';
import { sessions } from './apply/apply-sessions';
import { at, calendarScene, WAS } from './calendar-scene';
import { compareImport } from './difference.queries';
import { moveOf } from './kinds/calendar-moves.rules';
import { undoPreview } from './undo/undo.queries';

const { sql } = testDatabase();
let scene: Awaited<ReturnType<typeof calendarScene>>;
beforeEach(async () => {
  scene = await calendarScene(sql);
});
const states = (sessionId: string) =>
  sql(`SELECT state, count(*)::int n FROM ticket WHERE session_id = $1 GROUP BY 1 ORDER BY 1`, [sessionId]);

describe('Given every state, every state said, seats held or not, moved or not', () => {
  test('then the base does with a row what the rule says', async () => {
    const { programmeId, agent, session, checked } = scene;
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
    const { programmeId, agent, session, checked, applied, mails } = scene;
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
    const { programmeId, session, checked, problems } = scene;
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
    const { session, checked } = scene;
    await session('ZZK01', 1);
    const found = await checked({ code: 'ZZK01', status: 'Peut-être' });
    expect(found.report?.problems).toEqual([{ code: 'imports/unknown-session-status', severity: 'warning', count: 1 }]);
    expect(found.report?.effect).toEqual({ created: 0, changed: 0, unchanged: 1 });
  });
});
