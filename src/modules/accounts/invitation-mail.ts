import * as invitation from '@emails/invitation';
import { renderMail } from '@emails/render';
import type { Tx } from '@/platform/db';
import { env } from '@/platform/env';
import { linkToken } from '@/platform/tokens';
import { senderOf } from './mail-sender';

export type MailToRender = { readonly subjectId: string | null; readonly programmeId: string | null };

/** The invitation of a mail row, ready to leave; null when it was used, taken back or is gone. Run as the system. */
export async function invitationMail(tx: Tx, mail: MailToRender) {
  if (!mail.subjectId) return null;
  const found = await tx.invitation.findFirst({
    where: { id: mail.subjectId, usedAt: null, revokedAt: null },
    include: { structure: { select: { name: true } } },
  });
  if (!found) return null;
  const { senderName, contact, when } = await senderOf(tx, mail.programmeId);
  const rendered = await renderMail(invitation, {
    name: found.name,
    structureName: found.structure?.name ?? null,
    senderName,
    contact,
    link: `${env().APP_URL}/invitation/${linkToken('invitation', new Uint8Array(found.nonce))}`,
    expires: when(found.expiresAt),
  });
  return { to: found.email, senderName, ...rendered };
}
