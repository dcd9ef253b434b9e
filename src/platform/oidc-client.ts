import { type Client, custom, generators, Issuer, type TokenSet, type UserinfoResponse } from 'openid-client';
import { z } from 'zod';
import { env } from './env';
import type { OidcSettings } from './oidc-env';
import { errorCode, OidcRefusal, refusalOf } from './oidc-refusal';

/** What a sign-in leaves in the browser that began it: three random values of 43 characters. */
export type OidcAttempt = {
  readonly state: string;
  readonly nonce: string;
  readonly verifier: string;
  /** Somebody signed in here proves it anew: the provider is told to ask, whatever it remembers of the browser, and to say when. */
  readonly again: boolean;
};

/** Who the provider says this is, once everything it signed has been checked. The key of an account is issuer + subject. */
export type OidcAnswer = {
  readonly issuer: string;
  readonly subject: string;
  readonly acr: string | null;
  /** When the provider last saw the person prove who they are; null when it does not say. */
  readonly authenticatedAt: Date | null;
  readonly email: string | null;
  readonly emailVerified: boolean | null;
  /** Wanted again to sign out; never stored, never logged. */
  readonly idToken: string;
};

/** Seconds two clocks may differ. */
const CLOCK_TOLERANCE = 30;
const CALLBACK_PATH = '/api/oidc/callback';

export const newAttempt = (again = false): OidcAttempt => ({
  again,
  state: generators.state(),
  nonce: generators.nonce(),
  verifier: generators.codeVerifier(),
});

/** The public address is APP_URL, whatever the request says of itself. */
const publicAddress = (path: string): string => new URL(path, env().APP_URL).href;

async function discover(settings: OidcSettings): Promise<Client> {
  const issuer = await Issuer.discover(settings.issuer);
  if (issuer.issuer !== settings.issuer) throw new OidcRefusal('unavailable', 'discovery');
  const { authorization_endpoint, token_endpoint, userinfo_endpoint, jwks_uri } = issuer.metadata;
  if (!authorization_endpoint || !token_endpoint || !userinfo_endpoint || !jwks_uri)
    throw new OidcRefusal('unavailable', 'discovery');
  const client = new issuer.Client({
    client_id: settings.clientId,
    client_secret: settings.clientSecret,
    redirect_uris: [publicAddress(CALLBACK_PATH)],
    response_types: ['code'],
    token_endpoint_auth_method: settings.clientAuth,
    id_token_signed_response_alg: settings.signingAlg,
    userinfo_signed_response_alg: settings.signingAlg,
  });
  client[custom.clock_tolerance] = CLOCK_TOLERANCE;
  return client;
}

const HOUR = 3_600_000;
let known: { readonly issuer: string; readonly at: number; readonly client: Promise<Client> } | null = null;

/** The provider's metadata, read again every hour; a failure is not remembered. */
async function clientOf(settings: OidcSettings): Promise<Client> {
  if (known?.issuer !== settings.issuer || Date.now() - known.at > HOUR)
    known = { issuer: settings.issuer, at: Date.now(), client: discover(settings) };
  try {
    return await known.client;
  } catch (error) {
    known = null;
    throw refusalOf(error, 'unavailable');
  }
}

function hasPkce(client: Client): boolean {
  const methods = client.issuer.metadata.code_challenge_methods_supported;
  return Array.isArray(methods) && methods.includes('S256');
}

/** Where to send a browser so that its person signs in. Throws OidcRefusal when the provider does not answer. */
export async function authorizationAddress(settings: OidcSettings, attempt: OidcAttempt): Promise<string> {
  const client = await clientOf(settings);
  const claims = client.issuer.metadata.claims_parameter_supported;
  const acr = { essential: true, values: [...settings.acceptedAcr] };
  // A provider may refuse any parameter it has not announced: each is sent only where it is.
  return client.authorizationUrl({
    scope: settings.scope,
    state: attempt.state,
    nonce: attempt.nonce,
    ...(hasPkce(client)
      ? { code_challenge: generators.codeChallenge(attempt.verifier), code_challenge_method: 'S256' }
      : undefined),
    ...(attempt.again ? { prompt: 'login', ...(claims ? undefined : { max_age: 0 }) } : undefined),
    ...(claims
      ? { claims: { id_token: { acr, ...(attempt.again ? { auth_time: { essential: true } } : undefined) } } }
      : { acr_values: settings.acceptedAcr.join(' ') }),
  });
}

const PARAMETERS = ['code', 'state', 'iss', 'error'] as const;

