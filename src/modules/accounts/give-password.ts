import { command } from '@/platform/command';
import { DomainError } from '@/platform/errors';
import { lockSignIn, renewSignIn } from './lock-sign-in';
import { verifyPassword } from './password';
import { mustHaveSecondFactor, requireNotEnrolled } from './second-factor.rules';
import { passwordOfSignIn } from './second-factor.schema';

/**
 * The password again, before an act that asks for it, by whoever has no second factor and needs none: the sign-in goes on
 * under a new id. Throws accounts/already-enrolled (a code is asked then), -factor-required, -wrong-password, -sign-in-over.
 */
export const givePassword = command(
  'accounts/give-password',
  passwordOfSignIn,
  async ({ tx, trail }, { sessionId, password }): Promise<{ sessionId: string }> => {
    const signIn = await lockSignIn(tx, sessionId);
    trail({ subject: ['user', signIn.userId], structureId: signIn.structureId });
    requireNotEnrolled(signIn);
    if (mustHaveSecondFactor(signIn.role)) throw new DomainError('forbidden', 'accounts/factor-required');
    if (!(await verifyPassword(signIn.passwordHash, password)))
      throw new DomainError('forbidden', 'accounts/wrong-password');
    return { sessionId: await renewSignIn(tx, sessionId) };
  },
);
