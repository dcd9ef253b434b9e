import { command } from '@/platform/command';
import { DomainError } from '@/platform/errors';
import { lockPurge } from './lock-purge';
import { mayPlanPurge } from './privacy.policy';
import { decidePurgeAbandon } from './privacy.rules';
import { purgeInput } from './purge.schema';

/** Gives a plan up as long as nothing was deleted. Throws `privacy/purge-not-found`, `privacy/not-planned`. */
export const abandonPurge = command('privacy/abandon-purge', purgeInput, async ({ tx, actor, trail }, { purgeId }) => {
  trail({ subject: ['purge', purgeId] });
  const purge = await lockPurge(tx, purgeId);
  if (!mayPlanPurge(actor, purge)) throw new DomainError('not-found', 'privacy/purge-not-found');
  const state = decidePurgeAbandon(purge);
  await tx.$executeRaw`UPDATE purge SET state = ${state}::"PurgeState" WHERE id = ${purgeId}::uuid`;
  return { purgeId };
});
