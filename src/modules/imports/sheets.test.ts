import exceljs from 'exceljs';
import { beforeEach, describe, expect, test } from 'vitest';
import { testDatabase } from '@/test/database';
import { appliedFile, checkedFile, type ImportScene, importScene } from './import-scene';
import { listImportRows } from './rows.queries';

const { sql } = testDatabase();
let world: ImportScene;
beforeEach(async () => {
  world = await importScene(sql);
});

async function workbook(sheets: Record<string, string[][]>): Promise<Uint8Array<ArrayBuffer>> {
  const book = new exceljs.Workbook();
  for (const [name, rows] of Object.entries(sheets)) book.addWorksheet(name).addRows(rows);
  return new Uint8Array((await book.xlsx.writeBuffer()) as ArrayBuffer);
}

const LIST = [
  ['Nom', 'Prénom'],
  ['Abadi', 'Aya'],
  ['Zola', 'Émile'],
];

describe('Given a workbook of several sheets', () => {
  const people = async (sheets: Record<string, string[][]>) => {
    const { leader, structureId } = world;
    const found = await checkedFile(leader, 'BENEFICIARIES', await workbook(sheets), structureId);
    const { rows } = await listImportRows(leader, { importId: found.id });
    return {
      sheet: (found.reading?.info as { sheet?: string } | undefined)?.sheet,
      rows: rows.map(({ cells }) => cells[0]),
    };
  };

  test.each([
    ['a name alone', [['Association des amis']]],
    [
      'what one fills in',
      [
        ['Association', 'Les Amis'],
        ['E-mail', 'amis@exemple.fr'],
      ],
    ],
  ])(
    'when the first is a cover page with %s, then the list is the sheet that names its columns',
    async (_what, cover) => {
      expect(await people({ Couverture: cover, Liste: LIST })).toEqual({ sheet: 'Liste', rows: ['Abadi', 'Zola'] });
    },
  );

  test('when none names its columns, then the first that can be understood is taken', async () => {
    expect(await people({ Liste: [['Aya Abadi'], ['Émile Zola']], Notes: [['12']] })).toEqual({
      sheet: 'Liste',
      rows: ['Aya Abadi', 'Émile Zola'],
    });
  });
});

test('Given a list resent with one person more, when its lines are numbered, then nobody is there twice', async () => {
  const { leader, structureId } = world;
  const list = (...names: string[]) => `N°;Nom;Prénom\n${names.map((name, at) => `${at + 1};${name}`).join('\n')}\n`;
  const first = await checkedFile(
    leader,
    'BENEFICIARIES',
    list('Dupont;Marie', 'Martin;Jean', 'Zola;Émile'),
    structureId,
  );
  await appliedFile(leader, first);
  const again = list('Abadi;Aya', 'Dupont;Marie', 'Martin;Jean', 'Zola;Émile');
  const second = await checkedFile(leader, 'BENEFICIARIES', again, structureId);
  expect(second.report?.effect).toMatchObject({ created: 1, changed: 0, unchanged: 3 });
});
