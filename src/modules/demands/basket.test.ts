import { beforeAll, describe, expect, it } from 'vitest';
import { readSpace } from '@/modules/claims/space.queries';
import type { UserActor } from '@/platform/actor';
import { testDatabase } from '@/test/database';
import { buildActor, buildProgramme, buildSession, buildStructure, buildTickets, inHours } from '@/test/factories';
import { readBasket } from './basket.queries';
import { changeDemand } from './change-demand';
import { emptyBasket } from './empty-basket';
import { rankDemands } from './rank-demands';
import { submitBasket } from './submit-basket';
import { submitDemand } from './submit-demand';
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
const newLeader = async (columns: Record<string, unknown> = {}) =>
  buildActor(sql, 'LEADER', programmeId, await buildStructure(sql, columns));

/** The open wishes as their leader's screen has them. */
async function seen(leader: UserActor) {
  const { wishes, basket } = await readBasket(leader, {});
  return { demandIds: wishes.filter(({ can }) => can.change).map(({ id }) => id), version: basket.version };
}
const states = async (leader: UserActor) => (await readBasket(leader, {})).wishes.map(({ state }) => state);
const receipts = (leader: UserActor) =>
  sql(`SELECT user_id FROM mail WHERE structure_id = $1 AND kind = 'BASKET_RECEIPT'`, [leader.structureId]);

async function filled(hours: readonly number[]) {
  const leader = await newLeader();
  for (const hour of hours)
    await submitDemand(leader, { sessionId: await sessionIn(hour), formula: 'DUO', quantity: 2 });
  return leader;
}

describe('a basket is handed in', () => {
  it('given two wishes, when it is handed in, then they count, and one mail leaves to each leader', async () => {
    const leader = await filled([200, 230]);
    const colleague = await buildActor(sql, 'LEADER', programmeId, leader.structureId);
    expect((await readBasket(leader, {})).basket).toMatchObject({ state: 'DRAFT', drafts: 2, submittedAt: null });
    const done = await submitBasket(leader, await seen(leader));
    expect(done).toMatchObject({ submitted: 2, wishes: 2, left: [] });
    expect(await states(leader)).toEqual(['SUBMITTED', 'SUBMITTED']);
    expect((await readBasket(leader, {})).basket).toMatchObject({ state: 'SUBMITTED', submittedAt: done.submittedAt });
    expect((await receipts(leader)).map((mail) => mail.user_id).sort()).toEqual(
      [leader.userId, colleague.userId].sort(),
    );
  });

  it('given it was handed in and nothing changed, when it is again, then it is refused and no second mail leaves', async () => {
    const leader = await filled([200]);
    await submitBasket(leader, await seen(leader));
    await expect(submitBasket(leader, await seen(leader))).rejects.toMatchObject({ code: 'demands/nothing-new' });
    expect(await receipts(leader)).toHaveLength(1);
  });

  it('given it was handed in, when a number changes, then the wish goes on counting and a new receipt may be asked for', async () => {
    const leader = await filled([200]);
    await submitBasket(leader, await seen(leader));
    const [wish] = (await readBasket(leader, {})).wishes;
    const change = { demandId: wish?.id ?? '', version: wish?.version ?? 0, quantity: 3, wheelchairs: 1 };
    expect(await changeDemand(leader, change)).toMatchObject({ people: 6 });
    expect((await readBasket(leader, {})).basket.state).toBe('CHANGED');
    expect(await states(leader)).toEqual(['SUBMITTED']);
    expect(await submitBasket(leader, await seen(leader))).toMatchObject({ submitted: 0, wishes: 1 });
    expect(await receipts(leader)).toHaveLength(2);
  });

  it('given it was handed in, when a wish is added, then that one waits; taken out and put back, it waits again', async () => {
    const leader = await filled([200]);
    await submitBasket(leader, await seen(leader));
    const sessionId = await sessionIn(260);
    await submitDemand(leader, { sessionId, formula: 'SOLO' });
    expect(await states(leader)).toEqual(['SUBMITTED', 'DRAFT']);
    await submitBasket(leader, await seen(leader));
    expect(await emptyBasket(leader, await seen(leader))).toEqual({ withdrawn: 2 });
    expect((await readBasket(leader, {})).basket).toMatchObject({ state: 'EMPTY', drafts: 0 });
    const back = await submitDemand(leader, { sessionId, formula: 'SOLO' });
    expect(back).toMatchObject({ state: 'DRAFT', rank: 1 });
    await submitBasket(leader, await seen(leader));
    expect(await states(leader)).toEqual(['SUBMITTED']);
  });

  it('given a session cancelled since, when the basket is handed in, then that wish stays a draft and is named', async () => {
    const leader = await filled([200]);
    const sessionId = await sessionIn(230, { code: 'GONE01' });
    await submitDemand(leader, { sessionId, formula: 'SOLO' });
    await sql(`UPDATE session SET status = 'CANCELLED' WHERE id = $1`, [sessionId]);
    expect(await submitBasket(leader, await seen(leader))).toMatchObject({ submitted: 1, left: ['GONE01'] });
    const { wishes } = await readBasket(leader, {});
    expect(wishes[1]).toMatchObject({
      state: 'DRAFT',
      warnings: [{ kind: 'not-offered', why: 'session-cancelled' }],
    });
    await expect(submitBasket(leader, await seen(leader))).rejects.toMatchObject({ code: 'demands/nothing-new' });
  });

  it('given the city enters for a structure, then the wish counts at once; it may hand the basket in too', async () => {
    const leader = await filled([200]);
    const structureId = leader.structureId ?? '';
    const entered = await submitDemand(agent, { structureId, sessionId: await sessionIn(300), formula: 'SOLO' });
    expect(entered).toMatchObject({ state: 'SUBMITTED', rank: 2 });
    expect(await submitBasket(agent, { structureId, ...(await seen(leader)) })).toMatchObject({ wishes: 2 });
    expect((await receipts(leader)).map((mail) => mail.user_id)).toEqual([leader.userId]);
  });
});

