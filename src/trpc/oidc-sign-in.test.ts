import { decode } from 'next-auth/jwt';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { findSession } from '@/modules/accounts/session.queries';
import { env } from '@/platform/env';
import { testDatabase } from '@/test/database';
import { buildProgramme, buildStructure, buildUser } from '@/test/factories';
import { openBrowser } from '@/test/oidc/browser';
import { CLIENT, type HonestProvider, startTrustedProvider } from '@/test/oidc/honest-provider';

const { sql } = testDatabase();
let provider: HonestProvider;

beforeAll(async () => {
  provider = await startTrustedProvider({ OIDC_ACR_VALUES: 'eidas1 eidas2', OIDC_ACR_SECOND_FACTOR: 'eidas2' });
  await buildProgramme(sql);
});
afterAll(() => provider.stop());

let person: { sub: string; email: string; email_verified: boolean; acr: string };
beforeEach(() => {
  const email = `${crypto.randomUUID()}@ville.test`;
  person = { sub: crypto.randomUUID(), email, email_verified: true, acr: 'eidas1' };
});

/** Through the whole flow: button, provider, back. Answers the browser and the session its cookie stands for. */
async function enter(changes: Partial<typeof person> = {}) {
  const browser = openBrowser();
  const address = await browser.begin();
  const response = await browser.comeBack(await provider.consent(address, { ...person, ...changes }));
  const cookie = browser.jar.get('session');
  const held = cookie ? await decode({ token: cookie, secret: env().AUTH_SECRET }) : null;
  const session = held?.sessionId ? await findSession({ sessionId: held.sessionId }) : null;
  return { browser, address, response, session };
}
const REFUSED = 'http://gradins.test/connexion?refus=identite';

describe('Given a provider that follows the standard and an account an admin made', () => {
  test('when its person signs in, then the request says what the profile asks and a session opens', async () => {
    const userId = await buildUser(sql, { role: 'AUDITOR', email: person.email });
    const { browser, address, response, session } = await enter();
    const asked = Object.fromEntries(address.searchParams);
    expect(asked).toMatchObject({
      response_type: 'code',
      client_id: CLIENT.id,
      redirect_uri: 'http://gradins.test/api/oidc/callback',
      scope: 'openid email',
      code_challenge_method: 'S256',
    });
    expect(JSON.parse(asked.claims ?? '')).toEqual({
      id_token: { acr: { essential: true, values: ['eidas1', 'eidas2'] } },
    });
    for (const random of [asked.state, asked.nonce, asked.code_challenge])
      expect(random?.length).toBeGreaterThanOrEqual(32);
    expect(response.headers.get('location')).toBe('http://gradins.test/?lang=profile');
    expect(response.headers.get('cache-control')).toBe('no-store');
    expect(session?.actor).toMatchObject({ kind: 'user', userId, role: 'AUDITOR' });
    expect([...browser.jar.keys()].sort()).toEqual(['oidc-id', 'session']);
    const [identity] = await sql('SELECT issuer, subject FROM identity WHERE user_id = $1', [userId]);
    expect(identity).toEqual({ issuer: provider.issuer, subject: person.sub });
    const [line] = await sql('SELECT outcome, facts FROM audit WHERE subject_id = $1', [userId]);
    expect(line).toEqual({ outcome: 'DONE', facts: { by: 'link', secondFactor: false } });
  });

  test('when the person comes back with another e-mail, then it is the same account: the key is issuer and subject', async () => {
    const userId = await buildUser(sql, { role: 'AUDITOR', email: person.email });
    await enter();
    const { session } = await enter({ email: 'autre@ville.test', email_verified: false });
    expect(session?.account.userId).toBe(userId);
  });

  test('when no account is there but an open invitation is, then it opens the account without a password, once', async () => {
    const structureId = await buildStructure(sql);
    await sql(
      `INSERT INTO invitation (email, name, role, structure_id, nonce, token_hash, expires_at)
       VALUES ($1, 'Awa Diop', 'LEADER', $2, '\\x00', gen_random_uuid()::text::bytea, now() + interval '1 day')`,
      [person.email, structureId],
    );
    const { session } = await enter({ email: person.email.toUpperCase() });
    expect(session?.account).toMatchObject({ name: 'Awa Diop', role: 'LEADER', email: person.email });
    const used = await sql('SELECT 1 FROM invitation WHERE email = $1 AND used_at IS NOT NULL', [person.email]);
    const [user] = await sql('SELECT password_hash FROM user_account WHERE email = $1', [person.email]);
    expect([used.length, user]).toEqual([1, { password_hash: null }]);
  });

  test('when two first sign-ins of one address meet, then one identity is linked and the other is refused', async () => {
    const userId = await buildUser(sql, { role: 'AUDITOR', email: person.email });
    const both = await Promise.all([enter(), enter({ sub: 'another-subject' })]);
    expect(both.filter(({ session }) => session !== null)).toHaveLength(1);
    expect(await sql('SELECT 1 FROM identity WHERE user_id = $1', [userId])).toHaveLength(1);
    const lines = await sql('SELECT outcome, code FROM audit WHERE subject_id = $1 ORDER BY outcome', [userId]);
    expect(lines).toEqual([
      { outcome: 'DONE', code: null },
      { outcome: 'REFUSED', code: 'accounts/oidc-other-identity' },
    ]);
  });
});

