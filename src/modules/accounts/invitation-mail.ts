import * as invitation from '@emails/invitation';
import { renderMail } from '@emails/render';
import type { Tx } from '@/platform/db';
import { env } from '@/platform/env';
import { linkToken } from '@/platform/tokens';

const FORMAT = {
  weekday: 'short',
  day: 'numeric',
  month: 'short',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
} as const;

/** "jeu. 8 août, 10:00" in the programme's zone. */
function inWords(instant: Date, locale: 'fr-FR' | 'en-GB', timeZone: string): string {
  return new Intl.DateTimeFormat(locale, { ...FORMAT, timeZone }).format(instant);
}

export type MailToRender = { readonly subjectId: string | null; readonly programmeId: string | null };

/** The invitation of a mail row, ready to leave; null when it was used, taken back or is gone. Run as the system. */
export async function invitationMail(tx: Tx, mail: MailToRender) {
  if (!mail.subjectId) return null;
  const found = await tx.invitation.findFirst({
    where: { id: mail.subjectId, usedAt: null, revokedAt: null },
    include: { structure: { select: { name: true } } },
  });
  if (!found) return null;
  const programme = mail.programmeId
    ? await tx.programme.findUnique({ where: { id: mail.programmeId } })
    : await tx.programme.findFirst({ orderBy: { startsOn: 'desc' } });
  const timeZone = programme?.timeZone ?? 'Europe/Paris';
  const senderName = programme?.senderName ?? 'Gradins';
  const rendered = await renderMail(invitation, {
    name: found.name,
    structureName: found.structure?.name ?? null,
    senderName,
    contact: programme ? { email: programme.contactEmail, phone: programme.contactPhone } : null,
    link: `${env().APP_URL}/invitation/${linkToken('invitation', new Uint8Array(found.nonce))}`,
    expires: { fr: inWords(found.expiresAt, 'fr-FR', timeZone), en: inWords(found.expiresAt, 'en-GB', timeZone) },
  });
  return { to: found.email, senderName, ...rendered };
}
