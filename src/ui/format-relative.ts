import { clockTime, day, daysBetween, type FormatLocale, type FrameAt, hourWords } from './format';

const NBSP = '\u00A0';
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** A length of time in its two largest useful units: "48 min", "4 h 48", "2 j 3 h" (milliseconds in, rounded down). */
export function durationWords(milliseconds: number, locale: FormatLocale): string {
  const total = Math.max(0, milliseconds);
  const days = Math.floor(total / DAY);
  const hours = Math.floor((total % DAY) / HOUR);
  const minutes = Math.floor((total % HOUR) / MINUTE);
  const dayUnit = locale === 'fr' ? 'j' : 'd';
  if (days > 0) return `${days}${NBSP}${dayUnit}${hours ? ` ${hours}${NBSP}h` : ''}`;
  if (hours === 0) return `${minutes}${NBSP}min`;
  if (minutes === 0) return `${hours}${NBSP}h`;
  return `${hours}${NBSP}h${NBSP}${String(minutes).padStart(2, '0')}`;
}

/** "dans 4 h 48", "dans 2 jours", "il y a 3 j", "hier": hours below a day, calendar days of the frame's zone above. */
export function relative(target: Date, frame: FrameAt): string {
  const left = target.getTime() - frame.now.getTime();
  return left >= 0 ? ahead(target, left, frame) : behind(target, -left, frame);
}

function ahead(target: Date, left: number, frame: FrameAt): string {
  const french = frame.locale === 'fr';
  if (left < MINUTE) return french ? 'dans moins d’une minute' : 'in less than a minute';
  if (left < DAY) return `${french ? 'dans' : 'in'} ${durationWords(left, frame.locale)}`;
  const days = daysBetween(frame.now, target, frame);
  if (days === 1) return french ? 'demain' : 'tomorrow';
  return french ? `dans ${days}${NBSP}jours` : `in ${days}${NBSP}days`;
}

function behind(target: Date, gone: number, frame: FrameAt): string {
  const french = frame.locale === 'fr';
  if (gone < MINUTE) return french ? 'à l’instant' : 'just now';
  const days = daysBetween(target, frame.now, frame);
  if (gone < HOUR) return ago(`${Math.floor(gone / MINUTE)}${NBSP}min`, french);
  if (days === 0 || gone < 6 * HOUR) return ago(`${Math.floor(gone / HOUR)}${NBSP}h`, french);
  if (days === 1) return french ? 'hier' : 'yesterday';
  return ago(`${days}${NBSP}${french ? 'j' : 'd'}`, french);
}

function ago(length: string, french: boolean): string {
  return french ? `il y a ${length}` : `${length} ago`;
}

/** "avant ce soir 19 h", "avant mardi 14 h"; after it: "fermé depuis jeu. 1 août, 19:00". In the frame's zone. */
export function deadlineWords(target: Date, frame: FrameAt): string {
  const french = frame.locale === 'fr';
  if (target.getTime() <= frame.now.getTime()) {
    return `${french ? 'fermé depuis' : 'closed since'} ${day(target, frame)}, ${clockTime(target, frame)}`;
  }
  const when = french ? frenchDay(target, frame) : englishDay(target, frame);
  return `${french ? 'avant' : 'before'} ${when}`;
}

function frenchDay(target: Date, frame: FrameAt): string {
  const hour = hourWords(target, frame);
  const days = daysBetween(frame.now, target, frame);
  if (days === 0) return isEvening(target, frame) ? `ce soir ${hour}` : `${hour} aujourd’hui`;
  if (days === 1) return `demain ${hour}`;
  const name = day(target, frame, 'long');
  return days < 7 ? `${name.split(' ')[0]} ${hour}` : `le ${name}, ${hour}`;
}

function englishDay(target: Date, frame: FrameAt): string {
  const hour = hourWords(target, frame);
  const days = daysBetween(frame.now, target, frame);
  if (days === 0) return isEvening(target, frame) ? `${hour} tonight` : `${hour} today`;
  if (days === 1) return `tomorrow ${hour}`;
  const name = day(target, frame, 'long');
  return days < 7 ? `${name.split(' ')[0]} ${hour}` : `${name}, ${hour}`;
}

function isEvening(target: Date, frame: FrameAt): boolean {
  return Number(clockTime(target, frame).slice(0, 2)) >= 18;
}
