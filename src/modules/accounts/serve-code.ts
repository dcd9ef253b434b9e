import { databaseClock, type Tx } from '@/platform/db';
import { DomainError } from '@/platform/errors';
import type { SignInLocked } from './lock-sign-in';
import { openTotpSecret, stepsMatching } from './totp';
import { acceptStep, typedCode } from './totp.rules';

/**
 * Takes a code once: the step it serves is written in the transaction that acts on it, and the row is locked, so that the
 * same code given twice at the same moment serves once. Throws accounts/not-enrolled, accounts/wrong-code, accounts/code-used.
 */
export async function serveCode(tx: Tx, { userId, secret, lastStep }: SignInLocked, typed: string): Promise<void> {
  if (!secret) throw new DomainError('conflict', 'accounts/not-enrolled');
  const code = typedCode(typed);
  if (!code) throw new DomainError('forbidden', 'accounts/wrong-code');
  const step = acceptStep(stepsMatching(openTotpSecret(userId, secret), code, await databaseClock(tx)), lastStep);
  const served = await tx.$executeRaw`
    UPDATE user_account SET totp_step = ${BigInt(step)} WHERE id = ${userId}::uuid AND (totp_step IS NULL OR totp_step < ${BigInt(step)})`;
  if (served !== 1) throw new DomainError('conflict', 'accounts/code-used');
}
