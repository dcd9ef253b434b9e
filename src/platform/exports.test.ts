import exceljs from 'exceljs';
import fc from 'fast-check';
import papaparse from 'papaparse';
import { describe, expect, test } from 'vitest';
import { csvBytes, type ExportCell, xlsxBytes } from './exports';
import { inactiveText, textOfExport } from './inactive-text';

async function bytesOf(parts: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const all: Uint8Array[] = [];
  for await (const part of parts) all.push(part);
  return Buffer.concat(all);
}
async function* inPages(rows: readonly (readonly ExportCell[])[], size = 1000) {
  for (let from = 0; from < rows.length; from += size) yield rows.slice(from, from + size);
}
const sheetOf = (rows: readonly (readonly ExportCell[])[]) => ({
  name: 'Essai',
  columns: ['a', 'b'],
  pages: inPages(rows),
});

const SIGNS = ['=', '+', '-', '@', '\t', '\r', '\n', ' =', "'=", "''+", '＝', '＋', '|', '%', '"=', ';', '\u00a0='];
const hostile = Array.from({ length: 5_000 }, (_, i) => `${SIGNS[i % SIGNS.length]}cmd|'/c calc'!A${i}`);
const phones = ['+33 6 12 34 56 78', '+33612345678', '0612345678', "l'Étoile", '-5', "'quoted", '', 'été;"x"'];

describe('Given hostile values', () => {
  test('when they are written as CSV, then no cell is active and each comes back the same', async () => {
    const values = [...hostile, ...phones];
    const text = (await bytesOf(csvBytes(sheetOf(values.map((value) => [value, 1]))))).toString('utf8');
    expect(text.charCodeAt(0)).toBe(0xfeff);
    const { data } = papaparse.parse<string[]>(text.slice(1), {
      delimiter: ';',
      newline: '\r\n',
      skipEmptyLines: true,
    });
    const cells = data.slice(1).map((row) => row[0] ?? '');
    expect(cells.filter((cell) => /^[\s]*[=+\-@＝＋－＠]|^[\t\r\n]/.test(cell))).toEqual([]);
    expect(cells.map(textOfExport)).toEqual(values);
  });

  test('when they are written as XLSX, then every one is a text cell with the same text', async () => {
    const values = [...hostile.map((value) => value.replaceAll('\r', '')), ...phones.filter(Boolean)];
    const book = new exceljs.Workbook();
    const bytes = await bytesOf(xlsxBytes(sheetOf(values.map((value) => [value, 78.7]))));
    await book.xlsx.load(bytes as unknown as Parameters<typeof book.xlsx.load>[0]);
    const sheet = book.worksheets[0];
    const rows = sheet?.getRows(2, values.length) ?? [];
    expect(rows.map((row) => row.getCell(1).type)).toEqual(values.map(() => exceljs.ValueType.String));
    expect(rows.map((row) => row.getCell(1).value)).toEqual(values);
    expect(rows[0]?.getCell(2).value).toBe(78.7);
  });

  test('when any text is made inactive, then taking it back gives the text', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => textOfExport(inactiveText(text)) === text));
  });
});

test('Given numbers and nothing, when written as CSV, then decimals have a comma and nothing is empty', async () => {
  const text = (await bytesOf(csvBytes(sheetOf([[78.7, null]])))).toString('utf8');
  expect(text).toBe('\uFEFFa;b\r\n78,7;\r\n');
});

test('Given rows that come faster than they are packed, when the first of them are taken, then few of the others were asked for', async () => {
  const columns = Array.from({ length: 20 }, (_, i) => `colonne ${i}`);
  let asked = 0;
  async function* pages() {
    for (; asked < 60; asked++)
      yield Array.from({ length: 500 }, () =>
        columns.map(() => Math.random().toString(36) + Math.random().toString(36)),
      );
  }
  let bytes = 0;
  for await (const part of xlsxBytes({ name: 'Essai', columns, pages: pages() })) {
    bytes += part.length;
    if (bytes > 100_000) break;
  }
  expect(asked).toBeLessThan(20);
});
