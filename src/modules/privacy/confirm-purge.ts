import { requireFreshProof } from '@/modules/accounts/step-up.rules';
import { command } from '@/platform/command';
import { DomainError } from '@/platform/errors';
import { lockPurge } from './lock-purge';
import { mayConfirmPurge } from './privacy.policy';
import { decidePurgeConfirmation } from './privacy.rules';
import { runPurgeType } from './purge.job-types';
import { purgeInput } from './purge.schema';
import { countLeft } from './purge-steps';

/**
 * Rule 12: a second admin confirms the counts of the plan; the worker then purges. The database refuses the same person
 * too. Throws `privacy/purge-not-found`, `privacy/not-planned`, `privacy/same-person`, `privacy/plan-changed`.
 */
export const confirmPurge = command(
  'privacy/confirm-purge',
  purgeInput,
  async ({ tx, actor, now, later, trail }, { purgeId }): Promise<{ purgeId: string }> => {
    trail({ subject: ['purge', purgeId] });
    const purge = await lockPurge(tx, purgeId);
    if (!mayConfirmPurge(actor, purge)) throw new DomainError('not-found', 'privacy/purge-not-found');
    if (actor.kind !== 'user') throw new DomainError('forbidden', 'common/forbidden');
    requireFreshProof(actor, now);
    const { id, state, plannedById, plan: counts } = purge;
    const planned = { id, state, plannedById, counts };
    const next = decidePurgeConfirmation(planned, actor.userId, await countLeft(tx, purge.programmeId));
    await tx.$executeRaw`UPDATE purge SET state = ${next}::"PurgeState", confirmed_by_id = ${actor.userId}::uuid,
      confirmed_at = clock_timestamp() WHERE id = ${purgeId}::uuid`;
    await later(runPurgeType, { purgeId });
    return { purgeId };
  },
  { timeoutMs: 120_000 },
);
