import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { AGE_BANDS, bandOfAge, parseBand, parseBirth } from './age.rules';

describe('age bands', () => {
  it.each([
    ['12-17', 'FROM_12_TO_17'],
    ['18/25 ans', 'FROM_18_TO_25'],
    ['26 à 59', 'FROM_26_TO_59'],
    ['60+', 'FROM_60'],
    ['60 ans et plus', 'FROM_60'],
    ['plus de 60 ans', 'FROM_60'],
    ['moins de 12 ans', 'UNDER_12'],
    ['< 12', 'UNDER_12'],
    ['Enfant', 'UNDER_12'],
    ['34', 'FROM_26_TO_59'],
    ['34 ans', 'FROM_26_TO_59'],
    ['FROM_18_TO_25', 'FROM_18_TO_25'],
  ])('given %s, then it is %s', (text, band) => {
    expect(parseBand(text)).toBe(band);
  });

  it.each(['', '10-40', '200', 'vieux'])('given %j, then it is no band', (text) => {
    expect(parseBand(text)).toBeNull();
  });

  it('given every band’s own name, then it reads back', () => {
    expect(AGE_BANDS.map(parseBand)).toEqual([...AGE_BANDS]);
  });

  it('given a birth, then the band is that of the age on the day that counts, to the day', () => {
    expect(parseBirth('24/07/2006', '2024-07-24', 'Europe/Paris')?.band).toBe('FROM_18_TO_25');
    expect(parseBirth('25/07/2006', '2024-07-24', 'Europe/Paris')?.band).toBe('FROM_12_TO_17');
    expect(parseBirth('1950', '2024-07-24', 'Europe/Paris')?.band).toBe('FROM_60');
    expect(parseBirth('25/07/2025', '2024-07-24', 'Europe/Paris')).toBeNull();
    expect(parseBirth('25/07/1890', '2024-07-24', 'Europe/Paris')).toBeNull();
  });

  it.each([
    ['2011-03-12 00:00:00', '2011-03-12'],
    ['12/03/2011 00:00', '2011-03-12'],
    ['12/03/2011 0:00:00', '2011-03-12'],
    ['2011-03-12T00:00:00.000Z', '2011-03-12'],
    ['2011-03-12T00:00:00+01:00', '2011-03-12'],
    ['2011-03-11T23:00:00.000Z', '2011-03-12'],
    ['2011-07-11T22:00:00Z', '2011-07-12'],
    ['12/03/2011 08:30', '2011-03-12'],
    ['12032011', '2011-03-12'],
    ['3042011', '2011-04-03'],
  ])('given the birth %s as programs write it, then it is %s', (written, given) => {
    expect(parseBirth(written, '2024-07-24', 'Europe/Paris')).toEqual({ given, band: 'FROM_12_TO_17' });
  });

  it('given any age written as a range with itself, then it is the band of that age', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 99 }), (age) => {
        expect(parseBand(`${age}-${age}`)).toBe(bandOfAge(age));
      }),
    );
  });
});
