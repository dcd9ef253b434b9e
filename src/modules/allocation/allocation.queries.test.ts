import { beforeAll, describe, expect, it } from 'vitest';
import { ticketScene } from '@/modules/tickets/ticket-scene';
import type { Actor } from '@/platform/actor';
import { testDatabase } from '@/test/database';
import { buildActor } from '@/test/factories';
import { listAllocations } from './allocation.queries';
import { allocationFilters } from './allocation.schema';

const { sql } = testDatabase();
const all = allocationFilters.parse({});

describe('Given one programme in which two structures have an allocation each', () => {
  let city: Actor[];
  let refused: Actor[];
  let mine: Awaited<ReturnType<typeof ticketScene>>;
  let theirs: Awaited<ReturnType<typeof ticketScene>>;
  beforeAll(async () => {
    mine = await ticketScene(sql);
    const { programmeId } = mine;
    theirs = await ticketScene(sql, { programmeId });
    city = [mine.agent, await buildActor(sql, 'ADMIN', programmeId)];
    refused = [
      await buildActor(sql, 'AUDITOR', programmeId),
      await buildActor(sql, 'GATE', programmeId),
      { ...mine.leader, structureId: null },
      mine.holder,
    ];
  });

  it('when the city lists them, then it gets both and may answer for them', async () => {
    for (const actor of city)
      expect(await listAllocations(actor, all)).toMatchObject({ total: 2, seats: 8, can: { answer: true } });
  });

  it('when a leader lists them, then it gets its own alone, whatever structure it asks for', async () => {
    const own = await listAllocations(mine.leader, all);
    expect(own).toMatchObject({ total: 1, seats: 4, rows: [{ id: mine.allocationId }], can: { answer: false } });
    const asked = { ...all, structureId: theirs.structureId };
    expect(await listAllocations(mine.leader, asked)).toMatchObject({ total: 0, seats: 0, rows: [] });
  });

  it('when the auditor, a volunteer, a leader of no structure or a holder lists them, then it is refused', async () => {
    for (const actor of refused)
      await expect(listAllocations(actor, all)).rejects.toMatchObject({
        kind: 'forbidden',
        code: 'common/forbidden',
      });
  });
});
