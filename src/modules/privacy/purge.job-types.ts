import { z } from 'zod';
import { jobType } from '@/platform/job-type';

export const runPurgeType = jobType('privacy/run-purge', z.strictObject({ purgeId: z.uuid() }));
export const sweepPurgesType = jobType('privacy/sweep-purges', z.strictObject({}));
export const flagDuePurgesType = jobType('privacy/flag-due-purges', z.strictObject({}));
