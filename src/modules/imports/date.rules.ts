import { compact } from './text.rules';
import { instantOfLocal, offsetMinutes } from './zone.rules';

const MONTHS: readonly (readonly string[])[] = [
  ['janvier', 'janv', 'jan', 'january'],
  ['fevrier', 'fevr', 'fev', 'february', 'feb'],
  ['mars', 'mar', 'march'],
  ['avril', 'avr', 'april', 'apr'],
  ['mai', 'may'],
  ['juin', 'june', 'jun'],
  ['juillet', 'juil', 'july', 'jul'],
  ['aout', 'aou', 'august', 'aug'],
  ['septembre', 'sept', 'sep', 'september'],
  ['octobre', 'oct', 'october'],
  ['novembre', 'nov', 'november'],
  ['decembre', 'dec', 'december'],
];
const DAY_MS = 86_400_000;
const FIRST_SERIAL_DAY = Date.UTC(1899, 11, 30);

const ISO_DAY = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$/;
const PLAIN_DAY = /^(\d{4})(\d{2})(\d{2})$/;
/** 12032011, and 3042011 where a spreadsheet took the zero before it. A year of our time is no month: never a PLAIN_DAY. */
const PLAIN_FRENCH_DAY = /^(\d{1,2})(\d{2})((?:19|20)\d{2})$/;
/** The midnight that programs write behind a day, on whatever clock. */
const MIDNIGHT = /(?:T|\s+(?:à\s+)?)0{1,2}[:h]00(?::00(?:[.,]0+)?)?\s*(?:Z|[+-]\d{2}:?\d{2})?$/i;
const FRENCH_DAY = /^(\d{1,2})\s*[-/. ]\s*(\d{1,2})\s*[-/. ]\s*(\d{4}|\d{2})$/;
const WORDY_DAY = /^(?:\p{L}+\.?,?\s+)?(\d{1,2})(?:er|st|nd|rd|th)?[\s-]+(\p{L}+)\.?,?[\s-]+(\d{4}|\d{2})$/iu;
const SERIAL = /^\d{4,5}(?:\.\d+)?$/;

function iso(year: number, month: number, day: number): string | null {
  const date = new Date(Date.UTC(year, month - 1, day));
  if (year < 1000 || date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day) return null;
  return date.toISOString().slice(0, 10);
}

/** Two digits are a year not after the one given: with 2024, 24 is 2024 and 25 is 1925. */
function fullYear(text: string, latestYear: number): number {
  const year = Number(text);
  if (text.length > 2) return year;
  const century = latestYear - (latestYear % 100);
  return century + year <= latestYear ? century + year : century - 100 + year;
}

/** The days written in figures alone, year first, then day first. */
function plainDay(text: string): string | null {
  const ordered = PLAIN_DAY.exec(text);
  const day = ordered && iso(Number(ordered[1]), Number(ordered[2]), Number(ordered[3]));
  if (day) return day;
  const french = PLAIN_FRENCH_DAY.exec(text);
  return french && iso(Number(french[3]), Number(french[2]), Number(french[1]));
}

/**
 * A calendar day as `YYYY-MM-DD` from the ways it is written in France (12/03/2011, 12-3-11, 12 mars 2011, 12032011), ISO,
 * and a spreadsheet's day number, with midnight behind or nothing. Day before month, always. Null when it is none or no such day exists.
 */
export function parseDay(written: string, latestYear: number): string | null {
  const text = written.replace(MIDNIGHT, '');
  if (/^\d{7,8}$/.test(text)) return plainDay(text);
  const ordered = ISO_DAY.exec(text);
  if (ordered) return iso(Number(ordered[1]), Number(ordered[2]), Number(ordered[3]));
  const french = FRENCH_DAY.exec(text);
  if (french) return iso(fullYear(french[3] ?? '', latestYear), Number(french[2]), Number(french[1]));
  const wordy = WORDY_DAY.exec(text);
  if (wordy) {
    const month = MONTHS.findIndex((names) => names.includes(compact(wordy[2] ?? '')));
    return month === -1 ? null : iso(fullYear(wordy[3] ?? '', latestYear), month + 1, Number(wordy[1]));
  }
  if (!SERIAL.test(text) || Number(text) < 1000) return null;
  return new Date(FIRST_SERIAL_DAY + Math.floor(Number(text)) * DAY_MS).toISOString().slice(0, 10);
}

