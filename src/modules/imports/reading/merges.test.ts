import ExcelJS from 'exceljs';
import { describe, expect, it } from 'vitest';
import { startCheck } from '../check.rules';
import { CONTEXT } from '../check-examples';
import type { ImportKind } from '../import.rules';
import { understandTable } from '../table.rules';
import { readAll, sheetXml, workbookParts, zipOf } from './file-examples';

type Cell = string | number | null;
async function book(rows: readonly Cell[][], ...merges: readonly string[]): Promise<Uint8Array> {
  const workbook = new ExcelJS.Workbook();
  const sheet = workbook.addWorksheet('Feuil1');
  for (const row of rows) sheet.addRow(row);
  for (const merge of merges) sheet.mergeCells(merge);
  return new Uint8Array(await workbook.xlsx.writeBuffer());
}

async function checked(kind: ImportKind, bytes: Uint8Array) {
  const { rows } = await readAll(bytes);
  const check = startCheck(understandTable(kind, rows), CONTEXT);
  const people = rows.flatMap((row) => check.row(row) ?? []);
  return { good: people.flatMap(({ values }) => values ?? []), summary: check.summary() };
}

/** A sheet by hand: rows of text, and the merges it declares. */
const sheet = (rows: readonly (readonly string[])[], ...merges: readonly string[]): Buffer => {
  const letters = 'ABCDEFGHIJ';
  const xml = rows.map(
    (cells, row) =>
      `<row r="${row + 1}">${cells.map((text, at) => (text === '' ? '' : `<c r="${letters[at]}${row + 1}" t="str"><v>${text}</v></c>`)).join('')}</row>`,
  );
  const declared = merges.map((ref) => `<mergeCell ref="${ref}"/>`).join('');
  return zipOf(
    workbookParts(sheetXml(xml.join('')).replace('</worksheet>', `<mergeCells>${declared}</mergeCells></worksheet>`)),
  );
};

describe('cells merged over rows', () => {
  it('given a structure written once for two rows, then both rows have it', async () => {
    const bytes = await book(
      [
        ['Structure', 'Session', 'Formule', 'Quantité'],
        ['Les amis du stade', 'ATH01', 'Duo', 1],
        [null, 'ATH02', 'Duo', 1],
        ['Secours du 12e', 'SRF01', 'Solo', 2],
      ],
      'A2:A3',
    );
    expect((await readAll(bytes)).cells.map(([structure]) => structure)).toEqual([
      'Structure',
      'Les amis du stade',
      'Les amis du stade',
      'Secours du 12e',
    ]);
  });

  it('given a last name written once for two children, then both are people of that name', async () => {
    const { good } = await checked(
      'BENEFICIARIES',
      await book(
        [
          ['Nom', 'Prénom', 'Fauteuil'],
          ['Dupont', 'Marie', 'non'],
          [null, 'Léo', 'non'],
          ['Martin', 'Jean', 'oui'],
        ],
        'A2:A3',
      ),
    );
    expect(good).toMatchObject([
      { lastName: 'Dupont', firstName: 'Marie' },
      { lastName: 'Dupont', firstName: 'Léo' },
      { lastName: 'Martin', firstName: 'Jean' },
    ]);
  });

  it('given a header of two rows, some cells merged over both, then the lower one names all columns', async () => {
    const { good, summary } = await checked(
      'BENEFICIARIES',
      await book(
        [
          ['Identité', null, 'Né(e) le', 'Fauteuil'],
          ['Nom', 'Prénom', null, null],
          ['Dupont', 'Marie', '12/03/2011', 'oui'],
        ],
        'A1:B1',
        'C1:C2',
        'D1:D2',
      ),
    );
    expect(good).toMatchObject([
      { lastName: 'Dupont', firstName: 'Marie', ageBand: 'FROM_12_TO_17', wheelchair: true },
    ]);
    expect(summary).toMatchObject({ good: 1, bad: 0 });
  });

  it('given names merged over both rows of a header, then its second row is nobody', async () => {
    const { good, summary } = await checked(
      'BENEFICIARIES',
      await book(
        [
          ['Nom', 'Prénom', 'Présence', null],
          [null, null, 'Lundi', 'Mardi'],
          ['Dupont', 'Marie', 'x', null],
        ],
        'A1:A2',
        'B1:B2',
        'C1:D1',
      ),
    );
    expect(good).toMatchObject([{ lastName: 'Dupont', firstName: 'Marie' }]);
    expect(summary.skipped).toEqual([{ line: 2, why: 'repeated-header' }]);
  });

  it.each([
    ['a title over columns', 'A1:C1'],
    ['a block', 'A1:B3'],
    ['one cell', 'A1:A1'],
    ['rows upside down', 'A3:A1'],
    ['the whole sheet', 'A1:XFD1048576'],
    ['a column no list has', 'XFD1:XFD9'],
    ['no cells at all', 'tout'],
  ])('given a merge of %s, then nothing is said again', async (_what, ref) => {
    const rows = [
      ['Titre', '', ''],
      ['', 'b', ''],
      ['', 'c', 'd'],
    ];
    expect((await readAll(sheet(rows, ref))).cells).toEqual([['Titre'], ['', 'b'], ['', 'c', 'd']]);
  });

  it('given empty rows below, a count or a long text, then no row is made and neither is said again', async () => {
    const long = 'a'.repeat(501);
    const rows = [['A', '12', long], ['', '', ''], ['', '', '', 'x'], ['B'], ['', 'b']];
    expect((await readAll(sheet(rows, 'A1:A3', 'B1:B3', 'C1:C3', 'A4:A5'))).rows).toEqual([
      { line: 1, cells: ['A', '12', long] },
      { line: 3, cells: ['A', '', '', 'x'] },
      { line: 4, cells: ['B'] },
      { line: 5, cells: ['B', 'b'] },
    ]);
  });

  it('given a merge down the whole column, again and again, then reading stays cheap and what it becomes is counted', async () => {
    const rows = Array.from({ length: 20_000 }, (_, line) => [line === 0 ? 'a'.repeat(500) : '', 'b']);
    const bytes = sheet(rows, ...Array.from({ length: 50_000 }, () => 'A1:A1048576'));
    const { cells } = await readAll(bytes);
    expect(cells.at(-1)).toEqual(['a'.repeat(500), 'b']);
    await expect(readAll(bytes, { maxCharacters: 9_000_000 })).rejects.toMatchObject({ code: 'imports/bomb' });
  }, 30_000);
});