describe('the wishes still to be handed in, as the space of a structure tells them', () => {
  const told = async (leader: UserActor) => (await readSpace(leader, {})).toHandIn;
  const closing = (at: string | null) =>
    sql(`UPDATE programme SET rules = rules || jsonb_build_object('demandsCloseAt', $2::text) WHERE id = $1`, [
      programmeId,
      at,
    ]);

  it('given drafts, then it says how many and until when; handed in, nothing; with one more, that one', async () => {
    const before = inHours(72);
    await closing(before.toISOString());
    const leader = await filled([200, 300]);
    expect(await told(leader)).toEqual({ drafts: 2, before });
    await submitBasket(leader, await seen(leader));
    expect(await told(leader)).toBeNull();
    await submitDemand(leader, { sessionId: await sessionIn(400), formula: 'SOLO', quantity: 1 });
    expect(await told(leader)).toEqual({ drafts: 1, before });
    await closing(null);
    expect(await told(leader)).toEqual({ drafts: 1, before: null });
  });

  it('given the date has passed, or the only session of a draft was called off, then there is nothing to hand in', async () => {
    const leader = await filled([200]);
    await closing(inHours(-1).toISOString());
    expect(await told(leader)).toBeNull();
    await closing(null);
    await sql(
      `UPDATE session SET status = 'CANCELLED' WHERE id IN (SELECT session_id FROM demand WHERE structure_id = $1)`,
      [leader.structureId],
    );
    expect(await told(leader)).toBeNull();
  });
});

describe('two people on one basket', () => {
  it('when both hand it in at the same moment, then it is handed in once and one mail leaves to each', async () => {
    const leader = await filled([200, 230]);
    const colleague = await buildActor(sql, 'LEADER', programmeId, leader.structureId);
    const asSeen = await seen(leader);
    const both = await Promise.allSettled([submitBasket(leader, asSeen), submitBasket(colleague, asSeen)]);
    const lost = both.filter(({ status }) => status === 'rejected').map((end) => (end as PromiseRejectedResult).reason);
    expect(lost).toMatchObject([{ code: 'demands/nothing-new' }]);
    expect(await receipts(leader)).toHaveLength(2);
  });

  it('given a wish was added, taken out or changed since, when it is handed in or emptied as it was seen, then it is refused', async () => {
    const leader = await filled([200, 230]);
    const before = await seen(leader);
    await submitDemand(agent, {
      structureId: leader.structureId ?? '',
      sessionId: await sessionIn(300),
      formula: 'SOLO',
    });
    for (const act of [submitBasket, emptyBasket]) {
      await expect(act(leader, before)).rejects.toMatchObject({ code: 'demands/basket-changed', facts: { count: 3 } });
    }
    const now = await seen(leader);
    const [wish] = (await readBasket(leader, {})).wishes;
    await changeDemand(leader, { demandId: wish?.id ?? '', version: wish?.version ?? 0, quantity: 5, wheelchairs: 0 });
    for (const act of [submitBasket, emptyBasket, rankDemands]) {
      await expect(act(leader, now)).rejects.toMatchObject({ code: 'common/changed-meanwhile' });
    }
    await expect(
      changeDemand(leader, { demandId: wish?.id ?? '', version: wish?.version ?? 0, quantity: 1, wheelchairs: 0 }),
    ).rejects.toMatchObject({ code: 'common/changed-meanwhile' });
  });
});

