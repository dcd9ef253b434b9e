import { requireFreshProof } from '@/modules/accounts/step-up.rules';
import { command } from '@/platform/command';
import type { Tx } from '@/platform/db';
import { DomainError } from '@/platform/errors';
import { lockPurge } from './lock-purge';
import { mayConfirmPurge } from './privacy.policy';
import { decidePurgeConfirmation, requirePurgeDue } from './privacy.rules';
import { runPurgeType } from './purge.job-types';
import { confirmPurgeInput, RETENTION_OVER } from './purge.schema';
import { countLeft } from './purge-steps';

/** Who says that the retention is over is held to it. */
async function requireOver(tx: Tx, programmeId: string, now: Date): Promise<void> {
  const [row] = await tx.$queryRaw<{ purgeDueAt: Date; purgedAt: Date | null }[]>`
    SELECT purge_due_at AS "purgeDueAt", purged_at AS "purgedAt" FROM programme WHERE id = ${programmeId}::uuid`;
  if (row) requirePurgeDue(row, now);
}

/**
 * Rule 12: a second admin confirms the counts of the plan, for a reason of its own and with a fresh proof; the worker then
 * purges. The database refuses the same person too. Throws `privacy/purge-not-found`, `privacy/not-planned`,
 * `privacy/same-person`, `privacy/plan-changed`, `privacy/not-due`, `accounts/proof-needed`.
 */
export const confirmPurge = command(
  'privacy/confirm-purge',
  confirmPurgeInput,
  async ({ tx, actor, now, later, trail }, { purgeId, reason, note }): Promise<{ purgeId: string }> => {
    trail({ subject: ['purge', purgeId], reason, ...(note ? { note } : {}) });
    const purge = await lockPurge(tx, purgeId);
    if (!mayConfirmPurge(actor, purge)) throw new DomainError('not-found', 'privacy/purge-not-found');
    if (actor.kind !== 'user') throw new DomainError('forbidden', 'common/forbidden');
    requireFreshProof(actor, now);
    const { id, state, plannedById, plan: counts } = purge;
    const planned = { id, state, plannedById, counts };
    const next = decidePurgeConfirmation(planned, actor.userId, await countLeft(tx, purge.programmeId));
    if (reason === RETENTION_OVER) await requireOver(tx, purge.programmeId, now);
    // The note of this very act is written after the count, and goes too.
    const plan = note ? { ...counts, audit_note: (counts.audit_note ?? 0) + 1 } : counts;
    await tx.$executeRaw`UPDATE purge SET state = ${next}::"PurgeState", confirmed_by_id = ${actor.userId}::uuid,
      plan = ${JSON.stringify(plan)}::jsonb, confirmed_at = clock_timestamp() WHERE id = ${purgeId}::uuid`;
    await later(runPurgeType, { purgeId });
    return { purgeId };
  },
  { timeoutMs: 120_000 },
);
