import { command } from '@/platform/command';
import { DomainError } from '@/platform/errors';
import { endOtherSignIns, lockSignIn, renewSignIn } from './lock-sign-in';
import { writeRecoveryCodes } from './recovery-codes';
import { requireNotEnrolled } from './second-factor.rules';
import { codeOfSignIn } from './second-factor.schema';
import { serveCode } from './serve-code';

export type TotpConfirmed = { readonly sessionId: string; readonly codes: readonly string[] };

/**
 * The first right code enrols: from here on a password alone does not open the account. The sign-in goes on under a new id,
 * every other one of that person ends; ten recovery codes are answered, once. Throws accounts/already-enrolled,
 * -totp-not-started, -wrong-code, -code-used, -sign-in-over.
 */
export const confirmTotp = command(
  'accounts/confirm-totp',
  codeOfSignIn,
  async ({ tx, actor, trail }, { sessionId, code }): Promise<TotpConfirmed> => {
    const signIn = await lockSignIn(tx, sessionId);
    const { userId, structureId } = signIn;
    trail({ subject: ['user', userId], structureId });
    requireNotEnrolled(signIn);
    if (!signIn.secret) throw new DomainError('conflict', 'accounts/totp-not-started');
    await serveCode(tx, signIn, code);
    await tx.$executeRaw`UPDATE user_account SET totp_confirmed_at = clock_timestamp() WHERE id = ${userId}::uuid`;
    const codes = await writeRecoveryCodes(tx, actor, userId);
    const fresh = await renewSignIn(tx, sessionId);
    await endOtherSignIns(tx, userId, fresh);
    return { sessionId: fresh, codes };
  },
);
