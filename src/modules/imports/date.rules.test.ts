import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseClock, parseDay, parseMoment } from './date.rules';
import { instantOfLocal, offsetMinutes, zoneOfOffset } from './zone.rules';

const PARIS = 'Europe/Paris';
const iso = (text: string): string | null => {
  const moment = parseMoment(text, PARIS, 2044);
  return moment && new Date(moment.instant).toISOString();
};

describe('days as they are written in France', () => {
  it.each([
    ['12/03/2011', '2011-03-12'],
    ['12-3-11', '2011-03-12'],
    ['12.03.2011', '2011-03-12'],
    ['12 mars 2011', '2011-03-12'],
    ['1er août 1998', '1998-08-01'],
    ['samedi 12 mars 2011', '2011-03-12'],
    ['2 févr. 2004', '2004-02-02'],
    ['2011-03-12', '2011-03-12'],
    ['20110312', '2011-03-12'],
    ['40614', '2011-03-12'],
    ['12032011', '2011-03-12'],
    ['20112003', '2003-11-20'],
    ['19121911', '1911-12-19'],
    ['3042011', '2011-04-03'],
    ['2011-03-12 00:00:00', '2011-03-12'],
    ['12/03/2011 à 00h00', '2011-03-12'],
    ['2011-03-12T00:00:00.000Z', '2011-03-12'],
    ['03/12/45', '1945-12-03'],
    ['29/02/2024', '2024-02-29'],
  ])('given %s, then it is %s', (text, day) => {
    expect(parseDay(text, 2024)).toBe(day);
  });

  it.each([
    '',
    '31/02/2011',
    '29/02/2023',
    '12/13/2011',
    '1900-02-29',
    'hier',
    '12/03',
    '0001-01-01',
    '99992011',
    '31022011',
    '12/03/2011 09:00',
    '00:00',
  ])('given %j, then it is no day', (text) => {
    expect(parseDay(text, 2024)).toBeNull();
  });

  it('given any day, then it reads back from each way of writing it', () => {
    const days = fc.date({ min: new Date('1925-01-01'), max: new Date('2024-12-31'), noInvalidDate: true });
    fc.assert(
      fc.property(days, (date) => {
        const day = date.toISOString().slice(0, 10);
        const [year = '', month = '', number = ''] = day.split('-');
        for (const text of [day, `${number}/${month}/${year}`, `${Number(number)}-${Number(month)}-${year.slice(2)}`]) {
          expect(parseDay(text, 2024)).toBe(day);
        }
      }),
    );
  });
});

describe('times', () => {
  it.each([
    ['2024-07-25T09:30:00+02:00', '2024-07-25T07:30:00.000Z'],
    ['2024-07-27T07:00:00-10:00', '2024-07-27T17:00:00.000Z'],
    ['2024-07-25T07:30Z', '2024-07-25T07:30:00.000Z'],
    ['25/07/2024 09:30', '2024-07-25T07:30:00.000Z'],
    ['25/07/2024 à 9h30', '2024-07-25T07:30:00.000Z'],
    ['25 juillet 2024, 9h', '2024-07-25T07:00:00.000Z'],
    ['2024-07-25 09:30:15', '2024-07-25T07:30:15.000Z'],
    ['2024-07-25T09:30:00', '2024-07-25T07:30:00.000Z'],
    ['45498.395833333336', '2024-07-25T07:30:00.000Z'],
    ['25/01/24 9:30 pm', '2024-01-25T20:30:00.000Z'],
  ])('given %s at Paris, then it is %s', (text, instant) => {
    expect(iso(text)).toBe(instant);
  });

  it.each(['25/07/2024', '09:30', '2024-02-30T10:00:00+02:00', '2024-07-25T25:00:00+02:00', '25/07/2024 24:00'])(
    'given %s, then it is no moment',
    (text) => {
      expect(iso(text)).toBeNull();
    },
  );

  it('given the night clocks go back, then 02:30 is the first of the two; given the night they go forward, then it is the hour after', () => {
    expect(iso('27/10/2024 02:30')).toBe('2024-10-27T00:30:00.000Z');
    expect(iso('31/03/2024 02:30')).toBe('2024-03-31T01:30:00.000Z');
  });

  it('given half past of any kind, then the clock reads it', () => {
    expect(['9:30', '09h30', '9 h 30', '9:30 am', '09:30:00'].map(parseClock)).toEqual(Array(5).fill(34_200_000));
    expect(parseClock('9:75')).toBeNull();
  });

  it('given any instant in Paris, then its local time leads back to it, the repeated hour apart', () => {
    const dates = fc.date({ min: new Date('2000-01-01'), max: new Date('2040-01-01'), noInvalidDate: true });
    fc.assert(
      fc.property(dates, (date) => {
        const instant = Math.floor(date.getTime() / 1000) * 1000;
        const back = instantOfLocal(instant + offsetMinutes(PARIS, instant) * 60_000, PARIS);
        expect([0, 3_600_000]).toContain(instant - back);
      }),
    );
  });
});

describe('the zone of a venue, from the offset in the file', () => {
  const july = Date.parse('2024-07-25T07:30:00Z');

  it('given the offset of the programme at that instant, then it is the programme’s zone', () => {
    expect(zoneOfOffset(120, july, PARIS)).toBe(PARIS);
    expect(zoneOfOffset(60, Date.parse('2024-01-25T07:30:00Z'), PARIS)).toBe(PARIS);
  });

  it('given −10:00, then it is Tahiti; given another, then a fixed one; given none that exists, then null', () => {
    expect(zoneOfOffset(-600, july, PARIS)).toBe('Pacific/Tahiti');
    expect(zoneOfOffset(60, july, PARIS)).toBe('Etc/GMT-1');
    expect(zoneOfOffset(-240, july, PARIS)).toBe('Etc/GMT+4');
    expect(zoneOfOffset(0, july, PARIS)).toBe('Etc/UTC');
    expect(zoneOfOffset(330, july, PARIS)).toBeNull();
    expect(offsetMinutes('Etc/GMT+4', july)).toBe(-240);
  });
});
