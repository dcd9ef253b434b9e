import { getServerSession } from 'next-auth';
import { cache } from 'react';
import { hasEntered } from '@/modules/accounts/second-factor.rules';
import { findSession, type SessionFound } from '@/modules/accounts/session.queries';
import { authOptions } from './auth';

const SYSTEM = { kind: 'system', name: 'session', programmeId: null } as const;
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** The sign-in of this request, looked up in the database once a request, also while it still owes its second factor. */
export const currentSignIn = cache(async (): Promise<SessionFound | null> => {
  const session = await getServerSession(authOptions());
  if (!session || !UUID.test(session.sessionId)) return null;
  return findSession(SYSTEM, { sessionId: session.sessionId });
});

/** Who makes this request; null for nobody, and for whoever still owes the second factor. */
export async function currentSession(): Promise<SessionFound | null> {
  const signIn = await currentSignIn();
  return signIn && hasEntered(signIn.secondFactor) ? signIn : null;
}
