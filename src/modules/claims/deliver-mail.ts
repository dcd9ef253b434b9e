import { inTransaction } from '@/platform/db';
import { logger } from '@/platform/logger';
import { deliver, MailFailure } from '@/platform/mailer';
import { letterOf } from './letters';
import type { Letter, MailRow } from './mail-frame';

const MAILER = { kind: 'system', name: 'mailer', programmeId: null } as const;
/** Tries before a mail counts as failed; the queue waits longer between each. */
const TRIES = 5;

type Attempt = { readonly tries: number; readonly letter: Letter | null };

/** Counts the try and gathers what the mail says; null when there is nothing left to do. */
function prepare(mailId: string): Promise<Attempt | null> {
  return inTransaction(MAILER, 'mails/prepare', async (tx) => {
    const [mail] = await tx.$queryRaw<(MailRow & { tries: number })[]>`
      UPDATE mail SET attempts = attempts + 1 WHERE id = ${mailId}::uuid AND state = 'QUEUED'
      RETURNING id, kind, programme_id AS "programmeId", structure_id AS "structureId", group_leader_id AS "groupLeaderId",
        user_id AS "userId", subject_id AS "subjectId", attempts::int AS tries`;
    return mail ? { tries: mail.tries, letter: await letterOf(tx, mail) } : null;
  });
}

function settle(mailId: string, state: 'SENT' | 'FAILED' | 'QUEUED', how: { failure?: string; providerId?: string }) {
  return inTransaction(
    MAILER,
    'mails/settle',
    (tx) =>
      tx.$executeRaw`
      UPDATE mail SET state = ${state}::"MailState", failure = ${how.failure ?? null}, provider_id = ${how.providerId ?? null},
        sent_at = CASE WHEN ${state} = 'SENT' THEN clock_timestamp() END
      WHERE id = ${mailId}::uuid AND state = 'QUEUED'`,
  );
}

/** Writes down what went wrong; throws when another try may help, so that the queue makes it. */
async function giveUp(mailId: string, tries: number, error: unknown): Promise<void> {
  const failure = error instanceof MailFailure ? error.code : 'fault';
  const last = tries >= TRIES || (error instanceof MailFailure && error.permanent);
  await settle(mailId, last ? 'FAILED' : 'QUEUED', { failure });
  if (!last) throw error;
  logger.warn({ event: 'mail-failed', mailId, code: failure, attempt: tries }, 'a mail could not be sent');
}

/**
 * Renders one mail and sends it; no transaction is open while the network is waited for. Safe to run twice: what is sent
 * or failed is left alone, and the mail's id lets the transport recognise it. A transient failure throws; after five
 * tries, or at a permanent refusal, the mail is FAILED with a code.
 */
export async function deliverMail({ mailId }: { readonly mailId: string }): Promise<void> {
  const attempt = await prepare(mailId);
  if (!attempt) return;
  if (!attempt.letter) {
    await settle(mailId, 'FAILED', { failure: 'mails/out-of-date' });
    return;
  }
  const { to, senderName, replyTo, render } = attempt.letter;
  try {
    const words = await render();
    const providerId = await deliver({ id: mailId, to, senderName, ...(replyTo && { replyTo }), ...words });
    await settle(mailId, 'SENT', { providerId });
  } catch (error) {
    await giveUp(mailId, attempt.tries, error);
  }
}