/** The parameters of the answer that mean something to us; one given twice is nobody's. Throws OidcRefusal. */
function parametersOf(query: URLSearchParams): Partial<Record<(typeof PARAMETERS)[number], string>> {
  return Object.fromEntries(
    PARAMETERS.flatMap((name) => {
      const values = query.getAll(name);
      if (values.length > 1) throw new OidcRefusal('denied', 'format');
      return values.map((value) => [name, value]);
    }),
  );
}

/** Code for tokens; the ID token is the provider's, for us, for this attempt, in its time. Throws OidcRefusal. */
async function redeem(client: Client, query: URLSearchParams, attempt: OidcAttempt): Promise<TokenSet> {
  const params = parametersOf(query);
  if (params.state !== attempt.state) throw new OidcRefusal('state', 'state');
  const { issuer, authorization_response_iss_parameter_supported: announced } = client.issuer.metadata;
  // RFC 9207: the answer of one provider must not be taken to another.
  if (params.iss === undefined ? announced === true : params.iss !== issuer) throw new OidcRefusal('issuer', 'iss');
  if (params.error !== undefined) throw new OidcRefusal('denied', errorCode(params.error));
  if (!params.code) throw new OidcRefusal('denied', 'format');
  const checks = { state: attempt.state, nonce: attempt.nonce, response_type: 'code' };
  const proof = hasPkce(client) ? { code_verifier: attempt.verifier } : {};
  try {
    return await client.callback(publicAddress(CALLBACK_PATH), params, { ...checks, ...proof });
  } catch (error) {
    throw refusalOf(error, 'id-token');
  }
}

/** As the standard has it: 255 ASCII characters at most. */
const subject = z.string().regex(/^[\x20-\x7e]{1,255}$/);

/** The library compares `iss` and `aud` where they stand; that they stand there is for us to see. */
const signedUserinfo = z.object({
  iss: z.string(),
  aud: z.union([z.string(), z.array(z.string())]),
  sub: subject,
  email: z.string().max(320).optional(),
  email_verified: z.boolean().optional(),
});

/** What the provider says of the person, signed by it, for us, about the subject of the ID token. Throws OidcRefusal. */
async function readUserinfo(client: Client, tokens: TokenSet) {
  let said: UserinfoResponse;
  try {
    said = await client.userinfo(tokens);
  } catch (error) {
    throw refusalOf(error, 'userinfo');
  }
  const parsed = signedUserinfo.safeParse(said);
  if (!parsed.success) throw new OidcRefusal('userinfo', String(parsed.error.issues[0]?.path[0] ?? 'format'));
  return parsed.data;
}

const claimsOfIdToken = z.object({
  sub: subject,
  iat: z.number(),
  acr: z.string().max(255).optional(),
  auth_time: z.number().int().positive().optional(),
});

/**
 * Who came back from the provider, for the attempt begun in this same browser. Throws OidcRefusal, which says where the
 * answer failed and nothing of what it held.
 */
export async function readAnswer(
  settings: OidcSettings,
  query: URLSearchParams,
  attempt: OidcAttempt,
): Promise<OidcAnswer> {
  const client = await clientOf(settings);
  const tokens = await redeem(client, query, attempt);
  const claims = claimsOfIdToken.safeParse(tokens.claims());
  if (!claims.success) throw new OidcRefusal('id-token', String(claims.error.issues[0]?.path[0] ?? 'format'));
  const latest = Date.now() / 1000 + CLOCK_TOLERANCE;
  if (claims.data.iat > latest) throw new OidcRefusal('id-token', 'iat');
  const seen = claims.data.auth_time;
  if (seen !== undefined && seen > latest) throw new OidcRefusal('id-token', 'auth_time');
  const person = await readUserinfo(client, tokens);
  return {
    issuer: settings.issuer,
    subject: claims.data.sub,
    acr: claims.data.acr ?? null,
    authenticatedAt: seen === undefined ? null : new Date(seen * 1000),
    email: person.email ?? null,
    emailVerified: person.email_verified ?? null,
    idToken: tokens.id_token ?? '',
  };
}

/** Where to send a browser so that the provider forgets it too; null when the provider has no such door. */
export async function endSessionAddress(settings: OidcSettings, idToken: string): Promise<string | null> {
  const client = await clientOf(settings);
  if (!client.issuer.metadata.end_session_endpoint) return null;
  return client.endSessionUrl({
    id_token_hint: idToken,
    post_logout_redirect_uri: publicAddress('/connexion'),
    state: generators.state(),
  });
}
