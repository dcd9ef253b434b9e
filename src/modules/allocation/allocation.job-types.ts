import { z } from 'zod';
import { jobType } from '@/platform/job-type';

const tick = z.strictObject({});
export const releaseDueAllocations = jobType('allocation/release-due', tick);
export const remindAllocations = jobType('allocation/remind', tick);
