import { cookies } from 'next/headers';
import { decode } from 'next-auth/jwt';
import { cache } from 'react';
import { hasEntered } from '@/modules/accounts/second-factor.rules';
import { findSession, type SessionFound } from '@/modules/accounts/session.queries';
import { env } from '@/platform/env';
import { authCookies } from './auth-cookies';

const SYSTEM = { kind: 'system', name: 'session', programmeId: null } as const;
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** The sign-in a cookie names; null for one that is not ours, is out of date or cannot be read. */
async function sessionIdIn(cookie: string): Promise<string | null> {
  try {
    const token = await decode({ token: cookie, secret: env().AUTH_SECRET });
    return token?.sessionId ?? null;
  } catch {
    return null; // a forged cookie is no cookie, whichever way it is forged
  }
}

/** The sign-in of this request, looked up in the database once a request, also while it still owes its second factor. */
export const currentSignIn = cache(async (): Promise<SessionFound | null> => {
  const cookie = (await cookies()).get(authCookies().sessionToken.name)?.value;
  const sessionId = cookie ? await sessionIdIn(cookie) : null;
  return sessionId && UUID.test(sessionId) ? findSession(SYSTEM, { sessionId }) : null;
});

/** Who makes this request; null for nobody, and for whoever still owes the second factor. */
export async function currentSession(): Promise<SessionFound | null> {
  const signIn = await currentSignIn();
  return signIn && hasEntered(signIn.secondFactor) ? signIn : null;
}
