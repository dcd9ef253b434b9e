import { beforeAll, describe, expect, it } from 'vitest';
import { rankDemands } from '@/modules/demands/rank-demands';
import { submitDemand } from '@/modules/demands/submit-demand';
import { holdSeats } from '@/modules/sessions/hold-seats';
import { editBeneficiary } from '@/modules/structures/save-beneficiary';
import { at } from '@/modules/tickets/ticket-scene';
import { testDatabase } from '@/test/database';
import { buildSession, buildTickets, inHours } from '@/test/factories';
import { CASES, given, named, person, submit, type World, why } from './editor-cases';
import { lastChange } from './last-change.queries';

const { sql } = testDatabase();

const rowOf = async (table: string, id: string) => (await sql(`SELECT * FROM ${table} WHERE id = $1`, [id]))[0];

describe.each(Object.entries(CASES))('Given two editors of one record, %s', (_name, one) => {
  let world: World;
  let id: string;
  let version: number;
  beforeAll(async () => {
    world = await given(sql);
    await one.prepare?.(world);
    id = await one.id(world);
    version = Number((await rowOf(one.table, id))?.version);
  });

  it('when a person says no version, then nothing is changed', async () => {
    const before = await rowOf(one.table, id);
    await expect(one.second(world, id)(undefined)).rejects.toMatchObject({
      code: expect.stringMatching(/^common\/(invalid-input|changed-meanwhile)$/),
    });
    expect(await rowOf(one.table, id)).toEqual(before);
  });

  it('when the second saves what was read before the first saved, then it is told which fields changed and nothing is written over', async () => {
    await one.first(world, id)(version);
    const saved = await rowOf(one.table, id);
    expect(saved?.version).toBe(version + 1);
    const refused = await one
      .second(
        world,
        id,
      )(version)
      .catch((error: unknown) => error);
    expect(refused).toMatchObject({
      kind: 'conflict',
      code: 'common/changed-meanwhile',
      facts: { seen: version, version: version + 1 },
    });
    const { fields } = (refused as { facts: { fields: string } }).facts;
    expect(one.fields.split(',').every((field) => fields.split(',').includes(field))).toBe(true);
    expect(JSON.stringify(refused)).not.toMatch(/Diop|Awa|Inès|Hiver|Club/);
    expect(await rowOf(one.table, id)).toEqual(saved);
  });

  it('when the second has seen the change and saves again, then it is written, unless a rule refuses it', async () => {
    const before = await rowOf(one.table, id);
    const again = one.second(world, id)(version + 1);
    if (one.refused) await expect(again).rejects.toMatchObject({ code: one.refused });
    else {
      await again;
      expect(await rowOf(one.table, id)).not.toEqual(before);
    }
  });

  it('when both save the same version at the same moment, then exactly one is written', async () => {
    const fresh = await given(sql);
    await one.prepare?.(fresh);
    const same = await one.id(fresh);
    const other = one.alike ? one.first : one.second;
    const both = await Promise.allSettled([one.first(fresh, same)(version), other(fresh, same)(version)]);
    const lost = both.filter(({ status }) => status === 'rejected').map((end) => (end as PromiseRejectedResult).reason);
    expect(lost).toHaveLength(1);
    // A record removed or withdrawn by the winner is gone for the loser: a refusal too, and nothing written.
    expect(['conflict', 'not-found']).toContain(lost[0]?.kind);
  });
});

describe('Given a basket of two wishes', () => {
  it('when two put it in another order, then the second is told, and nothing is put over the first', async () => {
    const world = await given(sql);
    const other = await buildSession(sql, { programme_id: world.programmeId, starts_at: inHours(500) });
    await submit(world, 1, null);
    await submitDemand(world.leader, { sessionId: other, formula: 'DUO' });
    const rows = await sql(`SELECT id FROM demand WHERE structure_id = $1 ORDER BY rank DESC`, [world.structureId]);
    const turned = rows.map(({ id }) => String(id));
    await rankDemands(world.leader, { demandIds: turned, version: 0 });
    await expect(rankDemands(world.colleague, { demandIds: turned.toReversed(), version: 0 })).rejects.toMatchObject({
      code: 'common/changed-meanwhile',
      facts: { fields: 'rank' },
    });
    await rankDemands(world.colleague, { demandIds: turned.toReversed(), version: 2 });
  });
});

describe('Given a change that no form of another shows', () => {
  it('when the ticket was claimed or its session described anew, then naming and holding go on', async () => {
    const world = await given(sql);
    await sql(`UPDATE ticket SET state = 'CLAIMED', claimed_at = now() WHERE id = $1`, [at(world.tickets, 0)]);
    await named(world);
    await buildTickets(sql, { programmeId: world.programmeId, sessionId: world.sessionId, count: 2 });
    await sql(`UPDATE session SET description = 'Demi-finale' WHERE id = $1`, [world.sessionId]);
    expect(await holdSeats(world.agent, { sessionId: world.sessionId, version: 0, quantity: 1, ...why })).toEqual({
      moved: 1,
    });
  });

  it('when somebody signs in or a key of sorting is rewritten, then the version stays', async () => {
    const { agent, structureId } = await given(sql);
    await sql(`UPDATE user_account SET totp_step = 5 WHERE id = $1`, [agent.userId]);
    await sql(`UPDATE structure SET sort_key = 'autre' WHERE id = $1`, [structureId]);
    expect((await rowOf('user_account', agent.userId))?.version).toBe(0);
    expect((await rowOf('structure', structureId))?.version).toBe(0);
  });
});

describe('Given the last change of a record', () => {
  it('when a wish was only made, then it is told who made it', async () => {
    const world = await given(sql);
    await submit(world, 1, null);
    const [wish] = await sql<{ id: string }>('SELECT id FROM demand WHERE structure_id = $1', [world.structureId]);
    const record = { kind: 'demand' as const, id: wish?.id ?? '' };
    expect(await lastChange(world.leader, record)).toMatchObject({ who: 'SELF', at: expect.any(Date) });
    expect(await lastChange(world.colleague, record)).toMatchObject({ who: 'SOMEBODY', name: null });
    expect(await lastChange(world.agent, record)).toMatchObject({ who: 'STRUCTURE', name: expect.any(String) });
  });

  it('then staff see who made it, a leader sees whose side it was, another structure that there is no such record', async () => {
    const { agent, leader: mine, personId, admin } = await given(sql);
    expect(await lastChange(mine, { kind: 'beneficiary', id: personId })).toBeNull();
    await editBeneficiary(agent, { beneficiaryId: personId, version: 0, person });
    const [{ name } = { name: '' }] = await sql<{ name: string }>(`SELECT name FROM user_account WHERE id = $1`, [
      agent.userId,
    ]);
    expect(await lastChange(admin, { kind: 'beneficiary', id: personId })).toMatchObject({ who: 'CITY', name });
    expect(await lastChange(agent, { kind: 'beneficiary', id: personId })).toMatchObject({ who: 'SELF' });
    expect(await lastChange(mine, { kind: 'beneficiary', id: personId })).toMatchObject({ who: 'CITY', name: null });
    const foreign = await given(sql);
    await expect(lastChange(foreign.leader, { kind: 'beneficiary', id: personId })).rejects.toMatchObject({
      kind: 'not-found',
    });
  });
});
