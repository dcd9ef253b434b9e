import { beforeAll, describe, expect, it } from 'vitest';
import { restituteTickets } from '@/modules/tickets/restitute-tickets';
import type { UserActor } from '@/platform/actor';
import { testDatabase } from '@/test/database';
import { type Asked, drawnSession } from '@/test/drawn-session';
import { buildActor, buildAllocation, buildProgramme, buildSession, buildTickets, inHours } from '@/test/factories';
import { offerFreedSeatsJob } from './allocation.jobs';
import { confirmAllocation } from './confirm-allocation';
import { declineAllocation } from './decline-allocation';
import { offerSeats } from './offer-seats';
import { releaseAllocations, releaseDueAllocation } from './release-allocation';
import { listWaiting } from './waiting.queries';

const { sql } = testDatabase();
const OFFERS = { kind: 'system', name: 'offers', programmeId: null } as const;
const SWEEP = { kind: 'system', name: 'sweep', programmeId: null } as const;
const GHOST = '00000000-0000-4000-8000-000000000000';
let programmeId: string;
let agent: UserActor;
beforeAll(async () => {
  programmeId = await buildProgramme(sql);
  agent = await buildActor(sql, 'AGENT', programmeId);
});

const drawn = (seats: number, asked: readonly Asked[], over?: Parameters<typeof drawnSession>[4]) =>
  drawnSession(sql, agent, seats, asked, over);

type Row = { id: string; structureId: string; state: string; quantity: number; offer: boolean; confirmBy: Date };
const allocationsOf = (sessionId: string) =>
  sql<Row>(
    `SELECT id, structure_id AS "structureId", state, quantity, offer, confirm_by AS "confirmBy" FROM allocation
     WHERE session_id = $1 ORDER BY created_at, id`,
    [sessionId],
  );
async function open(sessionId: string, offer: boolean): Promise<Row> {
  const found = (await allocationsOf(sessionId)).find((row) => row.state === 'PROPOSED' && row.offer === offer);
  if (!found) throw new Error('nothing is proposed');
  return found;
}
const waitingOf = (sessionId: string) =>
  sql<{ structureId: string; place: number; quantity: number }>(
    `SELECT structure_id AS "structureId", place, quantity FROM waiting_wish WHERE session_id = $1 ORDER BY place`,
    [sessionId],
  );
const freeOf = async (sessionId: string) =>
  (
    await sql<{ free: number }>(`SELECT sum(free)::int AS free FROM session_count WHERE session_id = $1`, [sessionId])
  )[0]?.free;
/** What the worker does: the work that was put in the outbox for this session, once each. */
async function work(sessionId: string): Promise<number> {
  const rows = await sql<{ payload: unknown }>(
    `DELETE FROM outbox WHERE job = 'allocation/offer' AND payload->>'sessionId' = $1 RETURNING payload`,
    [sessionId],
  );
  for (const { payload } of rows) await offerFreedSeatsJob.run(payload);
  return rows.length;
}

