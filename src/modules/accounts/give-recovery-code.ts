import { command } from '@/platform/command';
import { lockSignIn, renewSignIn } from './lock-sign-in';
import { requireServed, typedRecoveryCode } from './recovery.rules';
import { recoveryHash } from './recovery-codes';
import { requireEnrolled } from './second-factor.rules';
import { codeOfSignIn } from './second-factor.schema';

export type RecoveryUsed = { readonly sessionId: string; readonly left: number };

/**
 * A recovery code in place of the phone: it serves once, also when given twice at the same moment, and proves as a code
 * does. Answers how many are left. Throws accounts/not-enrolled, -wrong-recovery-code, -sign-in-over.
 */
export const giveRecoveryCode = command(
  'accounts/give-recovery-code',
  codeOfSignIn,
  async ({ tx, trail }, { sessionId, code }): Promise<RecoveryUsed> => {
    const signIn = await lockSignIn(tx, sessionId);
    const { userId, structureId } = signIn;
    trail({ subject: ['user', userId], structureId });
    requireEnrolled(signIn);
    const written = typedRecoveryCode(code);
    const served = written
      ? await tx.$executeRaw`UPDATE recovery_code SET used_at = clock_timestamp()
          WHERE user_id = ${userId}::uuid AND code_hash = ${recoveryHash(written)} AND used_at IS NULL`
      : 0;
    requireServed(served);
    const left = await tx.recoveryCode.count({ where: { userId, usedAt: null } });
    trail({ facts: { left } });
    return { sessionId: await renewSignIn(tx, sessionId), left };
  },
);
