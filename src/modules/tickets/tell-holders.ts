import { sendMail } from '@/modules/claims/mail.schema';
import type { CommandContext } from '@/platform/command';
import { inTheCitysName } from '@/platform/db';

type Told = {
  readonly programmeId: string;
  readonly structureId: string | null;
  readonly groupLeaderId: string | null;
};
export type HolderNotice = { readonly about: Told; readonly subjectId: string };
type NoticeKind = 'RENAME_NOTICE' | 'SEAT_NOTICE' | 'RESTITUTION_NOTICE' | 'CANCELLATION_NOTICE';

/**
 * Rule 11: whoever held the ticket is told: its group leader, or else the leaders of the structure. One mail a reader
 * and subject (a ticket or a session), rendered when it is sent. Answers how many mails.
 */
export async function tellHolders(
  { tx, actor, later }: CommandContext,
  kind: NoticeKind,
  notices: readonly HolderNotice[],
): Promise<number> {
  const told = notices.filter(({ about }) => about.structureId !== null);
  if (told.length === 0) return 0;
  const column = <T>(pick: (notice: HolderNotice) => T) => told.map(pick);
  const mails = await inTheCitysName(
    tx,
    actor,
    () =>
      tx.$queryRaw<{ id: string }[]>`
      WITH n AS (
        SELECT DISTINCT * FROM unnest(${column((t) => t.about.programmeId)}::uuid[], ${column((t) => t.about.structureId)}::uuid[],
          ${column((t) => t.about.groupLeaderId)}::uuid[], ${column((t) => t.subjectId)}::uuid[])
          AS n(programme_id, structure_id, group_leader_id, subject_id))
      INSERT INTO mail (programme_id, structure_id, kind, group_leader_id, user_id, subject_id)
      SELECT n.programme_id, n.structure_id, ${kind}::"MailKind", n.group_leader_id, NULL::uuid, n.subject_id
      FROM n WHERE n.group_leader_id IS NOT NULL
      UNION ALL
      SELECT n.programme_id, n.structure_id, ${kind}::"MailKind", NULL, u.id, n.subject_id
      FROM n JOIN user_account u ON u.structure_id = n.structure_id AND u.role = 'LEADER' AND u.disabled_at IS NULL
      WHERE n.group_leader_id IS NULL
      RETURNING id`,
  );
  await later(sendMail, ...mails.map(({ id }) => ({ mailId: id })));
  return mails.length;
}
