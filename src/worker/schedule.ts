import { sweepAccountsType } from '@/modules/accounts/account.job-types';
import { sweepAccountsJob } from '@/modules/accounts/account.jobs';
import { applyImportWork, checkImportWork, sweepImportsWork } from '@/modules/imports/import.jobs';
import { sweepImportsJob } from '@/modules/imports/import.schema';
import type { JobHandler, Recurring } from '@/platform/queue';
import { sweepFilesJob, sweepFilesType, sweepOutboxJob, sweepOutboxType } from './upkeep';

/** Every job the worker knows. */
export const handlers: readonly JobHandler[] = [
  sweepAccountsJob,
  sweepFilesJob,
  sweepOutboxJob,
  checkImportWork,
  applyImportWork,
  sweepImportsWork,
];

/** ALL recurring work, on one page. */
export const recurring: readonly Recurring[] = [
  { job: sweepAccountsType, every: 3_600_000 },
  { job: sweepFilesType, every: 3_600_000 },
  { job: sweepOutboxType, every: 3_600_000 },
  { job: sweepImportsJob, every: 60_000 },
];
