import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import exceljs from 'exceljs';
import { STAFF_LIMITS } from '@/modules/imports/import.rules';
import { openBoundedZip } from '@/modules/imports/reading/bounded-zip';
import { type Part, sheetXml, workbookParts, zipOf } from '@/modules/imports/reading/file-examples';
import { HARD_FILES } from '@/modules/imports/reading/hard-files';
import { csvBytes } from '@/platform/exports';

/** An honest file to be spoilt; a workbook comes with its parts, so that these can be spoilt one by one. */
export type SeedFile = {
  readonly name: string;
  readonly bytes: Buffer;
  readonly parts: readonly Part[] | null;
};

/** Of the hard files of other projects, those up to this size are spoilt too. */
const MOST_BYTES = 60_000;

const HEADER = ['Nom', 'Prénom', 'Né le', 'Fauteuil', 'E-mail', 'Téléphone'];
const PEOPLE = Array.from({ length: 40 }, (_, at) => [
  `Œuvrard-D’Alès ${at}`,
  at % 7 === 0 ? 'Zoë "la grande"' : 'Jean;Noël',
  `${String((at % 28) + 1).padStart(2, '0')}/03/2011`,
  at % 5 === 0 ? 'oui' : '',
  `p${at}@asso.test`,
  '+33 6 12 34 56 78',
]);
const quoted = (cell: string): string => (/["\n;,\t|]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);
const csv = (delimiter: string, end = '\r\n'): string =>
  [HEADER, ...PEOPLE].map((row) => row.map(quoted).join(delimiter)).join(end) + end;
const windows1252 = (text: string): Buffer =>
  Buffer.from(text.replaceAll('’', '\x92').replaceAll('Œ', '\x8c'), 'latin1');

async function oursAsCsv(): Promise<Buffer> {
  async function* pages() {
    yield PEOPLE;
  }
  const parts: Uint8Array[] = [];
  for await (const part of csvBytes({ name: 'Liste', columns: HEADER, pages: pages() })) parts.push(part);
  return Buffer.concat(parts);
}

async function ofExceljs(): Promise<Buffer> {
  const book = new exceljs.Workbook();
  book.created = new Date(Date.UTC(2024, 0, 1));
  book.properties.date1904 = true;
  const sheet = book.addWorksheet('Liste');
  sheet.addRow(['Association des Œuvres']);
  sheet.mergeCells('A1:F1');
  sheet.addRow(HEADER);
  for (const person of PEOPLE) sheet.addRow(person).getCell(3).value = new Date(Date.UTC(2011, 2, 12));
  sheet.getColumn(3).numFmt = 'dd/mm/yyyy';
  sheet.addRow(['Total', { formula: 'COUNTA(A3:A42)', result: 40 }]);
  book.addWorksheet('Cachée', { state: 'hidden' }).addRow(['secret']);
  return Buffer.from(await book.xlsx.writeBuffer());
}

/** The parts of a workbook, or null when it is not one our own unpacking opens. */
async function partsOf(bytes: Buffer): Promise<Part[] | null> {
  if (bytes.readUInt32BE(0) !== 0x504b0304) return null;
  const zip = await openBoundedZip({ bytes }, STAFF_LIMITS).catch(() => null);
  if (!zip) return null;
  const parts: Part[] = [];
  for (const name of zip.names) {
    const chunks: Buffer[] = [];
    for await (const chunk of zip.chunks(name)) chunks.push(chunk);
    parts.push({ name, content: Buffer.concat(chunks) });
  }
  zip.close();
  return parts;
}

const INLINE = workbookParts(
  sheetXml(
    [HEADER, ...PEOPLE.slice(0, 8)]
      .map(
        (row, at) =>
          `<row r="${at + 1}">${row.map((cell, column) => `<c r="${'ABCDEF'[column]}${at + 1}" t="inlineStr"><is><t>${cell}</t></is></c>`).join('')}</row>`,
      )
      .join(''),
  ),
);

function hardFiles(): [string, Buffer][] {
  if (!existsSync(HARD_FILES)) return [];
  const names = readdirSync(HARD_FILES).filter((name) => statSync(path.join(HARD_FILES, name)).size < MOST_BYTES);
  return names.map((name) => [name, readFileSync(path.join(HARD_FILES, name))]);
}

const withParts = (files: readonly (readonly [string, Buffer])[]): Promise<SeedFile[]> =>
  Promise.all(files.map(async ([name, bytes]) => ({ name, bytes, parts: await partsOf(bytes) })));

/** Lists of people as offices write them: every encoding, every delimiter, workbooks of two writers. */
export async function peopleFiles(): Promise<SeedFile[]> {
  return withParts([
    ['utf-8, semicolons', Buffer.from(csv(';'))],
    ['of our own exports', await oursAsCsv()],
    ['windows-1252', windows1252(csv(';'))],
    ['utf-16le, tabs', Buffer.from(`\uFEFF${csv('\t')}`, 'utf16le')],
    ['utf-16be, commas', Buffer.from(`\uFEFF${csv(',', '\n')}`, 'utf16le').swap16()],
    ['sep=, bars, old Mac lines', Buffer.from(`sep=|\r${csv('|', '\r')}`)],
    ['a workbook of exceljs', await ofExceljs()],
    ['a workbook of inline texts', zipOf(INLINE)],
  ]);
}

/** Those, a register of structures, and the hard files of other projects where they are. */
export async function seedFiles(): Promise<SeedFile[]> {
  const register = readFileSync(path.resolve('scripts/data/structures-paris.csv')).subarray(0, 30_000);
  return [...(await peopleFiles()), ...(await withParts([['a register of structures', register], ...hardFiles()]))];
}
