import { z } from 'zod';
import { inTransaction } from '@/platform/db';
import { jobType } from '@/platform/job-type';
import { sweepOutbox } from '@/platform/outbox';
import { defineJob } from '@/platform/queue';
import { sweepStoredFiles } from '@/platform/storage';

const SYSTEM = { kind: 'system', name: 'upkeep', programmeId: null } as const;

export const sweepOutboxType = jobType('upkeep/sweep-outbox', z.strictObject({}));
export const sweepFilesType = jobType('upkeep/sweep-files', z.strictObject({}));

/** Forgets work handed to the queue more than a week ago. */
export const sweepOutboxJob = defineJob(sweepOutboxType, () => sweepOutbox());

/** Deletes uploaded and exported files past their time. */
export const sweepFilesJob = defineJob(sweepFilesType, () =>
  inTransaction(SYSTEM, 'upkeep/sweep-files', (tx) => sweepStoredFiles(tx)),
);
