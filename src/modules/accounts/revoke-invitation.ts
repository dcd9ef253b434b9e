import { authorize } from '@/platform/authorize';
import { command } from '@/platform/command';
import { DomainError } from '@/platform/errors';
import { mayManageUsers } from './account.policy';
import { invitationId } from './account.schema';

/** Takes an invitation back: its link is dead from now on. Throws accounts/invitation-not-found. */
export const revokeInvitation = command(
  'accounts/revoke-invitation',
  invitationId,
  async ({ tx, actor, trail }, input) => {
    trail({ subject: ['invitation', input.invitationId] });
    authorize(mayManageUsers(actor));
    const revoked = await tx.$executeRaw`UPDATE invitation SET revoked_at = clock_timestamp()
    WHERE id = ${input.invitationId}::uuid AND used_at IS NULL AND revoked_at IS NULL`;
    if (revoked === 0) throw new DomainError('not-found', 'accounts/invitation-not-found');
  },
);
