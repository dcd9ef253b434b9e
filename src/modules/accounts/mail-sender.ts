import type { Tx } from '@/platform/db';

const FORMAT = {
  weekday: 'short',
  day: 'numeric',
  month: 'short',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
} as const;

/** In whose name a mail about an account leaves: the programme given, else the latest, else the product. Run as the system. */
export async function senderOf(tx: Tx, programmeId: string | null) {
  const programme = programmeId
    ? await tx.programme.findUnique({ where: { id: programmeId } })
    : await tx.programme.findFirst({ orderBy: { startsOn: 'desc' } });
  const timeZone = programme?.timeZone ?? 'Europe/Paris';
  const inWords = (instant: Date, locale: string) =>
    new Intl.DateTimeFormat(locale, { ...FORMAT, timeZone }).format(instant);
  return {
    senderName: programme?.senderName ?? 'Gradins',
    contact: programme ? { email: programme.contactEmail, phone: programme.contactPhone } : null,
    /** "jeu. 8 août, 10:00" in the programme's zone, one a language. */
    when: (instant: Date) => ({
      fr: inWords(instant, 'fr-FR').replace(' à ', ', '),
      en: inWords(instant, 'en-GB'),
    }),
  };
}
