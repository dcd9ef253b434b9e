import {
  emailChangeLetter,
  emailChangeNoticeLetter,
  identityLinkedLetter,
  passwordChangedLetter,
  passwordResetLetter,
} from '@/modules/accounts/account-letters';
import { invitationMail } from '@/modules/accounts/invitation-mail';
import type { Tx } from '@/platform/db';
import { confirmationLetter, decisionLetter } from './allocation-letters';
import { basketLetter } from './basket-letter';
import { claimLetter } from './claim-letter';
import { drawLetter } from './draw-letter';
import type { MailKind } from './mail.schema';
import type { Letter, MailRow } from './mail-frame';
import { cancellationLetter, renameLetter, restitutionLetter, seatLetter } from './notice-letters';

async function invitationLetter(tx: Tx, mail: MailRow): Promise<Letter | null> {
  const found = await invitationMail(tx, mail);
  if (!found) return null;
  const { to, senderName, ...words } = found;
  return { to, senderName, render: async () => words };
}

/** What each kind of mail says, gathered from ids when it is sent. */
const LETTERS: Record<MailKind, (tx: Tx, mail: MailRow) => Promise<Letter | null>> = {
  CLAIM: claimLetter,
  INVITATION: invitationLetter,
  CONFIRMATION_REQUEST: confirmationLetter,
  REMINDER: confirmationLetter,
  RENAME_NOTICE: renameLetter,
  SEAT_NOTICE: seatLetter,
  RESTITUTION_NOTICE: restitutionLetter,
  CANCELLATION_NOTICE: cancellationLetter,
  DECISION_NOTICE: decisionLetter,
  PASSWORD_RESET: passwordResetLetter,
  PASSWORD_CHANGED: passwordChangedLetter,
  EMAIL_CHANGE: emailChangeLetter,
  EMAIL_CHANGE_NOTICE: emailChangeNoticeLetter,
  IDENTITY_LINKED: identityLinkedLetter,
  BASKET_RECEIPT: basketLetter,
  DRAW_LETTER: drawLetter,
};

/** The letter of a mail row; null when it has nothing to say any more. Run as the system. */
export function letterOf(tx: Tx, mail: MailRow): Promise<Letter | null> {
  return LETTERS[mail.kind](tx, mail);
}
