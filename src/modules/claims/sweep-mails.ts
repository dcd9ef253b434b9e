import { inTransaction } from '@/platform/db';
import { putInOutbox } from '@/platform/outbox';
import { sendMail } from './mail.schema';

const SWEEPER = { kind: 'system', name: 'sweep', programmeId: null } as const;
const BATCH = 1_000;

/**
 * Mails that have waited for more than a minute without a job in the last ten are put in the outbox again, a thousand at
 * most. A mail that leaves twice by chance is recognised by its id. Answers how many.
 */
export function sweepWaitingMails(): Promise<number> {
  return inTransaction(SWEEPER, 'mails/sweep', async (tx) => {
    const waiting = await tx.$queryRaw<{ mailId: string }[]>`
      SELECT m.id AS "mailId" FROM mail m
      WHERE m.state = 'QUEUED' AND m.created_at < clock_timestamp() - interval '1 minute'
        AND NOT EXISTS (
          SELECT FROM outbox o WHERE o.job = ${sendMail.name} AND o.payload ->> 'mailId' = m.id::text
            AND (o.dispatched_at IS NULL OR o.dispatched_at > clock_timestamp() - interval '10 minutes'))
      ORDER BY m.created_at LIMIT ${BATCH}`;
    await putInOutbox(tx, sendMail, waiting);
    return waiting.length;
  });
}
