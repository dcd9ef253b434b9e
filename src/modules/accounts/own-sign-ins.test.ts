import { describe, expect, test } from 'vitest';
import type { UserActor } from '@/platform/actor';
import { testDatabase } from '@/test/database';
import { buildActor, buildProgramme, buildStructure } from '@/test/factories';
import { contextOf, createCallerFactory } from '@/trpc/init';
import { appRouter } from '@/trpc/router';
import { changeName } from './change-name';
import { deviceOf } from './device.rules';
import { endOtherSignIns, endSignIn } from './end-sign-in';
import { listSignIns } from './profile.queries';
import { findSession } from './session.queries';
import { setUserAccess } from './set-user-access';
import { signOut } from './sign-out';

const { sql } = testDatabase();
const createCaller = createCallerFactory(appRouter);

async function given(role: UserActor['role'] = 'LEADER') {
  const programmeId = await buildProgramme(sql);
  const structureId = role === 'LEADER' ? await buildStructure(sql) : null;
  return buildActor(sql, role, programmeId, structureId);
}
async function anotherSignIn(userId: string, device: string | null): Promise<string> {
  const [row] = await sql<{ id: string }>(
    `INSERT INTO auth_session (user_id, expires_at, proved_at, device) VALUES ($1, now() + interval '12 hours', now(), $2) RETURNING id`,
    [userId, device],
  );
  return row?.id ?? '';
}
async function versionOf(userId: string): Promise<number> {
  const [row] = await sql<{ version: number }>(`SELECT version FROM user_account WHERE id = $1`, [userId]);
  return row?.version ?? -1;
}
/** The next request of whoever holds a cookie with this session id: looked up, then asked who it is. */
async function nextRequest(sessionId: string) {
  return createCaller(contextOf(await findSession({ sessionId }))).accounts.me();
}
const refused = { code: 'UNAUTHORIZED' };

describe('Given a person with several sign-ins (quality 6)', () => {
  test('when they look, then they see their own, this one first, and no id of a session', async () => {
    const me = await given();
    const phone = await anotherSignIn(me.userId, 'Safari · iPhone');
    await anotherSignIn((await given()).userId, 'Edge · Windows');
    const mine = await listSignIns(me, {});
    expect(mine.map((one) => [one.device, one.current])).toEqual([
      [null, true],
      ['Safari · iPhone', false],
    ]);
    for (const id of [phone, me.sessionId]) expect(JSON.stringify(mine)).not.toContain(id);
  });

  test('when they end one, then its next request is refused and the others go on', async () => {
    const me = await given();
    const phone = await anotherSignIn(me.userId, 'Safari · iPhone');
    const tablet = await anotherSignIn(me.userId, 'Safari · iPad');
    const listed = (await listSignIns(me, {})).find((one) => one.device === 'Safari · iPhone');
    await endSignIn(me, { reference: listed?.reference ?? '' });
    await expect(nextRequest(phone)).rejects.toMatchObject(refused);
    for (const id of [tablet, me.sessionId]) expect(await nextRequest(id)).toMatchObject({ userId: me.userId });
    await expect(endSignIn(me, { reference: listed?.reference ?? '' })).rejects.toMatchObject({
      code: 'accounts/sign-in-not-found',
    });
  });

  test('when they end another’s, or one that does not exist, then both are refused alike and nothing ends', async () => {
    const [me, other] = [await given(), await given('ADMIN')];
    const [theirs] = await listSignIns(other, {});
    for (const actor of [me, await given('ADMIN')])
      for (const reference of [theirs?.reference ?? '', 'a'.repeat(64)])
        await expect(endSignIn(actor, { reference })).rejects.toMatchObject({
          kind: 'not-found',
          code: 'accounts/sign-in-not-found',
        });
    expect(await nextRequest(other.sessionId)).toMatchObject({ userId: other.userId });
  });

  test('when they end all others, then this one stays, the others end, and those of other people go on', async () => {
    const [me, other] = [await given(), await given()];
    const ids = [await anotherSignIn(me.userId, null), await anotherSignIn(me.userId, null)];
    expect(await endOtherSignIns(me, {})).toEqual({ ended: 2 });
    for (const id of ids) await expect(nextRequest(id)).rejects.toMatchObject(refused);
    for (const { sessionId, userId } of [me, other]) expect(await nextRequest(sessionId)).toMatchObject({ userId });
  });

  test('when they change their name, then only theirs changes and the trail does not say it', async () => {
    const [me, other] = [await given(), await given()];
    await changeName(me, { name: '  Awa Diop  ' });
    const names = await sql(`SELECT name FROM user_account WHERE id = ANY($1::uuid[]) AND name = 'Awa Diop'`, [
      [me.userId, other.userId],
    ]);
    expect(names).toHaveLength(1);
    expect(await sql(`SELECT facts FROM audit WHERE action = 'accounts/change-name'`)).toEqual([{ facts: {} }]);
  });
});

