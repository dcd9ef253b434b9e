import { sweepAccountsType } from '@/modules/accounts/account.job-types';
import { sweepAccountsJob } from '@/modules/accounts/account.jobs';
import type { JobHandler, Recurring } from '@/platform/queue';
import { sweepFilesJob, sweepFilesType, sweepOutboxJob, sweepOutboxType } from './upkeep';

/** Every job the worker knows. */
export const handlers: readonly JobHandler[] = [sweepAccountsJob, sweepFilesJob, sweepOutboxJob];

/** ALL recurring work, on one page. */
export const recurring: readonly Recurring[] = [
  { job: sweepAccountsType, every: 3_600_000 },
  { job: sweepFilesType, every: 3_600_000 },
  { job: sweepOutboxType, every: 3_600_000 },
];
