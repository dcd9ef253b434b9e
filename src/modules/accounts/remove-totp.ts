import { command } from '@/platform/command';
import { lockSignIn } from './lock-sign-in';
import { dropRecoveryCodes } from './recovery-codes';
import { requireRemovable } from './second-factor.rules';
import { signInOnly } from './second-factor.schema';
import { requireFreshProof } from './step-up.rules';

/**
 * Takes one's own second factor and its recovery codes away, with a fresh proof; the city's staff may not. Throws
 * accounts/proof-needed, -factor-required, -not-enrolled, -sign-in-over.
 */
export const removeTotp = command(
  'accounts/remove-totp',
  signInOnly,
  async ({ tx, actor, now, trail }, { sessionId }) => {
    const signIn = await lockSignIn(tx, sessionId);
    const { userId, structureId } = signIn;
    trail({ subject: ['user', userId], structureId });
    requireRemovable(signIn);
    requireFreshProof(actor, now);
    await tx.$executeRaw`UPDATE user_account SET totp_secret = NULL, totp_confirmed_at = NULL, totp_step = NULL WHERE id = ${userId}::uuid`;
    await dropRecoveryCodes(tx, actor, userId);
  },
);
