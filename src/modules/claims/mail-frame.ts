import type { MailOuting } from '@emails/outing';
import type { RenderedMail } from '@emails/render';
import { type ProgrammeRules, programmeRules } from '@/modules/programmes/programme.schema';
import type { Tx } from '@/platform/db';
import type { MailKind } from './mail.schema';

export type MailRow = {
  readonly id: string;
  readonly kind: MailKind;
  readonly programmeId: string | null;
  readonly structureId: string | null;
  readonly groupLeaderId: string | null;
  readonly userId: string | null;
  readonly subjectId: string | null;
};

/** A mail ready to be rendered and sent. */
export type Letter = {
  readonly to: string;
  readonly senderName: string;
  readonly replyTo?: string;
  readonly render: () => Promise<RenderedMail>;
};

/** What every mail needs to know: to whom, from whom, in which zone, under which rules. */
export type MailFrame = {
  readonly to: string;
  readonly name: string;
  readonly structureName: string;
  readonly senderName: string;
  readonly contact: { readonly email: string; readonly phone: string };
  readonly timeZone: string;
  readonly rules: ProgrammeRules;
};

type Row = Omit<MailFrame, 'contact' | 'rules'> & { contactEmail: string; contactPhone: string; rules: unknown };

/** The reader and the programme of a mail; null when the reader is gone. Run as the system. */
export async function frameOf(tx: Tx, mail: MailRow): Promise<MailFrame | null> {
  const [row] = await tx.$queryRaw<Row[]>`
    SELECT coalesce(g.email, u.email) AS "to", coalesce(g.first_name, u.name, '') AS name, coalesce(st.name, '') AS "structureName",
      p.sender_name AS "senderName", p.contact_email AS "contactEmail", p.contact_phone AS "contactPhone",
      p.time_zone AS "timeZone", p.rules
    FROM mail m JOIN programme p ON p.id = m.programme_id
    LEFT JOIN group_leader g ON g.id = m.group_leader_id
    LEFT JOIN user_account u ON u.id = m.user_id AND u.disabled_at IS NULL
    LEFT JOIN structure st ON st.id = m.structure_id
    WHERE m.id = ${mail.id}::uuid AND coalesce(g.email, u.email) IS NOT NULL`;
  if (!row) return null;
  const { contactEmail, contactPhone, rules, ...frame } = row;
  return { ...frame, contact: { email: contactEmail, phone: contactPhone }, rules: programmeRules.parse(rules) };
}

const FORMAT = {
  weekday: 'short',
  day: 'numeric',
  month: 'short',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
} as const;
const formats = new Map<string, Intl.DateTimeFormat>();

function formatOf(locale: 'fr-FR' | 'en-GB', timeZone: string): Intl.DateTimeFormat {
  const key = `${locale} ${timeZone}`;
  const known = formats.get(key) ?? new Intl.DateTimeFormat(locale, { ...FORMAT, timeZone });
  formats.set(key, known);
  return known;
}

/** "sam. 3 août, 19:00" and "Sat 3 Aug, 19:00" in the zone given. */
export function whenWords(instant: Date, timeZone: string): { fr: string; en: string } {
  return {
    fr: formatOf('fr-FR', timeZone).format(instant).replace(' à ', ', '),
    en: formatOf('en-GB', timeZone).format(instant),
  };
}

export type SessionRow = { code: string; sport: string; venue: string; city: string; startsAt: Date };

/** A session as a mail tells it, in the programme's zone. */
export function outingOf(session: SessionRow, timeZone: string): MailOuting {
  const { code, sport, venue, city, startsAt } = session;
  return { code, sport, venue: `${venue}, ${city}`, when: whenWords(startsAt, timeZone) };
}