const CLOCK = /^(\d{1,2})(?:\s*[h:]\s*(\d{2})?(?::(\d{2})(?:[.,]\d+)?)?)\s*(am|pm)?$/i;
const ZONED_MOMENT = /^(\d{4}-\d{2}-\d{2})[T ](\d{2}):(\d{2})(?::(\d{2})(?:[.,]\d+)?)?\s*(Z|[+-]\d{2}:?\d{2})$/;
const MOMENT = /^(.+?)(?:\s*T\s*|\s+|\s*,\s*|\s+à\s+)(\d{1,2}\s*[h:].*)$/i;

/** A time of day in milliseconds since midnight, from 9:30, 09:30:15, 9h, 9h30, 9:30 pm. Null when it is none. */
export function parseClock(text: string): number | null {
  const found = CLOCK.exec(text);
  if (!found) return null;
  const [, hours, minutes = '0', seconds = '0', half] = found;
  let hour = Number(hours);
  if (half !== undefined) {
    if (hour < 1 || hour > 12) return null;
    hour = (hour % 12) + (half.toLowerCase() === 'pm' ? 12 : 0);
  }
  if (hour > 23 || Number(minutes) > 59 || Number(seconds) > 59) return null;
  return ((hour * 60 + Number(minutes)) * 60 + Number(seconds)) * 1000;
}

/** An instant (milliseconds since 1970), and the offset it was written with in minutes, null when it had none. */
export type Moment = { readonly instant: number; readonly offset: number | null };

function parseZoned(text: string): Moment | null {
  const found = ZONED_MOMENT.exec(text);
  if (!found) return null;
  const [, day = '', hour = '', minute = '', second = '00', zone = 'Z'] = found;
  const [year = 0, month = 0, date = 0] = day.split('-').map(Number);
  if (iso(year, month, date) === null || Number(hour) > 23 || Number(minute) > 59 || Number(second) > 59) return null;
  const digits = zone.slice(1).replace(':', '');
  const size = Number(digits.slice(0, 2)) * 60 + Number(digits.slice(2));
  const offset = zone === 'Z' ? 0 : zone.startsWith('-') ? -size : size;
  if (Math.abs(offset) > 14 * 60) return null;
  const local = Date.UTC(year, month - 1, date, Number(hour), Number(minute), Number(second));
  return { instant: local - offset * 60_000, offset };
}

/** Past it, an instant is written with a year of five figures, which no calendar means and the base does not read. */
const LAST_INSTANT = Date.UTC(9999, 11, 31);

/**
 * A date and time: ISO with its offset, or written in any way `parseDay` and `parseClock` know, then read on the clock
 * of `timeZone`. A day without a time is null.
 */
export function parseMoment(text: string, timeZone: string, latestYear: number): Moment | null {
  const moment = momentOf(text, timeZone, latestYear);
  return moment !== null && moment.instant < LAST_INSTANT ? moment : null;
}

/** The day of a date and time on the clock of `timeZone`: what is 23:00 UTC may be the next day there. Null when it is none. */
export function parseDayOfMoment(text: string, timeZone: string, latestYear: number): string | null {
  const moment = parseMoment(text, timeZone, latestYear);
  if (moment === null) return null;
  const local = moment.instant + offsetMinutes(timeZone, moment.instant) * 60_000;
  return new Date(local).toISOString().slice(0, 10);
}

function momentOf(text: string, timeZone: string, latestYear: number): Moment | null {
  const zoned = parseZoned(text);
  if (zoned) return zoned;
  if (/^\d{5}\.\d+$/.test(text)) {
    const local = FIRST_SERIAL_DAY + Math.round(Number(text) * 86_400) * 1000;
    return { instant: instantOfLocal(local, timeZone), offset: null };
  }
  const parts = MOMENT.exec(text);
  const day = parts && parseDay((parts[1] ?? '').replace(/\s+à$/i, '').replace(/,$/, ''), latestYear);
  const clock = parts && parseClock(parts[2] ?? '');
  if (!day || clock === null) return null;
  return { instant: instantOfLocal(Date.parse(`${day}T00:00:00Z`) + clock, timeZone), offset: null };
}
