import { describe, expect, it } from 'vitest';
import { check } from './check-examples';
import { lossOf } from './lost-values.rules';

const outcome = ({ checked }: ReturnType<typeof check>) =>
  checked.map(({ values, problems }) => [values !== null, problems.map(({ code, severity }) => `${severity} ${code}`)]);

describe('values that a spreadsheet lost', () => {
  it.each(['#N/A', '#N/D', '#REF!', '#NOM ?', '#NAME?', '#DIV/0!', '#VALEUR!', 'Err:502', '########'])(
    'given %s, then it is no value but an error',
    (text) => expect(lossOf(text)).toBe('formula-error'),
  );
  it.each(['1,23457E+11', '7.61E+13', '1E+15', '1.23456789012345E+17'])('given %s, then its digits are lost', (text) =>
    expect(lossOf(text)).toBe('cut-number'),
  );
  it.each(['#12', 'N/A', 'E+11', '12E11', 'Club #1', '#', 'LE+10'])('given %s, then nothing is lost', (text) =>
    expect(lossOf(text)).toBeNull(),
  );

  it('given an error in the place of a name, then the row is refused and says why', () => {
    expect(outcome(check('BENEFICIARIES', 'Nom|Prénom', 'Dupont|#N/A', '#REF!|Paul', 'Martin|Léa'))).toEqual([
      [false, ['error imports/formula-error']],
      [false, ['error imports/formula-error']],
      [true, []],
    ]);
  });

  it('given ticket references that the spreadsheet cut short, then each row is refused', () => {
    const tickets = check('TICKETS', 'Référence|Session|Bloc|Rang|Place', '1,23457E+11|ATH01|A|1|1', 'R2|ATH01|A|1|2');
    expect(outcome(tickets)).toEqual([
      [false, ['error imports/cut-number']],
      [true, []],
    ]);
  });

  it('given a SIRET cut short or an error where nothing is required, then the row goes on without it, and says so', () => {
    const structures = check('STRUCTURES', 'Nom|SIRET|Ville', 'Club A|7,84513E+13|Paris', 'Club B|12345678900012|#N/A');
    expect(outcome(structures)).toEqual([
      [true, ['warning imports/cut-number']],
      [true, ['warning imports/formula-error']],
    ]);
    expect(structures.checked.map(({ values }) => values)).toMatchObject([
      { name: 'Club A', externalId: null },
      { name: 'Club B', externalId: '12345678900012', city: null },
    ]);
  });

  it('given an error where the field refuses what it does not understand, then it is refused as before', () => {
    expect(outcome(check('BENEFICIARIES', 'Nom|Prénom|Fauteuil', 'Dupont|Marie|#N/A'))).toEqual([
      [false, ['error imports/bad-yes-no']],
    ]);
  });
});
