import { beforeAll, describe, expect, it } from 'vitest';
import { allocateSeats } from '@/modules/allocation/allocate-seats';
import { confirmAllocation } from '@/modules/allocation/confirm-allocation';
import type { UserActor } from '@/platform/actor';
import { testDatabase } from '@/test/database';
import { buildActor, buildProgramme, buildSession, buildStructure, buildTickets, inHours } from '@/test/factories';
import { seenVersion } from '@/test/seen-version';
import { answerPostponement, listSilentPostponements, settlePostponement } from './answer-postponement';
import { assignGate } from './assign-gate';
import { cancelSession } from './cancel-session';
import { holdSeats, releaseSeats } from './hold-seats';
import { postponeSession } from './postpone-session';

const { sql } = testDatabase();
const SYSTEM = { kind: 'system', name: 'sweep', programmeId: null } as const;
let programmeId: string;
let agent: UserActor;

beforeAll(async () => {
  programmeId = await buildProgramme(sql);
  agent = await buildActor(sql, 'AGENT', programmeId);
});

async function given(count = 10, programme = programmeId) {
  const sessionId = await buildSession(sql, { programme_id: programme });
  await buildTickets(sql, { programmeId: programme, sessionId, count });
  const structureId = await buildStructure(sql);
  const leader = await buildActor(sql, 'LEADER', programme, structureId);
  return { sessionId, structureId, leader };
}

const states = (sessionId: string) =>
  sql(`SELECT state, count(*)::int n FROM ticket WHERE session_id = $1 GROUP BY 1 ORDER BY 1`, [sessionId]);

describe('the reserve', () => {
  it('given ten free seats, when four are kept back and one released, then stock is conserved', async () => {
    const { sessionId } = await given();
    await holdSeats(agent, {
      version: await seenVersion(sql, 'session', sessionId),
      sessionId,
      quantity: 4,
      reason: 'ORGANISER_REQUEST',
    });
    await releaseSeats(agent, {
      version: await seenVersion(sql, 'session', sessionId),
      sessionId,
      quantity: 1,
      reason: 'OTHER',
    });
    expect(await states(sessionId)).toEqual([
      { state: 'FREE', n: 7 },
      { state: 'HELD', n: 3 },
    ]);
    await expect(
      holdSeats(agent, {
        version: await seenVersion(sql, 'session', sessionId),
        sessionId,
        quantity: 8,
        reason: 'OTHER',
      }),
    ).rejects.toMatchObject({
      code: 'sessions/not-enough-seats',
      facts: { asked: 8, found: 7 },
    });
  });
});

describe('the gate', () => {
  it('names volunteers for the day of the session, and only those; others than gate accounts are refused', async () => {
    const { sessionId, leader } = await given();
    const [a, b] = [await buildActor(sql, 'GATE', programmeId), await buildActor(sql, 'GATE', programmeId)];
    await assignGate(agent, {
      version: await seenVersion(sql, 'session', sessionId),
      sessionId,
      userIds: [a.userId, b.userId],
    });
    await assignGate(agent, { version: await seenVersion(sql, 'session', sessionId), sessionId, userIds: [b.userId] });
    expect(await sql(`SELECT user_id FROM gate_assignment WHERE session_id = $1`, [sessionId])).toEqual([
      { user_id: b.userId },
    ]);
    await expect(
      assignGate(agent, { version: await seenVersion(sql, 'session', sessionId), sessionId, userIds: [leader.userId] }),
    ).rejects.toMatchObject({
      code: 'sessions/not-gate-staff',
    });
  });
});

describe('rule 7', () => {
  it('given confirmed and proposed seats, when the session is cancelled, then all are held and everybody is told', async () => {
    const { sessionId, structureId, leader } = await given();
    const { allocationId } = await allocateSeats(agent, { sessionId, structureId, quantity: 4, reason: 'OTHER' });
    await confirmAllocation(leader, { allocationId });
    expect(
      await cancelSession(agent, {
        version: await seenVersion(sql, 'session', sessionId),
        sessionId,
        reason: 'ORGANISER_REQUEST',
      }),
    ).toEqual({
      seats: 4,
      structures: 1,
      mails: 1,
    });
    expect(await states(sessionId)).toEqual([{ state: 'HELD', n: 10 }]);
    expect(await sql(`SELECT state FROM allocation WHERE id = $1`, [allocationId])).toEqual([{ state: 'RELEASED' }]);
    await expect(
      cancelSession(agent, { version: await seenVersion(sql, 'session', sessionId), sessionId, reason: 'OTHER' }),
    ).rejects.toMatchObject({
      code: 'sessions/cancelled',
    });
  });

  it('given a postponement, then the cutoff follows; who returns gives its seats back, who keeps keeps', async () => {
    const { sessionId, structureId, leader } = await given();
    await allocateSeats(agent, { sessionId, structureId, quantity: 3, reason: 'OTHER' });
    const other = await buildActor(sql, 'LEADER', programmeId, await buildStructure(sql));
    await allocateSeats(agent, { sessionId, structureId: other.structureId ?? '', quantity: 2, reason: 'OTHER' });
    const startsAt = inHours(240);
    const moved = await postponeSession(agent, {
      version: await seenVersion(sql, 'session', sessionId),
      sessionId,
      startsAt,
      endsAt: inHours(243),
      reason: 'ORGANISER_REQUEST',
    });
    expect(moved.cutoffAt.getTime()).toBe(startsAt.getTime() - 48 * 3_600_000);
    expect(moved.structures).toBe(2);
    const { postponementId } = moved;
    expect(await answerPostponement(leader, { postponementId, choice: 'RETURN' })).toEqual({
      choice: 'RETURN',
      returned: 3,
    });
    await answerPostponement(other, { postponementId, choice: 'KEEP' });
    expect(await states(sessionId)).toEqual([
      { state: 'FREE', n: 8 },
      { state: 'PROPOSED', n: 2 },
    ]);
  });

  it.each([
    ['KEEP', 0],
    ['RETURN', 3],
  ] as const)(
    'when the date passes in silence and the programme says %s, then %i seats return, once',
    async (silence, returned) => {
      const programme = await buildProgramme(sql, { rules: { postponementSilence: silence } });
      const staff = await buildActor(sql, 'AGENT', programme);
      const { sessionId, structureId, leader } = await given(10, programme);
      await allocateSeats(staff, { sessionId, structureId, quantity: 3, reason: 'OTHER' });
      const { postponementId } = await postponeSession(staff, {
        version: await seenVersion(sql, 'session', sessionId),
        sessionId,
        startsAt: inHours(240),
        endsAt: inHours(243),
        reason: 'ORGANISER_REQUEST',
      });
      expect(await settlePostponement(SYSTEM, { postponementId })).toEqual({ settled: 0, returned: 0 });
      await sql(`UPDATE postponement SET answer_by = clock_timestamp() WHERE id = $1`, [postponementId]);
      await expect(answerPostponement(leader, { postponementId, choice: 'KEEP' })).rejects.toMatchObject({
        code: 'sessions/answer-too-late',
      });
      expect((await listSilentPostponements(SYSTEM, {})).map(({ id }) => id)).toContain(postponementId);
      await expect(settlePostponement(leader, { postponementId })).rejects.toMatchObject({ kind: 'forbidden' });
      expect(await settlePostponement(SYSTEM, { postponementId })).toEqual({ settled: 1, returned });
      expect(await settlePostponement(SYSTEM, { postponementId })).toEqual({ settled: 0, returned: 0 });
    },
  );
});
