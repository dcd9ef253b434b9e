import { NextRequest } from 'next/server';
import { clientAddress } from '@/platform/client-address';
import { answer, fromElsewhere, mediaType, readBody, refusal, refuseRequest } from '@/platform/door';
import { env } from '@/platform/env';
import { DomainError } from '@/platform/errors';
import { forget, giveBack, throttle } from '@/platform/throttle';
import { authCookies } from './auth-cookies';

/** An address, a password and a token: in bytes. */
const MAX_BYTES = 16 * 1024;

/** What we let next-auth do, and nothing else it knows: everything else it would answer is not there. */
const DOORS = { GET: ['csrf'], POST: ['callback/credentials', 'signout'] } as const;
type Method = keyof typeof DOORS;
type Pass = (request: NextRequest) => Promise<Response>;

/** next-auth takes an address it cannot read in this cookie for a fault of ours; the cookie is ours, so such a one is forged. */
function forgedCallback(request: Request): boolean {
  const { name } = authCookies().callbackUrl;
  const held = new NextRequest(request.url, { headers: request.headers }).cookies.get(name)?.value;
  return held !== undefined && !held.startsWith(new URL(env().APP_URL).origin);
}

/** The request as next-auth shall see it: our own address, no query, a body already read. */
function passedOn(request: Request, path: string, body: string): NextRequest {
  const address = new URL(`/api/auth/${path}`, env().APP_URL);
  const headers = new Headers(request.headers);
  return new NextRequest(address, { method: request.method, headers, ...(request.method === 'POST' && { body }) });
}

/**
 * A try with a password counts for the address it comes from and for the account it names, known or not, before anything is
 * looked up. A right one clears the account and gives the address its point back.
 */
async function trySignIn(request: NextRequest, email: string, pass: Pass): Promise<Response> {
  const address = clientAddress(request.headers);
  const account = email.trim().toLowerCase();
  await throttle('sign-in-address', address);
  await throttle('sign-in-account', account);
  const answered = await pass(request);
  const session = `${authCookies().sessionToken.name}=`;
  if (answered.ok && answered.headers.getSetCookie().some((cookie) => cookie.startsWith(session))) {
    await forget('sign-in-account', account);
    await giveBack('sign-in-address', address);
  }
  return answered;
}

function uncached(answered: Response): Response {
  answered.headers.set('cache-control', 'no-store');
  return answered;
}

/** The door of sign-in by password and of sign-out: from our own pages, a small form, counted. `pass` is next-auth. */
export async function signInDoor(request: Request, path: string, pass: Pass): Promise<Response> {
  const known: readonly string[] = DOORS[request.method as Method] ?? [];
  if (!known.includes(path)) return answer(404);
  if (fromElsewhere(request)) return refuseRequest(request, 403, 'common/foreign-origin');
  if (forgedCallback(request)) return refuseRequest(request, 400, 'common/invalid-input');
  if (request.method === 'GET') return uncached(await pass(passedOn(request, path, '')));
  if (mediaType(request) !== 'application/x-www-form-urlencoded')
    return refuseRequest(request, 415, 'common/not-a-form');
  const body = await readBody(request, MAX_BYTES);
  if (!body) return refuseRequest(request, 413, 'common/too-large');
  const text = new TextDecoder().decode(body);
  const form = new URLSearchParams(text);
  if ([...form.values()].some((value) => value.includes('\0')))
    return refuseRequest(request, 400, 'common/invalid-input');
  const passed = passedOn(request, path, text);
  if (path === 'signout') return uncached(await pass(passed));
  try {
    return uncached(await trySignIn(passed, form.get('email') ?? '', pass));
  } catch (error) {
    if (error instanceof DomainError) return refusal(error);
    throw error;
  }
}
