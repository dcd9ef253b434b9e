import { readFileSync } from 'node:fs';
import Papa from 'papaparse';

const FILE = new URL('../data/sessions-paris2024.csv', import.meta.url);
/** Day 1 of the Games' calendar, the first day with a session. */
const FIRST_DAY = Date.UTC(2024, 6, 24);
const DAY = 86_400_000;

export type CalendarRow = {
  session_code: string;
  sport: string;
  venue_code: string;
  venue: string;
  city: string;
  start: string;
  end: string;
  description: string;
};

export function readCalendar(): CalendarRow[] {
  return Papa.parse<CalendarRow>(readFileSync(FILE, 'utf8'), { header: true, skipEmptyLines: true }).data;
}

/** Days to add to the calendar of 2024 so that `today` (a day in Paris, YYYY-MM-DD) is the `nth` day of the Games. */
export function daysUntilToday(today: string, nth = 6): number {
  return Math.round((Date.parse(`${today}T00:00:00Z`) - FIRST_DAY) / DAY) - (nth - 1);
}

const paris = new Intl.DateTimeFormat('en-US', { timeZone: 'Europe/Paris', timeZoneName: 'longOffset' });
const offsetInParis = (instant: number): string =>
  /GMT(?<offset>[+-]\d\d:\d\d)/.exec(paris.format(instant))?.groups?.offset ?? '+00:00';

/** The same wall clock `days` later: 10:00 in Paris stays 10:00 in Paris across a change of summer time. */
export function shiftWallClock(iso: string, days: number): string {
  const [wall, offset] = [iso.slice(0, 19), iso.slice(19)];
  const moved = new Date(Date.parse(`${wall}Z`) + days * DAY).toISOString().slice(0, 19);
  if (offset === '-10:00') return `${moved}${offset}`;
  // The offset an hour before is right but for the hour of the change itself, when no session is held.
  return `${moved}${offsetInParis(Date.parse(`${moved}Z`) - 3_600_000)}`;
}

/** The calendar as a file the import of sessions takes, moved by whole days. */
export function calendarFile(days: number): string {
  const rows = readCalendar().map((row) => ({
    ...row,
    start: shiftWallClock(row.start, days),
    end: shiftWallClock(row.end, days),
  }));
  return Papa.unparse(rows);
}
