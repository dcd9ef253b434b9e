import { authorize } from '@/platform/authorize';
import { command } from '@/platform/command';
import { DomainError } from '@/platform/errors';
import { mayChangeUser } from './account.policy';
import { requireAnotherAdmin } from './account.rules';
import { userAccess } from './account.schema';

/**
 * Closes an account (its sign-ins end at once: the next request is refused) or opens it again. Never one's own, never
 * that of the last admin. Throws accounts/user-not-found, accounts/last-admin, accounts/not-yourself.
 */
export const setUserAccess = command(
  'accounts/set-access',
  userAccess,
  async ({ tx, actor, trail }, { userId, enabled }) => {
    trail({ subject: ['user', userId], facts: { enabled } });
    const self = actor.kind === 'user' && actor.userId === userId;
    authorize(mayChangeUser(actor, userId), self ? 'accounts/not-yourself' : undefined);
    // The admins in one order: two who close each other's account at the same time wait here, and the second is refused.
    const admins = await tx.$queryRaw<{ id: string }[]>`
      SELECT id FROM user_account WHERE role = 'ADMIN' AND disabled_at IS NULL ORDER BY id FOR UPDATE`;
    const user = await tx.user.findUnique({ where: { id: userId }, select: { role: true, structureId: true } });
    if (!user) throw new DomainError('not-found', 'accounts/user-not-found');
    trail({ structureId: user.structureId });
    if (enabled) {
      await tx.$executeRaw`UPDATE user_account SET disabled_at = NULL, version = version + 1 WHERE id = ${userId}::uuid`;
      return;
    }
    requireAnotherAdmin(user.role, admins.filter((admin) => admin.id !== userId).length);
    await tx.$executeRaw`UPDATE user_account SET disabled_at = coalesce(disabled_at, clock_timestamp()), version = version + 1
      WHERE id = ${userId}::uuid`;
    await tx.$executeRaw`UPDATE auth_session SET revoked_at = clock_timestamp() WHERE user_id = ${userId}::uuid AND revoked_at IS NULL`;
  },
);
