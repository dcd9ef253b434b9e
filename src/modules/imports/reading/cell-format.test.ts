import { describe, expect, it } from 'vitest';
import { formatOfCode, serialToIso, showNumber } from './cell-format';

describe('numbers of a workbook as they are shown', () => {
  it.each([
    'dd/mm/yyyy',
    'd-mmm-yy',
    '[$-40C]d mmmm yyyy;@',
    'hh:mm',
    '[h]:mm:ss',
    '"le "dd/mm',
    'm/d/yy h:mm AM/PM',
    'yyyy\\-mm\\-dd',
  ])('given the format %s, then it is a date', (code) => {
    expect(formatOfCode(code)).toEqual({ kind: 'date' });
  });

  it.each(['General', 'Standard', '0.00', '#,##0 "jours"', '[Red]0', '0.00E+00', '#,##0.00\\ [$€-40C]', '0_d', '@'])(
    'given the format %s, then it is a number',
    (code) => {
      expect(formatOfCode(code)).toEqual({ kind: 'number' });
    },
  );

  it('given a format longer than any program takes, then it is not looked into', () => {
    expect(formatOfCode('d'.repeat(255))).toEqual({ kind: 'date' });
    expect(formatOfCode('d'.repeat(256))).toEqual({ kind: 'number' });
  });

  it('given both epochs and the day that never was, then serials are the days the program shows', () => {
    expect(serialToIso(40_614, false)).toBe('2011-03-12');
    expect(serialToIso(39_152, true)).toBe('2011-03-12');
    expect([1, 59, 60, 61].map((serial) => serialToIso(serial, false))).toEqual([
      '1900-01-01',
      '1900-02-28',
      '1900-02-29',
      '1900-03-01',
    ]);
    expect(serialToIso(45_498.395833333336, false)).toBe('2024-07-25T09:30:00');
    expect(serialToIso(45_498.9999999, false)).toBe('2024-07-26');
    expect(serialToIso(0.395833333333, false)).toBe('09:30:00');
    expect([-1, 3e6, Number.NaN].map((serial) => serialToIso(serial, false))).toEqual([null, null, null]);
  });

  it('given a postal code kept as a number, then its zeros come back', () => {
    expect(showNumber('1012', formatOfCode('00000'), false)).toBe('01012');
    expect(showNumber('0.30000000000000004', formatOfCode('General'), false)).toBe('0.3');
    expect(showNumber('#N/A', formatOfCode('General'), false)).toBe('#N/A');
  });

  it.each([
    ['123456789012345678', '1.2345678901234568E+17'],
    ['1.23456789012345E+17', '1.23456789012345E+17'],
    ['1.2345678901234499E15', '1.23456789012345E+15'],
    ['1234567890123456', '1234567890123456'],
    ['7.8451234500012E13', '78451234500012'],
    ['1234567890123', '1234567890123'],
  ])('given the number %s, then it reads as %s: no digit is made up', (raw, shown) => {
    expect(showNumber(raw, formatOfCode('General'), false)).toBe(shown);
    expect(showNumber(raw, formatOfCode('0000000'), false)).toBe(shown);
  });
});
