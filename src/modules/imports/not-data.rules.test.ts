import { describe, expect, it } from 'vitest';
import { check } from './check-examples';
import { belowList } from './not-data.rules';

const told = ({ summary }: ReturnType<typeof check>) => summary.skipped.map(({ line, why }) => [line, why]);

describe('what stands below a list', () => {
  it('given structures with a total and the day of the list, then neither becomes a structure', () => {
    const found = check(
      'STRUCTURES',
      'Liste des associations',
      'Nom|Adhérents|Code postal',
      'Les Amis|100|75012',
      'TOTAL Énergies Sport||75012',
      'TOTAL|100|',
      'Liste arrêtée au 12/03/2027||',
    );
    expect(found.checked.map(({ values }) => values?.name)).toEqual(['Les Amis', 'TOTAL Énergies Sport']);
    expect(told(found)).toEqual([
      [1, 'title'],
      [5, 'total'],
      [6, 'note'],
    ]);
  });

  it('given people in one column with totals, a day and a signature, then none of these is somebody', () => {
    const found = check(
      'BENEFICIARIES',
      'Nom et prénom',
      'DUPONT Marie',
      'TOTAL 25 participants',
      'Liste arrêtée au 12/03/2027',
      'Total : 4',
      'Sous-total',
      'Signature du responsable',
      'Fait à Paris, le 12 mars',
      'Total Marie',
    );
    expect(found.checked.map(({ cells }) => cells[0])).toEqual(['DUPONT Marie', 'Total Marie']);
    expect(found.summary.skippedCount).toBe(6);
  });

  it('given lines that were numbered before anybody was written on them, then they are blank; with anything else, rows', () => {
    const { checked, summary } = check(
      'BENEFICIARIES',
      'N°|Nom|Prénom|Âge',
      '1|Dupont|Marie|',
      '2|Martin||',
      '3|||',
      '4.|||',
      '|||12',
    );
    expect(checked.map(({ line }) => line)).toEqual([2, 3, 6]);
    expect(summary).toMatchObject({ rows: 3, good: 1, bad: 2, blankLines: 2 });
  });

  it.each([
    [['TOTAL', '25'], true, 2, 'total'],
    [['Total', 'Marie'], true, 2, null],
    [['Sous-total groupe A', '', '1'], false, 2, 'total'],
    [['Totalli', ''], false, 2, null],
    [['Grand total', '3', 'x'], false, 2, 'total'],
    [['Fait à Paris', '', '12 mars'], false, 2, 'note'],
    [['Cachet et signature'], true, 1, 'note'],
    [['Remarque : deux absents'], true, 1, 'note'],
    [['12 participants'], true, 1, 'note'],
    [['Page 1/2'], true, 1, 'note'],
    [['Signature Danse'], true, 1, null],
    [['La Liste des Amis du 12e'], true, 1, null],
    [['Liste Claude'], true, 1, null],
    [['Note Bleue'], true, 1, null],
    [['Visa Danse du monde'], true, 1, null],
    [['Nom Marie'], true, 1, null],
    [['Fait Main', '75012'], true, 1, null],
    [['Lieu Unique'], true, 1, null],
    [['Pageot Lucie'], true, 1, null],
  ] as const)('given %j (whole: %s, %i needed), then it is %s', (cells, whole, needed, why) => {
    expect(belowList({ line: 9, cells }, whole, needed)).toBe(why);
  });
});
