import type { SessionKind, SessionStatus } from '@/modules/sessions/session.rules';
import type { Tx } from '@/platform/db';
import { DomainError } from '@/platform/errors';
import type { WishedSlot } from './demand.rules';

export type WishedSession = WishedSlot & {
  readonly code: string;
  readonly programmeId: string;
  readonly kind: SessionKind;
  readonly status: SessionStatus;
  readonly cutoffAt: Date;
};

/** A session as a wish for it is judged. Throws `sessions/not-found`, also for one of another programme. */
export async function readWishedSession(tx: Tx, sessionId: string, programmeId: string): Promise<WishedSession> {
  const [session] = await tx.$queryRaw<WishedSession[]>`
    SELECT id AS "sessionId", code, programme_id AS "programmeId", kind, status, starts_at AS "startsAt", ends_at AS "endsAt",
      cutoff_at AS "cutoffAt" FROM session WHERE id = ${sessionId}::uuid`;
  if (session?.programmeId !== programmeId) throw new DomainError('not-found', 'sessions/not-found');
  return session;
}
