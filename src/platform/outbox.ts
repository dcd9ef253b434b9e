import type { z } from 'zod';
import { inTransaction, type Tx } from './db';
import type { JobType } from './job-type';

const DISPATCHER = { kind: 'system', name: 'outbox', programmeId: null } as const;

export type Dispatch = { readonly id: string; readonly job: string; readonly payload: unknown };

/** Puts work in the outbox, in the transaction of what it follows from: a rollback takes it along, a crash leaves it. */
export async function putInOutbox<S extends z.ZodType>(
  tx: Tx,
  job: JobType<S>,
  payloads: readonly z.input<S>[],
): Promise<void> {
  if (payloads.length === 0) return;
  const texts = payloads.map((payload) => JSON.stringify(job.payload.parse(payload)));
  await tx.$executeRaw`INSERT INTO outbox (job, payload) SELECT ${job.name}, p::jsonb FROM unnest(${texts}::text[]) AS p`;
}

/**
 * Hands waiting work to the queue, oldest first, `limit` at most; answers how many. A crash between the queue and the
 * mark hands the same ids over again: the queue keeps one job an id, and jobs may run twice without harm.
 */
export function dispatchOutbox(enqueue: (work: readonly Dispatch[]) => Promise<void>, limit = 500): Promise<number> {
  return inTransaction(DISPATCHER, 'outbox/dispatch', async (tx) => {
    const rows = await tx.$queryRaw<{ id: bigint; job: string; payload: unknown }[]>`
      SELECT id, job, payload FROM outbox WHERE dispatched_at IS NULL ORDER BY id LIMIT ${limit} FOR UPDATE SKIP LOCKED`;
    if (rows.length === 0) return 0;
    await enqueue(rows.map((row) => ({ id: `outbox-${row.id}`, job: row.job, payload: row.payload })));
    await tx.$executeRaw`UPDATE outbox SET dispatched_at = clock_timestamp() WHERE id = ANY(${rows.map((row) => row.id)})`;
    return rows.length;
  });
}

/** Forgets what was handed over more than a week ago. */
export function sweepOutbox(): Promise<number> {
  return inTransaction(
    DISPATCHER,
    'outbox/sweep',
    (tx) => tx.$executeRaw`DELETE FROM outbox WHERE dispatched_at < clock_timestamp() - interval '7 days'`,
  );
}
