import { describe, expect, it } from 'vitest';
import { monthOf, monthWeeks, shiftDay, shiftMonth, weekOf } from './catalogue.rules';

describe('the days of a calendar', () => {
  it('given August 2024, then five weeks from Monday, the days around it included', () => {
    const weeks = monthWeeks('2024-08');
    expect(weeks).toHaveLength(5);
    expect(weeks[0]).toEqual([
      '2024-07-29',
      '2024-07-30',
      '2024-07-31',
      '2024-08-01',
      '2024-08-02',
      '2024-08-03',
      '2024-08-04',
    ]);
    expect(weeks.at(-1)?.at(-1)).toBe('2024-09-01');
  });

  it.each([
    ['2021-02', 4],
    ['2024-02', 5],
    ['2024-09', 6],
  ])('given %s, then %d weeks, every day of it once', (month, count) => {
    const weeks = monthWeeks(month);
    expect(weeks).toHaveLength(count);
    const days = weeks.flat();
    expect(new Set(days).size).toBe(days.length);
    expect(days).toContain(`${month}-01`);
    expect(days.filter((day) => day.startsWith(month)).length).toBeGreaterThanOrEqual(28);
  });

  it('given a Sunday and a Monday, then their own weeks', () => {
    expect(weekOf('2024-08-04')[0]).toBe('2024-07-29');
    expect(weekOf('2024-08-05')[0]).toBe('2024-08-05');
  });

  it('given the end of a month, of a year, a night when clocks change, then the next is next', () => {
    expect([shiftMonth('2024-12', 1), shiftMonth('2024-01', -1)]).toEqual(['2025-01', '2023-12']);
    expect([shiftDay('2024-12-31', 1), shiftDay('2024-03-31', 1), shiftDay('2024-03-01', -1)]).toEqual([
      '2025-01-01',
      '2024-04-01',
      '2024-02-29',
    ]);
    expect(monthOf('2024-08-04')).toBe('2024-08');
  });
});
