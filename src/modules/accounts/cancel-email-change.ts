import { authorize } from '@/platform/authorize';
import { command, nothing } from '@/platform/command';
import { inTheNameOf } from '@/platform/db';
import { mayChangeOwnAccount } from './account.policy';
import { killLinks } from './account-link';

/** Gives up one's own change of address that waits for its confirmation: the link sent is dead. */
export const cancelEmailChange = command('accounts/cancel-email-change', nothing, async ({ tx, actor, trail }) => {
  authorize(mayChangeOwnAccount(actor));
  const { userId, structureId } = actor;
  trail({ subject: ['user', userId], structureId });
  await inTheNameOf('recovery', tx, actor, () => killLinks(tx, userId, 'EMAIL_CHANGE'));
});
