import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { logger } from '@/platform/logger';
import { testDatabase } from '@/test/database';
import { buildProgramme, buildUser } from '@/test/factories';
import { type Browser, openBrowser } from '@/test/oidc/browser';
import {
  type Claims,
  type ForgingProvider,
  jwt,
  type Script,
  startForgingProvider,
} from '@/test/oidc/forging-provider';

const CLIENT = { id: 'gradins', secret: 'a secret of the client' };
const REFUSED = 'http://gradins.test/connexion?refus=identite';
const { sql } = testDatabase();
let provider: ForgingProvider;
let person: { sub: string; email: string; email_verified: boolean };
let userId: string;
const written: string[] = [];

beforeAll(async () => {
  provider = await startForgingProvider(CLIENT);
  Object.assign(process.env, {
    OIDC_ISSUER: provider.issuer,
    OIDC_CLIENT_ID: CLIENT.id,
    OIDC_CLIENT_SECRET: CLIENT.secret,
    OIDC_ACR_VALUES: 'eidas1 eidas2',
  });
  await buildProgramme(sql);
});
afterAll(() => provider.stop());

beforeEach(async () => {
  const email = `${crypto.randomUUID()}@ville.test`;
  person = { sub: crypto.randomUUID(), email, email_verified: true };
  userId = await buildUser(sql, { role: 'AUDITOR', email });
  provider.tell(person);
  provider.given.length = 0;
  written.length = 0;
  const keep = (...said: unknown[]) => void written.push(JSON.stringify(said));
  for (const level of ['info', 'warn', 'error', 'debug'] as const) {
    vi.spyOn(logger, level).mockImplementation(keep);
    vi.spyOn(console, level).mockImplementation(keep);
  }
});
afterEach(() => vi.restoreAllMocks());

const count = async () =>
  (
    await sql<{ users: number; identities: number; sessions: number }>(`SELECT
      (SELECT count(*)::int FROM user_account) AS users, (SELECT count(*)::int FROM identity) AS identities,
      (SELECT count(*)::int FROM auth_session) AS sessions`)
  )[0];
const lines = () =>
  sql<{ id: string; outcome: string; code: string | null; facts: Claims }>(
    `SELECT id, outcome, code, facts FROM audit WHERE action = 'accounts/sign-in-by-identity' ORDER BY id`,
  );

/** Comes back with these parameters and sees that nothing came of it but one line with that code and no secret in any log. */
async function expectRefused(browser: Browser, query: URLSearchParams, code: string, check?: string) {
  const [before, known] = [await count(), await lines()];
  const response = await browser.comeBack(query);
  expect([response.status, response.headers.get('location')]).toEqual([303, REFUSED]);
  expect(await response.text()).toBe('');
  expect(browser.jar.has('session')).toBe(false);
  expect(await count()).toEqual(before);
  const [line, ...more] = (await lines()).slice(known.length);
  expect(more).toEqual([]);
  expect(line).toMatchObject({ outcome: 'REFUSED', code: `accounts/oidc-${code}`, facts: check ? { check } : {} });
  const said = written.join() + JSON.stringify(line);
  for (const secret of [...provider.given, ...query.values(), person.email, person.sub, CLIENT.secret])
    if (secret.length > 20) expect(said).not.toContain(secret);
}

async function entered(): Promise<{ browser: Browser; query: URLSearchParams; response: Response }> {
  const browser = openBrowser();
  const query = provider.consent(await browser.begin());
  return { browser, query, response: await browser.comeBack(query) };
}

const rsa = (claims: Claims) => jwt(claims, 'RS256', provider.keys.privateKey);
const without = (claims: Claims, name: string) =>
  Object.fromEntries(Object.entries(claims).filter(([key]) => key !== name));
const publicPem = () => provider.keys.publicKey.export({ type: 'spki', format: 'pem' }).toString();
const signedAs = (claims: Claims) => ({ type: 'application/jwt', body: rsa(claims) });
const seconds = (shift: number) => Math.floor(Date.now() / 1000) + shift;

test('Given the provider’s true answer, when the browser comes back, then a session opens: what follows differs by one thing each', async () => {
  const { browser, response } = await entered();
  expect(response.headers.get('location')).toBe('http://gradins.test/?lang=profile');
  expect(browser.jar.has('session')).toBe(true);
});

