import { authorize } from '@/platform/authorize';
import { command } from '@/platform/command';
import { DomainError } from '@/platform/errors';
import { mayChangeUser } from './account.policy';
import { endOtherSignIns } from './lock-sign-in';
import { dropRecoveryCodes } from './recovery-codes';
import { requireEnrolled } from './second-factor.rules';
import { resetFactorInput } from './second-factor.schema';
import { requireFreshProof } from './step-up.rules';

/**
 * Takes the second factor of another away, with a reason, for a phone that is lost: its sign-ins end, and it enrols again
 * at the next one. By an admin with a fresh proof, or the operator. Throws accounts/not-own-factor, -user-not-found,
 * -not-enrolled, -proof-needed.
 */
export const resetSecondFactor = command(
  'accounts/reset-second-factor',
  resetFactorInput,
  async ({ tx, actor, now, trail }, { userId, reason, note }) => {
    trail({ subject: ['user', userId], reason, ...(note ? { note } : {}) });
    const self = actor.kind === 'user' && actor.userId === userId;
    authorize(mayChangeUser(actor, userId), self ? 'accounts/not-own-factor' : undefined);
    requireFreshProof(actor, now);
    const [user] = await tx.$queryRaw<{ enrolled: boolean; structureId: string | null }[]>`
      SELECT totp_secret IS NOT NULL AS enrolled, structure_id AS "structureId" FROM user_account WHERE id = ${userId}::uuid FOR UPDATE`;
    if (!user) throw new DomainError('not-found', 'accounts/user-not-found');
    trail({ structureId: user.structureId });
    requireEnrolled(user);
    await tx.$executeRaw`UPDATE user_account SET totp_secret = NULL, totp_confirmed_at = NULL, totp_step = NULL WHERE id = ${userId}::uuid`;
    await dropRecoveryCodes(tx, actor, userId);
    const ended = await endOtherSignIns(tx, userId, null);
    trail({ facts: { ended } });
  },
);
