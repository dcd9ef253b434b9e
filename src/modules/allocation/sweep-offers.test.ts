import { beforeAll, describe, expect, it } from 'vitest';
import { releaseSeats } from '@/modules/sessions/hold-seats';
import type { UserActor } from '@/platform/actor';
import { testDatabase } from '@/test/database';
import { drawnSession } from '@/test/drawn-session';
import { buildActor, buildAllocation, buildProgramme, buildSession, buildTickets, inHours } from '@/test/factories';
import { offerFreedSeatsJob, releaseDueAllocationsJob, sweepOffersJob } from './allocation.jobs';
import { declineAllocation } from './decline-allocation';
import { sweepOffers } from './sweep-offers';

const { sql } = testDatabase();
let programmeId: string;
let agent: UserActor;
beforeAll(async () => {
  programmeId = await buildProgramme(sql);
  agent = await buildActor(sql, 'AGENT', programmeId);
});

/** A session of so many seats drawn among structures that each ask for one group of that size; no step was asked yet. */
async function drawn(seats: number, sizes: readonly number[]) {
  const asked = sizes.map((size) => ({ size }));
  const scene = await drawnSession(sql, agent, seats, asked);
  await sql(`DELETE FROM outbox`);
  return scene;
}

const proposed = (sessionId: string) =>
  sql<{ id: string; structureId: string; offer: boolean }>(
    `SELECT id, structure_id AS "structureId", offer FROM allocation WHERE session_id = $1 AND state = 'PROPOSED'`,
    [sessionId],
  );
const asked = (sessionId: string) =>
  sql<{ id: string }>(`SELECT id FROM outbox WHERE job = 'allocation/offer' AND payload->>'sessionId' = $1`, [
    sessionId,
  ]);
const stepsOf = (sessionId: string) =>
  sql(`SELECT id FROM audit WHERE action = 'allocation/offer' AND subject_id = $1`, [sessionId]);

/** The seats of the winner come back, and the step that follows is lost before it ran. */
async function declinedAndLost(sizes: readonly number[] = [1, 1, 1]) {
  const { sessionId, leaderOf } = await drawn(sizes[0] ?? 1, sizes);
  const [won] = await proposed(sessionId);
  if (!won) throw new Error('nobody won');
  await declineAllocation(leaderOf(won.structureId), { allocationId: won.id });
  expect(await sql(`DELETE FROM outbox WHERE job = 'allocation/offer' RETURNING id`)).toHaveLength(1);
  return { sessionId };
}

