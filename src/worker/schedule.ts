import { sweepAccountsType } from '@/modules/accounts/account.job-types';
import { sendResetJob, sweepAccountsJob } from '@/modules/accounts/account.jobs';
import { releaseDueAllocations, remindAllocations } from '@/modules/allocation/allocation.job-types';
import {
  offerFreedSeatsJob,
  releaseDueAllocationsJob,
  remindAllocationsJob,
  sweepOffersJob,
} from '@/modules/allocation/allocation.jobs';
import { sweepStudiesType } from '@/modules/allocation/draw-study.job-types';
import { runStudyJob, sweepStudiesJob } from '@/modules/allocation/draw-study.jobs';
import { sweepOffersType } from '@/modules/allocation/waiting.job-types';
import { sealTrailType } from '@/modules/audit/audit.job-types';
import { sealTrailJob } from '@/modules/audit/audit.jobs';
import { sendMailJob, sweepMailsJob } from '@/modules/claims/mail.jobs';
import { sweepMails } from '@/modules/claims/mail.schema';
import { applyImportWork, checkImportWork, sweepImportsWork } from '@/modules/imports/import.jobs';
import { sweepImportsJob } from '@/modules/imports/import.schema';
import { flagDuePurgesJob, runPurgeJob, sweepPurgesJob } from '@/modules/privacy/privacy.jobs';
import { flagDuePurgesType, sweepPurgesType } from '@/modules/privacy/purge.job-types';
import { settlePostponements } from '@/modules/sessions/session.job-types';
import { settlePostponementsJob } from '@/modules/sessions/session.jobs';
import type { JobHandler, Recurring } from '@/platform/queue';
import { sweepFilesJob, sweepFilesType, sweepOutboxJob, sweepOutboxType } from './upkeep';

/** Every job the worker knows. */
export const handlers: readonly JobHandler[] = [
  sweepAccountsJob,
  sendResetJob,
  sweepFilesJob,
  sweepOutboxJob,
  sendMailJob,
  sweepMailsJob,
  checkImportWork,
  applyImportWork,
  sweepImportsWork,
  releaseDueAllocationsJob,
  offerFreedSeatsJob,
  sweepOffersJob,
  remindAllocationsJob,
  runStudyJob,
  sweepStudiesJob,
  settlePostponementsJob,
  sealTrailJob,
  runPurgeJob,
  sweepPurgesJob,
  flagDuePurgesJob,
];

/** ALL recurring work, on one page. */
export const recurring: readonly Recurring[] = [
  { job: sweepAccountsType, every: 3_600_000 },
  { job: sweepFilesType, every: 3_600_000 },
  { job: sweepOutboxType, every: 3_600_000 },
  { job: sweepMails, every: 60_000 },
  { job: sweepImportsJob, every: 60_000 },
  { job: releaseDueAllocations, every: 60_000 },
  { job: sweepOffersType, every: 300_000 },
  { job: remindAllocations, every: 300_000 },
  { job: sweepStudiesType, every: 60_000 },
  { job: settlePostponements, every: 60_000 },
  { job: sealTrailType, every: 60_000 },
  { job: sweepPurgesType, every: 300_000 },
  { job: flagDuePurgesType, cron: '0 6 * * *', timeZone: 'Europe/Paris' },
];
