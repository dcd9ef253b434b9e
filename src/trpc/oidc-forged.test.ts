import { describe, expect, test } from 'vitest';
import { openBrowser } from '@/test/oidc/browser';
import { CLIENT, forgedCase, REFUSED } from '@/test/oidc/forged-case';
import { type Claims, jwt, type Script } from '@/test/oidc/forging-provider';

const at = forgedCase();
const rsa = (claims: Claims) => jwt(claims, 'RS256', at.provider.keys.privateKey);
const without = (claims: Claims, name: string) =>
  Object.fromEntries(Object.entries(claims).filter(([key]) => key !== name));
const publicPem = () => at.provider.keys.publicKey.export({ type: 'spki', format: 'pem' }).toString();
const signedAs = (claims: Claims) => ({ type: 'application/jwt', body: rsa(claims) });
const seconds = (shift: number) => Math.floor(Date.now() / 1000) + shift;

test('Given the provider’s true answer, when the browser comes back, then a session opens: what follows differs by one thing each', async () => {
  const { browser, response } = await at.entered();
  expect(response.headers.get('location')).toBe('http://gradins.test/?lang=profile');
  expect(browser.jar.has('session')).toBe(true);
});

describe('Given a forged ID token', () => {
  test.each<[string, string, (claims: Claims) => string]>([
    ['alg none', 'alg', (claims) => jwt(claims, 'none', '')],
    ['HS256 under the public key', 'alg', (claims) => jwt(claims, 'HS256', publicPem(), 'RS256')],
    ['HS256 under the client’s secret', 'alg', (claims) => jwt(claims, 'HS256', CLIENT.secret)],
    [
      'another key under the right name',
      'signature',
      (claims) => jwt(claims, 'RS256', at.provider.stranger.privateKey),
    ],
    ['a key nobody published', 'signature', (claims) => jwt(claims, 'RS256', at.provider.stranger.privateKey, 'other')],
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
    at.provider.tell(at.person, { idToken });
    await at.expectRefused(browser, at.provider.consent(await browser.begin()), 'id-token', check);
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
      (claims) => ({ type: 'application/jwt', body: jwt(claims, 'RS256', at.provider.stranger.privateKey) }),
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
    at.provider.tell(at.person, { userinfo });
    await at.expectRefused(browser, at.provider.consent(await browser.begin()), 'userinfo', check);
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
      const query = at.provider.consent(await browser.begin());
      change(query);
      await at.expectRefused(browser, query, 'state', 'state');
    }
  });

  test('when it was begun in another browser, then it is refused, with or without an attempt here', async () => {
    const query = at.provider.consent(await openBrowser().begin());
    await at.expectRefused(openBrowser(), query, 'state', 'cookie');
    const victim = openBrowser();
    await victim.begin();
    await at.expectRefused(victim, query, 'state', 'state');
  });

  test('when the cookie of the attempt was made up, then it is refused', async () => {
    const browser = openBrowser();
    const query = at.provider.consent(await browser.begin());
    browser.jar.set('oidc', jwt({ state: query.get('state'), nonce: 'n'.repeat(43) }, 'none', ''));
    await at.expectRefused(browser, query, 'state', 'cookie');
  });

  test('when it comes a second time, then it is refused, even with the cookie copied and a provider that forgets', async () => {
    at.provider.tell(at.person, { forgetful: true });
    const browser = openBrowser();
    const query = at.provider.consent(await browser.begin());
    const copied = new Map(browser.jar);
    expect((await browser.comeBack(query)).headers.get('location')).not.toBe(REFUSED);
    browser.jar.delete('session');
    await at.expectRefused(browser, query, 'state', 'cookie');
    const thief = openBrowser();
    for (const [name, value] of copied) thief.jar.set(name, value);
    await at.expectRefused(thief, query, 'state', 'spent');
  });

  test('when an ID token of an earlier attempt is served again, then its nonce is refused', async () => {
    await at.entered();
    const earlier = at.provider.given.find((token) => token.split('.').length === 3) ?? '';
    at.provider.tell(at.person, { idToken: () => earlier });
    const browser = openBrowser();
    await at.expectRefused(browser, at.provider.consent(await browser.begin()), 'id-token', 'nonce');
  });

  test('when its code was used already, or belongs to the attempt of another, then it is refused', async () => {
    const { query: used } = await at.entered();
    const browser = openBrowser();
    const query = at.provider.consent(await browser.begin());
    query.set('code', used.get('code') ?? '');
    await at.expectRefused(browser, query, 'code', 'invalid_grant');

    const stolen = at.provider.consent(await openBrowser().begin());
    const thief = openBrowser();
    const own = at.provider.consent(await thief.begin());
    own.set('code', stolen.get('code') ?? '');
    await at.expectRefused(thief, own, 'code', 'invalid_grant'); // PKCE
  });

  test('when it comes from another provider or does not say from which, then it is refused (RFC 9207)', async () => {
    for (const change of [
      (query: URLSearchParams) => query.set('iss', 'https://other.example'),
      (query: URLSearchParams) => query.delete('iss'),
      (query: URLSearchParams) => query.set('iss', `${at.provider.issuer}/`),
    ]) {
      const browser = openBrowser();
      const query = at.provider.consent(await browser.begin());
      change(query);
      await at.expectRefused(browser, query, 'issuer', 'iss');
    }
  });

  test('when the provider says no, or says nothing, then it is refused without its words', async () => {
    for (const [error, check] of [
      ['access_denied', 'access_denied'],
      ['<script>alert(1)</script>', 'other'],
    ] as const) {
      const browser = openBrowser();
      const query = at.provider.consent(await browser.begin());
      query.delete('code');
      query.set('error', error);
      query.set('error_description', 'words of the provider');
      await at.expectRefused(browser, query, 'denied', check);
    }
    const browser = openBrowser();
    const query = at.provider.consent(await browser.begin());
    query.delete('code');
    await at.expectRefused(browser, query, 'denied', 'format');
  });

  test('when a token stands in the address itself, then it is not read', async () => {
    const browser = openBrowser();
    const query = at.provider.consent(await browser.begin());
    const state = query.get('state') ?? '';
    const forged = new URLSearchParams({ state, iss: at.provider.issuer, id_token: rsa({ sub: at.person.sub }) });
    await at.expectRefused(browser, forged, 'denied', 'format');
  });
});
