/** What a calendar keeps of a session. Instants are absolute: the reader's calendar shows them in its own zone. */
export type CalendarEvent = {
  readonly uid: string;
  /** Grows when the session changes, so that a calendar that has it takes the newer. */
  readonly sequence: number;
  readonly startsAt: Date;
  readonly endsAt: Date;
  readonly summary: string;
  readonly location: string;
  readonly description: string;
  readonly url: string;
  readonly status: 'CONFIRMED' | 'TENTATIVE' | 'CANCELLED';
};

const MOST_OCTETS = 75;
const octets = new TextEncoder();

/** RFC 5545, 3.3.11: text as a value; control characters have no place in it. */
function escaped(text: string): string {
  return text
    .replaceAll(/\r\n|\r|\n/g, '\n')
    .replaceAll(/[^\P{Cc}\n\t]/gu, '')
    .replaceAll('\\', '\\\\')
    .replaceAll(';', '\\;')
    .replaceAll(',', '\\,')
    .replaceAll('\n', '\\n');
}

/** RFC 5545, 3.1: no line over 75 octets; it goes on after a break and a space, never within a character. */
function folded(line: string): string {
  const lines: string[] = [];
  let [current, size] = ['', 0];
  for (const character of line) {
    const width = octets.encode(character).length;
    if (size + width > MOST_OCTETS) {
      lines.push(current);
      [current, size] = [' ', 1];
    }
    current += character;
    size += width;
  }
  return [...lines, current].join('\r\n');
}

/** "20240801T080000Z": an instant in UTC, right on both sides of a change of clocks. */
const utc = (instant: Date): string => `${instant.toISOString().slice(0, 19).replaceAll(/[-:]/g, '')}Z`;

function eventLines(event: CalendarEvent, now: Date): string[] {
  return [
    'BEGIN:VEVENT',
    `UID:${escaped(event.uid)}`,
    `SEQUENCE:${event.sequence}`,
    `DTSTAMP:${utc(now)}`,
    `DTSTART:${utc(event.startsAt)}`,
    `DTEND:${utc(event.endsAt)}`,
    `SUMMARY:${escaped(event.summary)}`,
    `LOCATION:${escaped(event.location)}`,
    `DESCRIPTION:${escaped(event.description)}`,
    `URL:${event.url.replaceAll(/\s/g, '')}`,
    `STATUS:${event.status}`,
    'END:VEVENT',
  ];
}

export type Calendar = {
  readonly name: string;
  /** That of the programme, for calendars that ask; the instants do not depend on it. */
  readonly timeZone: string;
  readonly events: readonly CalendarEvent[];
  readonly now: Date;
};

/** A calendar file of these events (RFC 5545): CRLF, folded lines, instants in UTC. */
export function icsFile({ name, timeZone, events, now }: Calendar): string {
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Gradins//Gradins//FR',
    'CALSCALE:GREGORIAN',
    'METHOD:PUBLISH',
    `X-WR-CALNAME:${escaped(name)}`,
    `X-WR-TIMEZONE:${escaped(timeZone)}`,
    ...events.flatMap((event) => eventLines(event, now)),
    'END:VCALENDAR',
  ];
  return lines.map((line) => `${folded(line)}\r\n`).join('');
}
