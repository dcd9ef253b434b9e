import { z } from 'zod';
import { jobType } from '@/platform/job-type';

export const settlePostponements = jobType('sessions/settle-postponements', z.strictObject({}));
