import { z } from 'zod';
import { jobType } from '@/platform/job-type';

/** Writes and mails the link of a forgotten password; the id may be nobody's. */
export const sendResetType = jobType('accounts/send-reset', z.strictObject({ userId: z.uuid() }));
export const sweepAccountsType = jobType('accounts/sweep', z.strictObject({}));
