import { command } from '@/platform/command';
import { inTheNameOf } from '@/platform/db';
import { DomainError } from '@/platform/errors';
import { accountLink } from './account.schema';
import { killLinks, takeLink } from './account-link';
import { holdAddress } from './hold-address';
import { sendResetLink } from './send-reset';

/**
 * The owner of the old mailbox did not ask for the change: the account keeps that address, or gets it back within a week,
 * every sign-in ends, the password opens nothing any more, and a link to choose another leaves to that address.
 * Throws accounts/link-dead, accounts/address-unavailable.
 */
export const stopEmailChange = command(
  'accounts/stop-email-change',
  accountLink,
  async (context, { token }): Promise<{ email: string }> => {
    const { tx, actor, trail } = context;
    return inTheNameOf('recovery', tx, actor, async () => {
      const { user, email } = await takeLink(tx, 'EMAIL_STOP', token);
      trail({ subject: ['user', user.id], structureId: user.structureId });
      if (email === null) throw new Error('a way back without an address');
      const owner = await holdAddress(tx, email);
      if (owner && owner !== user.id) throw new DomainError('conflict', 'accounts/address-unavailable');
      await tx.$executeRaw`UPDATE user_account SET email = ${email}, password_hash = NULL WHERE id = ${user.id}::uuid`;
      await tx.$executeRaw`UPDATE auth_session SET revoked_at = clock_timestamp()
        WHERE user_id = ${user.id}::uuid AND revoked_at IS NULL`;
      await killLinks(tx, user.id, 'EMAIL_CHANGE');
      await sendResetLink(context, user.id);
      return { email };
    });
  },
);