describe('given free seats that somebody waits for, and no step on its way (rules 5, 16)', () => {
  it('when the step was lost, then the sweep asks for it, and the first in line is offered the seat', async () => {
    const { sessionId } = await declinedAndLost();
    expect(await sweepOffers()).toBe(1);
    expect(await asked(sessionId)).toHaveLength(1);
    await offerFreedSeatsJob.run({ sessionId });
    expect(await proposed(sessionId)).toMatchObject([{ offer: true }]);
  });

  it('when it sweeps again before the step left, just after, or when it is done, then nothing is asked twice', async () => {
    const { sessionId } = await declinedAndLost();
    await sweepOffersJob.run({});
    expect(await sweepOffers()).toBe(0);
    await sql(`UPDATE outbox SET dispatched_at = clock_timestamp() - interval '4 minutes'`);
    expect(await sweepOffers()).toBe(0);
    await offerFreedSeatsJob.run({ sessionId });
    await sql(`UPDATE outbox SET dispatched_at = clock_timestamp() - interval '6 minutes'`);
    expect(await sweepOffers()).toBe(0);
    expect(await asked(sessionId)).toHaveLength(1);
  });

  it('when the queue lost the step that was handed to it, then it is asked again after five minutes, and a step run twice offers once', async () => {
    const { sessionId } = await declinedAndLost();
    await sweepOffers();
    await sql(`UPDATE outbox SET dispatched_at = clock_timestamp() - interval '6 minutes'`);
    expect(await sweepOffers()).toBe(1);
    expect(await asked(sessionId)).toHaveLength(2);
    for (let i = 0; i < 2; i += 1) await offerFreedSeatsJob.run({ sessionId });
    expect(await proposed(sessionId)).toHaveLength(1);
  });

  it('when nobody answers, date after date, and every step is lost, then each in line is still asked in turn', async () => {
    const { sessionId } = await declinedAndLost();
    const seen: (string | undefined)[] = [];
    for (let turn = 0; turn < 2; turn += 1) {
      await sweepOffers();
      await offerFreedSeatsJob.run({ sessionId });
      seen.push((await proposed(sessionId))[0]?.structureId);
      await sql(`UPDATE allocation SET confirm_by = clock_timestamp() WHERE session_id = $1 AND state = 'PROPOSED'`, [
        sessionId,
      ]);
      await releaseDueAllocationsJob.run({});
      await sql(`DELETE FROM outbox`);
    }
    expect(new Set(seen).size).toBe(2);
    expect(seen).not.toContain(undefined);
    expect(await sweepOffers()).toBe(0);
  });

  it('when seats come out of the reserve, which no step follows, then they are offered', async () => {
    const { sessionId } = await drawn(1, [1, 1]);
    const [more] = await buildTickets(sql, { programmeId, sessionId, count: 1 });
    await sql(`UPDATE ticket SET state = 'HELD' WHERE id = $1`, [more]);
    expect(await sweepOffers()).toBe(0);
    const [session] = await sql<{ version: number }>(`SELECT version FROM session WHERE id = $1`, [sessionId]);
    const out = { sessionId, kind: 'STANDARD', quantity: 1, reason: 'OTHER', version: session?.version ?? 0 } as const;
    await releaseSeats(agent, out);
    expect(await sweepOffers()).toBe(1);
    await offerFreedSeatsJob.run({ sessionId });
    expect(await proposed(sessionId)).toHaveLength(2);
  });
});

describe('given free seats that nobody can be offered', () => {
  it.each([
    ['a group larger than what is left', async () => drawn(4, [4, 10])],
    ['too little time to answer', () => tooLate(49)],
    ['a cutoff that has passed', () => tooLate(47)],
    ['hours that another session of the only structure takes (rule 15)', () => clashing()],
    ['a session called off', () => calledOff()],
  ])('when it is %s, then no step is asked, and the trail has no line', async (_, scene) => {
    const { sessionId } = await scene();
    await buildTickets(sql, { programmeId, sessionId, count: 1 });
    await sweepOffers();
    expect(await asked(sessionId)).toEqual([]);
    expect(await stepsOf(sessionId)).toEqual([]);
  });

  async function tooLate(hours: number) {
    const scene = await drawn(1, [1, 1]);
    await sql(
      `UPDATE session SET starts_at = now() + make_interval(hours => $2), ends_at = now() + make_interval(hours => $2 + 3),
       cutoff_at = now() + make_interval(hours => $2 - 48) WHERE id = $1`,
      [scene.sessionId, hours],
    );
    return scene;
  }
  async function clashing() {
    const scene = await drawn(1, [1, 1]);
    const [waiting] = await sql<{ id: string }>(`SELECT structure_id AS id FROM waiting_wish WHERE session_id = $1`, [
      scene.sessionId,
    ]);
    const other = await buildSession(sql, { programme_id: programmeId, starts_at: inHours(401) });
    const ticketIds = await buildTickets(sql, { programmeId, sessionId: other, count: 1 });
    await buildAllocation(sql, { programmeId, sessionId: other, structureId: waiting?.id ?? '', ticketIds });
    return scene;
  }
  async function calledOff() {
    const scene = await drawn(1, [1, 1]);
    await sql(`UPDATE session SET status = 'CANCELLED' WHERE id = $1`, [scene.sessionId]);
    return scene;
  }
});
