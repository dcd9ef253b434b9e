import { beforeAll, describe, expect, it } from 'vitest';
import type { UserActor } from '@/platform/actor';
import { testDatabase } from '@/test/database';
import { buildActor, buildProgramme, buildSession, buildStructure } from '@/test/factories';
import { listAllocations, proposedOf } from './allocation.queries';
import { allocationFilters } from './allocation.schema';

const { sql } = testDatabase();

describe('Given a structure that does not answer 60 allocations, and answered one', () => {
  let programmeId: string;
  let structureId: string;
  let elsewhere: string;
  let city: UserActor[];
  let silent: string[];

  /** One allocation in so many sessions. */
  async function allocate(programme: string, structure: string, state: string, count: number): Promise<string[]> {
    const ids: string[] = [];
    for (let i = 0; i < count; i += 1) {
      const sessionId = await buildSession(sql, { programme_id: programme });
      const [row] = await sql<{ id: string }>(
        `INSERT INTO allocation (programme_id, session_id, structure_id, quantity, state, confirm_by, decided_at)
         VALUES ($1, $2, $3, 2, $4::"AllocationState", clock_timestamp() + interval '2 days',
           CASE WHEN $4 = 'PROPOSED' THEN NULL ELSE clock_timestamp() END) RETURNING id`,
        [programme, sessionId, structure, state],
      );
      ids.push(row?.id ?? '');
    }
    return ids;
  }

  beforeAll(async () => {
    programmeId = await buildProgramme(sql);
    elsewhere = await buildProgramme(sql);
    structureId = await buildStructure(sql);
    city = [await buildActor(sql, 'AGENT', programmeId), await buildActor(sql, 'ADMIN', programmeId)];
    silent = await allocate(programmeId, structureId, 'PROPOSED', 60);
    await allocate(programmeId, structureId, 'CONFIRMED', 1);
    await allocate(programmeId, await buildStructure(sql), 'PROPOSED', 1);
    await allocate(elsewhere, structureId, 'PROPOSED', 1);
  });

  it('when the city asks what it proposes to it, then all 60 are told, where a page of the list has fifty', async () => {
    const page = await listAllocations(city[0] as UserActor, {
      ...allocationFilters.parse({}),
      structureId,
      state: 'PROPOSED',
    });
    expect(page.rows).toHaveLength(50);
    for (const actor of city) {
      const { ids } = await proposedOf(actor, { structureId });
      expect(ids.toSorted()).toEqual(silent.toSorted());
    }
  });

  it('when another programme asks, then it gets its own alone; of no structure, nothing', async () => {
    const agent = await buildActor(sql, 'AGENT', elsewhere);
    expect((await proposedOf(agent, { structureId })).ids).toHaveLength(1);
    expect((await proposedOf(agent, { structureId: crypto.randomUUID() })).ids).toEqual([]);
  });

  it('when the leader of the structure, the auditor or a volunteer asks, then it is refused', async () => {
    const others = [
      await buildActor(sql, 'LEADER', programmeId, structureId),
      await buildActor(sql, 'AUDITOR', programmeId),
      await buildActor(sql, 'GATE', programmeId),
    ];
    for (const actor of others)
      await expect(proposedOf(actor, { structureId })).rejects.toMatchObject({ code: 'common/forbidden' });
  });
});
