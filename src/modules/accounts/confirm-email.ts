import { command } from '@/platform/command';
import { inTheNameOf } from '@/platform/db';
import { DomainError } from '@/platform/errors';
import { accountLink } from './account.schema';
import { killLinks, takeLink } from './account-link';
import { holdAddress } from './hold-address';

/**
 * The new address is that of whoever holds its link: it becomes the account's. Done by nobody known, once, within a day.
 * Links to the old mailbox die but the one that stops the change. Throws accounts/link-dead, accounts/address-unavailable.
 */
export const confirmEmail = command(
  'accounts/confirm-email',
  accountLink,
  async ({ tx, actor, trail }, { token }): Promise<{ email: string }> =>
    inTheNameOf('recovery', tx, actor, async () => {
      const { user, email } = await takeLink(tx, 'EMAIL_CHANGE', token);
      trail({ subject: ['user', user.id], structureId: user.structureId });
      if (email === null) throw new Error('a change of address without an address');
      if (await holdAddress(tx, email)) throw new DomainError('conflict', 'accounts/address-unavailable');
      await tx.$executeRaw`UPDATE user_account SET email = ${email} WHERE id = ${user.id}::uuid`;
      await killLinks(tx, user.id, 'PASSWORD_RESET', 'EMAIL_CHANGE');
      return { email };
    }),
);
