import * as claim from '@emails/claim';
import { renderMail } from '@emails/render';
import type { Competition } from '@/modules/sessions/session.rules';
import type { Tx } from '@/platform/db';
import { env } from '@/platform/env';
import { linkToken } from '@/platform/tokens';
import { frameOf, type Letter, type MailRow, outingOf, type SessionRow } from './mail-frame';

type Row = SessionRow & { nonce: Uint8Array; competition: Competition; block: string; row: string; seat: string };

const GAMES = {
  OLYMPIC: { fr: 'Jeux olympiques', en: 'Olympic Games' },
  PARALYMPIC: { fr: 'Jeux paralympiques', en: 'Paralympic Games' },
} as const;

/** Rule 8: the links of one claim mail that still live, in the order of sessions and seats; null when none does. */
export async function claimLetter(tx: Tx, mail: MailRow): Promise<Letter | null> {
  const frame = await frameOf(tx, mail);
  const rows = await tx.$queryRaw<Row[]>`
    SELECT l.nonce, s.code, s.sport, s.venue, s.city, s.starts_at AS "startsAt", s.competition, t.block, t.row, t.seat
    FROM claim_link l JOIN ticket t ON t.id = l.ticket_id JOIN session s ON s.id = t.session_id
    WHERE l.mail_id = ${mail.id}::uuid AND l.revoked_at IS NULL
    ORDER BY s.starts_at, s.code, t.block, length(t.row), t.row, length(t.seat), t.seat`;
  const [first] = rows;
  if (!frame || !first) return null;
  const { to, senderName, contact, timeZone, rules, structureName } = frame;
  const tickets = rows.map((row) => ({
    block: row.block,
    row: row.row,
    seat: row.seat,
    link: `${env().APP_URL}/b/${linkToken('claim', new Uint8Array(row.nonce))}`,
    outing: outingOf(row, timeZone),
  }));
  const props: claim.ClaimMailProps = {
    firstName: frame.name,
    structureName,
    senderName,
    contact,
    competition: GAMES[first.competition],
    tickets,
    cutoffHours: rules.cutoffHours,
    qrHours: rules.qrHoursBefore,
  };
  return { to, senderName, replyTo: contact.email, render: () => renderMail(claim, props) };
}
