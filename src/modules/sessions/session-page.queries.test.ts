import { describe, expect, it } from 'vitest';
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
import { sessionPage, sessionTrail } from './session-page.queries';

const { sql } = testDatabase();

/** A session with three free seats and two proposed to a structure. */
async function given(session: Record<string, unknown> = {}) {
  const programmeId = await buildProgramme(sql);
  const sessionId = await buildSession(sql, { programme_id: programmeId, code: 'ATH01', ...session });
  const structureId = await buildStructure(sql);
  const seats = await buildTickets(sql, { programmeId, sessionId, count: 5 });
  await buildAllocation(sql, { programmeId, sessionId, structureId, ticketIds: seats.slice(3), state: 'PROPOSED' });
  return { programmeId, sessionId, structureId, agent: await buildActor(sql, 'AGENT', programmeId) };
}
const ofSession = { code: 'ATH01' };

describe('Given a session with free seats and seats proposed to a structure', () => {
  it('when the city opens it, then it may do all that the rules allow now', async () => {
    const { agent } = await given();
    expect((await sessionPage(agent, ofSession)).can).toEqual({
      allocate: true,
      remind: true,
      hold: true,
      gate: true,
      cancel: true,
      postpone: true,
    });
  });

  it('when its cutoff has passed (rule 4), then no seat is given any more, and the rest may be done', async () => {
    const { agent } = await given({ starts_at: inHours(10) });
    expect((await sessionPage(agent, ofSession)).can).toMatchObject({ allocate: false, hold: true, cancel: true });
  });

  it('when it is cancelled, then nothing may be done', async () => {
    const { agent } = await given({ status: 'CANCELLED' });
    const { can } = await sessionPage(agent, ofSession);
    expect(Object.values(can).filter(Boolean)).toEqual([]);
  });

  it('when a leader, a volunteer or the auditor opens it or its trail, then it is refused', async () => {
    const { programmeId, sessionId, structureId } = await given();
    const others = [
      await buildActor(sql, 'LEADER', programmeId, structureId),
      await buildActor(sql, 'GATE', programmeId),
      await buildActor(sql, 'AUDITOR', programmeId),
    ];
    for (const actor of others) {
      await expect(sessionPage(actor, ofSession)).rejects.toMatchObject({ kind: 'forbidden' });
      await expect(sessionTrail(actor, { sessionId })).rejects.toMatchObject({ kind: 'forbidden' });
    }
  });
});
