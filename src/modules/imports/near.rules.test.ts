import { describe, expect, it } from 'vitest';
import { distanceUpTo, nearest } from './near.rules';

describe('what was meant', () => {
  it.each([
    ['ATH01', 'ATH01', 0],
    ['ATH10', 'ATH01', 1],
    ['ATH1', 'ATH01', 1],
    ['BOX01', 'ATH01', 3],
    ['', 'AB', 2],
  ])('given %s for %s, then so many letters are wrong: %d', (typed, meant, letters) => {
    expect(distanceUpTo(typed, meant, 3)).toBe(letters);
  });

  it('given more than was asked for, then it stops there', () => {
    expect(distanceUpTo('ATHLETISME', 'NATATION', 2)).toBe(3);
    expect(distanceUpTo('AAAA', 'BBBB', 1)).toBe(2);
  });

  it('given one that is nearest, then it is proposed; given two as near, none or one too far, then nothing is', () => {
    expect(nearest('ATJ07', ['ATH07', 'BOX02'], 1)).toBe('ATH07');
    expect(nearest('ATH99', ['ATH09', 'ATH19'], 1)).toBeNull();
    expect(nearest('ATH19', ['ATH09', 'ATH19'], 1)).toBe('ATH19');
    expect(nearest('ZZZ99', ['ATH09', 'ATH19'], 2)).toBeNull();
    expect(nearest('ATH01', [], 2)).toBeNull();
  });
});
