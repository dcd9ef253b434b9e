import * as cancellation from '@emails/cancellation-notice';
import type { MailSeat } from '@emails/outing';
import * as rename from '@emails/rename-notice';
import { renderMail } from '@emails/render';
import * as restitution from '@emails/restitution-notice';
import * as seatNotice from '@emails/seat-notice';
import type { Tx } from '@/platform/db';
import { frameOf, type Letter, type MailFrame, type MailRow, outingOf, type SessionRow } from './mail-frame';

type TicketRow = SessionRow &
  MailSeat & {
    sessionId: string;
    structureId: string | null;
    groupLeaderId: string | null;
    person: string | null;
    done: number;
  };

/** The ticket a mail is about with its session, or null. */
async function ticketOf(tx: Tx, mail: MailRow): Promise<TicketRow | null> {
  const [row] = await tx.$queryRaw<TicketRow[]>`
    SELECT t.block, t.row, t.seat, t.rename_count::int AS done, t.structure_id AS "structureId", t.group_leader_id AS "groupLeaderId", s.id AS "sessionId", s.code, s.sport, s.venue, s.city,
      s.starts_at AS "startsAt", nullif(btrim(concat(b.first_name, ' ', b.last_name)), '') AS person
    FROM ticket t JOIN session s ON s.id = t.session_id
    LEFT JOIN beneficiary b ON b.id = t.beneficiary_id AND t.structure_id = ${mail.structureId}::uuid
    WHERE t.id = ${mail.subjectId}::uuid`;
  return row ?? null;
}

async function sessionOf(tx: Tx, sessionId: string | null): Promise<(SessionRow & { id: string }) | null> {
  const [row] = await tx.$queryRaw<(SessionRow & { id: string })[]>`
    SELECT id, code, sport, venue, city, starts_at AS "startsAt" FROM session WHERE id = ${sessionId}::uuid`;
  return row ?? null;
}

const common = ({ name, senderName, contact }: MailFrame) => ({ name, senderName, contact });
const envelope = ({ to, senderName, contact }: MailFrame) => ({ to, senderName, replyTo: contact.email });

/** Rules 3 and 11: a ticket its reader holds has a new name. */
export async function renameLetter(tx: Tx, mail: MailRow): Promise<Letter | null> {
  const frame = await frameOf(tx, mail);
  const ticket = await ticketOf(tx, mail);
  if (!frame || !ticket) return null;
  const { person, done, block, row, seat } = ticket;
  const outing = outingOf(ticket, frame.timeZone);
  const props = { ...common(frame), outing, place: { block, row, seat }, person, done, max: frame.rules.maxRenames };
  return { ...envelope(frame), render: () => renderMail(rename, props) };
}

/** Rules 8 and 11: the city moved a holder to another seat. Nothing when the ticket has gone elsewhere since. */
export async function seatLetter(tx: Tx, mail: MailRow): Promise<Letter | null> {
  const frame = await frameOf(tx, mail);
  const ticket = await ticketOf(tx, mail);
  if (!frame || ticket?.structureId !== mail.structureId) return null;
  if (mail.groupLeaderId !== null && ticket.groupLeaderId !== mail.groupLeaderId) return null;
  const { person, block, row, seat } = ticket;
  const props = { ...common(frame), outing: outingOf(ticket, frame.timeZone), place: { block, row, seat }, person };
  return { ...envelope(frame), render: () => renderMail(seatNotice, props) };
}

/** Rules 5 and 11: places its reader held went back; what is left is told as it is when the mail leaves. */
export async function restitutionLetter(tx: Tx, mail: MailRow): Promise<Letter | null> {
  const frame = await frameOf(tx, mail);
  const ticket = await ticketOf(tx, mail);
  const session = ticket ?? (await sessionOf(tx, mail.subjectId));
  if (!frame || !session) return null;
  const sessionId = ticket ? ticket.sessionId : mail.subjectId;
  const left = await tx.$queryRaw<MailSeat[]>`
    SELECT block, row, seat FROM ticket
    WHERE session_id = ${sessionId}::uuid AND structure_id = ${mail.structureId}::uuid
      AND (${mail.groupLeaderId}::uuid IS NULL OR group_leader_id = ${mail.groupLeaderId}::uuid)
    ORDER BY block, length(row), row, length(seat), seat`;
  const place = ticket && { block: ticket.block, row: ticket.row, seat: ticket.seat };
  const props = { ...common(frame), outing: outingOf(session, frame.timeZone), place, left };
  return { ...envelope(frame), render: () => renderMail(restitution, props) };
}

/** Rule 7: the session will not take place. */
export async function cancellationLetter(tx: Tx, mail: MailRow): Promise<Letter | null> {
  const frame = await frameOf(tx, mail);
  const session = await sessionOf(tx, mail.subjectId);
  if (!frame || !session) return null;
  const props = { ...common(frame), outing: outingOf(session, frame.timeZone) };
  return { ...envelope(frame), render: () => renderMail(cancellation, props) };
}
