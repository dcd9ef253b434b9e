import { beforeAll, describe, expect, it } from 'vitest';
import { restituteTickets } from '@/modules/tickets/restitute-tickets';
import type { UserActor } from '@/platform/actor';
import { testDatabase } from '@/test/database';
import { drawnSession } from '@/test/drawn-session';
import { buildActor, buildAllocation, buildProgramme, buildStructure, buildTickets } from '@/test/factories';
import { allocateSeats } from './allocate-seats';
import { previewAnswers } from './allocation.queries';
import { confirmAllocation } from './confirm-allocation';
import { declineAllocation } from './decline-allocation';
import { offerSeats } from './offer-seats';
import { listWaiting } from './waiting.queries';
import { WAITING_OUTCOMES } from './waiting.rules';

const { sql } = testDatabase();
const OFFERS = { kind: 'system', name: 'offers', programmeId: null } as const;
let programmeId: string;
let agent: UserActor;
beforeAll(async () => {
  programmeId = await buildProgramme(sql);
  agent = await buildActor(sql, 'AGENT', programmeId);
});

/** Four seats: who comes alone asks for six and is granted four, a group of five is refused. Some more seats come later. */
async function partlyMet() {
  const scene = await drawnSession(sql, agent, 4, [{ quantity: 6 }, { size: 5 }]);
  const { sessionId, structures, leaderOf } = scene;
  const [alone = '', group = ''] = structures;
  const [won] = await sql<{ id: string; quantity: number; structureId: string }>(
    `SELECT id, quantity, structure_id AS "structureId" FROM allocation WHERE session_id = $1`,
    [sessionId],
  );
  expect(won).toMatchObject({ quantity: 4, structureId: alone });
  const more = (count: number) => buildTickets(sql, { programmeId, sessionId, count });
  return { ...scene, alone, group, more, allocationId: won?.id ?? '', leader: leaderOf(alone) };
}
const offersOf = (sessionId: string) =>
  sql<{ structureId: string; quantity: number }>(
    `SELECT structure_id AS "structureId", quantity FROM allocation WHERE session_id = $1 AND offer ORDER BY quantity`,
    [sessionId],
  );
const listed = async (sessionId: string) =>
  new Map((await listWaiting(agent, { sessionId })).rows.map(({ structureId, skip }) => [structureId, skip]));

describe('given a wish that the draw met in part (rules 5, 15, 16)', () => {
  it('when its structure keeps all of that, then it waits for the rest and is offered it', async () => {
    const { sessionId, alone, group, more, allocationId, leader } = await partlyMet();
    await confirmAllocation(leader, { allocationId });
    await more(7);
    expect(await offerSeats(OFFERS, { sessionId })).toEqual({ offers: 2, seats: 7 });
    expect(await offersOf(sessionId)).toEqual([
      { structureId: alone, quantity: 2 },
      { structureId: group, quantity: 5 },
    ]);
  });

  it('when it keeps one seat of four, then it is not offered what it refused: somebody else is asked', async () => {
    const { sessionId, alone, group, more, allocationId, leader } = await partlyMet();
    expect(await confirmAllocation(leader, { allocationId, keep: 1 })).toMatchObject({ returned: 3 });
    await more(4);
    expect(await offerSeats(OFFERS, { sessionId })).toEqual({ offers: 1, seats: 5 });
    expect(await offersOf(sessionId)).toEqual([{ structureId: group, quantity: 5 }]);
    expect(await listed(sessionId)).toEqual(
      new Map([
        [alone, 'declined'],
        [group, 'offered'],
      ]),
    );
  });

  it('when it confirms all and gives one back later, then it is not offered that seat: somebody else is asked', async () => {
    const { sessionId, alone, group, more, allocationId, leader } = await partlyMet();
    await confirmAllocation(leader, { allocationId });
    const [ticket] = await sql<{ id: string }>(`SELECT id FROM ticket WHERE allocation_id = $1 LIMIT 1`, [
      allocationId,
    ]);
    await restituteTickets(leader, { ticketIds: [ticket?.id ?? ''] });
    await more(6);
    expect(await offerSeats(OFFERS, { sessionId })).toEqual({ offers: 1, seats: 5 });
    expect(await offersOf(sessionId)).toEqual([{ structureId: group, quantity: 5 }]);
    expect((await listed(sessionId)).get(alone)).toBe('declined');
  });
});

/** Those of the list that nothing became of yet, and who still take part. */
const ENDED: ReadonlySet<string | null> = new Set([...WAITING_OUTCOMES, 'closed']);
const stillWaiting = async (sessionId: string) =>
  [...(await listed(sessionId)).values()].filter((skip) => !ENDED.has(skip)).length;
/** What is said of taking back seats that nobody asked for and nobody has confirmed. */
async function counted(sessionId: string): Promise<number> {
  const ticketIds = await buildTickets(sql, { programmeId, sessionId, count: 1 });
  const structureId = await buildStructure(sql);
  const id = await buildAllocation(sql, { programmeId, sessionId, structureId, ticketIds, state: 'PROPOSED' });
  return (await previewAnswers(agent, { allocationIds: [id] })).waiting;
}

describe('how many wait, said before seats are taken back', () => {
  it('given wishes of every outcome and a structure that takes part no more, then it is as many as still wait', async () => {
    const wishes = [...Array(7)].map(() => ({ size: 3 }));
    const { sessionId, leaderOf } = await drawnSession(sql, agent, 3, wishes);
    expect([await counted(sessionId), await stillWaiting(sessionId)]).toEqual([6, 6]);
    await buildTickets(sql, { programmeId, sessionId, count: 6 });
    expect(await offerSeats(OFFERS, { sessionId })).toEqual({ offers: 2, seats: 6 });
    const [first, second] = await sql<{ id: string; structureId: string }>(
      `SELECT id, structure_id AS "structureId" FROM allocation WHERE session_id = $1 AND offer`,
      [sessionId],
    );
    await confirmAllocation(leaderOf(first?.structureId ?? ''), { allocationId: first?.id ?? '' });
    await declineAllocation(leaderOf(second?.structureId ?? ''), { allocationId: second?.id ?? '' });
    const waiting = (await listWaiting(agent, { sessionId })).rows.filter(({ skip }) => skip === 'no-seats' || !skip);
    const [given, gone] = waiting;
    const byHand = { sessionId, structureId: given?.structureId ?? '', demandId: given?.demandId ?? '' };
    await allocateSeats(agent, { ...byHand, quantity: 3, reason: 'OTHER' });
    await sql(`UPDATE structure SET disabled_at = now() WHERE id = $1`, [gone?.structureId]);
    expect([await counted(sessionId), await stillWaiting(sessionId)]).toEqual([2, 2]);
  });

  it('given a wish met in part whose structure kept less than it was given, then it is not counted', async () => {
    const { sessionId, allocationId, leader } = await partlyMet();
    expect([await counted(sessionId), await stillWaiting(sessionId)]).toEqual([2, 2]);
    await confirmAllocation(leader, { allocationId, keep: 1 });
    expect([await counted(sessionId), await stillWaiting(sessionId)]).toEqual([1, 1]);
  });
});
