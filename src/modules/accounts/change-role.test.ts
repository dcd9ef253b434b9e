import { beforeEach, describe, expect, test } from 'vitest';
import type { Role, UserActor } from '@/platform/actor';
import { testDatabase } from '@/test/database';
import { buildActor, buildProgramme, buildStructure } from '@/test/factories';
import { listUsers } from './account.queries';
import { changeRole } from './change-role';
import { findSession } from './session.queries';

const { sql } = testDatabase();
const OPERATOR = { kind: 'system', name: 'operator', programmeId: null } as const;
let programmeId: string;
let admin: UserActor;
let agent: UserActor;

beforeEach(async () => {
  await sql(`UPDATE user_account SET disabled_at = now()`);
  programmeId = await buildProgramme(sql);
  admin = await buildActor(sql, 'ADMIN', programmeId);
  agent = await buildActor(sql, 'AGENT', programmeId);
});

const to = (role: Role, { userId }: UserActor, structureId: string | null = null, version = 0) => ({
  userId,
  role,
  structureId,
  version,
  reason: 'NEW_DUTIES' as const,
});
const kept = async ({ userId }: UserActor) =>
  (await sql(`SELECT role, structure_id AS "structureId" FROM user_account WHERE id = $1`, [userId]))[0];
const lines = (userId: string) =>
  sql(
    `SELECT actor, outcome, code, reason, facts FROM audit WHERE action = 'accounts/change-role' AND subject_id = $1 ORDER BY id`,
    [userId],
  );

describe('Given an agent who is signed in', () => {
  test('when an admin makes an auditor of it, then its next request is nobody’s, and the trail says why', async () => {
    expect(await findSession({ sessionId: agent.sessionId })).not.toBeNull();
    await changeRole(admin, { ...to('AUDITOR', agent), note: 'mutation au 1er mars' });
    expect(await findSession({ sessionId: agent.sessionId })).toBeNull();
    expect(await kept(agent)).toEqual({ role: 'AUDITOR', structureId: null });
    expect(await lines(agent.userId)).toEqual([
      {
        actor: `user:${admin.userId}`,
        outcome: 'DONE',
        code: null,
        reason: 'NEW_DUTIES',
        facts: { fromRole: 'AGENT', toRole: 'AUDITOR' },
      },
    ]);
    const [note] = await sql(
      `SELECT note FROM audit_note n JOIN audit a ON a.id = n.audit_id WHERE a.subject_id = $1`,
      [agent.userId],
    );
    expect(note).toEqual({ note: 'mutation au 1er mars' });
  });

  test('when it signs in again, then it acts as the new role, and owes a second factor where that role must have one', async () => {
    const auditor = await buildActor(sql, 'AUDITOR', programmeId);
    await changeRole(admin, to('AGENT', auditor));
    const [again] = await sql<{ id: string }>(
      `INSERT INTO auth_session (user_id, expires_at) VALUES ($1, now() + interval '1 hour') RETURNING id`,
      [auditor.userId],
    );
    expect(await findSession({ sessionId: again?.id ?? '' })).toMatchObject({
      account: { role: 'AGENT' },
      secondFactor: 'to-enrol',
      actor: { kind: 'nobody' },
    });
  });

  test('when an admin makes a leader of it, then for a structure that is there, and no other role has one', async () => {
    const [open, closed] = [await buildStructure(sql), await buildStructure(sql, { disabled_at: new Date() })];
    for (const wrong of [to('LEADER', agent), to('AUDITOR', agent, open)])
      await expect(changeRole(admin, wrong)).rejects.toMatchObject({ kind: 'invalid' });
    for (const missing of [closed, crypto.randomUUID()])
      await expect(changeRole(admin, to('LEADER', agent, missing))).rejects.toMatchObject({
        code: 'accounts/structure-not-found',
      });
    await changeRole(admin, to('LEADER', agent, open));
    expect(await kept(agent)).toEqual({ role: 'LEADER', structureId: open });
  });

  test('when nothing would change, then it is refused and its sign-in goes on', async () => {
    await expect(changeRole(admin, to('AGENT', agent))).rejects.toMatchObject({ code: 'accounts/same-role' });
    expect(await findSession({ sessionId: agent.sessionId })).not.toBeNull();
  });
});

describe('Given a leader who moves to another structure', () => {
  test('when an admin says so, then the leader’s sign-ins end and the next one answers for the other', async () => {
    const [one, other] = [await buildStructure(sql), await buildStructure(sql)];
    const leader = await buildActor(sql, 'LEADER', programmeId, one);
    await changeRole(admin, to('LEADER', leader, other));
    expect(await findSession({ sessionId: leader.sessionId })).toBeNull();
    expect(await kept(leader)).toEqual({ role: 'LEADER', structureId: other });
  });
});

describe('Given who may not', () => {
  test('when an admin changes its own role, then it is refused', async () => {
    await buildActor(sql, 'ADMIN', programmeId);
    await expect(changeRole(admin, to('AGENT', admin))).rejects.toMatchObject({ code: 'accounts/not-own-role' });
    expect(await kept(admin)).toMatchObject({ role: 'ADMIN' });
  });

  test.each(['AGENT', 'LEADER', 'AUDITOR', 'GATE'] as const)('when %s asks, then it is refused', async (role) => {
    const asker = await buildActor(sql, role, programmeId, role === 'LEADER' ? await buildStructure(sql) : null);
    await expect(changeRole(asker, to('ADMIN', asker))).rejects.toMatchObject({ kind: 'forbidden' });
    await expect(changeRole(asker, to('GATE', agent))).rejects.toMatchObject({ kind: 'forbidden' });
    expect(await kept(agent)).toMatchObject({ role: 'AGENT' });
  });

  test('when the admin proved who it is more than 15 minutes ago, then a fresh proof is asked for', async () => {
    const old = { ...admin, provedAt: new Date(Date.now() - 16 * 60_000) };
    await expect(changeRole(old, to('AUDITOR', agent))).rejects.toMatchObject({ code: 'accounts/proof-needed' });
    expect((await lines(agent.userId))[0]).toMatchObject({ outcome: 'REFUSED', code: 'accounts/proof-needed' });
  });
});

describe('Given admins', () => {
  test('when the operator demotes the last one, then it is refused; to the same role for another, it is not', async () => {
    await expect(changeRole(OPERATOR, to('AGENT', admin))).rejects.toMatchObject({ code: 'accounts/last-admin' });
    const other = await buildActor(sql, 'ADMIN', programmeId);
    await changeRole(admin, to('AGENT', other));
    expect(await kept(other)).toMatchObject({ role: 'AGENT' });
  });

  test('when two demote each other at the same time, then one stays', async () => {
    const other = await buildActor(sql, 'ADMIN', programmeId);
    const both = await Promise.allSettled([
      changeRole(admin, to('AGENT', other)),
      changeRole(other, to('AGENT', admin)),
    ]);
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(
      await sql(`SELECT count(*)::int AS n FROM user_account WHERE role = 'ADMIN' AND disabled_at IS NULL`),
    ).toEqual([{ n: 1 }]);
  });

  test('when one lists the accounts, then each says whether its role may be changed: one’s own may not', async () => {
    const { rows } = await listUsers(admin, { access: 'ENABLED' });
    const may = Object.fromEntries(rows.map(({ id, can }) => [id, can.changeRole]));
    expect(may).toEqual({ [admin.userId]: false, [agent.userId]: true });
  });
});
