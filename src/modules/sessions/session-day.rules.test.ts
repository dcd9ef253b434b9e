import { describe, expect, it } from 'vitest';
import { dayOf, dayPartOf, endOfDay, isOverSeveralDays } from './session-day.rules';

const at = (iso: string) => new Date(iso);

describe('rule 12: the day of a session is the day at its venue', () => {
  it.each([
    ['2024-07-28T22:30:00Z', 'Europe/Paris', '2024-07-29'],
    ['2024-07-28T05:00:00Z', 'Pacific/Tahiti', '2024-07-27'],
    ['2024-07-28T10:00:00Z', 'Pacific/Tahiti', '2024-07-28'],
    ['2024-03-30T23:30:00Z', 'Europe/Paris', '2024-03-31'],
    ['2024-10-27T23:30:00Z', 'Europe/Paris', '2024-10-28'],
  ])('given %s in %s, then it is %s', (instant, zone, day) => {
    expect(dayOf(at(instant), zone)).toBe(day);
  });

  it.each([
    ['2024-07-28T11:59:00+02:00', 'Europe/Paris', 'MORNING'],
    ['2024-07-28T12:00:00+02:00', 'Europe/Paris', 'AFTERNOON'],
    ['2024-07-28T17:59:00+02:00', 'Europe/Paris', 'AFTERNOON'],
    ['2024-07-28T18:00:00+02:00', 'Europe/Paris', 'EVENING'],
    ['2024-07-28T00:00:00+02:00', 'Europe/Paris', 'MORNING'],
    ['2024-07-28T07:00:00-10:00', 'Pacific/Tahiti', 'MORNING'],
  ])('given %s in %s, then it is the %s', (instant, zone, part) => {
    expect(dayPartOf(at(instant), zone)).toBe(part);
  });

  it.each([
    ['an ordinary day', '2024-07-28T12:00:00+02:00', 'Europe/Paris', '2024-07-29T00:00:00+02:00'],
    ['the day of 23 hours', '2024-03-31T00:00:00+01:00', 'Europe/Paris', '2024-04-01T00:00:00+02:00'],
    ['the day of 25 hours', '2024-10-27T00:00:00+02:00', 'Europe/Paris', '2024-10-28T00:00:00+01:00'],
    ['a day in Tahiti', '2024-07-27T07:00:00-10:00', 'Pacific/Tahiti', '2024-07-28T00:00:00-10:00'],
    ['the last millisecond', '2024-07-28T23:59:59.999+02:00', 'Europe/Paris', '2024-07-29T00:00:00+02:00'],
  ])('given %s, then the next day begins when the venue says so', (_, instant, zone, next) => {
    expect(endOfDay(at(instant), zone)).toEqual(at(next));
  });

  it.each([
    ['two days of golf', '2024-08-01T09:00:00+02:00', '2024-08-02T18:00:00+02:00', true],
    ['a night that ends after midnight', '2024-08-01T21:00:00+02:00', '2024-08-02T00:30:00+02:00', false],
    ['one long day', '2024-08-01T08:00:00+02:00', '2024-08-01T22:00:00+02:00', false],
  ])('given %s, then it is over several days or not', (_, from, to, expected) => {
    expect(isOverSeveralDays({ startsAt: at(from), endsAt: at(to) }, 'Europe/Paris')).toBe(expected);
  });
});
