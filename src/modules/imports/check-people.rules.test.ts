import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { check } from './check-examples';

const PEOPLE = 'Nom|Prénom|E-mail|Fauteuil|Date de naissance|Référence';

describe('beneficiaries (rule 1: names on the list a structure hands over)', () => {
  it.each([
    ["D'ANGELO", 'Jean-Noël'],
    ['LE MONIES DE SAGAZAN', 'M’Mahawa'],
    ['LI', 'Vu'],
    ['DE LA BROSSE', 'Marie-Hélène'],
  ])('given %s %s, then the name is kept as written', (lastName, firstName) => {
    const { checked, codes } = check('BENEFICIARIES', PEOPLE, `${lastName}|${firstName}||||`);
    expect(codes).toEqual([]);
    expect(checked[0]?.values).toMatchObject({ lastName, firstName });
  });

  it('given a birth, a tick and an address, then the band, the need and the address are kept, not the birth', () => {
    const { checked } = check('BENEFICIARIES', PEOPLE, 'Martin|Zoë| Zoe@Exemple.FR |X|12/03/2011|A-1');
    expect(checked[0]?.values).toEqual({
      lastName: 'Martin',
      firstName: 'Zoë',
      sortKey: 'MARTIN ZOE',
      email: 'zoe@exemple.fr',
      wheelchair: true,
      ageBand: 'FROM_12_TO_17',
      reference: 'A-1',
    });
  });

  it.each([
    ['O', true],
    ['oui', true],
    ['X', true],
    ['1', true],
    ['PMR', true],
    ['fauteuil', true],
    ['✓', true],
    ['non', false],
    ['-', false],
    ['', null],
    ['0', false],
  ])('given %j under wheelchair, then it is %s', (text, wheelchair) => {
    expect(check('BENEFICIARIES', PEOPLE, `Martin|Zoë||${text}||`).checked[0]?.values?.wheelchair).toBe(wheelchair);
  });

  it('given a need that cannot be read, then the row is refused rather than guessed', () => {
    expect(check('BENEFICIARIES', PEOPLE, 'Martin|Zoë||peut-être||')).toMatchObject({
      codes: ['imports/bad-yes-no'],
      summary: { good: 0 },
    });
  });

  it('given the same person twice however written, then the second is refused; given another birth, then both stay', () => {
    const { checked } = check(
      'BENEFICIARIES',
      PEOPLE,
      'D’ANGELO|Zoé||||',
      "d'angelo|ZOE||||",
      'D ANGELO|Zoé||||',
      'D’ANGELO|Zoé|||1999|',
    );
    expect(checked.map(({ problems }) => problems.map(({ code, facts }) => [code, facts.firstLine]))).toEqual([
      [],
      [['imports/duplicate-person', 2]],
      [['imports/duplicate-person', 2]],
      [['imports/near-person', 2]],
    ]);
    expect(checked.map(({ values }) => values !== null)).toEqual([true, false, false, true]);
  });

  it('given a row that looks like one before, then it is told and stays; given what tells them apart, then nothing is said', () => {
    const { checked } = check(
      'BENEFICIARIES',
      PEOPLE,
      'Dupont|Camille||||',
      'Duppont|Camille||||',
      'Traoré|Aminata||||A1',
      'Traore|Aminatta||||A2',
    );
    expect(checked.map(({ values, problems }) => [values !== null, problems])).toEqual([
      [true, []],
      [true, [expect.objectContaining({ code: 'imports/near-person', severity: 'warning', facts: { firstLine: 2 } })]],
      [true, []],
      [true, []],
    ]);
  });

  it('given any rows, then each is good or has an error, never both, and no fact holds a name', () => {
    const cell = fc.string({ unit: 'binary', maxLength: 12 }).map((text) => text.replace(/[|\n]/g, ''));
    fc.assert(
      fc.property(fc.array(fc.array(cell, { minLength: 6, maxLength: 6 }), { maxLength: 8 }), (rows) => {
        const { checked, summary } = check('BENEFICIARIES', PEOPLE, ...rows.map((cells) => cells.join('|')));
        for (const { values, problems } of checked) {
          expect(values === null).toBe(problems.some(({ severity }) => severity === 'error'));
          for (const { facts } of problems) {
            expect(Object.values(facts).every((fact) => typeof fact === 'number')).toBe(true);
          }
        }
        expect(summary.good + summary.bad).toBe(checked.length);
      }),
    );
  });
});

describe('scans of the organiser', () => {
  it('given dates in one or two columns and results in words, then they are understood', () => {
    const { checked, codes } = check(
      'SCANS',
      'Billet|Session|Date|Heure|Résultat',
      'R-1|ath1|01/08/2024|9h30|Valide',
      'R-2||01/08/2024 09:31||Déjà scanné',
      'R-3|ATH02|2024-08-01T09:32:00+02:00||KO',
    );
    expect(codes).toEqual([]);
    expect(checked.map(({ values }) => values)).toEqual([
      { ticket: 'R-1', sessionCode: 'ATH01', scannedAt: '2024-08-01T07:30:00.000Z', result: 'ENTERED' },
      { ticket: 'R-2', sessionCode: null, scannedAt: '2024-08-01T07:31:00.000Z', result: 'ALREADY_ENTERED' },
      { ticket: 'R-3', sessionCode: 'ATH02', scannedAt: '2024-08-01T07:32:00.000Z', result: 'UNKNOWN' },
    ]);
  });

  it('given a day without a time, then the row is refused; given one reading sent twice, then it is a warning (rule 10)', () => {
    const { checked } = check('SCANS', 'Billet|Date', 'R-1|01/08/2024', 'R-2|01/08/2024 10:00', 'R-2|01/08/2024 10:00');
    expect(checked.map(({ values, problems }) => [values !== null, problems[0]?.code])).toEqual([
      [false, 'imports/no-time'],
      [true, undefined],
      [true, 'imports/repeated-scan'],
    ]);
  });
});
