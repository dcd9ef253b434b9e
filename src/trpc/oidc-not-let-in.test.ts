import { describe, expect, test } from 'vitest';
import { buildUser } from '@/test/factories';
import { openBrowser } from '@/test/oidc/browser';
import { forgedCase } from '@/test/oidc/forged-case';
import type { Claims } from '@/test/oidc/forging-provider';

const at = forgedCase();

describe('Given a true answer about somebody who may not enter', () => {
  async function refusedFor(claims: Claims, code: string) {
    at.provider.tell({ ...at.person, ...claims });
    const browser = openBrowser();
    await at.expectRefused(browser, at.provider.consent(await browser.begin()), code);
  }

  test('when the level of assurance is too weak, missing or spelt otherwise, then it is refused', async () => {
    for (const acr of ['eidas0', 'EIDAS2', undefined, '']) await refusedFor({ acr }, 'acr');
  });

  test('when the e-mail is not verified, not said or not an address, then no account is linked', async () => {
    for (const claims of [
      { email_verified: false },
      { email_verified: undefined },
      { email: undefined },
      { email: 'x' },
    ])
      await refusedFor(claims, 'email');
  });

  test('when no admin made an account or an invitation for the address, then merely having an identity opens nothing', async () => {
    await refusedFor({ email: `${crypto.randomUUID()}@ville.test` }, 'unknown');
  });

  test('when the invitation was taken back, used or has run out, then it opens nothing', async () => {
    for (const over of [{ revoked_at: new Date() }, { used_at: new Date() }, { expires_at: new Date(0) }]) {
      const email = `${crypto.randomUUID()}@ville.test`;
      await invite(email, over);
      await refusedFor({ email }, 'unknown');
    }
  });

  test('when the e-mail is that of an account with another identity, then it is refused', async () => {
    await at.entered();
    await refusedFor({ sub: 'another-subject' }, 'other-identity');
  });

  test('when a linked identity says the e-mail of somebody else, then it enters its own account only', async () => {
    await at.entered();
    const email = `${crypto.randomUUID()}@ville.test`;
    const other = await buildUser(at.sql, { role: 'ADMIN', email });
    at.provider.tell({ ...at.person, email });
    await at.entered();
    expect(await at.sql('SELECT 1 FROM auth_session WHERE user_id = $1', [other])).toEqual([]);
    expect(await at.sql('SELECT 1 FROM auth_session WHERE user_id = $1', [at.userId])).toHaveLength(2);
  });

  test('when the account is closed, before or after the link, then it is refused', async () => {
    await at.sql('UPDATE user_account SET disabled_at = now() WHERE id = $1', [at.userId]);
    await refusedFor({}, 'closed');
    await at.sql('UPDATE user_account SET disabled_at = NULL WHERE id = $1', [at.userId]);
    await at.entered();
    await at.sql('UPDATE user_account SET disabled_at = now() WHERE id = $1', [at.userId]);
    await refusedFor({}, 'closed');
  });

  test('when the identity is disabled, then it is refused', async () => {
    await at.entered();
    await at.sql('UPDATE identity SET disabled_at = now() WHERE user_id = $1', [at.userId]);
    await refusedFor({}, 'closed');
  });
});

function invite(email: string, columns: { revoked_at?: Date; used_at?: Date; expires_at?: Date }) {
  const { revoked_at = null, used_at = null, expires_at = new Date(Date.now() + 86_400_000) } = columns;
  return at.sql(
    `INSERT INTO invitation (email, name, role, nonce, token_hash, expires_at, revoked_at, used_at)
     VALUES ($1, 'Personne', 'AGENT', '\\x00', gen_random_uuid()::text::bytea, $2, $3, $4)`,
    [email, expires_at, revoked_at, used_at],
  );
}