describe('the date at which wishes close', () => {
  it('given it has passed, then nothing of a basket changes, whoever asks, and the refusal says the date', async () => {
    const closedAt = inHours(-1).toISOString();
    const closed = await buildProgramme(sql, { rules: { demandsCloseAt: closedAt } });
    const leader = await buildActor(sql, 'LEADER', closed, await buildStructure(sql));
    const clerk = await buildActor(sql, 'AGENT', closed);
    const sessionId = await buildSession(sql, { programme_id: closed, starts_at: inHours(300) });
    const other = await buildSession(sql, { programme_id: closed, starts_at: inHours(400) });
    const [row] = await sql<{ id: string }>(
      `INSERT INTO demand (programme_id, structure_id, session_id, rank, formula, group_size, quantity)
       VALUES ($1, $2, $3, 1, 'DUO', 2, 1) RETURNING id`,
      [closed, leader.structureId, sessionId],
    );
    const demandId = row?.id ?? '';
    const asSeen = { demandIds: [demandId], version: 0 };
    const structureId = leader.structureId ?? '';
    const acts = [
      () => submitDemand(leader, { sessionId: other, formula: 'SOLO' }),
      () => submitDemand(clerk, { structureId, sessionId: other, formula: 'SOLO' }),
      () => changeDemand(leader, { demandId, version: 0, quantity: 2, wheelchairs: 0 }),
      () => withdrawDemand(leader, { demandId, version: 0 }),
      () => rankDemands(leader, asSeen),
      () => emptyBasket(leader, asSeen),
      () => submitBasket(leader, asSeen),
    ];
    for (const act of acts) await expect(act()).rejects.toMatchObject({ code: 'demands/closed', facts: { closedAt } });
    expect((await readBasket(leader, {})).closed).toBe(true);
    expect(await states(leader)).toEqual(['SUBMITTED']);
  });

  it('given it comes while a request waits on the basket, then the request is refused: the clock is read after the lock', async () => {
    const leader = await filled([200]);
    const [wish] = (await readBasket(leader, {})).wishes;
    await sql(`BEGIN`);
    let late: Promise<unknown>;
    try {
      await sql(`SELECT pg_advisory_xact_lock(hashtextextended('basket:' || $1 || $2, 0))`, [
        programmeId,
        leader.structureId,
      ]);
      late = expect(withdrawDemand(leader, { demandId: wish?.id ?? '', version: 0 })).rejects.toMatchObject({
        code: 'demands/closed',
      });
      await sql(`UPDATE programme SET rules = rules || jsonb_build_object('demandsCloseAt', $2::text) WHERE id = $1`, [
        programmeId,
        new Date().toISOString(),
      ]);
    } finally {
      await sql(`COMMIT`);
    }
    await late;
    await sql(`UPDATE programme SET rules = rules - 'demandsCloseAt' WHERE id = $1`, [programmeId]);
  });
});

describe('whose basket', () => {
  it('when another leader hands it in, empties it or changes a wish, then nothing of it is told', async () => {
    const [mine, other] = [await filled([200]), await newLeader()];
    const structureId = mine.structureId ?? '';
    const asSeen = await seen(mine);
    await expect(submitBasket(other, { structureId, ...asSeen })).rejects.toMatchObject({
      code: 'structures/not-found',
    });
    await expect(emptyBasket(other, { structureId, ...asSeen })).rejects.toMatchObject({
      code: 'structures/not-found',
    });
    await expect(
      changeDemand(other, { demandId: asSeen.demandIds[0] ?? '', version: 0, quantity: 1, wheelchairs: 0 }),
    ).rejects.toMatchObject({ code: 'demands/not-found' });
  });

  it('given members, stock and overlaps, then the screen is told beside each wish (rules 6, 15)', async () => {
    const leader = await newLeader({ member_count: 10 });
    const first = await sessionIn(500, { code: 'HAND01' });
    await buildTickets(sql, { programmeId, sessionId: first, count: 5 });
    await submitDemand(leader, { sessionId: first, formula: 'GROUP', groupSize: 12, quantity: 1, wheelchairs: 3 });
    await submitDemand(leader, { sessionId: await sessionIn(501, { code: 'HAND02' }), formula: 'SOLO' });
    const { wishes, members } = await readBasket(leader, {});
    expect(members).toBe(10);
    expect(wishes[0]).toMatchObject({ need: { standard: 7, wheelchair: 3, companion: 2 } });
    expect(wishes.map(({ warnings }) => warnings.map(({ kind }) => kind))).toEqual([
      ['overlaps-wish', 'over-members', 'over-free', 'over-wheelchairs'],
      ['overlaps-wish'],
    ]);
  });
});
