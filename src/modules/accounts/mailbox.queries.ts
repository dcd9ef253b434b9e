import { authorize } from '@/platform/authorize';
import { nothing, query } from '@/platform/command';
import { env } from '@/platform/env';
import { DomainError } from '@/platform/errors';
import { mailboxInput, messageId } from './account.schema';
import { isStaff } from './actor.rules';

const PAGE = 50;

/** True when messages stay in the built-in mailbox instead of leaving. */
export const mailboxOn = query('accounts/mailbox-on', nothing, async () => env().MAIL_TRANSPORT === 'mailbox');

/** The messages kept by the built-in mailbox, the latest first, fifty a page. Staff only. */
export const listMessages = query('accounts/mailbox', mailboxInput, async ({ tx, actor }, { q, page }) => {
  authorize(isStaff(actor));
  const contains = { contains: q, mode: 'insensitive' } as const;
  const where = q === '' ? {} : { OR: [{ to: contains }, { subject: contains }] };
  const rows = await tx.mailboxMessage.findMany({
    where,
    select: { id: true, to: true, subject: true, createdAt: true },
    orderBy: { createdAt: 'desc' },
    take: PAGE,
    skip: (page - 1) * PAGE,
  });
  return { total: await tx.mailboxMessage.count({ where }), rows };
});

/** One message as it would have been received. Throws common/not-found. */
export const readMessage = query('accounts/message', messageId, async ({ tx, actor }, { id }) => {
  authorize(isStaff(actor));
  const message = await tx.mailboxMessage.findUnique({ where: { id } });
  if (!message) throw new DomainError('not-found', 'common/not-found');
  return message;
});