describe('Given a forged ID token', () => {
  test.each<[string, string, (claims: Claims) => string]>([
    ['alg none', 'alg', (claims) => jwt(claims, 'none', '')],
    ['HS256 under the public key', 'alg', (claims) => jwt(claims, 'HS256', publicPem(), 'RS256')],
    ['HS256 under the client’s secret', 'alg', (claims) => jwt(claims, 'HS256', CLIENT.secret)],
    ['another key under the right name', 'signature', (claims) => jwt(claims, 'RS256', provider.stranger.privateKey)],
    ['a key nobody published', 'signature', (claims) => jwt(claims, 'RS256', provider.stranger.privateKey, 'other')],
    ['claims changed after signing', 'signature', (claims) => swapPayload(rsa(claims), { ...claims, acr: 'eidas2' })],
    ['another issuer', 'iss', (claims) => rsa({ ...claims, iss: 'https://other.example' })],
    ['no issuer', 'iss', (claims) => rsa(without(claims, 'iss'))],
    ['another audience', 'aud', (claims) => rsa({ ...claims, aud: 'other' })],
    ['one more audience without azp', 'azp', (claims) => rsa({ ...claims, aud: [CLIENT.id, 'other'] })],
    ['one more audience, for that one', 'azp', (claims) => rsa({ ...claims, aud: [CLIENT.id, 'other'], azp: 'other' })],
    ['expired', 'exp', (claims) => rsa({ ...claims, iat: seconds(-600), exp: seconds(-300) })],
    ['no expiry', 'exp', (claims) => rsa(without(claims, 'exp'))],
    ['issued in the future', 'iat', (claims) => rsa({ ...claims, iat: seconds(300), exp: seconds(600) })],
    ['not yet active', 'iat', (claims) => rsa({ ...claims, nbf: seconds(300) })],
    ['proof of identity in the future', 'auth_time', (claims) => rsa({ ...claims, auth_time: seconds(300) })],
    ['another nonce', 'nonce', (claims) => rsa({ ...claims, nonce: 'n'.repeat(43) })],
    ['no nonce', 'nonce', (claims) => rsa(without(claims, 'nonce'))],
    ['no subject', 'sub', (claims) => rsa(without(claims, 'sub'))],
    ['a subject no database keeps', 'sub', (claims) => rsa({ ...claims, sub: 'a\0b' })],
    ['not a token', 'format', () => 'not-a-token-at-all'],
  ])('when it has: %s, then it is refused (%s)', async (_name, check, idToken) => {
    const browser = openBrowser();
    provider.tell(person, { idToken });
    await expectRefused(browser, provider.consent(await browser.begin()), 'id-token', check);
  });
});

function swapPayload(token: string, claims: Claims): string {
  const [header, , signature] = token.split('.');
  return [header, Buffer.from(JSON.stringify(claims)).toString('base64url'), signature].join('.');
}

describe('Given a forged answer about the person', () => {
  const json = (claims: Claims) => ({ type: 'application/json', body: JSON.stringify(claims) });
  test.each<[string, string, Script['userinfo']]>([
    ['not signed', 'alg', json],
    ['alg none', 'alg', (claims) => ({ type: 'application/jwt', body: jwt(claims, 'none', '') })],
    [
      'HS256 under the public key',
      'alg',
      (claims) => ({ type: 'application/jwt', body: jwt(claims, 'HS256', publicPem()) }),
    ],
    [
      'another key',
      'signature',
      (claims) => ({ type: 'application/jwt', body: jwt(claims, 'RS256', provider.stranger.privateKey) }),
    ],
    ['another subject', 'sub', (claims) => signedAs({ ...claims, sub: 'somebody-else' })],
    ['no subject', 'sub', (claims) => signedAs(without(claims, 'sub'))],
    ['another audience', 'aud', (claims) => signedAs({ ...claims, aud: 'other' })],
    ['no audience', 'aud', (claims) => signedAs(without(claims, 'aud'))],
    ['another issuer', 'iss', (claims) => signedAs({ ...claims, iss: 'https://other.example' })],
    ['no issuer', 'iss', (claims) => signedAs(without(claims, 'iss'))],
    ['expired', 'exp', (claims) => signedAs({ ...claims, exp: seconds(-300) })],
  ])('when it has: %s, then it is refused (%s)', async (_name, check, userinfo) => {
    const browser = openBrowser();
    provider.tell(person, { userinfo });
    await expectRefused(browser, provider.consent(await browser.begin()), 'userinfo', check);
  });
});

