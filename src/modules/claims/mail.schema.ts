import { z } from 'zod';
import { jobType } from '@/platform/job-type';

/** Sends one mail of the table; running twice sends once where the transport can tell. */
export const sendMail = jobType('mails/send', z.strictObject({ mailId: z.uuid() }), { patient: true });
/** Puts mails that wait without a job back in the queue. */
export const sweepMails = jobType('mails/sweep', z.strictObject({}));

export const MAIL_STATES = ['QUEUED', 'SENT', 'FAILED', 'BOUNCED'] as const;
export type MailState = (typeof MAIL_STATES)[number];
export const MAIL_KINDS = [
  'CLAIM',
  'INVITATION',
  'CONFIRMATION_REQUEST',
  'REMINDER',
  'RENAME_NOTICE',
  'SEAT_NOTICE',
  'RESTITUTION_NOTICE',
  'CANCELLATION_NOTICE',
  'DECISION_NOTICE',
  'PASSWORD_RESET',
  'PASSWORD_CHANGED',
  'EMAIL_CHANGE',
  'EMAIL_CHANGE_NOTICE',
  'IDENTITY_LINKED',
  'BASKET_RECEIPT',
  'DRAW_LETTER',
] as const;
export type MailKind = (typeof MAIL_KINDS)[number];

export const resendMailInput = z.strictObject({ mailId: z.uuid() });
