import type { Role } from '@/platform/actor';
import { authorize } from '@/platform/authorize';
import { command } from '@/platform/command';
import { DomainError } from '@/platform/errors';
import { type Edited, requireSeen } from '@/platform/versions';
import { mayChangeUser } from './account.policy';
import { requireAnotherAdmin } from './account.rules';
import { userAccess } from './account.schema';
import { requireFreshProof } from './step-up.rules';

/**
 * Closes an account (its sign-ins end at once: the next request is refused) or, with a fresh proof, opens it again. Never one's own, never
 * that of the last admin. Throws accounts/user-not-found, accounts/last-admin, accounts/not-yourself,
 * accounts/proof-needed, common/changed-meanwhile.
 */
export const setUserAccess = command(
  'accounts/set-access',
  userAccess,
  async ({ tx, actor, now, trail }, { userId, enabled, version }) => {
    trail({ subject: ['user', userId], facts: { enabled } });
    const self = actor.kind === 'user' && actor.userId === userId;
    authorize(mayChangeUser(actor, userId), self ? 'accounts/not-yourself' : undefined);
    if (enabled) requireFreshProof(actor, now);
    // The admins in one order: two who close each other's account at the same time wait here, and the second is refused.
    const admins = await tx.$queryRaw<{ id: string }[]>`
      SELECT id FROM user_account WHERE role = 'ADMIN' AND disabled_at IS NULL ORDER BY id FOR UPDATE`;
    const [user] = await tx.$queryRaw<(Edited & { role: Role; structureId: string | null })[]>`
      SELECT role, structure_id AS "structureId", version, edits FROM user_account WHERE id = ${userId}::uuid FOR UPDATE`;
    if (!user) throw new DomainError('not-found', 'accounts/user-not-found');
    trail({ structureId: user.structureId });
    requireSeen(user, { actor, seen: version, among: ['role', 'structureId', 'disabledAt'] });
    if (enabled) {
      await tx.$executeRaw`UPDATE user_account SET disabled_at = NULL WHERE id = ${userId}::uuid`;
      return;
    }
    requireAnotherAdmin(user.role, admins.filter((admin) => admin.id !== userId).length);
    await tx.$executeRaw`UPDATE user_account SET disabled_at = coalesce(disabled_at, clock_timestamp())
      WHERE id = ${userId}::uuid`;
    await tx.$executeRaw`UPDATE auth_session SET revoked_at = clock_timestamp() WHERE user_id = ${userId}::uuid AND revoked_at IS NULL`;
  },
);
