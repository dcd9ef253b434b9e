import { Text } from 'react-email';

/** A session as a mail tells it; instants already in words, in the programme's zone, one a language. */
export type MailOuting = {
  readonly code: string;
  readonly sport: string;
  readonly venue: string;
  readonly when: { readonly fr: string; readonly en: string };
};
export type MailSeat = { readonly block: string; readonly row: string; readonly seat: string };

export const previewOuting: MailOuting = {
  code: 'ATH05',
  sport: 'Athlétisme',
  venue: 'Stade de France, Saint-Denis',
  when: { fr: 'sam. 3 août, 19:00', en: 'Sat 3 Aug, 19:00' },
};

const box = {
  margin: '0 0 14px',
  padding: '12px 14px',
  borderLeft: '4px solid #1a3f88',
  background: '#f4f6fa',
} as const;
const lines = { fontSize: 15, lineHeight: '23px', color: '#0e1b36' } as const;

/** The session a mail is about, with one more line when there is something to add. */
export function OutingBlock({ outing, lang, more }: { outing: MailOuting; lang: 'fr' | 'en'; more?: string }) {
  return (
    <Text style={{ ...box, ...lines }}>
      <strong>
        {outing.sport} · {outing.code}
      </strong>
      <br />
      {outing.when[lang]}
      <br />
      {outing.venue}
      {more ? (
        <>
          <br />
          {more}
        </>
      ) : null}
    </Text>
  );
}

/** "1 place", "12 places": the same in both languages. */
export const places = (count: number): string => `${count} ${count > 1 ? 'places' : 'place'}`;

/** "bloc D12, rang 34, place 6" in the language asked. */
export function seatWords({ block, row, seat }: MailSeat, lang: 'fr' | 'en'): string {
  return lang === 'fr' ? `bloc ${block}, rang ${row}, place ${seat}` : `block ${block}, row ${row}, seat ${seat}`;
}
