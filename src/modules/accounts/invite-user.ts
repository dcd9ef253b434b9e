import { sendMail } from '@/modules/claims/mail.schema';
import { authorize } from '@/platform/authorize';
import { command } from '@/platform/command';
import { DomainError } from '@/platform/errors';
import { linkToken, newNonce, tokenHash } from '@/platform/tokens';
import { mayInvite } from './account.policy';
import { INVITATION_DAYS } from './account.rules';
import { inviteUserInput } from './account.schema';
import { holdAddress } from './hold-address';
import { requireStructure } from './require-structure';
import { mustHaveSecondFactor } from './second-factor.rules';
import { requireFreshProof } from './step-up.rules';

/**
 * Invites somebody by mail to choose a password: the link serves once, for 7 days. An earlier invitation to the same
 * address dies. Who will see everything is invited with a fresh proof only. Throws accounts/already-has-account,
 * accounts/structure-not-found, accounts/proof-needed.
 */
export const inviteUser = command(
  'accounts/invite',
  inviteUserInput,
  async ({ tx, actor, now, trail, later }, input): Promise<{ invitationId: string }> => {
    trail({ structureId: input.structureId, facts: { role: input.role } });
    authorize(mayInvite(actor, input));
    if (mustHaveSecondFactor(input.role)) requireFreshProof(actor, now);
    if (await holdAddress(tx, input.email)) throw new DomainError('conflict', 'accounts/already-has-account');
    await requireStructure(tx, input.structureId);
    await tx.$executeRaw`UPDATE invitation SET revoked_at = clock_timestamp()
      WHERE email = ${input.email} AND used_at IS NULL AND revoked_at IS NULL`;
    const nonce = newNonce();
    const hash = tokenHash(linkToken('invitation', nonce));
    const invitedBy = actor.kind === 'user' ? actor.userId : null;
    const [invitation] = await tx.$queryRaw<{ id: string }[]>`
      INSERT INTO invitation (email, name, role, structure_id, nonce, token_hash, invited_by_id, expires_at)
      VALUES (${input.email}, ${input.name}, ${input.role}::"Role", ${input.structureId}::uuid, ${nonce}, ${hash},
        ${invitedBy}::uuid, clock_timestamp() + make_interval(days => ${INVITATION_DAYS})) RETURNING id`;
    if (!invitation) throw new Error('the invitation was not written');
    trail({ subject: ['invitation', invitation.id] });
    const programmeId = actor.kind === 'nobody' ? null : actor.programmeId;
    const mail = await tx.mail.create({
      data: { kind: 'INVITATION', subjectId: invitation.id, programmeId, structureId: input.structureId },
      select: { id: true },
    });
    await later(sendMail, { mailId: mail.id });
    return { invitationId: invitation.id };
  },
);
