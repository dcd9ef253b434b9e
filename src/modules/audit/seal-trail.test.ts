import pg from 'pg';
import { beforeEach, describe, expect, test } from 'vitest';
import { z } from 'zod';
import type { UserActor } from '@/platform/actor';
import { command } from '@/platform/command';
import { testDatabase } from '@/test/database';
import { buildActor, buildProgramme } from '@/test/factories';
import { sealTrail } from './seal-trail';
import { verifyTrail } from './verify-trail';

const { sql, ownerUrl } = testDatabase();
const OPERATOR = { kind: 'system', name: 'operator', programmeId: null } as const;
const NOTHING_WRONG = { faults: [], faultCount: 0 };

const act = command('tickets/test-act', z.strictObject({ id: z.uuid() }), async ({ trail }, { id }) =>
  trail({
    subject: ['ticket', id],
    reason: 'ILLNESS',
    note: 'gone with the purge',
    facts: { seats: 2, choice: 'KEEP' },
  }),
);

let agent: UserActor;
async function lines(count: number): Promise<void> {
  for (let i = 0; i < count; i++) await act(agent, { id: crypto.randomUUID() });
}
const idsSealed = async () =>
  (await sql<{ id: number }>(`SELECT audit_id::int AS id FROM audit_seal ORDER BY position`)).map(({ id }) => id);
const auditIdAt = async (position: number) =>
  (await sql<{ id: number }>(`SELECT audit_id::int AS id FROM audit_seal WHERE position = ${position}`))[0]?.id ?? 0;

beforeEach(async () => {
  await sql(`TRUNCATE audit, audit_note, audit_seal`);
  agent = await buildActor(sql, 'AGENT', await buildProgramme(sql));
});

describe('Given lines of the trail', () => {
  test('when the worker seals, then each is sealed once, in order, and a second run finds nothing', async () => {
    await lines(3);
    expect(await sealTrail()).toBe(3);
    expect(await sealTrail()).toBe(0);
    await lines(2);
    expect(await sealTrail()).toBe(2);
    const [ids] = await sql<{ ids: number[] }>(`SELECT array_agg(id::int ORDER BY id) AS ids FROM audit`);
    expect(await idsSealed()).toEqual(ids?.ids);
    expect(await verifyTrail(OPERATOR)).toMatchObject({ sealed: 5, ...NOTHING_WRONG, unsealed: { count: 0 } });
  });

  test('when two workers seal at once, then no line has two seals and the chain holds', async () => {
    await lines(20);
    const sealed = await Promise.all([sealTrail(), sealTrail(), sealTrail()]);
    expect(sealed.reduce((sum, n) => sum + n, 0)).toBe(20);
    expect(await verifyTrail(OPERATOR)).toMatchObject({ sealed: 20, ...NOTHING_WRONG });
  });

  test('when a transaction with a lower id is still open, then writer and sealer do not wait, and its line is sealed later', async () => {
    const open = new pg.Client({ connectionString: ownerUrl });
    await open.connect();
    await open.query('BEGIN');
    await open.query(
      `INSERT INTO audit (actor, role, action, outcome) VALUES ('system:test', 'SYSTEM', 'test/slow', 'DONE')`,
    );
    await lines(2);
    expect(await sealTrail()).toBe(2);
    await open.query('COMMIT');
    await open.end();
    expect(await sealTrail()).toBe(1);
    const [first, second, late] = await idsSealed();
    expect(late).toBeLessThan(Math.min(first ?? 0, second ?? 0));
    expect(await verifyTrail(OPERATOR)).toMatchObject({ sealed: 3, ...NOTHING_WRONG });
  });

  test('when the purge takes the notes, then the seals still hold', async () => {
    await lines(2);
    await sealTrail();
    await sql(`DELETE FROM audit_note`);
    expect(await verifyTrail(OPERATOR)).toMatchObject({ sealed: 2, ...NOTHING_WRONG });
  });

  test('when some wait for their seal, then verification says how many and since when; it leaves a line itself', async () => {
    await lines(2);
    const [oldest] = await sql<{ at: Date }>(`SELECT min(at) AS at FROM audit`);
    expect(await verifyTrail(OPERATOR)).toMatchObject({
      sealed: 0,
      anchor: null,
      unsealed: { count: 2, since: oldest?.at },
    });
    expect(await sql(`SELECT actor, outcome, facts FROM audit WHERE action = 'audit/verify'`)).toEqual([
      { actor: 'system:operator', outcome: 'DONE', facts: { sealed: 0, faults: 0, anchored: null } },
    ]);
  });
});

