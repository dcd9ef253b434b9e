import { beforeAll, describe, expect, it } from 'vitest';
import type { UserActor } from '@/platform/actor';
import { testDatabase } from '@/test/database';
import { buildActor, buildProgramme, buildSession, buildStructure, buildTickets } from '@/test/factories';
import { allocateSeats } from './allocate-seats';
import { listAllocations, previewAnswers } from './allocation.queries';
import { allocationFilters } from './allocation.schema';
import { confirmAllocation } from './confirm-allocation';
import { releaseAllocations } from './release-allocation';

const { sql } = testDatabase();
let programmeId: string;
let agent: UserActor;
beforeAll(async () => {
  programmeId = await buildProgramme(sql);
  agent = await buildActor(sql, 'AGENT', programmeId);
});

/** A session in which structures are each proposed two seats; the second lets its date pass, the third confirms. */
async function silentStructures() {
  const sessionId = await buildSession(sql, { programme_id: programmeId });
  await buildTickets(sql, { programmeId, sessionId, count: 10 });
  const ids: string[] = [];
  const leaders: UserActor[] = [];
  for (let i = 0; i < 3; i += 1) {
    const structureId = await buildStructure(sql);
    leaders.push(await buildActor(sql, 'LEADER', programmeId, structureId));
    ids.push((await allocateSeats(agent, { sessionId, structureId, quantity: 2, reason: 'OTHER' })).allocationId);
  }
  const [, late, confirmed] = ids;
  await sql(`UPDATE allocation SET confirm_by = clock_timestamp() WHERE id = $1`, [late]);
  await confirmAllocation(leaders[2] as UserActor, { allocationId: confirmed ?? '' });
  return { sessionId, ids, late, leaders };
}
const reason = { reason: 'OTHER', note: 'aucune réponse' } as const;

describe('seats taken back from silent structures, many at once (rules 11, 16)', () => {
  it('given one that may still answer, one past its date and one that confirmed, then what it will do is said first', async () => {
    const { ids, late, sessionId } = await silentStructures();
    const filters = allocationFilters.parse({ due: 'late', sessionId });
    expect((await listAllocations(agent, filters)).rows.map(({ id }) => id)).toEqual([late]);
    expect(await previewAnswers(agent, { allocationIds: ids })).toEqual({
      ...{ ready: 1, readySeats: 2, late: 1, lateSeats: 2, answered: 1, structures: 2, waiting: 0 },
    });
  });

  it('when they are taken back, then the two are, with a reason, a mail each and the next in line asked; again: nothing', async () => {
    const { ids, sessionId } = await silentStructures();
    await sql(`DELETE FROM outbox`);
    expect(await releaseAllocations(agent, { allocationIds: ids, ...reason })).toEqual({
      ...{ released: 2, seats: 4, answered: 1 },
    });
    const states = await sql(
      `SELECT state, count(*)::int AS n FROM allocation WHERE session_id = $1 GROUP BY 1 ORDER BY 1`,
      [sessionId],
    );
    expect(states).toEqual([
      { state: 'CONFIRMED', n: 1 },
      { state: 'RELEASED', n: 2 },
    ]);
    const [free] = await sql(`SELECT sum(free)::int AS free FROM session_count WHERE session_id = $1`, [sessionId]);
    expect(free).toEqual({ free: 8 });
    const mails = await sql(`SELECT id FROM mail WHERE subject_id = ANY($1::uuid[]) AND kind = 'DECISION_NOTICE'`, [
      ids,
    ]);
    expect(mails).toHaveLength(2);
    const work = await sql(`SELECT payload FROM outbox WHERE job = 'allocation/offer'`);
    expect(work).toEqual([{ payload: { sessionId } }]);
    const [line] = await sql(
      `SELECT reason, facts FROM audit WHERE action = 'allocation/release-many' AND outcome = 'DONE' ORDER BY id DESC LIMIT 1`,
    );
    expect(line).toMatchObject({ reason: 'OTHER', facts: { released: 2, seats: 4, answered: 1 } });
    expect(await releaseAllocations(agent, { allocationIds: ids, ...reason })).toMatchObject({ released: 0, seats: 0 });
  });

  it('when a leader, the auditor or another programme tries, then it is as if there were none, and nothing moves', async () => {
    const { ids, leaders } = await silentStructures();
    const elsewhere = await buildActor(sql, 'AGENT', await buildProgramme(sql));
    for (const actor of [leaders[0] as UserActor, await buildActor(sql, 'AUDITOR', programmeId), elsewhere])
      await expect(releaseAllocations(actor, { allocationIds: ids, ...reason })).rejects.toMatchObject({
        kind: 'not-found',
        code: 'allocation/not-found',
      });
    expect(await previewAnswers(agent, { allocationIds: ids })).toMatchObject({ ready: 1, late: 1 });
  });

  it('when no reason is given, then it is refused', async () => {
    const { ids } = await silentStructures();
    await expect(releaseAllocations(agent, { allocationIds: ids } as never)).rejects.toMatchObject({
      code: 'common/invalid-input',
    });
  });
});
