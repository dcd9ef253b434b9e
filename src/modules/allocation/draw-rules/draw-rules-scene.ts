import { submitDemand } from '@/modules/demands/submit-demand';
import type { TestDatabase } from '@/test/database';
import { buildActor, buildProgramme, buildSession, buildStructure, buildTickets, inHours } from '@/test/factories';

export const why = { reason: 'CITY_DECISION' } as const;

/** A session of six seats that two structures ask a pair of, with an admin and an agent of the programme. */
export async function buildWishes(sql: TestDatabase['sql']) {
  const programmeId = await buildProgramme(sql);
  const admin = await buildActor(sql, 'ADMIN', programmeId);
  const agent = await buildActor(sql, 'AGENT', programmeId);
  const sessionId = await buildSession(sql, { programme_id: programmeId, starts_at: inHours(168), code: 'ATH01' });
  await buildTickets(sql, { programmeId, sessionId, count: 6 });
  const structureId = await buildStructure(sql, {
    public: 'DISABILITY',
    name: 'Club des Lilas',
    external_id: `W75-${crypto.randomUUID()}`,
  });
  for (const id of [structureId, await buildStructure(sql, { public: 'SPORT' })])
    await submitDemand(agent, { structureId: id, sessionId, formula: 'DUO', quantity: 1 });
  return { programmeId, admin, agent, sessionId, structureId };
}
