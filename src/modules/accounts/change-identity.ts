import { authorize } from '@/platform/authorize';
import { command } from '@/platform/command';
import { DomainError } from '@/platform/errors';
import { isSystem } from './actor.rules';
import { identityChange } from './oidc.schema';

/**
 * For the operator, when somebody's identity is lost or has changed: `disable` keeps the link and lets nobody in by it,
 * `enable` opens it again, `forget` removes it, so that the next first sign-in with the account's verified address links
 * anew. What it had opened ends, except by `enable`. Throws accounts/user-not-found, accounts/identity-not-found.
 */
export const changeIdentity = command(
  'accounts/change-identity',
  identityChange,
  async ({ tx, actor, trail }, { email, act }): Promise<void> => {
    authorize(isSystem(actor));
    const user = await tx.user.findUnique({ where: { email }, select: { id: true, structureId: true } });
    if (!user) throw new DomainError('not-found', 'accounts/user-not-found');
    trail({ subject: ['user', user.id], structureId: user.structureId, facts: { act } });
    const changed =
      act === 'forget'
        ? await tx.$executeRaw`DELETE FROM identity WHERE user_id = ${user.id}::uuid`
        : await tx.$executeRaw`UPDATE identity SET disabled_at = CASE WHEN ${act === 'disable'} THEN clock_timestamp() END
            WHERE user_id = ${user.id}::uuid`;
    if (changed === 0) throw new DomainError('not-found', 'accounts/identity-not-found');
    if (act === 'enable') return;
    await tx.$executeRaw`UPDATE auth_session SET revoked_at = clock_timestamp()
      WHERE user_id = ${user.id}::uuid AND by_identity AND revoked_at IS NULL`;
  },
);