describe('Given a sealed trail of ten lines, and its owner who tampers with the database', () => {
  beforeEach(async () => {
    await lines(10);
    await sealTrail();
  });
  const found = async () => {
    const { faults, faultCount } = await verifyTrail(OPERATOR);
    expect(faultCount).toBe(faults.length);
    return faults.map(({ kind, position, auditId }) => [
      kind,
      Number(position),
      auditId === null ? null : Number(auditId),
    ]);
  };

  test.each([
    ['actor', `actor = 'user:other'`],
    ['date', `at = at + interval '1 millisecond'`],
    ['programme', `programme_id = NULL`],
    ['role', `role = 'LEADER'`],
    ['action', `action = 'tickets/name'`],
    ['outcome', `outcome = 'REFUSED'`],
    ['code', `code = 'tickets/cutoff-passed'`],
    ['kind of subject', `subject_type = 'session'`],
    ['subject', `subject_id = NULL`],
    ['structure', `structure_id = gen_random_uuid()`],
    ['reason', `reason = NULL`],
    ['facts', `facts = '{"seats": 3, "choice": "KEEP"}'`],
  ])('when the %s of one line is edited, then that line is named', async (_, change) => {
    const id = await auditIdAt(4);
    await sql(`UPDATE audit SET ${change} WHERE id = ${id}`);
    expect(await found()).toEqual([['EDITED', 4, id]]);
  });

  test('when a line is deleted, then its place names it', async () => {
    const id = await auditIdAt(6);
    await sql(`DELETE FROM audit_note WHERE audit_id = ${id}`);
    await sql(`DELETE FROM audit WHERE id = ${id}`);
    expect(await found()).toEqual([['MISSING_LINE', 6, id]]);
  });

  test('when line and seal are deleted, then the position is named', async () => {
    const id = await auditIdAt(6);
    await sql(`DELETE FROM audit_seal WHERE position = 6`);
    await sql(`DELETE FROM audit_note WHERE audit_id = ${id}`);
    await sql(`DELETE FROM audit WHERE id = ${id}`);
    expect(await found()).toEqual([['MISSING_SEAL', 6, null]]);
  });

  test('when only a seal is deleted, then the gap is named, also after the worker sealed that line again', async () => {
    await sql(`DELETE FROM audit_seal WHERE position = 3`);
    expect(await found()).toEqual([['MISSING_SEAL', 3, null]]);
    await sealTrail();
    expect(await found()).toEqual([['MISSING_SEAL', 3, null]]);
  });

  test('when a seal is changed, then its place and the one that followed it are named', async () => {
    await sql(`UPDATE audit_seal SET hash = sha256('other') WHERE position = 3`);
    expect((await found()).map(([kind, position]) => [kind, position])).toEqual([
      ['EDITED', 3],
      ['EDITED', 4],
    ]);
  });

  test('when two lines change places, then both places are named', async () => {
    const [second, eighth] = [await auditIdAt(2), await auditIdAt(8)];
    await sql(`UPDATE audit_seal SET audit_id = -1 WHERE position = 2`);
    await sql(`UPDATE audit_seal SET audit_id = ${second} WHERE position = 8`);
    await sql(`UPDATE audit_seal SET audit_id = ${eighth} WHERE position = 2`);
    expect(await found()).toEqual([
      ['MOVED', 2, eighth],
      ['MOVED', 8, second],
    ]);
  });

  test('when a line of former times is put in, then it is named before it is sealed and after', async () => {
    const [row] = await sql<{ id: number }>(
      `INSERT INTO audit (actor, role, action, outcome, at) VALUES ('user:x', 'AGENT', 'tickets/name', 'DONE', now() - interval '2 days') RETURNING id::int`,
    );
    expect(await found()).toEqual([['BACKDATED', 0, row?.id]]);
    await sealTrail();
    expect(await found()).toEqual([['BACKDATED', expect.any(Number), row?.id]]);
  });

  test('when a seal is put in between and the rest is moved on, then the place that no longer follows is named', async () => {
    const id = await auditIdAt(5);
    await sql(`UPDATE audit_seal SET position = position + 1000 WHERE position >= 5`);
    await sql(`UPDATE audit_seal SET position = position - 999 WHERE position > 1000`);
    await sql(`INSERT INTO audit_seal (position, audit_id, hash) VALUES (5, 999999, sha256('x'))`);
    expect(await found()).toEqual([
      ['MISSING_LINE', 5, 999999],
      ['EDITED', 6, id],
    ]);
  });

  test('when the whole chain is written anew, or its end cut off, then only an anchor noted elsewhere tells', async () => {
    const { anchor } = await verifyTrail(OPERATOR);
    await sealTrail();
    expect(await verifyTrail(OPERATOR, { anchor: anchor ?? '' })).toMatchObject({ ...NOTHING_WRONG, anchoredAt: 10 });
    await sql(`UPDATE audit SET reason = 'OTHER' WHERE id = ${await auditIdAt(4)}`);
    await sql(`TRUNCATE audit_seal`);
    await sealTrail();
    expect(await verifyTrail(OPERATOR, { anchor: anchor ?? '' })).toMatchObject({ ...NOTHING_WRONG, anchoredAt: null });
  });
});
