import { defineJob } from '@/platform/queue';
import { deliverMail } from './deliver-mail';
import { sendMail, sweepMails } from './mail.schema';
import { sweepWaitingMails } from './sweep-mails';

export const sendMailJob = defineJob(sendMail, deliverMail);
export const sweepMailsJob = defineJob(sweepMails, () => sweepWaitingMails());
