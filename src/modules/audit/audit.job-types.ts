import { z } from 'zod';
import { jobType } from '@/platform/job-type';

export const sealTrailType = jobType('audit/seal', z.strictObject({}));
