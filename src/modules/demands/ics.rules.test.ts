import { describe, expect, it } from 'vitest';
import { type CalendarEvent, icsFile } from './ics.rules';

const event: CalendarEvent = {
  uid: 'a1@gradins',
  sequence: 2,
  startsAt: new Date('2024-08-01T08:00:00Z'),
  endsAt: new Date('2024-08-01T11:30:00Z'),
  summary: 'Judo (JUD02)',
  location: 'Arena Champ-de-Mars, Paris',
  description: 'Soyez là à 8:45.',
  url: 'https://billets.ville.test/espace/catalogue/JUD02',
  status: 'TENTATIVE',
};
const now = new Date('2024-07-01T12:34:56.789Z');
const file = (...events: CalendarEvent[]) => icsFile({ name: 'Mes sorties', timeZone: 'Europe/Paris', events, now });
/** As a calendar reads it: RFC 5545, 3.1. */
const unfolded = (text: string) => text.replaceAll('\r\n ', '').split('\r\n');

describe('a calendar file (RFC 5545)', () => {
  it('given one event, then it says what, when and where, with instants in UTC', () => {
    expect(unfolded(file(event))).toEqual([
      'BEGIN:VCALENDAR',
      'VERSION:2.0',
      'PRODID:-//Gradins//Gradins//FR',
      'CALSCALE:GREGORIAN',
      'METHOD:PUBLISH',
      'X-WR-CALNAME:Mes sorties',
      'X-WR-TIMEZONE:Europe/Paris',
      'BEGIN:VEVENT',
      'UID:a1@gradins',
      'SEQUENCE:2',
      'DTSTAMP:20240701T123456Z',
      'DTSTART:20240801T080000Z',
      'DTEND:20240801T113000Z',
      'SUMMARY:Judo (JUD02)',
      'LOCATION:Arena Champ-de-Mars\\, Paris',
      'DESCRIPTION:Soyez là à 8:45.',
      'URL:https://billets.ville.test/espace/catalogue/JUD02',
      'STATUS:TENTATIVE',
      'END:VEVENT',
      'END:VCALENDAR',
      '',
    ]);
  });

  it('given both days of a change of clocks, then the instant is the one of the session', () => {
    const at = (iso: string) => file({ ...event, startsAt: new Date(iso), endsAt: new Date(iso) });
    // 02:30 in Paris happens twice on that night: before and after.
    expect(at('2024-10-27T02:30:00+02:00')).toContain('DTSTART:20241027T003000Z');
    expect(at('2024-10-27T02:30:00+01:00')).toContain('DTSTART:20241027T013000Z');
    expect(at('2024-03-31T03:00:00+02:00')).toContain('DTSTART:20240331T010000Z');
  });

  it('given commas, semicolons, backslashes, new lines and control characters, then they are escaped or gone', () => {
    const summary = 'Judo; finale, à 1\\2\r\nEND:VEVENT\u0000\u0007';
    expect(unfolded(file({ ...event, summary }))).toContain('SUMMARY:Judo\\; finale\\, à 1\\\\2\\nEND:VEVENT');
  });

  it('given long lines with accents and emoji, then none is over 75 octets, none is cut within a character, and all is there', () => {
    for (let length = 50; length < 90; length += 1) {
      const summary = `${'é'.repeat(length)}🏟️${'ï'.repeat(length)}`;
      const text = file({ ...event, summary });
      const lines = text.split('\r\n');
      expect(Math.max(...lines.map((line) => new TextEncoder().encode(line).length))).toBeLessThanOrEqual(75);
      expect(text).not.toContain('\uFFFD');
      expect(unfolded(text)).toContain(`SUMMARY:${summary}`);
    }
  });

  it('given no event, then it is a calendar still; every line ends with CRLF', () => {
    const text = file();
    expect(text.endsWith('END:VCALENDAR\r\n')).toBe(true);
    expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
  });
});
