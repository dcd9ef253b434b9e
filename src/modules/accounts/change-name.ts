import { authorize } from '@/platform/authorize';
import { command } from '@/platform/command';
import { mayChangeOwnAccount } from './account.policy';
import { ownName } from './account.schema';

/** How one's own name is written on screens and in mails. */
export const changeName = command('accounts/change-name', ownName, async ({ tx, actor, trail }, { name }) => {
  authorize(mayChangeOwnAccount(actor));
  trail({ subject: ['user', actor.userId], structureId: actor.structureId });
  await tx.$executeRaw`UPDATE user_account SET name = ${name} WHERE id = ${actor.userId}::uuid`;
});
