import * as request from '@emails/confirmation-request';
import * as decision from '@emails/decision-notice';
import * as reminder from '@emails/reminder';
import { renderMail } from '@emails/render';
import type { Tx } from '@/platform/db';
import { env } from '@/platform/env';
import { frameOf, type Letter, type MailFrame, type MailRow, outingOf, type SessionRow, whenWords } from './mail-frame';

type AllocationRow = SessionRow & { id: string; quantity: number; confirmBy: Date; state: string; offer: boolean };

/** The allocations a mail is about: one, or those a draw gave to the structure. */
function allocationsOf(tx: Tx, mail: MailRow): Promise<AllocationRow[]> {
  return tx.$queryRaw<AllocationRow[]>`
    SELECT a.id, a.quantity, a.confirm_by AS "confirmBy", a.state, a.offer, s.code, s.sport, s.venue, s.city, s.starts_at AS "startsAt"
    FROM allocation a JOIN session s ON s.id = a.session_id
    WHERE (a.id = ${mail.subjectId}::uuid OR a.draw_id = ${mail.subjectId}::uuid) AND a.structure_id = ${mail.structureId}::uuid
    ORDER BY s.starts_at, s.code`;
}

const envelope = ({ to, senderName, contact }: MailFrame) => ({ to, senderName, replyTo: contact.email });

function spaceLink(rows: readonly AllocationRow[]): string {
  const [only] = rows;
  return `${env().APP_URL}/espace${rows.length === 1 && only ? `/sorties/${only.id}` : ''}`;
}

/** Rule 16: seats to be confirmed, asked or asked again; null when every one of them was answered meanwhile. */
export async function confirmationLetter(tx: Tx, mail: MailRow): Promise<Letter | null> {
  const frame = await frameOf(tx, mail);
  const waiting = (await allocationsOf(tx, mail)).filter((row) => row.state === 'PROPOSED');
  if (!frame || waiting.length === 0) return null;
  const { name, structureName, senderName, contact, timeZone } = frame;
  const allocations = waiting.map((row) => ({
    outing: outingOf(row, timeZone),
    quantity: row.quantity,
    confirmBy: whenWords(row.confirmBy, timeZone),
  }));
  const offered = waiting.every((row) => row.offer);
  const props = { name, structureName, senderName, contact, allocations, offered, link: spaceLink(waiting) };
  const template = mail.kind === 'REMINDER' ? reminder : request;
  return { ...envelope(frame), render: () => renderMail(template, props) };
}

type PostponedRow = SessionRow & { answerBy: Date };

async function postponementOf(tx: Tx, mail: MailRow): Promise<PostponedRow | null> {
  const [row] = await tx.$queryRaw<PostponedRow[]>`
    SELECT s.code, s.sport, s.venue, s.city, p.to_starts_at AS "startsAt", p.answer_by AS "answerBy"
    FROM postponement p JOIN session s ON s.id = p.session_id WHERE p.id = ${mail.subjectId}::uuid`;
  return row ?? null;
}

/** Rules 7 and 16: what the city or the calendar decided about a structure's seats. */
export async function decisionLetter(tx: Tx, mail: MailRow): Promise<Letter | null> {
  const frame = await frameOf(tx, mail);
  if (!frame) return null;
  const { name, senderName, contact, timeZone, rules } = frame;
  const common = { name, senderName, contact, link: `${env().APP_URL}/espace` };
  const moved = await postponementOf(tx, mail);
  if (moved) {
    const answerBy = whenWords(moved.answerBy, timeZone);
    const said = { kind: 'POSTPONED', answerBy, silenceKeeps: rules.postponementSilence === 'KEEP' } as const;
    const props = { ...common, outing: outingOf(moved, timeZone), decision: said };
    return { ...envelope(frame), render: () => renderMail(decision, props) };
  }
  const [allocation] = await allocationsOf(tx, mail);
  if (allocation?.state !== 'RELEASED') return null;
  const said = { kind: 'RELEASED', quantity: allocation.quantity } as const;
  const props = { ...common, outing: outingOf(allocation, timeZone), decision: said };
  return { ...envelope(frame), render: () => renderMail(decision, props) };
}
