import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { check } from '../check-examples';
import { understandTable } from '../table.rules';
import { looksFullName, nameOrder, splitName } from './full-name.rules';

describe('both names out of one cell', () => {
  it.each([
    ['DUPONT Léa', 'DUPONT', 'Léa', true],
    ['Mme DE LA TOUR Anne', 'DE LA TOUR', 'Anne', true],
    ['M. Dupont Jean', 'Dupont', 'Jean', false],
    ['M Ly', 'M', 'Ly', false],
    ['M Dupont Jean', 'Dupont', 'Jean', false],
    ['Léa DUPONT', 'DUPONT', 'Léa', true],
    ['LE GOFF Anne-Marie', 'LE GOFF', 'Anne-Marie', true],
    ['Anne-Marie LE GOFF', 'LE GOFF', 'Anne-Marie', true],
    ['Jean-Noël D’ANGELO', 'D’ANGELO', 'Jean-Noël', true],
    ['de la FONTAINE Marie Claire', 'de la FONTAINE', 'Marie Claire', true],
    ['Marie Claire de la FONTAINE', 'de la FONTAINE', 'Marie Claire', true],
    ['Dupont, Léa', 'Dupont', 'Léa', true],
    ['de Souza Lima, Ana Maria', 'de Souza Lima', 'Ana Maria', true],
    ['Dupont Léa', 'Dupont', 'Léa', false],
    ['de la Fontaine Marie', 'de la Fontaine', 'Marie', false],
    ['Le Goff Anne', 'Le Goff', 'Anne', false],
    ['DUPONT LEA', 'DUPONT', 'LEA', false],
    ['Ly Vu', 'Ly', 'Vu', false],
    ['Guillet de la Brosse Anne', 'Guillet de la Brosse', 'Anne', false],
    ['DE RANCOURT DE MIMERAND LEA', 'DE RANCOURT DE MIMERAND', 'LEA', false],
    ['Boudoux d’Hautefeuille Zoé', 'Boudoux d’Hautefeuille', 'Zoé', false],
    ['Silva Maria de Lourdes', 'Silva', 'Maria de Lourdes', false],
    ['Silva de Sousa', 'Silva', 'de Sousa', false],
  ])('given « %s » under « Nom et prénom », then %s and %s (sure: %s)', (text, lastName, firstName, sure) => {
    expect(splitName(text, 'last-first')).toEqual({ lastName, firstName, sure });
  });

  it.each([
    ['Léa Dupont', 'Dupont', 'Léa'],
    ['Anne-Marie Le Goff', 'Le Goff', 'Anne-Marie'],
    ['Marie de la Fontaine', 'de la Fontaine', 'Marie'],
  ])('given « %s » under « Prénom Nom », then %s and %s', (text, lastName, firstName) => {
    expect(splitName(text, 'first-last')).toEqual({ lastName, firstName, sure: false });
  });

  it.each(['Dupont', '', ',', 'Dupont,', 'Madame Dupont', 'M. Ly'])(
    'given « %s », then there are not two names',
    (text) => {
      expect(splitName(text, 'last-first')).toBeNull();
    },
  );

  it('given any two words or more, then none of them is lost', () => {
    const word = fc.constantFrom('Léa', 'DUPONT', 'de', 'la', 'Le', 'D’ANGELO', 'Anne-Marie', 'VAN', 'der', 'J.');
    fc.assert(
      fc.property(
        fc.array(word, { minLength: 2, maxLength: 6 }),
        fc.constantFrom('last-first', 'first-last'),
        (words, order) => {
          const split = splitName(words.join(' '), order as 'last-first');
          expect([...(split?.lastName ?? '').split(' '), ...(split?.firstName ?? '').split(' ')].sort()).toEqual(
            [...words].sort(),
          );
          expect(split?.lastName).not.toBe('');
          expect(split?.firstName).not.toBe('');
        },
      ),
    );
  });

  it.each([
    ['Nom et prénom', 'last-first'],
    ['NOM Prénom', 'last-first'],
    ['Noms / Prénoms', 'last-first'],
    ['Prénom Nom', 'first-last'],
    ['Prénom et nom', 'first-last'],
    ['Last name, first name', 'last-first'],
    ['Participants', 'first-last'],
    ['', 'first-last'],
  ])('given the header « %s », then the order is %s', (header, order) => {
    expect(nameOrder(header)).toBe(order);
  });
});

describe('a list with both names in one column', () => {
  it('given capitals, then nothing is asked; given none, then the split is told; given one word, the row is refused', () => {
    const { checked } = check(
      'BENEFICIARIES',
      'Nom et prénom|Fauteuil',
      'DUPONT Léa|',
      'Martin Tom|oui',
      'Zoé|',
      '|oui',
      'Marie de la Fontaine Dupont Ly|',
    );
    expect(checked.map(({ values }) => values && [values.lastName, values.firstName])).toEqual([
      ['DUPONT', 'Léa'],
      ['Martin', 'Tom'],
      null,
      null,
      ['Marie', 'de la Fontaine Dupont Ly'],
    ]);
    expect(checked.map(({ problems }) => problems.map(({ code, field, column }) => [code, field, column]))).toEqual([
      [],
      [['imports/split-name', 'fullName', 'Nom et prénom']],
      [['imports/one-name', 'fullName', 'Nom et prénom']],
      [['imports/missing-value', 'fullName', 'Nom et prénom']],
      [['imports/split-name', 'fullName', 'Nom et prénom']],
    ]);
  });

  it('given one column under « Nom » that holds both, then it is read as such', () => {
    const rows = ['Nom|E-mail', 'DUPONT Léa|lea@exemple.fr', 'MARTIN Tom|'].map((line, at) => ({
      line: at + 1,
      cells: line.split('|'),
    }));
    expect(understandTable('BENEFICIARIES', rows)).toMatchObject({
      missing: [],
      mapping: { fullName: 0, lastName: null },
    });
  });

  it('given a lone column of names, then a long one is somebody and no note', () => {
    const { checked, summary } = check('BENEFICIARIES', 'Prénom Nom', 'Ana Maria de Souza Lima', 'Léa Dupont');
    expect(checked).toHaveLength(2);
    expect(summary.skippedCount).toBe(0);
  });

  it('given the two names apart as well, then those are taken', () => {
    const { checked } = check('BENEFICIARIES', 'Nom|Prénom|Nom complet', 'Dupont|Léa|Léa Dupont-Ly');
    expect(checked[0]).toMatchObject({ values: { lastName: 'Dupont', firstName: 'Léa' }, problems: [] });
  });

  it.each([
    ['Léa Dupont', true],
    ['Dupont, Léa', true],
    ['12 rue des Lilas', false],
    ['lea@exemple.fr', false],
    ['Léa', false],
  ])('given « %s », then whether it looks like both names is %s', (text, looks) => {
    expect(looksFullName(text)).toBe(looks);
  });
});
