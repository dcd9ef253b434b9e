import { command } from '@/platform/command';
import { inTheNameOf } from '@/platform/db';
import { sendResetType } from './account.job-types';
import { resetRequest } from './account.schema';

/**
 * Anybody asks for a new password by an address. Known or not, the answer and the work are the same here: one look, one
 * line of work for the worker, which finds out whether there is an account and writes the link (quality 7).
 */
export const askReset = command('accounts/ask-reset', resetRequest, async ({ tx, actor, trail, later }, { email }) => {
  const user = await inTheNameOf('recovery', tx, actor, () =>
    tx.user.findUnique({ where: { email }, select: { id: true } }),
  );
  if (user) trail({ subject: ['user', user.id] });
  await later(sendResetType, { userId: user?.id ?? crypto.randomUUID() });
});
