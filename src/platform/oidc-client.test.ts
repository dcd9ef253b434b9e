import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, test } from 'vitest';
import { authorizationAddress, endSessionAddress, newAttempt, readAnswer } from './oidc-client';
import type { OidcSettings } from './oidc-env';

const closing: (() => void)[] = [];
afterEach(() => {
  for (const close of closing.splice(0)) close();
});

/** A provider that publishes these metadata on a free port, and answers nothing else. */
async function published(metadata: (issuer: string) => object): Promise<string> {
  let issuer = '';
  const server = createServer((_request, response) => {
    response.setHeader('content-type', 'application/json').end(JSON.stringify(metadata(issuer)));
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  closing.push(() => server.close());
  return issuer;
}
const plain = (issuer: string) => ({
  issuer,
  authorization_endpoint: `${issuer}/authorize`,
  token_endpoint: `${issuer}/token`,
  userinfo_endpoint: `${issuer}/userinfo`,
  jwks_uri: `${issuer}/jwks`,
});
const settingsOf = (issuer: string): OidcSettings => ({
  issuer,
  clientId: 'gradins',
  clientSecret: 'a secret of the client',
  name: 'ProConnect',
  scope: 'openid email',
  clientAuth: 'client_secret_post',
  signingAlg: 'RS256',
  acceptedAcr: ['eidas1', 'eidas2'],
  secondFactorAcr: ['eidas2'],
  emailVerified: 'claim',
});

describe('Given a provider that announces neither PKCE, claims nor a sign-out', () => {
  test('when a browser is sent there, then no parameter it may not know goes with it', async () => {
    const settings = settingsOf(await published(plain));
    const address = new URL(await authorizationAddress(settings, newAttempt()));
    const names = ['acr_values', 'client_id', 'nonce', 'redirect_uri', 'response_type', 'scope', 'state'];
    expect([...address.searchParams.keys()].sort()).toEqual(names);
    expect(address.searchParams.get('acr_values')).toBe('eidas1 eidas2');
    expect(await endSessionAddress(settings, 'token')).toBeNull();
  });

  test('when it is to ask again, then by what every provider knows, which makes it say when it asked', async () => {
    const settings = settingsOf(await published(plain));
    const { searchParams } = new URL(await authorizationAddress(settings, newAttempt(true)));
    expect(searchParams.get('claims')).toBeNull();
    expect([searchParams.get('prompt'), searchParams.get('max_age')]).toEqual(['login', '0']);
  });

  test('when it does not announce iss, then an answer without it goes on, and one with a wrong one is refused', async () => {
    const settings = settingsOf(await published(plain));
    const attempt = newAttempt();
    const query = (more: object) => new URLSearchParams({ state: attempt.state, error: 'access_denied', ...more });
    await expect(readAnswer(settings, query({}), attempt)).rejects.toMatchObject({ reason: 'denied' });
    const mixed = readAnswer(settings, query({ iss: 'https://other.example' }), attempt);
    await expect(mixed).rejects.toMatchObject({ reason: 'issuer' });
  });
});

describe('Given an address that is no provider of ours', () => {
  test('when it names itself otherwise, or leaves out a door, then nobody is sent there', async () => {
    const liar = await published((issuer) => ({ ...plain(issuer), issuer: 'https://other.example' }));
    const partial = await published((issuer) => ({ ...plain(issuer), jwks_uri: undefined }));
    for (const issuer of [liar, partial])
      await expect(authorizationAddress(settingsOf(issuer), newAttempt())).rejects.toMatchObject({
        reason: 'unavailable',
        check: 'discovery',
      });
  });

  test('when nobody listens there, then it is said so, and the next try asks again', async () => {
    const issuer = await published(plain);
    for (const close of closing.splice(0)) close();
    const asked = () => authorizationAddress(settingsOf(issuer), newAttempt());
    for (let i = 0; i < 2; i++)
      await expect(asked()).rejects.toMatchObject({ reason: 'unavailable', check: 'network' });
  });
});
