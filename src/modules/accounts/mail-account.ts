import { sendMail } from '@/modules/claims/mail.schema';
import type { CommandContext } from '@/platform/command';

type AccountMail = 'PASSWORD_RESET' | 'PASSWORD_CHANGED' | 'EMAIL_CHANGE' | 'EMAIL_CHANGE_NOTICE' | 'IDENTITY_LINKED';

/** Queues a mail about an account; `subjectId` is the link it carries, if any. Run in the city's name. */
export async function mailAccount(
  { tx, later }: Pick<CommandContext, 'tx' | 'later'>,
  kind: AccountMail,
  { userId, subjectId = null }: { userId: string; subjectId?: string | null },
): Promise<void> {
  const mail = await tx.mail.create({ data: { kind, userId, subjectId }, select: { id: true } });
  await later(sendMail, { mailId: mail.id });
}