describe('Given the city’s staff', () => {
  const enrol = (userId: string) =>
    sql(`UPDATE user_account SET totp_secret = '\\x00', totp_confirmed_at = now() WHERE id = $1`, [userId]);

  test('when the provider asked for two factors, then they stand for the second factor, proved when it says', async () => {
    await buildUser(sql, { role: 'AGENT', email: person.email });
    const { session } = await enter({ acr: 'eidas2' });
    expect(session?.secondFactor).toBe('given');
    const age = Date.now() - (session?.provedAt?.getTime() ?? 0);
    expect(age).toBeGreaterThan(-60_000);
    expect(age).toBeLessThan(13 * 3_600_000);
  });

  test('when the provider asked for one, then a code is asked for, or to be enrolled, as after a password', async () => {
    const userId = await buildUser(sql, { role: 'AGENT', email: person.email });
    expect((await enter()).session).toMatchObject({ secondFactor: 'to-enrol', actor: { kind: 'nobody' } });
    await enrol(userId);
    expect((await enter()).session).toMatchObject({ secondFactor: 'asked', actor: { kind: 'nobody' } });
  });

  test('when the account had a code before the link, then the code is asked for until it was given once', async () => {
    const userId = await buildUser(sql, { role: 'ADMIN', email: person.email });
    await enrol(userId);
    const first = await enter({ acr: 'eidas2' });
    expect(first.session?.secondFactor).toBe('asked');
    expect((await enter({ acr: 'eidas2' })).session?.secondFactor).toBe('asked');
    await sql('UPDATE auth_session SET proved_at = now() WHERE id = $1', [first.session?.sessionId]);
    expect((await enter({ acr: 'eidas2' })).session?.secondFactor).toBe('given');
    expect((await enter()).session?.secondFactor).toBe('asked');
  });
});

describe('Given a sign-in by the provider', () => {
  test('when it ends, then the provider is told with the ID token, which only this browser held, sealed', async () => {
    await buildUser(sql, { role: 'AUDITOR', email: person.email });
    const { browser } = await enter();
    const held = browser.jar.get('oidc-id') ?? '';
    expect(held.split('.')).toHaveLength(5); // enciphered, not only signed
    const { location } = await (await browser.leave()).json();
    const asked = new URL(location);
    expect(asked.origin).toBe(provider.issuer);
    const hint = asked.searchParams.get('id_token_hint') ?? '';
    expect(JSON.parse(Buffer.from(hint.split('.')[1] ?? '', 'base64url').toString())).toMatchObject({
      sub: person.sub,
    });
    expect(asked.searchParams.get('post_logout_redirect_uri')).toBe('http://gradins.test/connexion');
    expect(held).not.toContain(hint.slice(0, 40));
    expect(await provider.takesSignOut(asked)).toBe(true);
    expect(browser.jar.has('oidc-id')).toBe(false);
    expect((await (await browser.leave()).json()).location).toBe('/connexion');
    const tokens = await sql(`SELECT 1 FROM audit WHERE facts::text LIKE '%' || $1 || '%'`, [hint.slice(0, 20)]);
    expect(tokens).toEqual([]);
  });

  test('when another site asks for the sign-out, then it is refused and the cookie stays', async () => {
    await buildUser(sql, { role: 'AUDITOR', email: person.email });
    const { browser } = await enter();
    expect((await browser.leave('https://hostile.example')).status).toBe(403);
    expect(browser.jar.has('oidc-id')).toBe(true);
  });

  test('when the person refuses at the provider, then nothing opens', async () => {
    const browser = openBrowser();
    const response = await browser.comeBack(await provider.refuse(await browser.begin()));
    expect(response.headers.get('location')).toBe(REFUSED);
  });
});
