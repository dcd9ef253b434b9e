import type { HolderActor, UserActor } from '@/platform/actor';
import type { TestDatabase } from '@/test/database';
import {
  buildActor,
  buildAllocation,
  buildBeneficiary,
  buildGroupLeader,
  buildProgramme,
  buildSession,
  buildStructure,
  buildTickets,
} from '@/test/factories';

type Sql = TestDatabase['sql'];
export type Scene = {
  readonly programmeId: string;
  readonly sessionId: string;
  readonly structureId: string;
  readonly allocationId: string;
  readonly groupLeaderId: string;
  readonly tickets: readonly string[];
  readonly people: readonly string[];
  readonly leader: UserActor;
  readonly agent: UserActor;
  readonly holder: HolderActor;
};

/** For tests: one structure with a confirmed allocation in the hands of one group leader, and six people on its list. */
export async function ticketScene(
  sql: Sql,
  {
    count = 4,
    programmeId,
    session = {},
  }: { count?: number; programmeId?: string; session?: Record<string, unknown> } = {},
): Promise<Scene> {
  const programme_id = programmeId ?? (await buildProgramme(sql));
  const sessionId = await buildSession(sql, { programme_id, ...session });
  const structureId = await buildStructure(sql);
  const groupLeaderId = await buildGroupLeader(sql, { programme_id, structure_id: structureId });
  const tickets = await buildTickets(sql, { programmeId: programme_id, sessionId, count });
  const place = { programmeId: programme_id, sessionId, structureId, ticketIds: tickets };
  const allocationId = await buildAllocation(sql, { ...place, groupLeaderId });
  const people: string[] = [];
  for (let i = 0; i < 6; i++) people.push(await buildBeneficiary(sql, { programme_id, structure_id: structureId }));
  return {
    programmeId: programme_id,
    sessionId,
    structureId,
    allocationId,
    groupLeaderId,
    tickets,
    people,
    leader: await buildActor(sql, 'LEADER', programme_id, structureId),
    agent: await buildActor(sql, 'AGENT', programme_id),
    holder: { kind: 'holder', groupLeaderId, structureId, programmeId: programme_id },
  };
}

/** The n-th of a list that is long enough. */
export function at(list: readonly string[], index: number): string {
  const found = list[index];
  if (found === undefined) throw new Error('the scene has fewer');
  return found;
}
