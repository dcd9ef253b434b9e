import { command } from '@/platform/command';
import { DomainError } from '@/platform/errors';
import { mayResendClaim } from './claim.policy';
import { type MailKind, resendMailInput, sendMail } from './mail.schema';
import { resendClaim } from './resend-claim';

type Row = {
  id: string;
  kind: MailKind;
  programmeId: string | null;
  structureId: string | null;
  groupLeaderId: string | null;
};

/**
 * The same message to the same reader again, as a mail of its own; a claim mail goes with new links and the old ones die
 * (rule 8). Throws `claims/mail-not-found`.
 */
export const resendMail = command('mails/resend', resendMailInput, async (context, { mailId }) => {
  const { tx, actor, trail, later } = context;
  trail({ subject: ['mail', mailId] });
  const [mail] = await tx.$queryRaw<Row[]>`
    SELECT id, kind, programme_id AS "programmeId", structure_id AS "structureId", group_leader_id AS "groupLeaderId"
    FROM mail WHERE id = ${mailId}::uuid`;
  const programmeId = mail?.programmeId ?? (actor.kind === 'nobody' ? null : actor.programmeId);
  if (!mail || !programmeId || !mayResendClaim(actor, { programmeId, structureId: mail.structureId })) {
    throw new DomainError('not-found', 'claims/mail-not-found');
  }
  trail({ structureId: mail.structureId });
  if (mail.kind === 'CLAIM' && mail.groupLeaderId) {
    await resendClaim.within(context, { groupLeaderId: mail.groupLeaderId });
    trail({ subject: ['mail', mailId] });
    return { mails: 1 };
  }
  const [again] = await tx.$queryRaw<{ id: string }[]>`
    INSERT INTO mail (programme_id, structure_id, wave_id, kind, group_leader_id, user_id, subject_id)
    SELECT programme_id, structure_id, wave_id, kind, group_leader_id, user_id, subject_id FROM mail WHERE id = ${mailId}::uuid
    RETURNING id`;
  if (again) await later(sendMail, { mailId: again.id });
  return { mails: 1 };
});
