import ExcelJS from 'exceljs';
import { describe, expect, test } from 'vitest';
import { OUTSIDER_LIMITS } from '../import.rules';
import { sheetXml, workbookParts, zipOf } from './file-examples';
import { openTable } from './read-file';

const expected = async (bytes: Uint8Array, more: object = {}): Promise<number | null> => {
  const table = await openTable({ bytes }, { limits: { ...OUTSIDER_LIMITS, ...more } });
  for await (const _ of table.batches) break;
  return table.expected;
};
const text = (content: string, encoding: BufferEncoding = 'utf8') => new Uint8Array(Buffer.from(content, encoding));

describe('Given a file that is to be read, how many lines it seems to have', () => {
  test.each([
    ['LF', text('Nom;Prénom\nDiop;Awa\nLy;Noé\n'), 3],
    ['CRLF', text('Nom;Prénom\r\nDiop;Awa\r\nLy;Noé\r\n'), 3],
    ['CR alone', text('Nom;Prénom\rDiop;Awa\rLy;Noé\r'), 3],
    ['UTF-16', text('\ufeffNom;Prénom\r\nDiop;Awa\r\n', 'utf16le'), 2],
    ['one line without an end', text('Nom;Prénom'), null],
  ])('when its lines end by %s, then they are counted', async (_what, bytes, lines) => {
    expect(await expected(bytes)).toBe(lines);
  });

  test('when a text has more lines than are read, then it is not known', async () => {
    expect(await expected(text('a;b\n'.repeat(5)), { maxRows: 4 })).toBeNull();
  });

  test('when a workbook says how far its sheet goes, then it is known', async () => {
    const book = new ExcelJS.Workbook();
    const sheet = book.addWorksheet('Liste');
    for (let row = 0; row < 12; row++) sheet.addRow(['Diop', 'Awa']);
    expect(await expected(new Uint8Array(await book.xlsx.writeBuffer()))).toBe(12);
  });

  test.each([
    ['nothing', ''],
    ['one cell', '<dimension ref="A1"/>'],
    ['to the very end of a sheet', '<dimension ref="A1:XFD1048576"/>'],
    ['nonsense', '<dimension ref="A1:Bxx"/>'],
  ])('when a sheet says %s, then it is not known', async (_what, dimension) => {
    const sheet = sheetXml('<row r="1"><c r="A1" t="inlineStr"><is><t>Nom</t></is></c></row>').replace(
      '<sheetData>',
      `${dimension}<sheetData>`,
    );
    expect(await expected(await zipOf(workbookParts(sheet)))).toBeNull();
  });
});