describe('given a draw of one seat that three structures asked for', () => {
  it('when it is published, then the two others wait in the order of the draw', async () => {
    const { sessionId } = await drawn(1, [{}, {}, {}]);
    const waiting = await waitingOf(sessionId);
    expect(waiting.map(({ place, quantity }) => [place, quantity])).toEqual([
      [1, 1],
      [2, 1],
    ]);
    const list = await listWaiting(agent, { sessionId });
    expect(list.rows.map(({ structureId, skip }) => [structureId, skip])).toEqual(
      waiting.map(({ structureId }) => [structureId, 'no-seats']),
    );
  });

  it('when the seat is declined, then the first in line is offered it at once, by mail; its silence passes it on', async () => {
    const { sessionId, leaderOf } = await drawn(1, [{}, {}, {}]);
    const [first, second] = await waitingOf(sessionId);
    const won = await open(sessionId, false);
    await declineAllocation(leaderOf(won.structureId), { allocationId: won.id });
    expect(await work(sessionId)).toBe(1);
    const offered = await open(sessionId, true);
    expect(offered).toMatchObject({ structureId: first?.structureId, quantity: 1 });
    const mails = await sql(`SELECT id FROM mail WHERE subject_id = $1 AND kind = 'CONFIRMATION_REQUEST'`, [
      offered.id,
    ]);
    expect(mails).toHaveLength(1);
    const window = offered.confirmBy.getTime() - Date.now();
    expect(window).toBeLessThanOrEqual(48 * 3_600_000);
    expect(window).toBeGreaterThan(47 * 3_600_000);

    await sql(`UPDATE allocation SET confirm_by = clock_timestamp() WHERE id = $1`, [offered.id]);
    expect(await releaseDueAllocation(SWEEP, { allocationId: offered.id })).toMatchObject({ released: true });
    await work(sessionId);
    const passed = await open(sessionId, true);
    expect(passed.structureId).toBe(second?.structureId);
    await confirmAllocation(leaderOf(passed.structureId), { allocationId: passed.id });
    const [demand] = await sql(`SELECT d.state FROM demand d JOIN allocation a ON a.demand_id = d.id WHERE a.id = $1`, [
      passed.id,
    ]);
    expect(demand).toEqual({ state: 'GRANTED' });
    const list = await listWaiting(agent, { sessionId });
    expect(list.rows.map(({ skip }) => skip)).toEqual(['lapsed', 'taken']);
  });

  it('when the offer is declined by everybody, then nobody is asked twice and the seat stays free', async () => {
    const { sessionId, leaderOf } = await drawn(1, [{}, {}, {}]);
    const won = await open(sessionId, false);
    await declineAllocation(leaderOf(won.structureId), { allocationId: won.id });
    for (let i = 0; i < 2; i += 1) {
      await work(sessionId);
      const offered = await open(sessionId, true);
      await declineAllocation(leaderOf(offered.structureId), { allocationId: offered.id });
    }
    await work(sessionId);
    expect(await offerSeats(OFFERS, { sessionId })).toEqual({ offers: 0, seats: 0 });
    expect(await freeOf(sessionId)).toBe(1);
    expect((await listWaiting(agent, { sessionId })).rows.map(({ skip }) => skip)).toEqual(['declined', 'declined']);
  });

  it('when the city takes back from silent structures, many at once, then the next in line are offered what they had', async () => {
    const { sessionId } = await drawn(2, [{}, {}, {}, {}]);
    const silent = await allocationsOf(sessionId);
    const next = (await waitingOf(sessionId)).map(({ structureId }) => structureId);
    const allocationIds = silent.map(({ id }) => id);
    await releaseAllocations(agent, { allocationIds, reason: 'OTHER', note: 'aucune réponse' });
    expect(await work(sessionId)).toBe(1);
    const offered = (await allocationsOf(sessionId)).filter(({ state }) => state === 'PROPOSED');
    expect(offered.map(({ structureId, offer }) => [structureId, offer]).sort()).toEqual(
      next.map((structureId) => [structureId, true]).sort(),
    );
    expect(await freeOf(sessionId)).toBe(0);
  });

  it('when a confirmed ticket is given back, then the next in line is offered it', async () => {
    const { sessionId, leaderOf } = await drawn(1, [{}, {}]);
    const won = await open(sessionId, false);
    await confirmAllocation(leaderOf(won.structureId), { allocationId: won.id });
    const tickets = await sql<{ id: string }>(`SELECT id FROM ticket WHERE allocation_id = $1`, [won.id]);
    await restituteTickets(leaderOf(won.structureId), { ticketIds: tickets.map(({ id }) => id) });
    await work(sessionId);
    expect(await open(sessionId, true)).toMatchObject({ quantity: 1 });
    expect(await freeOf(sessionId)).toBe(0);
  });
});

describe('given whole groups only', () => {
  it('when four seats come back, then a group of ten is passed over and a family is asked', async () => {
    const { sessionId, leaderOf } = await drawn(4, [{ size: 4 }, { size: 4 }, { size: 10 }]);
    const won = await open(sessionId, false);
    await declineAllocation(leaderOf(won.structureId), { allocationId: won.id });
    await work(sessionId);
    expect(await open(sessionId, true)).toMatchObject({ quantity: 4 });
    const list = await listWaiting(agent, { sessionId });
    expect(list.rows.map(({ size, skip }) => [size, skip]).sort()).toEqual([
      [10, 'no-seats'],
      [4, 'offered'],
    ]);
  });

  it('when a structure keeps one family of three, then eight seats go to the next in line', async () => {
    const { sessionId, leaderOf } = await drawn(12, [
      { size: 4, quantity: 3 },
      { size: 2, quantity: 5 },
    ]);
    const won = await open(sessionId, false);
    const leader = leaderOf(won.structureId);
    const [size, more] = won.quantity === 12 ? [4, 4] : [2, 6];
    await expect(confirmAllocation(leader, { allocationId: won.id, keep: more })).rejects.toMatchObject({
      code: 'allocation/bad-part',
    });
    const done = await confirmAllocation(leader, { allocationId: won.id, keep: 1 });
    expect(done).toEqual({ id: won.id, state: 'CONFIRMED', returned: won.quantity - size });
    const kept = await sql(`SELECT DISTINCT row, state FROM ticket WHERE allocation_id = $1`, [won.id]);
    expect(kept).toEqual([{ row: 'A', state: 'CONFIRMED' }]);
    const [row] = (await allocationsOf(sessionId)).filter(({ id }) => id === won.id);
    expect(row).toMatchObject({ quantity: size, state: 'CONFIRMED' });
    expect(await freeOf(sessionId)).toBe(12 - size);
    await work(sessionId);
    expect(await open(sessionId, true)).toMatchObject({ quantity: 8 });
  });
});

