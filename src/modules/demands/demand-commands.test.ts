import { beforeAll, describe, expect, it } from 'vitest';
import type { UserActor } from '@/platform/actor';
import { testDatabase } from '@/test/database';
import { buildActor, buildProgramme, buildSession, buildStructure, inHours } from '@/test/factories';
import { seenVersion } from '@/test/seen-version';
import { rankDemands } from './rank-demands';
import { submitDemand } from './submit-demand';
import { submitDemands } from './submit-demands';
import { withdrawDemand } from './withdraw-demand';

const { sql } = testDatabase();
let programmeId: string;
let agent: UserActor;

beforeAll(async () => {
  programmeId = await buildProgramme(sql);
  agent = await buildActor(sql, 'AGENT', programmeId);
});

const sessionIn = (hours: number, columns: Record<string, unknown> = {}) =>
  buildSession(sql, { programme_id: programmeId, starts_at: inHours(hours), ...columns });
const newLeader = async () => buildActor(sql, 'LEADER', programmeId, await buildStructure(sql));
const basket = (leader: UserActor) =>
  sql<{ id: string; rank: number }>(
    `SELECT id, rank FROM demand WHERE structure_id = $1 AND state IN ('DRAFT', 'SUBMITTED') ORDER BY rank`,
    [leader.structureId],
  );

describe('the basket of a structure (rule 15)', () => {
  it('given three wishes, when the last is put first, then ranks follow; when one is withdrawn, the others move up', async () => {
    const leader = await newLeader();
    const ids: string[] = [];
    for (const hours of [200, 230, 260]) {
      const wish = await submitDemand(leader, { sessionId: await sessionIn(hours), formula: 'DUO', quantity: 2 });
      ids.push(wish.demandId);
    }
    const [a = '', b = '', c = ''] = ids;
    await rankDemands(leader, { demandIds: [c, a, b], version: 0 });
    expect(await basket(leader)).toEqual([
      { id: c, rank: 1 },
      { id: a, rank: 2 },
      { id: b, rank: 3 },
    ]);
    await withdrawDemand(leader, { demandId: a, version: await seenVersion(sql, 'demand', a) });
    expect(await basket(leader)).toEqual([
      { id: c, rank: 1 },
      { id: b, rank: 2 },
    ]);
    await expect(rankDemands(leader, { demandIds: [c], version: 0 })).rejects.toMatchObject({
      code: 'demands/basket-changed',
    });
  });

  it('given two wishes at the same time, then the second is told of the first', async () => {
    const leader = await newLeader();
    await submitDemand(leader, { sessionId: await sessionIn(300, { code: 'BOX01' }), formula: 'SOLO' });
    const second = await submitDemand(leader, { sessionId: await sessionIn(301), formula: 'SOLO' });
    expect(second.overlaps).toEqual(['BOX01']);
  });

  it('given the same formula again, then its numbers are replaced', async () => {
    const leader = await newLeader();
    const sessionId = await sessionIn(310);
    const first = await submitDemand(leader, { sessionId, formula: 'GROUP', groupSize: 12, quantity: 1 });
    const again = await submitDemand(leader, {
      version: 0,
      sessionId,
      formula: 'GROUP',
      groupSize: 12,
      quantity: 2,
      wheelchairs: 2,
    });
    expect(again).toMatchObject({ demandId: first.demandId, people: 24, rank: 1 });
  });

  it('refuses a session past its cutoff (rule 4), cancelled (rule 7) or outside the programme (rule 13)', async () => {
    const leader = await newLeader();
    const wish = (sessionId: string) => submitDemand(leader, { sessionId, formula: 'DUO' });
    await expect(wish(await sessionIn(40))).rejects.toMatchObject({ code: 'demands/cutoff-passed' });
    await expect(wish(await sessionIn(200, { status: 'CANCELLED' }))).rejects.toMatchObject({
      code: 'demands/session-cancelled',
    });
    await expect(wish(await sessionIn(200, { kind: 'CEREMONY' }))).rejects.toMatchObject({
      code: 'demands/session-excluded',
    });
  });

  it('when a leader asks for another structure or touches its wish, then nothing of it is told', async () => {
    const [mine, other] = [await newLeader(), await newLeader()];
    const sessionId = await sessionIn(400);
    const { demandId } = await submitDemand(mine, { sessionId, formula: 'DUO' });
    await expect(withdrawDemand(other, { demandId, version: 0 })).rejects.toMatchObject({ code: 'demands/not-found' });
    await expect(
      submitDemand(other, { structureId: mine.structureId ?? '', sessionId, formula: 'SOLO' }),
    ).rejects.toMatchObject({ code: 'structures/not-found' });
  });

  it('given many at once from the city, then all are entered with their ranks; a leader may not', async () => {
    const leader = await newLeader();
    const demands = await Promise.all(
      [500, 530, 560].map(async (hours, i) => ({
        structureId: leader.structureId ?? '',
        sessionId: await sessionIn(hours),
        formula: 'FAMILY' as const,
        quantity: 1,
        rank: i + 1,
      })),
    );
    await expect(submitDemands(leader, { demands })).rejects.toMatchObject({ kind: 'forbidden' });
    expect(await submitDemands(agent, { demands })).toEqual({ entered: 3, people: 12 });
    expect((await basket(leader)).map(({ rank }) => rank)).toEqual([1, 2, 3]);
  });
});
