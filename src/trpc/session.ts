import { getServerSession } from 'next-auth';
import { cache } from 'react';
import { findSession, type SessionFound } from '@/modules/accounts/session.queries';
import { authOptions } from './auth';

const SYSTEM = { kind: 'system', name: 'session', programmeId: null } as const;
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Who makes this request, looked up in the database once a request; null for nobody. */
export const currentSession = cache(async (): Promise<SessionFound | null> => {
  const session = await getServerSession(authOptions());
  if (!session || !UUID.test(session.sessionId)) return null;
  return findSession(SYSTEM, { sessionId: session.sessionId });
});
