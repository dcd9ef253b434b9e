import { describe, expect, it } from 'vitest';
import {
  capital,
  clockTime,
  dateTime,
  day,
  dayKey,
  daysBetween,
  hourWords,
  n,
  percent,
  points,
  zoneWords,
} from './format';
import { deadlineWords, durationWords, relative } from './format-relative';

const now = new Date('2024-08-01T12:12:00Z'); // Thursday 1 August, 14:12 in Paris
const fr = { locale: 'fr', timeZone: 'Europe/Paris', now } as const;
const en = { locale: 'en', timeZone: 'Europe/Paris', now } as const;
/** Non-breaking spaces written as plain ones, so that the expectations read. */
const plain = (text: string) => text.replaceAll('\u00A0', ' ');

describe('numbers', () => {
  it('given thousands, French has a thin space kept on the line and English a comma', () => {
    expect(n(50_000, 'fr')).toBe('50\u2009\u2060000');
    expect(n(13_400_000, 'en')).toBe('13,400,000');
    expect(n(1234.5, 'fr')).toBe('1\u2009\u2060234,5');
    expect(n(-3, 'fr')).toBe('−3');
    expect(n(0, 'fr')).toBe('0');
  });
  it('given a ratio, it is written in hundredths with one decimal', () => {
    expect(plain(percent(0.787, 'fr'))).toBe('78,7 %');
    expect(percent(0.787, 'en')).toBe('78.7%');
    expect(plain(percent(0.8, 'fr', 0))).toBe('80 %');
    expect(plain(points(-0.028, 'fr'))).toBe('−2,8 pt');
  });
});

describe('dates', () => {
  it('given an instant, the day and hour are those of the zone', () => {
    const session = new Date('2024-08-01T08:00:00Z');
    expect(dateTime(session, fr)).toBe('jeu. 1 août, 10:00');
    expect(dateTime(session, en)).toBe('Thu 1 Aug, 10:00');
    expect(dateTime(session, { ...fr, timeZone: 'Pacific/Tahiti' })).toBe('mer. 31 juil., 22:00');
    expect(day(session, fr, 'long')).toBe('jeudi 1 août');
    expect(dayKey(new Date('2024-07-31T22:30:00Z'), fr)).toBe('2024-08-01');
  });
  it('given midnight, the hour is 00 and not 24', () => {
    expect(clockTime(new Date('2024-08-01T22:00:00Z'), fr)).toBe('00:00');
  });
  it('given a time, words follow the language', () => {
    expect(plain(hourWords(new Date('2024-08-03T15:45:00Z'), fr))).toBe('17 h 45');
    expect(plain(hourWords(new Date('2024-08-03T17:00:00Z'), fr))).toBe('19 h');
    expect(hourWords(new Date('2024-08-03T17:00:00Z'), en)).toBe('19:00');
    expect(zoneWords(fr)).toBe('heure de Paris');
  });
  it('given a night of 23 hours (summer time), it is still one day', () => {
    expect(daysBetween(new Date('2024-03-30T12:00:00Z'), new Date('2024-03-31T11:00:00Z'), fr)).toBe(1);
  });
});

describe('relative words', () => {
  it.each([
    ['2024-08-01T12:12:20Z', 'dans moins d’une minute'],
    ['2024-08-01T13:00:00Z', 'dans 48 min'],
    ['2024-08-01T17:00:00Z', 'dans 4 h 48'],
    ['2024-08-01T16:12:00Z', 'dans 4 h'],
    ['2024-08-02T10:00:00Z', 'dans 21 h 48'],
    ['2024-08-02T15:00:00Z', 'demain'],
    ['2024-08-06T12:00:00Z', 'dans 5 jours'],
    ['2024-08-01T12:11:40Z', 'à l’instant'],
    ['2024-08-01T12:01:00Z', 'il y a 11 min'],
    ['2024-08-01T07:40:00Z', 'il y a 4 h'],
    ['2024-07-31T12:00:00Z', 'hier'],
    ['2024-07-29T08:00:00Z', 'il y a 3 j'],
  ])('given %s, it says "%s"', (instant, words) => {
    expect(plain(relative(new Date(instant), fr))).toBe(words);
  });
  it.each([
    ['2024-08-01T17:00:00Z', 'avant ce soir 19 h', 'before 19:00 tonight'],
    ['2024-08-01T14:00:00Z', 'avant 16 h aujourd’hui', 'before 16:00 today'],
    ['2024-08-02T12:00:00Z', 'avant demain 14 h', 'before tomorrow 14:00'],
    ['2024-08-06T12:00:00Z', 'avant mardi 14 h', 'before Tuesday 14:00'],
    ['2024-08-13T12:00:00Z', 'avant le mardi 13 août, 14 h', 'before Tuesday 13 August, 14:00'],
    ['2024-08-01T12:12:00Z', 'fermé depuis jeu. 1 août, 14:12', 'closed since Thu 1 Aug, 14:12'],
  ])('given the deadline %s, it says "%s"', (instant, french, english) => {
    expect(plain(deadlineWords(new Date(instant), fr))).toBe(french);
    expect(plain(deadlineWords(new Date(instant), en))).toBe(english);
  });
  it('given lengths, the two largest units are kept', () => {
    expect(plain(durationWords(51 * 3_600_000, 'fr'))).toBe('2 j 3 h');
    expect(plain(durationWords(59 * 60_000, 'en'))).toBe('59 min');
    expect(plain(durationWords(-5, 'fr'))).toBe('0 min');
  });
});

describe('words', () => {
  it('given the words of a moment, they can begin a sentence; given none, nothing is said', () => {
    expect(capital('été 2024')).toBe('Été 2024');
    expect(capital('avant ce soir 19 h')).toBe('Avant ce soir 19 h');
    expect(capital('')).toBe('');
  });
});
