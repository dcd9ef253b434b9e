import { z } from 'zod';
import { jobType } from '@/platform/job-type';

export const sweepAccountsType = jobType('accounts/sweep', z.strictObject({}));
