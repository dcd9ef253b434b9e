import exceljs from 'exceljs';

type File = { name: string; mimeType: string; buffer: Buffer };
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** Where the header of the list stands, and its columns: the order and the words of somebody who wrote them for people. */
export const HEADER_LINE = 4;
export const COLUMNS = { wheelchair: 1, firstName: 2, note: 3, lastName: 4, birth: 5, email: 6, reasons: 7 } as const;
const HEADERS = ['Fauteuil ? (O/N)', 'Prénom(s) du jeune', 'Remarques', 'NOM DE FAMILLE', 'Né(e) le', 'Courriel'];

/** Lines of the file, by who stands there. */
export const LINES = { belin: 5, kervella: 6, dangelo: 7, legoff: 8, ouldAli: 10, marchetti: 11, twice: 12 } as const;

const day = (year: number, month: number, date: number): Date => new Date(Date.UTC(year, month - 1, date));

/** Each line as it was typed; line 9 is blank. */
const TYPED: readonly (readonly [number, readonly exceljs.CellValue[]])[] = [
  [LINES.belin, ['non', 'Lina', null, 'BELIN', null, null]],
  [LINES.kervella, ['X', 'Yann', 'fauteuil électrique', 'Kervella', null, null]],
  [
    LINES.dangelo,
    ['N', { formula: 'PROPER("INÈS")', result: 'Inès' }, null, 'D’Angelo', day(2011, 3, 12), 'INES@exemple.test'],
  ],
  [LINES.legoff, [0, 'Anaë', 'arrive en juin', 'Le Goff-Quéméneur', '7 juillet 2009', 'anae@']],
  [LINES.ouldAli, ['peut-être', 'Sami', null, 'Ould-Ali', '03/11/2008', null]],
  [LINES.marchetti, ['-', null, 'prénom à demander', 'Marchetti', '2010', null]],
  [LINES.twice, ['non', 'ines', null, "D'ANGELO", '12/3/2011', null]],
];

export async function fileOf(book: exceljs.Workbook, name: string): Promise<File> {
  return { name, mimeType: XLSX, buffer: Buffer.from(await book.xlsx.writeBuffer()) };
}

export async function openFile(content: Buffer): Promise<{ book: exceljs.Workbook; sheet: exceljs.Worksheet }> {
  const book = new exceljs.Workbook();
  await book.xlsx.load(new Uint8Array(content).buffer);
  const [sheet] = book.worksheets;
  if (!sheet) throw new Error('the workbook has no sheet');
  return { book, sheet };
}

/** A list as it comes: titles, shuffled columns, formulas, a total counted by the spreadsheet, a note under it. */
export async function messyList(): Promise<File> {
  const book = new exceljs.Workbook();
  const sheet = book.addWorksheet('Sortie JO');
  sheet.mergeCells('A1:F1');
  sheet.getCell('A1').value = 'Atelier des Quais : jeunes inscrits pour les Jeux';
  sheet.getCell('A2').value = { formula: '"Liste arrêtée au "&"12 juin"', result: 'Liste arrêtée au 12 juin' };
  sheet.getRow(HEADER_LINE).values = HEADERS;
  for (const [line, cells] of TYPED) sheet.getRow(line).values = [...cells];
  sheet.getColumn(COLUMNS.birth).numFmt = 'dd/mm/yyyy';
  sheet.getCell('A14').value = 'Total inscrits';
  sheet.getCell('D14').value = { formula: 'COUNTA(D5:D12)', result: 7 };
  sheet.getCell('A16').value = '* Fauteuil : à confirmer avec les familles avant le 20 juin.';
  return fileOf(book, 'Inscrits JO (version 3).xlsx');
}
