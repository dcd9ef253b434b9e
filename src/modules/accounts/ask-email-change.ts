import { authorize } from '@/platform/authorize';
import { command } from '@/platform/command';
import { inTheNameOf } from '@/platform/db';
import { DomainError } from '@/platform/errors';
import { mayChangeOwnAccount } from './account.policy';
import { emailChangeRequest } from './account.schema';
import { killLinks, writeLink } from './account-link';
import { LINKS_AN_HOUR } from './account-link.rules';
import { lockOwnAccount } from './lock-own-account';
import { mailAccount } from './mail-account';

/**
 * Asks for another address, the password given: a link goes to the new one, a notice with a way to stop it to the old one.
 * An address that has an account is answered alike; its owner is told by mail, the asker is not (see emailChangeLetter).
 * Throws accounts/wrong-password, accounts/same-address, accounts/too-many-changes (five an hour).
 */
export const askEmailChange = command(
  'accounts/ask-email-change',
  emailChangeRequest,
  async (context, { email, password }) => {
    const { tx, actor, trail } = context;
    authorize(mayChangeOwnAccount(actor));
    const { userId, structureId } = actor;
    trail({ subject: ['user', userId], structureId });
    await inTheNameOf('recovery', tx, actor, async () => {
      const user = await lockOwnAccount(tx, userId, password);
      if (user.email === email) throw new DomainError('conflict', 'accounts/same-address');
      const [asked] = await tx.$queryRaw<{ n: number }[]>`SELECT count(*)::int AS n FROM account_token
        WHERE user_id = ${userId}::uuid AND kind = 'EMAIL_CHANGE' AND created_at > clock_timestamp() - interval '1 hour'`;
      if ((asked?.n ?? 0) >= LINKS_AN_HOUR)
        throw new DomainError('conflict', 'accounts/too-many-changes', { max: LINKS_AN_HOUR });
      await killLinks(tx, userId, 'EMAIL_CHANGE');
      const change = await writeLink(tx, { userId, kind: 'EMAIL_CHANGE', email });
      await mailAccount(context, 'EMAIL_CHANGE', { userId, subjectId: change });
      const stop = await writeLink(tx, { userId, kind: 'EMAIL_STOP', email: user.email });
      await mailAccount(context, 'EMAIL_CHANGE_NOTICE', { userId, subjectId: stop });
    });
  },
);
