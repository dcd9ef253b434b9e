import { decode, encode } from 'next-auth/jwt';
import { z } from 'zod';
import { env } from '@/platform/env';
import type { OidcAttempt } from '@/platform/oidc-client';
import { authOptions } from './auth';
import { authCookies } from './auth-cookies';
import { sessionIdIn } from './session-cookie';

/**
 * Three cookies a browser holds about a sign-in by an identity provider, all httpOnly and bound to this host, each sealed
 * (AES-256-GCM under a key of its own from AUTH_SECRET): the attempt begun, the ID token for signing out, the session.
 */
const ATTEMPT = { name: 'oidc', seconds: 600, sameSite: 'Lax' } as const;
/** Strict: no other site can make this browser sign out at the provider. */
const ID_TOKEN = { name: 'oidc-id', seconds: 12 * 3600, sameSite: 'Strict' } as const;
type Kept = typeof ATTEMPT | typeof ID_TOKEN;

/** Browsers drop a cookie above 4,096 bytes with its name; then only the session here ends at sign-out. */
const MOST = 3_900;

const isSecure = (): boolean => env().APP_URL.startsWith('https:');
const nameOf = ({ name }: Kept): string => (isSecure() ? `__Host-${name}` : name);

function setCookie(name: string, value: string, seconds: number, sameSite: string): string {
  const secure = isSecure() ? '; Secure' : '';
  return `${name}=${value}; Path=/; Max-Age=${seconds}; HttpOnly; SameSite=${sameSite}${secure}`;
}

async function seal(kept: Kept, token: Record<string, string | boolean>): Promise<string> {
  const value = await encode({ token, secret: env().AUTH_SECRET, maxAge: kept.seconds, salt: kept.name });
  return value.length > MOST ? forget(kept) : setCookie(nameOf(kept), value, kept.seconds, kept.sameSite);
}

const forget = (kept: Kept): string => setCookie(nameOf(kept), '', 0, kept.sameSite);

function valuesOf(request: Request, name: string): string[] {
  const cookies = (request.headers.get('cookie') ?? '').split(/;\s*/);
  return cookies.flatMap((cookie) => (cookie.startsWith(`${name}=`) ? [cookie.slice(name.length + 1)] : []));
}

/** What the request holds under that name, opened; null when it is not there, not ours or too old. */
async function open<S extends z.ZodType>(request: Request, kept: Kept, schema: S): Promise<z.output<S> | null> {
  const values = valuesOf(request, nameOf(kept));
  const [token] = values;
  if (!token || values.length > 1) return null;
  try {
    const held = await decode({ token, secret: env().AUTH_SECRET, salt: kept.name });
    return schema.safeParse(held).data ?? null;
  } catch {
    return null; // forged, of another key or run out: all the same as no cookie
  }
}

const attempt = z.object({
  state: z.string().min(32),
  nonce: z.string().min(32),
  verifier: z.string().min(43),
  again: z.boolean(),
});

export const keepAttempt = ({ state, nonce, verifier, again }: OidcAttempt): Promise<string> =>
  seal(ATTEMPT, { state, nonce, verifier, again });
export const attemptOf = (request: Request): Promise<OidcAttempt | null> => open(request, ATTEMPT, attempt);
export const forgetAttempt = (): string => forget(ATTEMPT);

export const keepIdToken = (idToken: string): Promise<string> => seal(ID_TOKEN, { idToken });
export const idTokenOf = async (request: Request): Promise<string | null> =>
  (await open(request, ID_TOKEN, z.object({ idToken: z.string().min(1) })))?.idToken ?? null;
export const forgetIdToken = (): string => forget(ID_TOKEN);

/** The sign-in this browser already has, which the new one takes the place of; null when it has none. */
export async function sessionOf(request: Request): Promise<string | null> {
  const [cookie] = valuesOf(request, authCookies().sessionToken.name);
  return cookie === undefined ? null : sessionIdIn(cookie);
}

/** The very cookie a sign-in by password leaves, made the way next-auth makes it. */
export async function keepSession(sessionId: string): Promise<string> {
  const { secret, session, cookies } = authOptions();
  const name = cookies?.sessionToken?.name;
  if (!secret || !name) throw new Error('the session cookie has no name');
  const seconds = session?.maxAge ?? 0;
  return setCookie(name, await encode({ token: { sessionId }, secret, maxAge: seconds }), seconds, 'Lax');
}
