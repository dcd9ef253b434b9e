import { command } from '@/platform/command';
import { databaseClock, inTheNameOf } from '@/platform/db';
import { DomainError } from '@/platform/errors';
import { tokenHash } from '@/platform/tokens';
import { requireOpen } from './account.rules';
import { acceptInvitationInput } from './account.schema';
import { holdAddress } from './hold-address';
import { hashPassword } from './password';
import { requireGoodPassword } from './password.rules';
import { placeWords, wordsOf } from './personal-words';

/**
 * Opens the account of whoever holds the link, with the password chosen: once, in its time, unless taken back. Done by
 * nobody known, in the city's name. Throws accounts/invitation-not-found, -used, -revoked, -expired,
 * accounts/already-has-account, accounts/password-….
 */
export const acceptInvitation = command(
  'accounts/accept-invitation',
  acceptInvitationInput,
  async ({ tx, actor, trail }, { token, password }): Promise<{ email: string }> => {
    const place = await placeWords(tx, actor);
    return inTheNameOf('invitation', tx, actor, async () => {
      const invitation = await tx.invitation.findUnique({ where: { tokenHash: tokenHash(token) } });
      if (!invitation) throw new DomainError('not-found', 'accounts/invitation-not-found');
      trail({ subject: ['invitation', invitation.id], structureId: invitation.structureId });
      await tx.$queryRaw`SELECT id FROM invitation WHERE id = ${invitation.id}::uuid FOR UPDATE`;
      const locked = await tx.invitation.findUniqueOrThrow({ where: { id: invitation.id } });
      requireOpen(locked, await databaseClock(tx));
      const { email, name, role, structureId } = locked;
      if (await holdAddress(tx, email)) throw new DomainError('conflict', 'accounts/already-has-account');
      requireGoodPassword(password, wordsOf({ name, email }, place));
      const passwordHash = await hashPassword(password);
      const user = await tx.user.create({
        data: { email, name, role, structureId, passwordHash },
        select: { id: true },
      });
      await tx.$executeRaw`UPDATE invitation SET used_at = clock_timestamp() WHERE id = ${locked.id}::uuid`;
      trail({ facts: { userId: user.id, role } });
      return { email };
    });
  },
);
