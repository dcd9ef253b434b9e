import type { CheckContext } from '../field.rules';
import type { ChoicePair, ColumnModel, TemplateLocale } from './template-column.rules';

const MONTHS = {
  fr: 'janvier,février,mars,avril,mai,juin,juillet,août,septembre,octobre,novembre,décembre'.split(','),
  en: 'January,February,March,April,May,June,July,August,September,October,November,December'.split(','),
} as const;

type Day = { readonly year: number; readonly month: number; readonly day: number };

const two = (n: number): string => String(n).padStart(2, '0');
const dayOf = (iso: string): Day => ({
  year: Number(iso.slice(0, 4)),
  month: Number(iso.slice(5, 7)),
  day: Number(iso.slice(8, 10)),
});

/** One day in the ways it is written, the plainest first; the day always stands before the month. */
function dayWays({ year, month, day }: Day, locale: TemplateLocale): readonly [string, ...string[]] {
  const words = `${day} ${MONTHS[locale][month - 1] ?? ''} ${year}`;
  return [
    `${two(day)}/${two(month)}/${year}`,
    `${day}-${month}-${two(year % 100)}`,
    words,
    `${year}-${two(month)}-${two(day)}`,
  ];
}

/** Ways of a birth at a known age on the programme's first day; a band that the year alone would not change. */
export const birthWays: ColumnModel['written'] = (locale, { ageOn }) =>
  dayWays({ year: dayOf(ageOn).year - 14, month: 3, day: 12 }, locale);

/** Ways of a day some years before the programme. */
export const pastDayWays: ColumnModel['written'] = (locale, { ageOn }) =>
  dayWays({ year: dayOf(ageOn).year - 20, month: 6, day: 17 }, locale);

/** Ways of a moment of the programme's first day. `hour` in the programme's zone, at half past. */
export const momentWays =
  (hour: number): ColumnModel['written'] =>
  (locale, { ageOn }) => {
    const [plain, short, words, iso] = dayWays(dayOf(ageOn), locale);
    const at = locale === 'fr' ? ' à' : '';
    return [`${plain} ${two(hour)}:30`, `${short} ${hour}h30`, `${words}${at} ${hour}:30`, `${iso} ${two(hour)}:30`];
  };

/** Ways of a session's code as people type it. */
export function codeWays(code: string): readonly string[] {
  const parts = /^([A-Z]+)0*(\d+)$/.exec(code);
  if (!parts) return [code];
  const [, sport = '', number = ''] = parts;
  return [code, `${sport.toLowerCase()}${number}`, `${sport} ${code.slice(sport.length)}`, `${sport}-${number}`];
}

const EXAMPLE_CODE = 'ATH01';

/** A code of the programme, or one that only shows the form when it has no session yet. */
export const sessionCodeWays: ColumnModel['written'] = (_locale, { sessionCodes }: CheckContext) =>
  codeWays([...(sessionCodes ?? [])].toSorted()[0] ?? EXAMPLE_CODE);

export const YES_NO: readonly ChoicePair[] = [
  [
    ['Oui', 'O', 'X', '1', 'Vrai', 'PMR', 'UFR', 'fauteuil', '✓'],
    ['Yes', 'Y', 'X', '1', 'True', 'wheelchair', '✓'],
  ],
  [
    ['Non', 'N', '0', 'Faux', 'aucun', 'sans', '-'],
    ['No', 'N', '0', 'False', '-'],
  ],
];
