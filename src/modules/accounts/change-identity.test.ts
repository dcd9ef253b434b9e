import { expect, test } from 'vitest';
import { testDatabase } from '@/test/database';
import { buildUser } from '@/test/factories';
import { changeIdentity } from './change-identity';

const { sql } = testDatabase();
const OPERATOR = { kind: 'system', name: 'operator', programmeId: null } as const;
const NARROW = { kind: 'system', name: 'identity', programmeId: null } as const;

async function linked() {
  const email = `${crypto.randomUUID()}@ville.test`;
  const userId = await buildUser(sql, { role: 'AUDITOR', email });
  await sql(`INSERT INTO identity (issuer, subject, user_id) VALUES ('https://issuer.test', $1, $2)`, [email, userId]);
  const session = (by: boolean) =>
    sql(`INSERT INTO auth_session (user_id, expires_at, by_identity) VALUES ($1, now() + interval '1 hour', $2)`, [
      userId,
      by,
    ]);
  await session(true);
  await session(false);
  return { email, userId };
}
const open = (userId: string) =>
  sql('SELECT by_identity FROM auth_session WHERE user_id = $1 AND revoked_at IS NULL ORDER BY 1', [userId]);
const identities = (userId: string) =>
  sql('SELECT disabled_at IS NOT NULL AS disabled FROM identity WHERE user_id = $1', [userId]);

test('Given a linked identity, when it is disabled, then what it had opened ends, and it opens again when enabled', async () => {
  const { email, userId } = await linked();
  await changeIdentity(OPERATOR, { email, act: 'disable' });
  expect([await identities(userId), await open(userId)]).toEqual([[{ disabled: true }], [{ by_identity: false }]]);
  await changeIdentity(OPERATOR, { email, act: 'enable' });
  expect(await identities(userId)).toEqual([{ disabled: false }]);
});

test('Given a linked identity, when it is forgotten, then the account has none, and a second time there is none to forget', async () => {
  const { email, userId } = await linked();
  await changeIdentity(OPERATOR, { email, act: 'forget' });
  expect([await identities(userId), await open(userId)]).toEqual([[], [{ by_identity: false }]]);
  await expect(changeIdentity(OPERATOR, { email, act: 'forget' })).rejects.toMatchObject({
    code: 'accounts/identity-not-found',
  });
});

test('Given the actor of the provider’s word, when it asks for this, then nothing changes', async () => {
  const { email, userId } = await linked();
  await expect(changeIdentity(NARROW, { email, act: 'forget' })).rejects.toMatchObject({ kind: 'not-found' });
  expect(await identities(userId)).toHaveLength(1);
});
