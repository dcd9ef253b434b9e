import { describe, expect, it } from 'vitest';
import { takeBackTickets } from '@/modules/tickets/take-back-tickets';
import { at, ticketScene } from '@/modules/tickets/ticket-scene';
import { testDatabase } from '@/test/database';
import { buildAllocation, buildGroupLeader, buildTickets } from '@/test/factories';
import { assignGroupLeader, assignGroupLeaders } from './assign-group-leader';

const { sql } = testDatabase();

/** A structure with `count` confirmed tickets that nobody has, and a group leader at `email`. */
async function unassigned(count: number, email: string, programmeId?: string) {
  const scene = await ticketScene(sql, { count: 1, ...(programmeId && { programmeId }) });
  const { structureId, sessionId } = scene;
  const ticketIds = await buildTickets(sql, { programmeId: scene.programmeId, sessionId, count, row: 'B' });
  const place = { programmeId: scene.programmeId, sessionId, structureId };
  const allocationId = await buildAllocation(sql, { ...place, ticketIds });
  const groupLeaderId = await buildGroupLeader(sql, {
    programme_id: scene.programmeId,
    structure_id: structureId,
    email,
  });
  return { ...scene, allocationId, groupLeaderId, ticketIds };
}

describe('rule 2: 30 tickets a group leader and competition, across structures', () => {
  it('given 16 at once, then a warning; given 31, then a refusal with the numbers', async () => {
    const one = await unassigned(31, 'a@groupe.test');
    const ask = { allocationId: one.allocationId, groupLeaderId: one.groupLeaderId };
    const done = await assignGroupLeader(one.leader, { ...ask, quantity: 16 });
    expect(done.assigned).toHaveLength(16);
    expect(done.warnings).toEqual([{ groupLeaderId: one.groupLeaderId, people: 16, advised: 15 }]);
    await expect(assignGroupLeader(one.leader, { ...ask, quantity: 15 })).rejects.toMatchObject({
      code: 'claims/too-many-tickets',
      facts: { competition: 'OLYMPIC', max: 30, held: 16, adding: 15, room: 14 },
    });
    await expect(assignGroupLeader(one.leader, { ...ask, quantity: 20 })).rejects.toThrow(
      'claims/not-enough-unassigned',
    );
  });

  it('given two structures that give 20 tickets each to one address at once, then one of them is refused', async () => {
    const one = await unassigned(20, 'b@groupe.test');
    const two = await unassigned(20, 'b@groupe.test', one.programmeId);
    const results = await Promise.allSettled(
      [one, two].map(({ leader, allocationId, groupLeaderId }) =>
        assignGroupLeader(leader, { allocationId, groupLeaderId, quantity: 20 }),
      ),
    );
    expect(results.map((result) => result.status).sort()).toEqual(['fulfilled', 'rejected']);
    const [count] = await sql(
      `SELECT count(*)::int AS n FROM ticket t JOIN group_leader g ON g.id = t.group_leader_id WHERE g.email = 'b@groupe.test'`,
    );
    expect(count).toEqual({ n: 20 });
  });

  it('given one act with several assignments that are too many together, then none is made', async () => {
    const one = await unassigned(31, 'c@groupe.test');
    const ask = { allocationId: one.allocationId, groupLeaderId: one.groupLeaderId };
    const many = {
      assignments: [
        { ...ask, quantity: 16 },
        { ...ask, quantity: 15 },
      ],
    };
    await expect(assignGroupLeaders(one.agent, many)).rejects.toThrow('claims/too-many-tickets');
    expect(await sql('SELECT 1 FROM ticket WHERE group_leader_id = $1', [one.groupLeaderId])).toEqual([]);
  });
});

describe('to whom tickets may be given', () => {
  it('given an allocation not confirmed yet, or another structure’s, then it is refused', async () => {
    const one = await unassigned(2, 'd@groupe.test');
    const two = await unassigned(2, 'e@groupe.test', one.programmeId);
    const ask = { allocationId: one.allocationId, groupLeaderId: one.groupLeaderId, quantity: 1 };
    await expect(assignGroupLeader(two.leader, ask)).rejects.toMatchObject({ kind: 'not-found' });
    const foreign = { ...ask, groupLeaderId: two.groupLeaderId };
    await expect(assignGroupLeader(one.leader, foreign)).rejects.toThrow('structures/leader-not-found');
    await expect(assignGroupLeader(one.agent, foreign)).rejects.toThrow('tickets/other-structure');
    await sql(`UPDATE ticket SET state = 'PROPOSED' WHERE allocation_id = $1`, [one.allocationId]);
    await sql(`UPDATE allocation SET state = 'PROPOSED', decided_at = NULL WHERE id = $1`, [one.allocationId]);
    await expect(assignGroupLeader(one.leader, ask)).rejects.toThrow('claims/allocation-not-confirmed');
  });

  it('given tickets taken back, then they can go to another and the first is told', async () => {
    const one = await unassigned(2, 'f@groupe.test');
    await assignGroupLeader(one.leader, {
      allocationId: one.allocationId,
      groupLeaderId: one.groupLeaderId,
      ticketIds: one.ticketIds,
    });
    await takeBackTickets(one.leader, { ticketIds: [at(one.ticketIds, 0)] });
    const [row] = await sql('SELECT state, group_leader_id FROM ticket WHERE id = $1', [at(one.ticketIds, 0)]);
    expect(row).toEqual({ state: 'CONFIRMED', group_leader_id: null });
    expect(
      await sql(`SELECT 1 FROM mail WHERE kind = 'RESTITUTION_NOTICE' AND group_leader_id = $1`, [one.groupLeaderId]),
    ).toHaveLength(1);
  });
});
