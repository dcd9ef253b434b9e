import { defineJob } from '@/platform/queue';
import { listSilentPostponements, settlePostponement } from './answer-postponement';
import { settlePostponements } from './session.job-types';

const SYSTEM = { kind: 'system', name: 'sweep', programmeId: null } as const;

/** Rule 7: what silence means, once the date to answer has passed. */
export const settlePostponementsJob = defineJob(settlePostponements, async () => {
  for (const { id } of await listSilentPostponements(SYSTEM, {}))
    await settlePostponement(SYSTEM, { postponementId: id });
});
