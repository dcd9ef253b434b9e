import * as emailChange from '@emails/email-change';
import * as emailChangeNotice from '@emails/email-change-notice';
import * as emailTaken from '@emails/email-taken';
import * as identityLinked from '@emails/identity-linked';
import * as passwordChanged from '@emails/password-changed';
import * as passwordReset from '@emails/password-reset';
import { renderMail } from '@emails/render';
import type { Tx } from '@/platform/db';
import { env } from '@/platform/env';
import { addressOf } from './account-link';
import type { LinkKind } from './account-link.rules';
import { senderOf } from './mail-sender';

type MailToRender = {
  readonly id: string;
  readonly programmeId: string | null;
  readonly userId: string | null;
  readonly subjectId: string | null;
};

/** The account a mail is about and in whose name it leaves; null when the account is closed or gone. */
async function frameOf(tx: Tx, mail: MailToRender) {
  const user = mail.userId && (await tx.user.findFirst({ where: { id: mail.userId, disabledAt: null } }));
  return user ? { user, ...(await senderOf(tx, mail.programmeId)) } : null;
}

/** The link a mail carries, while it still serves. */
async function linkOf(tx: Tx, mail: MailToRender, kind: LinkKind) {
  if (!mail.subjectId) return null;
  const link = await tx.accountToken.findFirst({ where: { id: mail.subjectId, kind, usedAt: null } });
  return link ? { ...link, address: addressOf(kind, new Uint8Array(link.nonce)) } : null;
}

/** The way to a new password; null once it was used or replaced. Run as the system, like the others. */
export async function passwordResetLetter(tx: Tx, mail: MailToRender) {
  const frame = await frameOf(tx, mail);
  const link = await linkOf(tx, mail, 'PASSWORD_RESET');
  if (!frame || !link) return null;
  const { user, senderName, contact, when } = frame;
  const props = { name: user.name, senderName, contact, link: link.address, expires: when(link.expiresAt) };
  return { to: user.email, senderName, render: () => renderMail(passwordReset, props) };
}

/** Says that the password is another one now. */
export async function passwordChangedLetter(tx: Tx, mail: MailToRender) {
  const frame = await frameOf(tx, mail);
  if (!frame) return null;
  const { user, senderName, contact, when } = frame;
  const { createdAt } = await tx.mail.findUniqueOrThrow({ where: { id: mail.id }, select: { createdAt: true } });
  const link = `${env().APP_URL}/mot-de-passe`;
  const props = { name: user.name, senderName, contact, link, changed: when(createdAt) };
  return { to: user.email, senderName, render: () => renderMail(passwordChanged, props) };
}

/**
 * To the new address: the link that confirms it. When the address is that of another account, its owner is told instead
 * and no link leaves: the one who asked cannot tell the two apart.
 */
export async function emailChangeLetter(tx: Tx, mail: MailToRender) {
  const frame = await frameOf(tx, mail);
  const link = await linkOf(tx, mail, 'EMAIL_CHANGE');
  if (!frame || !link?.email) return null;
  const { user, senderName, contact, when } = frame;
  const owner = await tx.user.findUnique({ where: { email: link.email }, select: { name: true, disabledAt: true } });
  if (owner?.disabledAt) return null;
  if (owner) {
    const props = { name: owner.name, senderName, contact, link: `${env().APP_URL}/connexion` };
    return { to: link.email, senderName, render: () => renderMail(emailTaken, props) };
  }
  const props = { name: user.name, senderName, contact, link: link.address, expires: when(link.expiresAt) };
  return { to: link.email, senderName, render: () => renderMail(emailChange, props) };
}

/** To the address about to be left: the way to stop it. */
export async function emailChangeNoticeLetter(tx: Tx, mail: MailToRender) {
  const frame = await frameOf(tx, mail);
  const link = await linkOf(tx, mail, 'EMAIL_STOP');
  if (!frame || !link?.email) return null;
  const { user, senderName, contact, when } = frame;
  const props = { name: user.name, senderName, contact, link: link.address, expires: when(link.expiresAt) };
  return { to: link.email, senderName, render: () => renderMail(emailChangeNotice, props) };
}

/** Says that an identity of the provider now opens the account, and where to take it away. */
export async function identityLinkedLetter(tx: Tx, mail: MailToRender) {
  const frame = await frameOf(tx, mail);
  if (!frame) return null;
  const { user, senderName, contact, when } = frame;
  const { createdAt } = await tx.mail.findUniqueOrThrow({ where: { id: mail.id }, select: { createdAt: true } });
  const provider = env().oidc?.name ?? null;
  const link = `${env().APP_URL}/compte/securite`;
  const props = { name: user.name, senderName, contact, link, provider, linked: when(createdAt) };
  return { to: user.email, senderName, render: () => renderMail(identityLinked, props) };
}
