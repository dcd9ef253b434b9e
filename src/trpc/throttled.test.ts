import { expect, test } from 'vitest';
import { sendReset } from '@/modules/accounts/send-reset';
import { throttle } from '@/platform/throttle';
import { THROTTLE_RULES } from '@/platform/throttle.rules';
import { linkToken } from '@/platform/tokens';
import { testDatabase } from '@/test/database';
import { buildUser } from '@/test/factories';
import { contextOf, createCallerFactory } from './init';
import { appRouter } from './router';

const { sql } = testDatabase();
const EMAIL = 'held-up@ville.test';
const nobody = createCallerFactory(appRouter)(contextOf(null, '203.0.113.9'));

test('Given an account held up by wrong guesses, when a new password is chosen by the link, then it may sign in at once', async () => {
  const userId = await buildUser(sql, { role: 'AUDITOR', email: EMAIL });
  for (let i = 0; i < THROTTLE_RULES['sign-in-account'].points; i++) await throttle('sign-in-account', EMAIL);
  await expect(throttle('sign-in-account', EMAIL)).rejects.toMatchObject({ code: 'common/throttled' });
  await sendReset({ kind: 'system', name: 'recovery', programmeId: null }, { userId });
  const [link] = await sql<{ nonce: Buffer }>('SELECT nonce FROM account_token WHERE user_id = $1', [userId]);
  const token = linkToken('password-reset', new Uint8Array(link?.nonce ?? []));

  await expect(nobody.profile.resetPassword({ token, password: 'trop court' })).rejects.toThrow();
  await expect(throttle('sign-in-account', EMAIL)).rejects.toMatchObject({ code: 'common/throttled' });
  await nobody.profile.resetPassword({ token, password: 'trois hérissons sous la pluie' });
  await throttle('sign-in-account', EMAIL);
});
