import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clean, compact, likelySessionCode, normaliseSessionCode, sessionCodeWithin } from './text.rules';

describe('session codes as people type them', () => {
  it.each(['ATH01', 'ath1', 'ATH 01', 'ATH-01', ' Ath.1 ', 'ATH001', 'ＡＴＨ０１'])(
    'given %j, then it is ATH01',
    (typed) => {
      expect(normaliseSessionCode(typed)).toBe('ATH01');
    },
  );

  it.each(['BK301', 'FBL58'])('given %s of the real calendar, then it stays as it is', (code) => {
    expect(normaliseSessionCode(code)).toBe(code);
  });

  it.each([
    ['ATH01 – Athlétisme, séries', 'ATH01'],
    ['Session ath 1', 'ATH01'],
    ['Basket 3x3 (BK301)', 'BK301'],
    ['ATH01 ou BK301', null],
    ['Athlétisme le 1er août', null],
    ['ATH0123456', null],
  ])('given %j, then the only code it holds is %s', (typed, code) => {
    expect(sessionCodeWithin(typed, new Set(['ATH01', 'BK301']))).toBe(code);
  });

  it('given one sign too many, missing or swapped, then the code that was meant is told; given two as near, none is', () => {
    const known = new Set(['ATH01', 'BOX12', 'BOX13']);
    expect(['ATHH01', 'AH01', 'HAT01', 'BXO12'].map((typed) => likelySessionCode(typed, known))).toEqual([
      'ATH01',
      'ATH01',
      null,
      'BOX12',
    ]);
    expect(likelySessionCode('BOX14', known)).toBeNull();
  });

  it.each(['', '-', 'Athlétisme, finale', 'é'.repeat(20)])('given %j, then it is no code', (typed) => {
    expect(normaliseSessionCode(typed)).toBeNull();
  });

  it('given letters typed for digits, then the known code is proposed', () => {
    const known = new Set(['ATH01', 'FBL10']);
    expect(likelySessionCode('ATHO1', known)).toBe('ATH01');
    expect(likelySessionCode('fbl-IO', known)).toBe('FBL10');
    expect(likelySessionCode('XYZ99', known)).toBeNull();
  });

  it('given any text, then normalising twice is normalising once', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (typed) => {
        const code = normaliseSessionCode(typed);
        expect(code === null ? null : normaliseSessionCode(code)).toBe(code);
      }),
    );
  });
});

describe('cells', () => {
  it.each(["D'ANGELO", 'D’ANGELO', 'N’GUESSAN', 'LE MONIES DE SAGAZAN', 'Jean-Noël', 'LI', 'Łukasz'])(
    'given the name %s, then it is kept as written',
    (name) => {
      expect(clean(name)).toBe(name);
    },
  );

  it('given odd spaces, invisible and decomposed characters, then the text is plain', () => {
    expect(clean('\uFEFF  Zoe\u0308\u00A0\u200B \n Le\tBars ')).toBe('Zoë Le Bars');
  });

  it('given any text, then cleaning twice is cleaning once and leaves no space at the ends', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const once = clean(text);
        expect(clean(once)).toBe(once);
        expect(once).toBe(once.trim());
      }),
    );
  });

  it('given headers that differ by accents, case and signs, then they compare equal', () => {
    expect(['Prénom', 'PRENOM', ' pre_nom ', 'Pré-nom :'].map(compact)).toEqual(Array(4).fill('prenom'));
    expect(compact('Cœur d’été n° 2')).toBe('coeurdeten2');
  });
});
