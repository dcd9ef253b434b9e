import { AsyncLocalStorage } from 'node:async_hooks';
import { encode } from 'next-auth/jwt';
import { authCookies } from '@/trpc/auth-cookies';

const request = new AsyncLocalStorage<{ cookie: string | null; headers: Headers }>();
const sealed = new Map<string, Promise<string>>();

/** The cookie of a sign-in, enciphered as the app does it: what a browser would hold. */
export function cookieOf(sessionId: string, secret: string): Promise<string> {
  const known = sealed.get(sessionId) ?? encode({ token: { sessionId }, secret, maxAge: 12 * 3600 });
  sealed.set(sessionId, known);
  return known;
}

/** Runs the handler of a route as Next would for a request with the cookie of this sign-in. */
export async function enter<T>(sessionId: string | null, headers: Headers, work: () => Promise<T>): Promise<T> {
  const cookie = sessionId ? await cookieOf(sessionId, process.env.AUTH_SECRET ?? '') : null;
  return request.run({ cookie, headers }, work);
}

/** Stands in for `cookies` of next/headers, which needs a request of Next. */
export async function cookies() {
  const { name } = authCookies().sessionToken;
  const value = request.getStore()?.cookie;
  return {
    get: (asked: string) => (asked === name && value ? { name, value } : undefined),
    // A sign-in that moves to another row gets another cookie; here each request says its own.
    set: () => undefined,
  };
}

/** Stands in for `headers` of next/headers. */
export async function headers(): Promise<Headers> {
  return request.getStore()?.headers ?? new Headers();
}
