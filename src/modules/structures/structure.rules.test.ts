import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { normaliseEmail, personSortKey, sortKey } from './structure.rules';

describe('sort keys', () => {
  it.each([
    ['Élan', 'ELAN'],
    ['PRUD’HOMME', "PRUD'HOMME"],
    ['Saint-Denis', 'SAINT  DENIS'],
    ['Œuvre sociale', 'OEUVRE SOCIALE'],
    ['  L’Haÿ-les-Roses ', 'L HAY LES ROSES'],
    ['e\u0301cole', 'ÉCOLE'],
  ])('given %j and %j, then they stand side by side', (a, b) => {
    expect(sortKey(a)).toBe(sortKey(b));
  });

  it('given a person, then the last name comes first', () => {
    expect(personSortKey('Müller', 'Zoé')).toBe('MULLER ZOE');
  });

  it('given letters outside Latin, then they are kept', () => {
    expect(sortKey('Ольга 2')).toBe('ОЛЬГА 2');
  });
});

describe('sort keys of bare letters are taken a shorter way', () => {
  it('gives what the long way gives', () => {
    const words = fc.array(fc.stringMatching(/^[A-Za-z0-9]{1,8}$/), { minLength: 1, maxLength: 4 });
    // A lone accent at the end is no bare letter, and no part of a key.
    fc.assert(fc.property(words, (some) => sortKey(some.join(' ')) === sortKey(`${some.join(' ')}\u0301`)));
  });
});

describe('rule 8: one address has one spelling', () => {
  it.each([
    ['  Marie.Durand@Example.ORG ', 'marie.durand@example.org'],
    ['\uFEFFa@b.fr\u200B', 'a@b.fr'],
    ['prénom@éxample.fr'.normalize('NFD'), 'prénom@éxample.fr'.normalize('NFC')],
    ["o'neil+tickets@b.co", "o'neil+tickets@b.co"],
  ])('given %j, then %s', (typed, email) => {
    expect(normaliseEmail(typed)).toBe(email);
  });

  it.each([
    '',
    'a',
    'a@b',
    '@b.fr',
    'a@b.fr, c@d.fr',
    'a b@c.fr',
    'a@b..fr',
    'a@b.fr\nBcc: x@y.fr',
    '<a@b.fr>',
    `${'a'.repeat(250)}@b.fr`,
  ])('given %j, then it is refused and not repeated in the facts', (typed) => {
    expect(() => normaliseEmail(typed)).toThrow(expect.objectContaining({ code: 'structures/bad-email', facts: {} }));
  });
});
