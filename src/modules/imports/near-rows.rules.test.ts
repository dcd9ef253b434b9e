import { describe, expect, it } from 'vitest';
import { check, checkKnowing } from './check-examples';
import type { KnownPerson } from './near-rows.rules';

const HEADER = 'Nom|Prénom|Tranche d’âge|Référence|Date de naissance';
const listed = (id: string, sortKey: string, more: Partial<KnownPerson> = {}): KnownPerson => ({
  id,
  sortKey,
  lastNameWords: 1,
  birth: null,
  ageBand: null,
  reference: null,
  ...more,
});
const told = (rows: string[], people: readonly KnownPerson[]) =>
  checkKnowing({ people }, 'BENEFICIARIES', HEADER, ...rows).checked.map(({ values, problems }) => [
    values !== null,
    ...problems.map(({ code, facts }) => `${code} ${Object.values(facts).join()}`),
  ]);

describe('a row of a list against whoever is listed already', () => {
  it.each([
    ['of that very name', 'MARTIN LEA', 'Martin|Léa|||', [true]],
    ['of a name but a letter off', 'MARTTIN LEA', 'Martin|Léa|||', [true, 'imports/near-known k']],
    ['of a name but a letter off and another band', 'MARTTIN LEA', 'Martin|Léa|60+||', [true]],
    ['of a name far away', 'DURAND LEA', 'Martin|Léa|||', [true]],
  ])('given somebody %s, then it is told as it should', (_, sortKey, row, expected) => {
    expect(told([row], [listed('k', sortKey, { ageBand: 'FROM_12_TO_17' })])).toEqual([expected]);
  });

  it('given two look-alikes who are both listed, then nobody is asked again', () => {
    const rows = ['Martin|Léa|||', 'Martin|Léo|||'];
    expect(told(rows, [])).toEqual([[true], [true, 'imports/near-person 2']]);
    expect(told(rows, [listed('a', 'MARTIN LEA'), listed('b', 'MARTIN LEO')])).toEqual([[true], [true]]);
  });
});

describe('people of one name in one file', () => {
  it('given nobody else of that name, then the row has no place among namesakes', () => {
    const { checked, summary } = check('BENEFICIARIES', HEADER, 'Martin|Léa|||');
    expect(checked[0]?.values).not.toHaveProperty('namesake');
    expect(summary.firstNamesakes).toEqual([]);
  });

  it('given namesakes told apart by birth, reference or nothing the list keeps, then each has its place among its like', () => {
    const rows = [
      'Martin|Léa|||12/03/2011',
      'Martin|Léa|||01/07/2011',
      'Martin|Léa||A-2|',
      'Durand|Tom|||',
      'Martin|Léa|||05/09/2010',
    ];
    const { checked, summary } = check('BENEFICIARIES', HEADER, ...rows);
    expect(checked.map(({ values }) => (values as { namesake?: number } | null)?.namesake)).toEqual([
      undefined,
      1,
      0,
      undefined,
      2,
    ]);
    expect(summary.firstNamesakes).toEqual([2]);
  });
});
