import { z } from 'zod';
import { jobType } from '@/platform/job-type';

/** Sends one mail of the table; running twice sends once where the transport can tell. */
export const sendMail = jobType('mails/send', z.strictObject({ mailId: z.uuid() }));