describe('what stops an offer', () => {
  it('given a session at the same hours held meanwhile, then the next but one is asked (rule 15)', async () => {
    const { sessionId, leaderOf } = await drawn(1, [{}, {}, {}]);
    const [first, second] = await waitingOf(sessionId);
    const other = await buildSession(sql, { programme_id: programmeId, starts_at: inHours(401), code: 'SAME1' });
    const ticketIds = await buildTickets(sql, { programmeId, sessionId: other, count: 1 });
    await buildAllocation(sql, { programmeId, sessionId: other, structureId: first?.structureId ?? '', ticketIds });
    const won = await open(sessionId, false);
    await declineAllocation(leaderOf(won.structureId), { allocationId: won.id });
    await work(sessionId);
    expect((await open(sessionId, true)).structureId).toBe(second?.structureId);
    const [skipped] = (await listWaiting(agent, { sessionId })).rows;
    expect(skipped).toMatchObject({ skip: 'overlap', clash: 'SAME1' });
  });

  it('given a cap of the draw already reached elsewhere, then it still holds', async () => {
    const rules = { caps: { seatsPerStructure: 2 } };
    const { sessionId, leaderOf } = await drawn(1, [{}, {}], { rules });
    const [first] = await waitingOf(sessionId);
    const other = await buildSession(sql, { programme_id: programmeId, starts_at: inHours(600) });
    const ticketIds = await buildTickets(sql, { programmeId, sessionId: other, count: 2 });
    await buildAllocation(sql, { programmeId, sessionId: other, structureId: first?.structureId ?? '', ticketIds });
    await sql(
      `UPDATE draw SET input = jsonb_set(input, '{sessions}', (input->'sessions') || jsonb_set(input->'sessions'->0, '{id}', to_jsonb($2::text)))
      WHERE id = (SELECT draw_id FROM waiting_wish WHERE session_id = $1 LIMIT 1)`,
      [sessionId, other],
    );
    const won = await open(sessionId, false);
    await declineAllocation(leaderOf(won.structureId), { allocationId: won.id });
    await work(sessionId);
    expect((await listWaiting(agent, { sessionId })).rows).toMatchObject([{ skip: 'cap' }]);
  });

  it.each([51, 49])(
    'given %d h to the start and four hours at least to answer, then nothing is offered',
    async (hours) => {
      const { sessionId } = await drawn(1, [{}, {}]);
      await sql(`UPDATE programme SET rules = rules || '{"offerLeastHours": 4}' WHERE id = $1`, [programmeId]);
      await sql(
        `UPDATE session SET starts_at = now() + make_interval(hours => $2), ends_at = now() + make_interval(hours => $2 + 3),
         cutoff_at = now() + make_interval(hours => $2 - 48) WHERE id = $1`,
        [sessionId, hours],
      );
      await buildTickets(sql, { programmeId, sessionId, count: 1 });
      expect(await offerSeats(agent, { sessionId })).toEqual({ offers: 0, seats: 0 });
      expect((await listWaiting(agent, { sessionId })).rows).toMatchObject([{ skip: 'too-late' }]);
      await sql(`UPDATE programme SET rules = rules - 'offerLeastHours' WHERE id = $1`, [programmeId]);
    },
  );

  it('given seats the city holds back, then they are offered to nobody', async () => {
    const { sessionId } = await drawn(1, [{}, {}]);
    const [held] = await buildTickets(sql, { programmeId, sessionId, count: 1 });
    await sql(`UPDATE ticket SET state = 'HELD' WHERE id = $1`, [held]);
    expect(await offerSeats(agent, { sessionId })).toEqual({ offers: 0, seats: 0 });
  });
});

describe('who may', () => {
  it('given a session with free seats, when the city offers them by hand, then the trail says how many', async () => {
    const { sessionId } = await drawn(1, [{}, {}]);
    await buildTickets(sql, { programmeId, sessionId, count: 1 });
    expect(await listWaiting(agent, { sessionId })).toMatchObject({ free: 1, offers: 1, seats: 1 });
    expect(await offerSeats(agent, { sessionId })).toEqual({ offers: 1, seats: 1 });
    const [line] = await sql<{ facts: Record<string, unknown> }>(
      `SELECT facts FROM audit WHERE action = 'allocation/offer' AND outcome = 'DONE' AND subject_id = $1`,
      [sessionId],
    );
    expect(line?.facts).toMatchObject({ offers: 1, seats: 1, mails: 1 });
  });

  it('when a leader, the auditor, the gate or another programme asks, then it is as if there were no such session', async () => {
    const { sessionId, leaderOf } = await drawn(1, [{}, {}]);
    const [waiting] = await waitingOf(sessionId);
    const elsewhere = await buildActor(sql, 'AGENT', await buildProgramme(sql));
    const others = [
      leaderOf(waiting?.structureId ?? ''),
      await buildActor(sql, 'AUDITOR', programmeId),
      await buildActor(sql, 'GATE', programmeId),
      elsewhere,
    ];
    for (const actor of others)
      for (const act of [listWaiting, offerSeats])
        await expect(act(actor, { sessionId })).rejects.toMatchObject({ code: 'sessions/not-found', facts: {} });
    await expect(listWaiting(agent, { sessionId: GHOST })).rejects.toMatchObject({ code: 'sessions/not-found' });
  });
});
