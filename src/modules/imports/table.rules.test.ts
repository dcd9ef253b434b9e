import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fieldsOf, guessColumns } from './columns.rules';
import { IMPORT_KINDS, type Row } from './import.rules';
import { KINDS } from './kinds/kinds.rules';
import type { Mapping } from './missing.rules';
import { NO_HEADER } from './no-header.rules';
import { examplesOf, requireComplete, understandTable } from './table.rules';

const rowsOf = (...lines: string[][]): Row[] => lines.map((cells, index) => ({ line: index + 1, cells }));

describe('understanding the columns of a file', () => {
  it.each([
    [['Nom', 'Prénom', 'E-mail'], { lastName: 0, firstName: 1, email: 2 }],
    [['PRENOM', 'NOM DE FAMILLE'], { lastName: 1, firstName: 0 }],
    [["Nom d'usage", 'Prénom usuel', 'Date de naissance'], { lastName: 0, firstName: 1, birth: 2 }],
    [['Last name', 'First name', 'Wheelchair'], { lastName: 0, firstName: 1, wheelchair: 2 }],
    [
      ['N° adhérent', 'NOMS', 'Prénom(s)', 'Tranche d’âge', 'PMR (O/N)'],
      { reference: 0, lastName: 1, firstName: 2, age: 3, wheelchair: 4 },
    ],
  ])('given a list headed %j, then each field is found', (headers, expected) => {
    expect(guessColumns('BENEFICIARIES', headers, [])).toMatchObject(expected);
  });

  it('given headers that say nothing, then the values tell', () => {
    const sample = [['ath1', 'x', '2024-08-01T10:00:00+02:00']];
    expect(guessColumns('SCANS', ['A', 'Billet', 'C'], sample)).toMatchObject({
      sessionCode: 0,
      ticket: 1,
      scannedAt: 2,
    });
  });

  it('given the first synonyms of each field in any order, then every field finds its own column and none shares', () => {
    for (const kind of IMPORT_KINDS) {
      const instead = new Set(KINDS[kind].fields.map((field) => field.or));
      const fields = KINDS[kind].fields
        .filter((field) => !instead.has(field.name))
        .map((field) => [field.name, field.synonyms[0] ?? field.name] as const);
      fc.assert(
        fc.property(fc.shuffledSubarray(fields, { minLength: fields.length }), (shuffled) => {
          const mapping = guessColumns(
            kind,
            shuffled.map(([, header]) => header),
            [],
          );
          shuffled.forEach(([name], column) => {
            expect([kind, name, mapping[name]]).toEqual([kind, name, column]);
          });
        }),
        { numRuns: 20 },
      );
    }
  });
});

describe('finding the header', () => {
  it('given title rows above, then the header is the row that names most fields', () => {
    const rows = rowsOf(['Association Les Amis'], ['Liste au 12 mars', ''], ['Nom', 'Prénom'], ['MARTIN', 'Zoë']);
    expect(understandTable('BENEFICIARIES', rows)).toMatchObject({
      headerLine: 3,
      mapping: { lastName: 0, firstName: 1 },
      missing: [],
    });
  });

  it.each([
    ['parents first', ['Représentant légal', '', 'Enfant', ''], ['Nom', 'Prénom', 'Nom', 'Prénom'], [2, 3]],
    ['children first', ['Participant', '', 'Parent', ''], ['Nom', 'Prénom', 'Nom', 'Prénom'], [0, 1]],
    ['no title that says who', ['Un', '', 'Deux', ''], ['Nom', 'Prénom', 'Nom', 'Prénom'], [0, 1]],
    ['a title alone', ['Enfants du club', '', '', ''], ['Nom', 'Prénom', 'Nom', 'Prénom'], [0, 1]],
    ['words that stand once', ['Identité', '', 'Contact', ''], ['Nom', 'Prénom', 'E-mail', 'Ville'], [0, 1]],
  ])(
    'given the same headers under two titles, %s, then the names are those of the people listed',
    (_what, titles, headers, columns) => {
      const rows = rowsOf(titles, headers, ['Durand', 'Paul', 'Dupont', 'Marie']);
      const [lastName, firstName] = columns;
      expect(understandTable('BENEFICIARIES', rows)).toMatchObject({
        headerLine: 2,
        headers,
        mapping: { lastName, firstName },
      });
    },
  );

  it('given a required column that is not there, then it is named and nothing can be checked', () => {
    const table = understandTable('BENEFICIARIES', rowsOf(['Nom', 'Ville'], ['MARTIN', 'Paris']));
    expect(table.missing).toEqual(['firstName']);
    expect(() => requireComplete(table)).toThrow('imports/missing-columns');
  });

  it('given nothing recognisable, then the file is refused', () => {
    expect(() => understandTable('BENEFICIARIES', rowsOf(['1', '2'], ['3', '4']))).toThrow('imports/no-header');
    expect(() => understandTable('TICKETS', [])).toThrow('imports/no-header');
  });

  it('given a first row that is somebody already, then nobody is taken for a header', () => {
    const named = understandTable('BENEFICIARIES', rowsOf(['MARTIN', 'Zoë', '12/03/2011'], ['LY', 'Vu', '01/07/2012']));
    expect(named).toMatchObject({ headerLine: 0, mapping: { birth: 2 }, missing: ['lastName', 'firstName'] });
    expect(examplesOf(named, rowsOf(['MARTIN', 'Zoë', '12/03/2011'], ['LY', '', '01/07/2012']))).toEqual([
      'MARTIN, LY',
      'Zoë',
      '12/03/2011, 01/07/2012',
    ]);
    const alone = understandTable('BENEFICIARIES', rowsOf(['Zoë Martin'], ['Vu Ly']));
    expect(alone).toMatchObject({ headerLine: 0, mapping: { fullName: 0 }, missing: [] });
  });

  it('given a person who says that there is no header, then columns are to be said; one column of bare words is no table', () => {
    const rows = rowsOf(['Martin', 'Zoë'], ['Ly', 'Vu']);
    expect(understandTable('BENEFICIARIES', rows, { headerLine: NO_HEADER })).toMatchObject({
      headerLine: 0,
      headers: ['', ''],
      missing: ['lastName', 'firstName'],
    });
    expect(() => understandTable('BENEFICIARIES', rowsOf(['Martin'], ['Ly']), { headerLine: NO_HEADER })).toThrow(
      'imports/no-header',
    );
  });

  it('given a mapping chosen by hand, then it is taken; given one that does not fit, then it is refused', () => {
    const rows = rowsOf(['A', 'B'], ['MARTIN', 'Zoë']);
    const chosen = { headerLine: 1, mapping: { lastName: 0, firstName: 1 } };
    expect(understandTable('BENEFICIARIES', rows, chosen).missing).toEqual([]);
    const unfit: Mapping[] = [{ lastName: 0, firstName: 0 }, { lastName: 7 }, { constructor: 1 }];
    for (const mapping of unfit) {
      expect(() => understandTable('BENEFICIARIES', rows, { mapping })).toThrow('imports/bad-mapping');
    }
  });

  it('given each kind, then its fields are listed once', () => {
    for (const kind of IMPORT_KINDS) {
      const names = fieldsOf(kind).map(({ name }) => name);
      expect(new Set(names).size).toBe(names.length);
    }
  });
});
