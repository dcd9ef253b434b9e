import { command } from '@/platform/command';
import { lockSignIn } from './lock-sign-in';
import { writeRecoveryCodes } from './recovery-codes';
import { requireEnrolled } from './second-factor.rules';
import { signInOnly } from './second-factor.schema';
import { requireFreshProof } from './step-up.rules';

/** Ten new recovery codes, answered once; the old ones serve no more. Throws accounts/proof-needed, -not-enrolled, -sign-in-over. */
export const newRecoveryCodes = command(
  'accounts/new-recovery-codes',
  signInOnly,
  async ({ tx, actor, now, trail }, { sessionId }): Promise<{ codes: readonly string[] }> => {
    const signIn = await lockSignIn(tx, sessionId);
    trail({ subject: ['user', signIn.userId], structureId: signIn.structureId });
    requireEnrolled(signIn);
    requireFreshProof(actor, now);
    return { codes: await writeRecoveryCodes(tx, actor, signIn.userId) };
  },
);
