import { createHash, createHmac, generateKeyPairSync, type KeyObject, randomUUID, sign } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export type Claims = Record<string, unknown>;
type Alg = 'RS256' | 'ES256' | 'HS256' | 'none';

const encoded = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');
const RSA = { modulusLength: 2048 } as const;

/** A compact JWT under any key and any `alg`, right or not. */
export function jwt(claims: Claims, alg: Alg, key: KeyObject | string, kid: string | undefined = alg): string {
  const data = `${encoded({ alg, kid, typ: 'JWT' })}.${encoded(claims)}`;
  if (alg === 'none') return `${data}.`;
  if (alg === 'HS256') return `${data}.${createHmac('sha256', key).update(data).digest('base64url')}`;
  if (typeof key === 'string') throw new Error('a key pair is needed');
  return `${data}.${sign('sha256', Buffer.from(data), { key, dsaEncoding: 'ieee-p1363' }).toString('base64url')}`;
}

/** What the provider tells at the next sign-in; a test changes one thing of it. */
export type Script = {
  person: Claims;
  idToken: (claims: Claims) => string;
  userinfo: (claims: Claims) => { type: string; body: string };
  /** Gives tokens for a code as often as asked. */
  forgetful: boolean;
};
type Grant = { nonce: string; challenge: string | null; used: boolean };

async function bodyOf(request: IncomingMessage): Promise<URLSearchParams> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(Buffer.from(chunk));
  return new URLSearchParams(Buffer.concat(chunks).toString());
}

function send(response: ServerResponse, status: number, body: unknown, type = 'application/json'): void {
  response.writeHead(status, { 'content-type': type }).end(typeof body === 'string' ? body : JSON.stringify(body));
}

export type ForgingProvider = Awaited<ReturnType<typeof startForgingProvider>>;

/** A provider that signs whatever it is told, on a free port of this machine. It keeps what it gave, to look for in logs. */
export async function startForgingProvider(client: { id: string; secret: string }) {
  const keys = generateKeyPairSync('rsa', RSA);
  const stranger = generateKeyPairSync('rsa', RSA);
  const grants = new Map<string, Grant>();
  const given: string[] = [];
  let issuer = '';
  let script: Script;

  const standard = (): Script => ({
    person: {},
    idToken: (claims) => jwt(claims, 'RS256', keys.privateKey),
    userinfo: (claims) => ({ type: 'application/jwt', body: jwt(claims, 'RS256', keys.privateKey) }),
    forgetful: false,
  });

  const metadata = () => ({
    issuer,
    authorization_endpoint: `${issuer}/authorize`,
    token_endpoint: `${issuer}/token`,
    userinfo_endpoint: `${issuer}/userinfo`,
    jwks_uri: `${issuer}/jwks`,
    end_session_endpoint: `${issuer}/end`,
    response_types_supported: ['code'],
    code_challenge_methods_supported: ['S256'],
    claims_parameter_supported: true,
    authorization_response_iss_parameter_supported: true,
  });

  const token = async (request: IncomingMessage, response: ServerResponse) => {
    const form = await bodyOf(request);
    const grant = grants.get(form.get('code') ?? '');
    const known = form.get('client_id') === client.id && form.get('client_secret') === client.secret;
    const challenge = createHash('sha256')
      .update(form.get('code_verifier') ?? '')
      .digest('base64url');
    if (!known) return send(response, 401, { error: 'invalid_client' });
    if (!grant || (grant.used && !script.forgetful) || grant.challenge !== challenge)
      return send(response, 400, { error: 'invalid_grant' });
    grant.used = true;
    const now = Math.floor(Date.now() / 1000);
    const { person, idToken: forge } = script;
    const { email: _email, email_verified: _verified, ...said } = person;
    const idToken = forge({
      iss: issuer,
      aud: client.id,
      iat: now,
      exp: now + 60,
      nonce: grant.nonce,
      acr: 'eidas1',
      ...said,
    });
    const accessToken = `access-${randomUUID()}`;
    given.push(idToken, accessToken);
    send(response, 200, { access_token: accessToken, token_type: 'Bearer', expires_in: 60, id_token: idToken });
  };

  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://provider.test');
    if (pathname === '/.well-known/openid-configuration') return send(response, 200, metadata());
    if (pathname === '/jwks')
      return send(response, 200, {
        keys: [{ ...keys.publicKey.export({ format: 'jwk' }), kid: 'RS256', use: 'sig', alg: 'RS256' }],
      });
    if (pathname === '/userinfo') {
      const { acr: _acr, ...person } = script.person;
      const { type, body } = script.userinfo({ iss: issuer, aud: client.id, ...person });
      given.push(body);
      return send(response, 200, body, type);
    }
    if (pathname === '/token') return void token(request, response);
    send(response, 404, {});
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  script = standard();

  return {
    issuer,
    keys,
    stranger,
    given,
    /** The next sign-ins tell this of that person. */
    tell(person: Claims, changes: Partial<Omit<Script, 'person'>> = {}) {
      script = { ...standard(), ...changes, person };
    },
    /** What the browser brings back after the person said yes at that address. */
    consent(address: URL): URLSearchParams {
      const code = `code-${randomUUID()}`;
      const { state, nonce, code_challenge: challenge } = Object.fromEntries(address.searchParams);
      grants.set(code, { nonce: nonce ?? '', challenge: challenge ?? null, used: false });
      given.push(code);
      return new URLSearchParams({ code, state: state ?? '', iss: issuer });
    },
    stop: () =>
      new Promise<void>((closed) => {
        server.closeAllConnections();
        server.close(() => closed());
      }),
  };
}