describe('Given an open sign-in whose right goes', () => {
  test('when they sign out, then a copy of the cookie is worth nothing', async () => {
    const me = await given('ADMIN');
    expect(await nextRequest(me.sessionId)).toMatchObject({ userId: me.userId });
    await signOut({ kind: 'system', name: 'sign-out', programmeId: null }, { sessionId: me.sessionId });
    await expect(nextRequest(me.sessionId)).rejects.toMatchObject(refused);
  });

  test('when an admin closes the account, then the next request is refused, also after it is opened again', async () => {
    const [admin, me] = [await given('ADMIN'), await given()];
    const version = () => versionOf(me.userId);
    await setUserAccess(admin, { userId: me.userId, enabled: false, version: await version() });
    await expect(nextRequest(me.sessionId)).rejects.toMatchObject(refused);
    await setUserAccess(admin, { userId: me.userId, enabled: true, version: await version() });
    await expect(nextRequest(me.sessionId)).rejects.toMatchObject(refused);
  });

  test.each([
    ['the role changes', `UPDATE user_account SET role = 'AUDITOR', structure_id = NULL WHERE id = $1`],
    [
      'the leader answers for another structure',
      `UPDATE user_account SET structure_id = (SELECT id FROM structure WHERE id <> structure_id LIMIT 1) WHERE id = $1`,
    ],
    ['the account is closed', `UPDATE user_account SET disabled_at = now() WHERE id = $1`],
    [
      'the structure is closed',
      `UPDATE structure SET disabled_at = now() WHERE id = (SELECT structure_id FROM user_account WHERE id = $1)`,
    ],
  ])('when %s, whatever writes it, then the next request is refused', async (_, statement) => {
    const me = await given();
    expect(await nextRequest(me.sessionId)).toMatchObject({ userId: me.userId });
    await sql(statement, [me.userId]);
    await expect(nextRequest(me.sessionId)).rejects.toMatchObject(refused);
  });

  test.each([
    ['29 minutes and 59 seconds idle', `last_seen_at = now() - interval '29 minutes 55 seconds'`, true],
    ['30 minutes idle', `last_seen_at = now() - interval '30 minutes'`, false],
    ['12 hours old and busy', `last_seen_at = now(), expires_at = now()`, false],
  ])('when staff is %s on the database’s clock, then the sign-in holds: %s', async (_, columns, holds) => {
    const me = await given('AGENT');
    await sql(`UPDATE auth_session SET ${columns} WHERE id = $1`, [me.sessionId]);
    expect((await findSession({ sessionId: me.sessionId })) !== null).toBe(holds);
  });
});

describe('Given what a browser says of itself', () => {
  const mac = 'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko)';
  test.each([
    [`${mac} Version/17.4 Safari/605.1.15`, 'Safari · Mac'],
    ['Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:128.0) Gecko/20100101 Firefox/128.0', 'Firefox · Windows'],
    ['Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 Chrome/126.0 Mobile Safari/537.36', 'Chrome · Android'],
    ['Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 Chrome/126.0 Safari/537.36 Edg/126.0', 'Edge · Windows'],
    [
      'Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605 CriOS/126 Mobile Safari/604.1',
      'Chrome · iPhone',
    ],
    ['curl/8.5.0', null],
    [undefined, null],
  ])('when it is %s, then the device is %s', (agent, device) => expect(deviceOf(agent)).toBe(device));
});
