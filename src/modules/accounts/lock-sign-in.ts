import type { Tx } from '@/platform/db';
import { DomainError } from '@/platform/errors';
import type { Role } from './actor.rules';

/** Whose sign-in it is, and what is kept of that person's second factor, locked until the end of the transaction. */
export type SignInLocked = {
  readonly userId: string;
  readonly role: Role;
  readonly email: string;
  readonly structureId: string | null;
  readonly passwordHash: string | null;
  readonly secret: Uint8Array | null;
  readonly enrolled: boolean;
  readonly lastStep: number | null;
  /** When an identity provider asked the person who they are, for this very sign-in; null without its word. */
  readonly identifiedAt: Date | null;
};

/** Throws accounts/sign-in-over: ended, expired, closed, or not the actor's. */
export async function lockSignIn(tx: Tx, sessionId: string): Promise<SignInLocked> {
  const [row] = await tx.$queryRaw<(Omit<SignInLocked, 'lastStep'> & { lastStep: bigint | null })[]>`
    SELECT u.id AS "userId", u.role, u.email, u.structure_id AS "structureId", u.password_hash AS "passwordHash",
      u.totp_secret AS secret, u.totp_confirmed_at IS NOT NULL AS enrolled, u.totp_step AS "lastStep",
      a.identified_at AS "identifiedAt"
    FROM auth_session a JOIN user_account u ON u.id = a.user_id
    WHERE a.id = ${sessionId}::uuid AND a.revoked_at IS NULL AND a.expires_at > clock_timestamp() AND u.disabled_at IS NULL
    FOR UPDATE OF u, a`;
  if (!row) throw new DomainError('forbidden', 'accounts/sign-in-over');
  return { ...row, lastStep: row.lastStep === null ? null : Number(row.lastStep) };
}

/**
 * The person has just proved who it is: the sign-in goes on under a new id, dated now, and the old id is worth nothing
 * from here on, wherever it was copied or planted. Keeps the date at which the sign-in ends.
 */
export async function renewSignIn(tx: Tx, sessionId: string): Promise<string> {
  const [fresh] = await tx.$queryRaw<{ id: string }[]>`
    INSERT INTO auth_session (user_id, programme_id, created_at, expires_at, device, by_identity, identified_at, proved_at)
    SELECT user_id, programme_id, created_at, expires_at, device, by_identity, identified_at, clock_timestamp()
    FROM auth_session WHERE id = ${sessionId}::uuid RETURNING id`;
  if (!fresh) throw new Error('the sign-in was not renewed');
  await tx.$executeRaw`UPDATE auth_session SET revoked_at = clock_timestamp() WHERE id = ${sessionId}::uuid`;
  return fresh.id;
}

/** Ends the other sign-ins of a person. */
export function endOtherSignIns(tx: Tx, userId: string, kept: string | null): Promise<number> {
  return tx.$executeRaw`UPDATE auth_session SET revoked_at = clock_timestamp()
    WHERE user_id = ${userId}::uuid AND revoked_at IS NULL AND id IS DISTINCT FROM ${kept}::uuid`;
}
