import { beforeAll, describe, expect, it } from 'vitest';
import { at } from '@/modules/tickets/ticket-scene';
import { testDatabase } from '@/test/database';
import { buildActor } from '@/test/factories';
import { given, submit, type World } from './editor-cases';
import { lastChange } from './last-change.queries';
import type { RecordKind } from './record.schema';

const { sql } = testDatabase();

describe('Given a record of each kind, of a structure and of the city around it', () => {
  let world: World;
  let foreign: World;
  let ids: Readonly<Record<RecordKind, string>>;
  beforeAll(async () => {
    world = await given(sql);
    foreign = await given(sql);
    await submit(world, 1, null);
    const [demand] = await sql<{ id: string }>(`SELECT id FROM demand WHERE structure_id = $1`, [world.structureId]);
    ids = {
      programme: world.programmeId,
      session: world.sessionId,
      user: world.colleague.userId,
      structure: world.structureId,
      beneficiary: at(world.people, 0),
      'group-leader': world.groupLeaderId,
      demand: String(demand?.id),
      ticket: at(world.tickets, 0),
    };
  });
  const READ_BY_ITS_LEADER: readonly RecordKind[] = ['structure', 'beneficiary', 'group-leader', 'demand', 'ticket'];
  const CITYS_ALONE: readonly RecordKind[] = ['programme', 'session', 'user'];

  it.each(READ_BY_ITS_LEADER)('when the leader of the structure asks of a %s, then it is answered', async (kind) => {
    await expect(lastChange(world.leader, { kind, id: ids[kind] })).resolves.not.toBeUndefined();
    await expect(lastChange(world.admin, { kind, id: ids[kind] })).resolves.not.toBeUndefined();
  });

  it.each(CITYS_ALONE)('when the leader of a structure asks of a %s, then there is no such record', async (kind) => {
    await expect(lastChange(world.admin, { kind, id: ids[kind] })).resolves.not.toBeUndefined();
    await expect(lastChange(world.leader, { kind, id: ids[kind] })).rejects.toMatchObject({ kind: 'not-found' });
  });

  it.each([...READ_BY_ITS_LEADER, ...CITYS_ALONE])(
    'when the leader of another structure, a volunteer or the auditor asks of a %s, then there is no such record',
    async (kind) => {
      const others = [
        foreign.leader,
        await buildActor(sql, 'GATE', world.programmeId),
        await buildActor(sql, 'AUDITOR', world.programmeId),
        { kind: 'nobody' } as const,
      ];
      for (const actor of others)
        await expect(lastChange(actor, { kind, id: ids[kind] })).rejects.toMatchObject({
          kind: 'not-found',
          code: 'common/not-found',
        });
    },
  );
});
