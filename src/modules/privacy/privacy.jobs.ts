import { defineJob } from '@/platform/queue';
import { duePurges, flagDuePurge } from './flag-due-purge';
import { flagDuePurgesType, runPurgeType, sweepPurgesType } from './purge.job-types';
import { runPurge, unfinishedPurges } from './run-purge';

const SYSTEM = { kind: 'system', name: 'purge', programmeId: null } as const;

export const runPurgeJob = defineJob(runPurgeType, ({ purgeId }) => runPurge(SYSTEM, purgeId));

/** Goes on with purges a crash left in the middle. */
export const sweepPurgesJob = defineJob(sweepPurgesType, async () => {
  for (const purgeId of await unfinishedPurges(SYSTEM, undefined)) await runPurge(SYSTEM, purgeId);
});

export const flagDuePurgesJob = defineJob(flagDuePurgesType, async () => {
  for (const programmeId of await duePurges(SYSTEM, undefined)) await flagDuePurge(SYSTEM, { programmeId });
});
