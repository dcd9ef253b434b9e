/** Display formats. Pure: the language, the IANA zone and the present moment come in as arguments. */
export type FormatLocale = 'fr' | 'en';
export type Frame = { locale: FormatLocale; timeZone: string };
export type FrameAt = Frame & { now: Date };

/** Thin space and word joiner: the font draws U+202F too narrow to be seen. */
const FRENCH_THOUSANDS = '\u2009\u2060';
const NBSP = '\u00A0';
const TAG = { fr: 'fr-FR', en: 'en-GB' } as const;

const cache = new Map<string, Intl.DateTimeFormat>();

function dateFormat({ locale, timeZone }: Frame, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${locale}|${timeZone}|${JSON.stringify(options)}`;
  const known = cache.get(key);
  if (known) return known;
  const made = new Intl.DateTimeFormat(TAG[locale], { timeZone, ...options });
  cache.set(key, made);
  return made;
}

function partsOf(date: Date, frame: Frame, options: Intl.DateTimeFormatOptions): Record<string, string> {
  return Object.fromEntries(
    dateFormat(frame, options)
      .formatToParts(date)
      .map((part) => [part.type, part.value]),
  );
}

/** A whole or decimal number with its thousands: "50 000" in French, "50,000" in English. Display only, never exports. */
export function n(value: number, locale: FormatLocale): string {
  const text = new Intl.NumberFormat('en-GB', { maximumFractionDigits: 3 }).format(Math.abs(value));
  const sign = value < 0 ? '−' : '';
  if (locale === 'en') return sign + text;
  return sign + text.replace('.', '§').replaceAll(',', FRENCH_THOUSANDS).replace('§', ',');
}

/** A ratio (0.787) as "78,7 %" in French, "78.7%" in English; `digits` decimals. */
export function percent(ratio: number, locale: FormatLocale, digits = 1): string {
  const text = (ratio * 100).toFixed(digits).replace('-', '−');
  return locale === 'fr' ? `${text.replace('.', ',')}${NBSP}%` : `${text}%`;
}

/** Difference of two ratios in points: "+1,3 pt". */
export function points(difference: number, locale: FormatLocale): string {
  const text = Math.abs(difference * 100).toFixed(1);
  const sign = difference < 0 ? '−' : '+';
  return `${sign}${locale === 'fr' ? text.replace('.', ',') : text}${NBSP}pt`;
}

/** "10:00" in the frame's zone. */
export function clockTime(date: Date, frame: Frame): string {
  const { hour = '', minute = '' } = partsOf(date, frame, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
  return `${hour}:${minute}`;
}

/** "19 h", "17 h 45" in French; "19:00" in English; in the frame's zone. */
export function hourWords(date: Date, frame: Frame): string {
  const time = clockTime(date, frame);
  if (frame.locale === 'en') return time;
  const [hour, minute] = time.split(':').map(Number);
  return minute ? `${hour}${NBSP}h${NBSP}${String(minute).padStart(2, '0')}` : `${hour}${NBSP}h`;
}

/** `short`: "jeu. 1 août" / "Thu 1 Aug"; `long`: "jeudi 1 août" / "Thursday 1 August". */
export function day(date: Date, frame: Frame, width: 'short' | 'long' = 'short'): string {
  const { weekday, dayNumber, month } = dayParts(date, frame, width);
  return `${weekday} ${dayNumber} ${month}`;
}

/** The three words of a day, for calendars and date tiles: { weekday: "ven.", dayNumber: "2", month: "août" }. */
export function dayParts(date: Date, frame: Frame, width: 'short' | 'long' = 'short') {
  const parts = partsOf(date, frame, { weekday: width, day: 'numeric', month: width });
  return { weekday: parts.weekday ?? '', dayNumber: parts.day ?? '', month: parts.month ?? '' };
}

/** "jeu. 1 août, 10:00" in the frame's zone. */
export function dateTime(date: Date, frame: Frame): string {
  return `${day(date, frame)}, ${clockTime(date, frame)}`;
}

/** "2024-08-01" in the frame's zone: keys, days apart, never shown. */
export function dayKey(date: Date, { timeZone }: Pick<Frame, 'timeZone'>): string {
  const {
    year,
    month,
    day: number,
  } = partsOf(date, { locale: 'en', timeZone }, { year: 'numeric', month: '2-digit', day: '2-digit' });
  return `${year}-${month}-${number}`;
}

/** Calendar days from `from` to `to` in the frame's zone (a night counts as one, however short). */
export function daysBetween(from: Date, to: Date, frame: Pick<Frame, 'timeZone'>): number {
  return Math.round((Date.parse(dayKey(to, frame)) - Date.parse(dayKey(from, frame))) / 86_400_000);
}

/** "heure de Paris" / "Paris time". */
export function zoneWords({ locale, timeZone }: Frame): string {
  const city = (timeZone.split('/').at(-1) ?? timeZone).replaceAll('_', ' ');
  return locale === 'fr' ? `heure de ${city}` : `${city} time`;
}

/** Words put together for the middle of a sentence, at its beginning: "Avant ce soir 19 h". */
export const capital = (words: string): string => words.slice(0, 1).toUpperCase() + words.slice(1);
