import { describe, expect, test } from 'vitest';
import { testDatabase } from '@/test/database';
import { buildActor, buildProgramme } from '@/test/factories';
import { chooseLanguage } from './choose-language';
import { setUserAccess } from './set-user-access';

const { sql } = testDatabase();
const SYSTEM = { kind: 'system', name: 'operator', programmeId: null } as const;

async function given() {
  await sql(`UPDATE user_account SET disabled_at = now()`);
  const programmeId = await buildProgramme(sql);
  return {
    admin: await buildActor(sql, 'ADMIN', programmeId),
    other: await buildActor(sql, 'ADMIN', programmeId),
    agent: await buildActor(sql, 'AGENT', programmeId),
  };
}
const close = (userId: string) => ({ userId, enabled: false, version: 0 });

describe('Given admins and an agent', () => {
  test('when an admin closes the agent’s account, then its sessions end; reopened, a new sign-in is possible', async () => {
    const { admin, agent } = await given();
    await sql(`INSERT INTO auth_session (user_id, expires_at) VALUES ($1, now() + interval '1 hour')`, [agent.userId]);
    await setUserAccess(admin, close(agent.userId));
    expect(
      await sql(`SELECT bool_and(revoked_at IS NOT NULL) AS ended FROM auth_session WHERE user_id = $1`, [
        agent.userId,
      ]),
    ).toEqual([{ ended: true }]);
    await setUserAccess(admin, { userId: agent.userId, enabled: true, version: 1 });
    expect(await sql(`SELECT disabled_at FROM user_account WHERE id = $1`, [agent.userId])).toEqual([
      { disabled_at: null },
    ]);
  });

  test('when the proof is a quarter of an hour old, then it may close an account at once, and open none', async () => {
    const { admin, agent } = await given();
    const before = { ...admin, provedAt: new Date(0) };
    await setUserAccess(before, close(agent.userId));
    const open = { userId: agent.userId, enabled: true, version: 1 };
    await expect(setUserAccess(before, open)).rejects.toMatchObject({ code: 'accounts/proof-needed' });
    expect(await sql(`SELECT disabled_at IS NULL AS open FROM user_account WHERE id = $1`, [agent.userId])).toEqual([
      { open: false },
    ]);
  });

  test('when an admin closes its own account, or an agent anybody’s, then it is refused', async () => {
    const { admin, agent } = await given();
    await expect(setUserAccess(admin, close(admin.userId))).rejects.toMatchObject({ code: 'accounts/not-yourself' });
    await expect(setUserAccess(agent, close(admin.userId))).rejects.toMatchObject({ kind: 'forbidden' });
  });

  test('when two admins close each other at the same time, then one stays', async () => {
    const { admin, other } = await given();
    await Promise.allSettled([setUserAccess(admin, close(other.userId)), setUserAccess(other, close(admin.userId))]);
    const left = await sql(`SELECT count(*)::int AS n FROM user_account WHERE role = 'ADMIN' AND disabled_at IS NULL`);
    expect(left).toEqual([{ n: 1 }]);
  });

  test('when the operator closes the last admin, then it is refused', async () => {
    const { admin, other } = await given();
    await setUserAccess(SYSTEM, close(other.userId));
    await expect(setUserAccess(SYSTEM, close(admin.userId))).rejects.toMatchObject({ code: 'accounts/last-admin' });
  });

  test('when a person chooses a language, then its own account keeps it and no other', async () => {
    const { admin, agent } = await given();
    await chooseLanguage(agent, { locale: 'en' });
    const kept = await sql(`SELECT id, locale FROM user_account WHERE id = ANY($1::uuid[]) ORDER BY locale`, [
      [admin.userId, agent.userId],
    ]);
    expect(kept).toEqual([
      { id: agent.userId, locale: 'en' },
      { id: admin.userId, locale: 'fr' },
    ]);
  });
});
