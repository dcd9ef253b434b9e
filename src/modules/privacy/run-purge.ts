import type { Actor } from '@/platform/actor';
import { authorize } from '@/platform/authorize';
import { command, nothing, query } from '@/platform/command';
import { databaseClock, type Tx } from '@/platform/db';
import { DomainError } from '@/platform/errors';
import { lockPurge, type PurgeRow } from './lock-purge';
import { mayRunPurge } from './privacy.policy';
import { certificateOf, mayRun } from './privacy.rules';
import { purgeInput } from './purge.schema';
import { purgeBatch } from './purge-steps';
import { readRates } from './read-rates';

/** Rows of one table in one transaction: short locks, little to lose when it is cut. */
const BATCH_ROWS = 2_000;

export type PurgeProgress = { readonly finished: boolean; readonly table: string | null; readonly rows: number };

async function finish(tx: Tx, purge: PurgeRow, at: Date): Promise<void> {
  const { id, programmeId, plannedById, confirmedById, plan, done, ratesBefore } = purge;
  if (!confirmedById || !ratesBefore) throw new DomainError('conflict', 'privacy/not-planned', { state: purge.state });
  const ratesAfter = await readRates(tx, programmeId, at);
  const finishedAt = await databaseClock(tx);
  const people = { id, programmeId, plannedById, confirmedById, finishedAt };
  const certificate = certificateOf(people, plan, done, ratesBefore, ratesAfter);
  await tx.$executeRaw`UPDATE purge SET state = 'DONE', finished_at = ${finishedAt}, rates_after = ${JSON.stringify(ratesAfter)}::jsonb,
    certificate = ${JSON.stringify(certificate)}::jsonb WHERE id = ${id}::uuid`;
  await tx.$executeRaw`UPDATE programme SET purged_at = ${finishedAt} WHERE id = ${programmeId}::uuid`;
}

/**
 * Rule 12: one batch of a confirmed purge, in one transaction; the last one compares the rates with those taken before
 * the first, and writes the certificate. Cut anywhere it goes on where it was: what is left is read from the tables.
 * Throws `privacy/not-planned`, `privacy/rates-differ`, `privacy/rows-left`.
 */
export const purgeNextBatch = command(
  'privacy/run-purge',
  purgeInput,
  async ({ tx, actor, trail }, { purgeId }): Promise<PurgeProgress> => {
    trail({ subject: ['purge', purgeId] });
    const purge = await lockPurge(tx, purgeId);
    trail({ programmeId: purge.programmeId });
    authorize(mayRunPurge(actor, purge));
    if (purge.state === 'DONE') return { finished: true, table: null, rows: 0 };
    if (!mayRun(purge.state) || !purge.confirmedAt)
      throw new DomainError('conflict', 'privacy/not-planned', { state: purge.state });
    if (purge.ratesBefore === null) {
      const rates = await readRates(tx, purge.programmeId, purge.confirmedAt);
      await tx.$executeRaw`UPDATE purge SET state = 'RUNNING', rates_before = ${JSON.stringify(rates)}::jsonb WHERE id = ${purgeId}::uuid`;
    }
    const batch = await purgeBatch(tx, purge.programmeId, BATCH_ROWS);
    if (batch === null) {
      await finish(tx, await lockPurge(tx, purgeId), purge.confirmedAt);
      return { finished: true, table: null, rows: 0 };
    }
    const done = { ...purge.done, [batch.table]: (purge.done[batch.table] ?? 0) + batch.rows };
    await tx.$executeRaw`UPDATE purge SET done = ${JSON.stringify(done)}::jsonb WHERE id = ${purgeId}::uuid`;
    trail({ facts: { table: batch.table, rows: batch.rows } });
    return { finished: false, ...batch };
  },
  { timeoutMs: 120_000 },
);

/** Batch after batch to the end. May be called again at any time, also twice at once. */
export async function runPurge(actor: Actor, purgeId: string): Promise<void> {
  for (;;) {
    const { finished } = await purgeNextBatch(actor, { purgeId });
    if (finished) return;
  }
}

/** Purges that two people decided and that are not done: the sweep starts them again after a crash. */
export const unfinishedPurges = query('privacy/unfinished', nothing, async ({ tx, actor }): Promise<string[]> => {
  authorize(actor.kind === 'system');
  const rows = await tx.$queryRaw<
    { id: string }[]
  >`SELECT id FROM purge WHERE state IN ('CONFIRMED', 'RUNNING') ORDER BY confirmed_at LIMIT 20`;
  return rows.map((row) => row.id);
});