describe('Given an answer this browser did not ask for', () => {
  test('when its state is wrong, missing or given twice, then it is refused', async () => {
    for (const change of [
      (query: URLSearchParams) => query.set('state', 's'.repeat(43)),
      (query: URLSearchParams) => query.delete('state'),
      (query: URLSearchParams) => query.append('state', query.get('state') ?? ''),
    ]) {
      const browser = openBrowser();
      const query = provider.consent(await browser.begin());
      change(query);
      await expectRefused(browser, query, 'state', 'state');
    }
  });

  test('when it was begun in another browser, then it is refused, with or without an attempt here', async () => {
    const query = provider.consent(await openBrowser().begin());
    await expectRefused(openBrowser(), query, 'state', 'cookie');
    const victim = openBrowser();
    await victim.begin();
    await expectRefused(victim, query, 'state', 'state');
  });

  test('when the cookie of the attempt was made up, then it is refused', async () => {
    const browser = openBrowser();
    const query = provider.consent(await browser.begin());
    browser.jar.set('oidc', jwt({ state: query.get('state'), nonce: 'n'.repeat(43) }, 'none', ''));
    await expectRefused(browser, query, 'state', 'cookie');
  });

  test('when it comes a second time, then it is refused, even with the cookie copied and a provider that forgets', async () => {
    provider.tell(person, { forgetful: true });
    const browser = openBrowser();
    const query = provider.consent(await browser.begin());
    const copied = new Map(browser.jar);
    expect((await browser.comeBack(query)).headers.get('location')).not.toBe(REFUSED);
    browser.jar.delete('session');
    await expectRefused(browser, query, 'state', 'cookie');
    const thief = openBrowser();
    for (const [name, value] of copied) thief.jar.set(name, value);
    await expectRefused(thief, query, 'state', 'spent');
  });

  test('when an ID token of an earlier attempt is served again, then its nonce is refused', async () => {
    await entered();
    const earlier = provider.given.find((token) => token.split('.').length === 3) ?? '';
    provider.tell(person, { idToken: () => earlier });
    const browser = openBrowser();
    await expectRefused(browser, provider.consent(await browser.begin()), 'id-token', 'nonce');
  });

  test('when its code was used already, or belongs to the attempt of another, then it is refused', async () => {
    const { query: used } = await entered();
    const browser = openBrowser();
    const query = provider.consent(await browser.begin());
    query.set('code', used.get('code') ?? '');
    await expectRefused(browser, query, 'code', 'invalid_grant');

    const stolen = provider.consent(await openBrowser().begin());
    const thief = openBrowser();
    const own = provider.consent(await thief.begin());
    own.set('code', stolen.get('code') ?? '');
    await expectRefused(thief, own, 'code', 'invalid_grant'); // PKCE
  });

  test('when it comes from another provider or does not say from which, then it is refused (RFC 9207)', async () => {
    for (const change of [
      (query: URLSearchParams) => query.set('iss', 'https://other.example'),
      (query: URLSearchParams) => query.delete('iss'),
      (query: URLSearchParams) => query.set('iss', `${provider.issuer}/`),
    ]) {
      const browser = openBrowser();
      const query = provider.consent(await browser.begin());
      change(query);
      await expectRefused(browser, query, 'issuer', 'iss');
    }
  });

  test('when the provider says no, or says nothing, then it is refused without its words', async () => {
    for (const [error, check] of [
      ['access_denied', 'access_denied'],
      ['<script>alert(1)</script>', 'other'],
    ] as const) {
      const browser = openBrowser();
      const query = provider.consent(await browser.begin());
      query.delete('code');
      query.set('error', error);
      query.set('error_description', 'words of the provider');
      await expectRefused(browser, query, 'denied', check);
    }
    const browser = openBrowser();
    const query = provider.consent(await browser.begin());
    query.delete('code');
    await expectRefused(browser, query, 'denied', 'format');
  });

  test('when a token stands in the address itself, then it is not read', async () => {
    const browser = openBrowser();
    const query = provider.consent(await browser.begin());
    const state = query.get('state') ?? '';
    const forged = new URLSearchParams({ state, iss: provider.issuer, id_token: rsa({ sub: person.sub }) });
    await expectRefused(browser, forged, 'denied', 'format');
  });
});

describe('Given a true answer about somebody who may not enter', () => {
  async function refusedFor(claims: Claims, code: string) {
    provider.tell({ ...person, ...claims });
    const browser = openBrowser();
    await expectRefused(browser, provider.consent(await browser.begin()), code);
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
    await entered();
    await refusedFor({ sub: 'another-subject' }, 'other-identity');
  });

  test('when a linked identity says the e-mail of somebody else, then it enters its own account only', async () => {
    await entered();
    const email = `${crypto.randomUUID()}@ville.test`;
    const other = await buildUser(sql, { role: 'ADMIN', email });
    provider.tell({ ...person, email });
    await entered();
    expect(await sql('SELECT 1 FROM auth_session WHERE user_id = $1', [other])).toEqual([]);
    expect(await sql('SELECT 1 FROM auth_session WHERE user_id = $1', [userId])).toHaveLength(2);
  });

  test('when the account is closed, before or after the link, then it is refused', async () => {
    await sql('UPDATE user_account SET disabled_at = now() WHERE id = $1', [userId]);
    await refusedFor({}, 'closed');
    await sql('UPDATE user_account SET disabled_at = NULL WHERE id = $1', [userId]);
    await entered();
    await sql('UPDATE user_account SET disabled_at = now() WHERE id = $1', [userId]);
    await refusedFor({}, 'closed');
  });

  test('when the identity is disabled, then it is refused', async () => {
    await entered();
    await sql('UPDATE identity SET disabled_at = now() WHERE user_id = $1', [userId]);
    await refusedFor({}, 'closed');
  });
});

function invite(email: string, columns: { revoked_at?: Date; used_at?: Date; expires_at?: Date }) {
  const { revoked_at = null, used_at = null, expires_at = new Date(Date.now() + 86_400_000) } = columns;
  return sql(
    `INSERT INTO invitation (email, name, role, nonce, token_hash, expires_at, revoked_at, used_at)
     VALUES ($1, 'Personne', 'AGENT', '\\x00', gen_random_uuid()::text::bytea, $2, $3, $4)`,
    [email, expires_at, revoked_at, used_at],
  );
}
