import type { Slot } from './session.rules';

export const DAY_PARTS = ['MORNING', 'AFTERNOON', 'EVENING'] as const;
export type DayPart = (typeof DAY_PARTS)[number];

const HOUR = 3_600_000;
const formats = new Map<string, Intl.DateTimeFormat>();

function localParts(instant: Date, timeZone: string): Record<string, string> {
  let format = formats.get(timeZone);
  if (!format) {
    format = new Intl.DateTimeFormat('en-CA', {
      timeZone,
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      hourCycle: 'h23',
    });
    formats.set(timeZone, format);
  }
  return Object.fromEntries(format.formatToParts(instant).map((part) => [part.type, part.value]));
}

/** The calendar day of an instant at the venue, as `YYYY-MM-DD` (rule 12: attendance goes by day of the venue). */
export function dayOf(instant: Date, timeZone: string): string {
  const { year, month, day } = localParts(instant, timeZone);
  return `${year}-${month}-${day}`;
}

/** Morning before noon, evening from 18:00, by the venue's clock. */
export function dayPartOf(instant: Date, timeZone: string): DayPart {
  const hour = Number(localParts(instant, timeZone).hour);
  if (hour < 12) return 'MORNING';
  return hour < 18 ? 'AFTERNOON' : 'EVENING';
}

/** The instant at which the venue's next calendar day begins: 23, 24 or 25 hours after the day began. */
export function endOfDay(instant: Date, timeZone: string): Date {
  const today = dayOf(instant, timeZone);
  let inside = instant.getTime();
  let beyond = inside + 26 * HOUR;
  while (beyond - inside > 1) {
    const middle = Math.floor((inside + beyond) / 2);
    if (dayOf(new Date(middle), timeZone) === today) inside = middle;
    else beyond = middle;
  }
  return new Date(beyond);
}

/** A session that lasts over twelve hours is held over several days (a night session that ends after midnight is not). */
export function isOverSeveralDays(slot: Slot, timeZone: string): boolean {
  const lasts = slot.endsAt.getTime() - slot.startsAt.getTime();
  return lasts > 12 * HOUR && dayOf(slot.startsAt, timeZone) !== dayOf(slot.endsAt, timeZone);
}
