import { authorize } from '@/platform/authorize';
import { nothing, query } from '@/platform/command';
import { env } from '@/platform/env';
import { DomainError } from '@/platform/errors';
import { Prisma } from '@/platform/generated/prisma/client';
import { pageOf } from '@/platform/readings';
import { mailboxInput, messageId } from './account.schema';
import { type Actor, isAdmin, isStaff } from './actor.rules';

const PAGE = 50;

type Listed = { id: string; to: string; subject: string; createdAt: Date; total: number };
type Message = { id: string; to: string; from: string; subject: string; html: string; text: string; createdAt: Date };

/** An invitation or a link about an account holds its key, perhaps an admin's: only admins, who may invite, read those. */
function readable(actor: Actor): Prisma.Sql {
  if (isAdmin(actor)) return Prisma.sql`true`;
  return Prisma.sql`NOT EXISTS (SELECT FROM mail WHERE mail.id = m.id
    AND mail.kind IN ('INVITATION', 'PASSWORD_RESET', 'PASSWORD_CHANGED', 'EMAIL_CHANGE', 'EMAIL_CHANGE_NOTICE', 'IDENTITY_LINKED'))`;
}

/** True when messages stay in the built-in mailbox instead of leaving. */
export const mailboxOn = query('accounts/mailbox-on', nothing, async () => env().MAIL_TRANSPORT === 'mailbox');

/** The messages kept by the built-in mailbox, the latest first, fifty a page. Staff only. */
export const listMessages = query(
  'accounts/mailbox',
  mailboxInput,
  async ({ tx, actor }, { q, page }) => {
    authorize(isStaff(actor));
    const like = `%${q.replaceAll(/[\\%_]/g, '\\$&')}%`;
    const rows = await tx.$queryRaw<Listed[]>`
    SELECT m.id, m."to", m.subject, m.created_at AS "createdAt", count(*) OVER ()::int AS total FROM mailbox_message m
    WHERE ${readable(actor)} AND (${q} = '' OR m."to" ILIKE ${like} OR m.subject ILIKE ${like})
    ORDER BY m.created_at DESC, m.id LIMIT ${PAGE} OFFSET ${(page - 1) * PAGE}`;
    return { total: rows[0]?.total ?? 0, rows: rows.map(({ total: _total, ...row }) => row) };
  },
  { personal: (_, read) => ({ rows: read?.rows.length }) },
);

/** One message as it would have been received. Throws common/not-found. */
export const readMessage = query(
  'accounts/message',
  messageId,
  async ({ tx, actor }, { id }) => {
    authorize(isStaff(actor));
    const [message] = await tx.$queryRaw<Message[]>`
    SELECT m.id, m."to", m."from", m.subject, m.html, m.text, m.created_at AS "createdAt" FROM mailbox_message m
    WHERE m.id = ${id}::uuid AND ${readable(actor)}`;
    if (!message) throw new DomainError('not-found', 'common/not-found');
    return message;
  },
  { personal: ({ id }, read, actor) => pageOf(actor, 'message', id, read && 1) },
);
