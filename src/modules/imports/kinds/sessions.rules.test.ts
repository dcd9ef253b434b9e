import { describe, expect, test } from 'vitest';
import { check, checkKnowing } from '../check-examples';
import type { KnownCalendar } from './calendar-moves.rules';

/** When the sessions of a small calendar take place, or why not. */
function times(...lines: string[]) {
  return check('SESSIONS', ...lines).checked.map(({ values, problems }) =>
    values
      ? [values.startsAt, values.endsAt]
      : problems.map(({ field, code }) => `${field} ${code.replace('imports/', '')}`),
  );
}
const NINE_TO_NOON = ['2024-08-01T07:30:00.000Z', '2024-08-01T10:00:00.000Z'];
const first = 'ATH01|Judo|Arena|';

describe('Given a calendar with its days and its hours apart', () => {
  test.each([
    ['Code|Sport|Site|Date|Heure de début|Heure de fin', '01/08/2024|9h30|12h'],
    ['Code|Sport|Site|Date|Heure début|Heure fin', '01/08/2024|9h30|12h'],
    ['Code|Sport|Site|Date|Début|Fin', '2024-08-01|09:30:00|12:00:00'],
    ['Code|Sport|Site|Heure de début|Heure de fin|Jour', '9:30|12:00|jeudi 1er août 2024'],
    ['Code|Sport|Site|Date de début|Heure de début|Date de fin|Heure de fin', '01/08/2024|9h30|01/08/2024|12h'],
    ['Code|Sport|Site|Heure de début|Date de début|Heure de fin|Date de fin', '9h30|01/08/2024|12h|01/08/2024'],
    ['Code|Sport|Site|Date de début|Heure de début|Heure de fin', '01/08/2024|9h30|12h'],
    ['Code|Sport|Site|Date et heure de début|Heure de fin', '01/08/2024 09:30|12h'],
    ['Code|Sport|Site|Date|Heure de début|Date et heure de fin', '01/08/2024|9h30|01/08/2024 12:00'],
    ['Code|Sport|Site|Début|Fin', '2024-08-01T09:30+02:00|12h'],
  ])('when its columns are %s, then they are put together', (header, cells) => {
    expect(times(header, first + cells)).toEqual([NINE_TO_NOON]);
  });

  test('when it ends in the night, then it ends the day after; an end before the start by day is an error', () => {
    const header = 'Code|Sport|Site|Date|Heure de début|Heure de fin';
    expect(times(header, `${first}01/08/2024|20h|0h30`)).toEqual([
      ['2024-08-01T18:00:00.000Z', '2024-08-01T22:30:00.000Z'],
    ]);
    expect(times(header, `${first}01/08/2024|20h|18h`)).toEqual([['end end-before-start']]);
  });

  test('when the day or the hour is nowhere, then the row says which', () => {
    expect(times('Code|Sport|Site|Heure de début|Heure de fin', `${first}9h30|12h`)).toEqual([['start no-date']]);
    expect(times('Code|Sport|Site|Date de début|Date de fin', `${first}01/08/2024|01/08/2024`)).toEqual([
      ['start no-time', 'end no-time'],
    ]);
    expect(times('Code|Sport|Site|Date|Début|Fin', `${first}|9h30|12h`, `${first}demain|9h30|12h`)).toEqual([
      ['start no-date'],
      ['date bad-date-time'],
    ]);
  });
});

describe('Given a session we have, at a venue of another zone', () => {
  const now = new Date('2024-07-01T12:00:00Z');
  const known = (timeZone: string): Partial<{ calendar: KnownCalendar }> => ({
    calendar: {
      now,
      rules: { cutoffHours: 48 },
      sessions: new Map([
        [
          'SRF01',
          {
            startsAt: new Date('2024-07-27T17:00:00Z'),
            endsAt: new Date('2024-07-28T01:00:00Z'),
            status: 'SCHEDULED',
            structures: 1,
            timeZone,
          },
        ],
      ]),
    },
  });
  const said = (timeZone: string, start: string, end: string) => {
    const { checked } = checkKnowing(
      known(timeZone),
      'SESSIONS',
      'Code|Sport|Site|Début|Fin',
      `SRF01|Surf|T|${start}|${end}`,
    );
    return checked.map(({ values }) => values && [values.startsAt, values.endsAt, values.timeZone]);
  };
  const asItWas = ['2024-07-27T17:00:00.000Z', '2024-07-28T01:00:00.000Z', 'Pacific/Tahiti'];

  test('when the file writes its hours without an offset, then they are of that venue', () => {
    expect(said('Pacific/Tahiti', '27/07/2024 07:00', '27/07/2024 15:00')).toEqual([asItWas]);
    expect(said('Pacific/Tahiti', '2024-07-27T07:00-10:00', '15h')).toEqual([asItWas]);
    expect(said('Pacific/Tahiti', '2024-07-27T17:00:00Z', '2024-07-28T01:00:00Z')).toEqual([asItWas]);
  });

  test('when the file writes another offset, then the venue is where the file says', () => {
    const paris = '2024-07-27T07:00+02:00';
    expect(said('Pacific/Tahiti', paris, '15h')).toEqual([
      ['2024-07-27T05:00:00.000Z', '2024-07-27T13:00:00.000Z', 'Europe/Paris'],
    ]);
  });
});
