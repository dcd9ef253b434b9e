import { cookies } from 'next/headers';
import { cache } from 'react';
import { hasEntered } from '@/modules/accounts/second-factor.rules';
import { findSession, type SessionFound } from '@/modules/accounts/session.queries';
import { authCookies } from './auth-cookies';
import { sessionIdIn } from './session-cookie';

/** The sign-in of this request, looked up in the database once a request, also while it still owes its second factor. */
export const currentSignIn = cache(async (): Promise<SessionFound | null> => {
  const cookie = (await cookies()).get(authCookies().sessionToken.name)?.value;
  const sessionId = cookie ? await sessionIdIn(cookie) : null;
  return sessionId ? findSession({ sessionId }) : null;
});

/** Who makes this request; null for nobody, and for whoever still owes the second factor. */
export async function currentSession(): Promise<SessionFound | null> {
  const signIn = await currentSignIn();
  return signIn && hasEntered(signIn.secondFactor) ? signIn : null;
}
