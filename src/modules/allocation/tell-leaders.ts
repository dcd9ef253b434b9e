import { sendMail } from '@/modules/claims/mail.schema';
import type { CommandContext } from '@/platform/command';
import { inTheCitysName } from '@/platform/db';

export type Notice = { readonly structureId: string; readonly subjectId: string };
type NoticeKind = 'CONFIRMATION_REQUEST' | 'REMINDER' | 'DECISION_NOTICE' | 'CANCELLATION_NOTICE' | 'DRAW_LETTER';

/**
 * Rule 11: a mail to every leader of the structures, one a notice. `subjectId` is what it is about: an allocation, a
 * draw, a postponement or a session. What it says is rendered when it is sent. Answers how many mails.
 */
export async function tellLeaders(
  { tx, actor, later }: CommandContext,
  kind: NoticeKind,
  programmeId: string,
  notices: readonly Notice[],
): Promise<number> {
  if (notices.length === 0) return 0;
  const mails = await inTheCitysName(
    tx,
    actor,
    () =>
      tx.$queryRaw<{ id: string }[]>`
      INSERT INTO mail (programme_id, structure_id, kind, user_id, subject_id)
      SELECT ${programmeId}::uuid, n.structure_id, ${kind}::"MailKind", u.id, n.subject_id
      FROM unnest(${notices.map((n) => n.structureId)}::uuid[], ${notices.map((n) => n.subjectId)}::uuid[]) AS n(structure_id, subject_id)
      JOIN user_account u ON u.structure_id = n.structure_id AND u.role = 'LEADER' AND u.disabled_at IS NULL
      RETURNING id`,
  );
  await later(sendMail, ...mails.map(({ id }) => ({ mailId: id })));
  return mails.length;
}
