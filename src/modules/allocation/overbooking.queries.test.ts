import { beforeAll, describe, expect, it } from 'vitest';
import type { UserActor } from '@/platform/actor';
import { testDatabase } from '@/test/database';
import {
  buildActor,
  buildAllocation,
  buildProgramme,
  buildSession,
  buildStructure,
  buildTickets,
  inHours,
} from '@/test/factories';
import { listEmptySeats } from './overbooking.queries';

const { sql } = testDatabase();
let programmeId: string;
let agent: UserActor;
beforeAll(async () => {
  programmeId = await buildProgramme(sql);
  agent = await buildActor(sql, 'AGENT', programmeId);
});

async function over(kind: string, given: number, came: number, columns: Record<string, unknown> = {}) {
  const sessionId = await buildSession(sql, { programme_id: programmeId, starts_at: inHours(-48), ...columns });
  const structureId = await buildStructure(sql, { public: kind });
  const ticketIds = await buildTickets(sql, { programmeId, sessionId, count: given });
  await buildAllocation(sql, { programmeId, sessionId, structureId, ticketIds });
  await sql(`UPDATE ticket SET state = 'ENTERED', entered_at = now() WHERE id = ANY($1::uuid[])`, [
    ticketIds.slice(0, came),
  ]);
}

describe('given sessions that are over, one that is not and one that was cancelled', () => {
  it('when the city asks, then each public of a competition is told by itself, and too few are said to be too few', async () => {
    await over('YOUTH', 60, 50);
    await over('YOUTH', 40, 32);
    await over('SENIORS', 12, 6);
    await over('YOUTH', 40, 40, { competition: 'PARALYMPIC' });
    await over('YOUTH', 50, 0, { starts_at: inHours(100) });
    await over('YOUTH', 50, 0, { status: 'CANCELLED' });
    const told = await listEmptySeats(agent, {});
    expect(told).toMatchObject([
      { public: 'YOUTH', competition: 'OLYMPIC', said: { known: true, seen: 100, empty: 18 } },
      { public: 'SENIORS', competition: 'OLYMPIC', said: { known: false, seen: 12, least: 30 } },
      { public: 'YOUTH', competition: 'PARALYMPIC', said: { known: true, seen: 40, empty: 0, more: 0 } },
    ]);
  });

  it('when somebody else asks, then it is refused', async () => {
    const structureId = await buildStructure(sql);
    const others = [
      await buildActor(sql, 'LEADER', programmeId, structureId),
      await buildActor(sql, 'AUDITOR', programmeId),
      await buildActor(sql, 'GATE', programmeId),
    ];
    for (const actor of others) await expect(listEmptySeats(actor, {})).rejects.toMatchObject({ kind: 'forbidden' });
  });
});
