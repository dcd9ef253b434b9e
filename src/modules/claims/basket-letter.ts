import * as receipt from '@emails/basket-receipt';
import { renderMail } from '@emails/render';
import type { Tx } from '@/platform/db';
import { env } from '@/platform/env';
import { frameOf, type Letter, type MailRow, outingOf, type SessionRow, whenWords } from './mail-frame';

type WishRow = SessionRow & { people: number; wheelchairs: number };

/** The wishes that count for a structure, dearest first, as they are when the mail leaves; null when it has none any more. */
export async function basketLetter(tx: Tx, mail: MailRow): Promise<Letter | null> {
  const frame = await frameOf(tx, mail);
  const wishes = await tx.$queryRaw<WishRow[]>`
    SELECT s.code, s.sport, s.venue, s.city, s.starts_at AS "startsAt", (d.group_size * d.quantity)::int AS people, d.wheelchairs::int
    FROM demand d JOIN session s ON s.id = d.session_id
    WHERE d.programme_id = ${mail.programmeId}::uuid AND d.structure_id = ${mail.structureId}::uuid AND d.state = 'SUBMITTED'
    ORDER BY d.rank, d.created_at, d.id`;
  if (!frame || wishes.length === 0) return null;
  const { to, name, structureName, senderName, contact, timeZone, rules } = frame;
  const closes = rules.demandsCloseAt;
  const props = {
    name,
    structureName,
    senderName,
    contact,
    wishes: wishes.map((row) => ({
      outing: outingOf(row, timeZone),
      people: row.people,
      wheelchairs: row.wheelchairs,
    })),
    closesAt: closes === null ? null : whenWords(new Date(closes), timeZone),
    link: `${env().APP_URL}/espace/demandes`,
  };
  return { to, senderName, replyTo: contact.email, render: () => renderMail(receipt, props) };
}
