import { beforeEach, describe, expect, it } from 'vitest';
import { submitDemand } from '@/modules/demands/submit-demand';
import { cancelSession } from '@/modules/sessions/cancel-session';
import type { UserActor } from '@/platform/actor';
import { testDatabase } from '@/test/database';
import { drawnInPublic } from '@/test/drawn-in-public';
import { buildActor, buildProgramme, buildSession, buildStructure, buildTickets, inHours } from '@/test/factories';
import { explainWishes } from './explained.queries';
import { prepareDraw } from './prepare-draw';
import { publishDraw } from './publish-draw';
import { runDraw } from './run-draw';
import { listWaiting } from './waiting.queries';

const { sql } = testDatabase();
let programmeId: string;
let agent: UserActor;
beforeEach(async () => {
  programmeId = await buildProgramme(sql);
  agent = await buildActor(sql, 'AGENT', programmeId);
});

async function session(seats: number, hours = 200): Promise<string> {
  const id = await buildSession(sql, { programme_id: programmeId, starts_at: inHours(hours) });
  await buildTickets(sql, { programmeId, sessionId: id, count: seats });
  return id;
}
type Wish = { formula?: 'SOLO' | 'GROUP'; groupSize?: number; quantity?: number; by?: UserActor };
async function ask(sessionId: string, { by, ...wish }: Wish = {}): Promise<string> {
  const structureId = by?.structureId ?? (await buildStructure(sql));
  await submitDemand(by ?? agent, { structureId, sessionId, formula: 'SOLO', quantity: 1, ...wish });
  return structureId;
}
const prepare = () =>
  prepareDraw(agent, { publicValue: { what: 'The numbers of the lottery', at: inHours(1).toISOString() } });
const allocatedOf = async (sessionId: string) =>
  (
    await sql<{ free: number; allocated: number }>(
      `SELECT sum(free)::int AS free, sum(allocated)::int AS allocated FROM session_count WHERE session_id = $1`,
      [sessionId],
    )
  )[0];

describe('given no wish that can be drawn', () => {
  it('when it is tried or prepared, then it is refused and nothing is kept', async () => {
    await session(10);
    await expect(runDraw(agent, {})).rejects.toMatchObject({ code: 'allocation/nothing-to-draw' });
    await expect(prepare()).rejects.toMatchObject({ code: 'allocation/nothing-to-draw' });
  });

  it('when the only wishes are drafts, then it is the same', async () => {
    const leader = await buildActor(sql, 'LEADER', programmeId, await buildStructure(sql));
    await ask(await session(10), { by: leader });
    await expect(prepare()).rejects.toMatchObject({ code: 'allocation/nothing-to-draw' });
  });
});

describe('given quotas that contradict each other', () => {
  it('when a draw is prepared with them, then it is refused, with how many contradictions', async () => {
    const sessionId = await session(8);
    await ask(sessionId);
    await sql('INSERT INTO draw_rules (programme_id, last_quota) VALUES ($1, 1)', [programmeId]);
    await sql('INSERT INTO draw_quota (programme_id, number, session_id, minimum_seats) VALUES ($1, 1, $2, 12)', [
      programmeId,
      sessionId,
    ]);
    await expect(prepare()).rejects.toMatchObject({
      code: 'allocation/quotas-contradict',
      facts: { count: 1, quotas: 'Q1' },
    });
    expect(await sql(`SELECT id FROM draw_commitment WHERE programme_id = $1`, [programmeId])).toEqual([]);
  });
});

describe('given one giant group', () => {
  it('when it is larger than every session, then the draw gives nothing, says why, and may be published all the same', async () => {
    const sessionId = await session(20);
    const structureId = await ask(sessionId, { formula: 'GROUP', groupSize: 30 });
    const { drawId } = await drawnInPublic(agent);
    expect(await publishDraw(agent, { drawId })).toMatchObject({ allocations: 0, seats: 0 });
    expect(await allocatedOf(sessionId)).toEqual({ free: 20, allocated: 0 });
    const { wishes } = await explainWishes(agent, { structureId });
    expect(wishes[0]?.sentences).toContainEqual({
      key: 'stopped.no-seats-left',
      facts: { left: 20, kind: 'standard', size: 30, seats: 30, got: 0 },
    });
    expect((await listWaiting(agent, { sessionId })).rows).toMatchObject([{ size: 30, skip: 'no-seats' }]);
  });
});

describe('given demands far beyond the stock', () => {
  it('when thirty structures ask for fifty seats each of twenty, then twenty are given, and no more', async () => {
    const sessionId = await session(20);
    for (let i = 0; i < 30; i += 1) await ask(sessionId, { quantity: 50 });
    const { drawId } = await drawnInPublic(agent);
    expect(await publishDraw(agent, { drawId })).toMatchObject({ seats: 20 });
    expect(await allocatedOf(sessionId)).toEqual({ free: 0, allocated: 20 });
  });

  it('given a session without any stock, then its wishes are refused and the others are drawn', async () => {
    const [bare, stocked] = [
      await buildSession(sql, { programme_id: programmeId, starts_at: inHours(300) }),
      await session(2),
    ];
    await ask(bare);
    await ask(stocked);
    const { drawId } = await drawnInPublic(agent);
    expect(await publishDraw(agent, { drawId })).toMatchObject({ allocations: 1, seats: 1 });
  });
});

describe('given a session cancelled on the way', () => {
  it('when it is between the simulation and the draw, then the draw leaves its wishes out', async () => {
    const [off, on] = [await session(4), await session(4, 300)];
    await ask(off);
    await ask(on);
    const trial = await runDraw(agent, {});
    expect(trial).toMatchObject({ demands: 2 });
    await cancelSession(agent, { sessionId: off, version: 0, reason: 'ORGANISER_REQUEST' });
    expect(await drawnInPublic(agent)).toMatchObject({ demands: 1, granted: 1 });
  });

  it('when it is between the draw and its publication, then publishing is refused and nothing is written', async () => {
    const [off, on] = [await session(4), await session(4, 300)];
    await ask(off);
    await ask(on);
    const { drawId } = await drawnInPublic(agent);
    await cancelSession(agent, { sessionId: off, version: 0, reason: 'ORGANISER_REQUEST' });
    await expect(publishDraw(agent, { drawId })).rejects.toMatchObject({ kind: 'conflict' });
    expect(await sql(`SELECT id FROM allocation WHERE programme_id = $1`, [programmeId])).toEqual([]);
    expect(await allocatedOf(on)).toMatchObject({ allocated: 0 });
  });
});
