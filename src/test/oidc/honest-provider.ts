import { generateKeyPairSync } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Provider } from 'oidc-provider';

export type Person = { sub: string; email: string; email_verified: boolean; acr: string };
export type HonestProvider = Awaited<ReturnType<typeof startHonestProvider>>;

const CALLBACK = 'http://gradins.test/api/oidc/callback';

export const CLIENT = { id: 'gradins', secret: 'a secret of the client, long enough' } as const;

/** `silent` about when it last asked the person, unless it is told to say so. */
type Client = { readonly id: string; readonly secret: string; readonly silent?: boolean };

function configuration(client: Client, people: ReadonlyMap<string, Person>) {
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  return {
    clients: [
      {
        client_id: client.id,
        client_secret: client.secret,
        redirect_uris: [CALLBACK],
        post_logout_redirect_uris: ['http://gradins.test/connexion'],
        response_types: ['code'],
        grant_types: ['authorization_code'],
        token_endpoint_auth_method: 'client_secret_basic',
        id_token_signed_response_alg: 'ES256',
        userinfo_signed_response_alg: 'ES256',
        require_auth_time: !client.silent,
      },
    ],
    jwks: { keys: [{ ...privateKey.export({ format: 'jwk' }), kid: 'one', use: 'sig', alg: 'ES256' }] },
    cookies: { keys: ['a key of the test'] },
    acrValues: ['eidas1', 'eidas2'],
    claims: { openid: ['sub'], acr: null, auth_time: null, email: ['email', 'email_verified'] },
    pkce: { methods: ['S256'], required: () => true },
    features: {
      devInteractions: { enabled: false },
      claimsParameter: { enabled: true },
      jwtUserinfo: { enabled: true },
      rpInitiatedLogout: { enabled: true },
    },
    ttl: { Interaction: 600, Grant: 600, Session: 600, AccessToken: 60, AuthorizationCode: 60, IdToken: 60 },
    interactions: { url: (_context: unknown, { uid }: { uid: string }) => `/interaction/${uid}` },
    findAccount: (_context: unknown, id: string) => ({ accountId: id, claims: () => ({ ...people.get(id), sub: id }) }),
  };
}

/** A standard OpenID provider on a free port of this machine; each browser at it is a fresh one. */
async function startHonestProvider(client: Client) {
  const people = new Map<string, Person>();
  let provider: Provider;

  const decide = async (request: IncomingMessage, response: ServerResponse) => {
    const sub = String(request.headers['x-person'] ?? '');
    const person = people.get(sub);
    if (!person) return provider.interactionFinished(request, response, { error: 'access_denied' });
    const grant = new provider.Grant({ accountId: sub, clientId: client.id });
    grant.addOIDCScope('openid email');
    grant.addOIDCClaims(['acr', 'auth_time']);
    const login = { accountId: sub, acr: person.acr };
    return provider.interactionFinished(request, response, { login, consent: { grantId: await grant.save() } });
  };
  const server = createServer((request, response) => {
    const asked = request.url?.startsWith('/interaction/') ? decide(request, response) : handle(request, response);
    asked.catch(() => response.writeHead(500).end());
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  provider = new Provider(issuer, configuration(client, people));
  const handle = provider.callback();

  /** Follows the provider's pages in a browser of its own until they lead back to us. */
  async function follow(address: URL, sub: string): Promise<URLSearchParams> {
    const jar = new Map<string, string>();
    let next = address;
    for (let step = 0; step < 8; step++) {
      const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
      const response = await fetch(next, { redirect: 'manual', headers: { cookie, 'x-person': sub } });
      for (const line of response.headers.getSetCookie()) {
        const [name = '', value = ''] = line.split(';')[0]?.split(/=(.*)/s) ?? [];
        jar.set(name, value);
      }
      const location = response.headers.get('location');
      if (!location) throw new Error(`the provider stopped: ${response.status} ${await response.text()}`);
      next = new URL(location, next);
      if (next.href.startsWith(CALLBACK)) return next.searchParams;
    }
    throw new Error('the provider leads nowhere');
  }

  return {
    issuer,
    consent(address: URL, person: Person): Promise<URLSearchParams> {
      people.set(person.sub, person);
      return follow(address, person.sub);
    },
    refuse: (address: URL): Promise<URLSearchParams> => follow(address, 'nobody'),
    /** Whether the provider knows who is leaving and where to send them afterwards. */
    takesSignOut: async (address: URL): Promise<boolean> =>
      (await fetch(address, { redirect: 'manual' })).status === 200,
    stop: () =>
      new Promise<void>((closed) => {
        server.closeAllConnections();
        server.close(() => closed());
      }),
  };
}

/** The same, and the environment of this test says that it is the provider of the house; `acr` as in `.env.example`. */
export async function startTrustedProvider(
  acr: { readonly OIDC_ACR_VALUES: string; readonly OIDC_ACR_SECOND_FACTOR?: string },
  { silent = false } = {},
): Promise<HonestProvider> {
  const provider = await startHonestProvider({ ...CLIENT, silent });
  Object.assign(process.env, {
    OIDC_ISSUER: provider.issuer,
    OIDC_CLIENT_ID: CLIENT.id,
    OIDC_CLIENT_SECRET: CLIENT.secret,
    OIDC_CLIENT_AUTH: 'client_secret_basic',
    OIDC_SIGNING_ALG: 'ES256',
    ...acr,
  });
  return provider;
}
