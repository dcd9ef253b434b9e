import { authorize } from '@/platform/authorize';
import { type CommandContext, command } from '@/platform/command';
import { inTheNameOf } from '@/platform/db';
import { sendResetType } from './account.job-types';
import { killLinks, writeLink } from './account-link';
import { LINKS_AN_HOUR } from './account-link.rules';
import { isSystem } from './actor.rules';
import { mailAccount } from './mail-account';

/** A new link for this account and the mail that carries it; the links before it die. Run in recovery's name. */
export async function sendResetLink(context: Pick<CommandContext, 'tx' | 'later'>, userId: string): Promise<void> {
  await killLinks(context.tx, userId, 'PASSWORD_RESET');
  const subjectId = await writeLink(context.tx, { userId, kind: 'PASSWORD_RESET' });
  await mailAccount(context, 'PASSWORD_RESET', { userId, subjectId });
}

/**
 * Writes the link that was asked for, five an hour at most; does nothing for an id that is no account's, for a closed
 * account and for the leader of a closed structure. Run by the worker.
 */
export const sendReset = command('accounts/send-reset', sendResetType.payload, async (context, { userId }) => {
  const { tx, actor, trail } = context;
  authorize(isSystem(actor));
  await inTheNameOf('recovery', tx, actor, async () => {
    const [user] = await tx.$queryRaw<{ sent: number }[]>`
      SELECT (SELECT count(*)::int FROM account_token t WHERE t.user_id = u.id AND t.kind = 'PASSWORD_RESET'
        AND t.created_at > clock_timestamp() - interval '1 hour') AS sent
      FROM user_account u LEFT JOIN structure s ON s.id = u.structure_id
      WHERE u.id = ${userId}::uuid AND u.disabled_at IS NULL AND s.disabled_at IS NULL FOR UPDATE OF u`;
    const sent = user !== undefined && user.sent < LINKS_AN_HOUR;
    if (user) trail({ subject: ['user', userId], facts: { sent } });
    if (sent) await sendResetLink(context, userId);
  });
});
