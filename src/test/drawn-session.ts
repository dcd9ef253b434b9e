import { publishDraw } from '@/modules/allocation/publish-draw';
import type { UserActor } from '@/platform/actor';
import type { TestDatabase } from './database';
import { drawnInPublic } from './drawn-in-public';
import { buildActor, buildSession, buildStructure, buildTickets, inHours } from './factories';

export type Asked = { readonly size?: number; readonly quantity?: number; readonly wheelchairs?: number };
type Over = {
  readonly session?: Record<string, unknown>;
  readonly rules?: Parameters<typeof drawnInPublic>[1];
};
const FORMULAS: Readonly<Record<number, string>> = { 1: 'SOLO', 2: 'DUO', 4: 'FAMILY' };

/**
 * A session of so many seats, drawn and published among structures that each ask for something; a leader each. The
 * structures are answered in the order of what was asked.
 */
export async function drawnSession(
  sql: TestDatabase['sql'],
  agent: UserActor,
  seats: number,
  asked: readonly Asked[],
  { session = {}, rules = {} }: Over = {},
) {
  const { programmeId } = agent;
  if (programmeId === null) throw new Error('an agent works in a programme');
  const sessionId = await buildSession(sql, { programme_id: programmeId, starts_at: inHours(400), ...session });
  await buildTickets(sql, { programmeId, sessionId, count: seats });
  const leaders = new Map<string, UserActor>();
  for (const { size = 1, quantity = 1, wheelchairs = 0 } of asked) {
    const structureId = await buildStructure(sql);
    leaders.set(structureId, await buildActor(sql, 'LEADER', programmeId, structureId));
    await sql(
      `INSERT INTO demand (programme_id, structure_id, session_id, rank, formula, group_size, quantity, wheelchairs)
       VALUES ($1, $2, $3, 1, $4::"Formula", $5, $6, $7)`,
      [programmeId, structureId, sessionId, FORMULAS[size] ?? 'GROUP', size, quantity, wheelchairs],
    );
  }
  const { drawId } = await drawnInPublic(agent, rules);
  await publishDraw(agent, { drawId });
  const leaderOf = (structureId: string): UserActor => {
    const leader = leaders.get(structureId);
    if (!leader) throw new Error('no leader was made for this structure');
    return leader;
  };
  return { sessionId, drawId, structures: [...leaders.keys()], leaderOf };
}
