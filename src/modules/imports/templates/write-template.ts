import exceljs from 'exceljs';
import { OUTSIDER_LIMITS } from '../import.rules';
import { type GuideLine, guideOf, type Reader, type Say } from './guide.rules';
import { SHEETS } from './sheet-names.rules';
import type { Template, TemplateColumn } from './template.rules';

/** What a spreadsheet must not read as a number or a date is text from the first key on. */
const TEXT = '@';
const BLUE = 'FF1A3F88';
const LIGHT = 'FFEEF3FC';
const INK = 'FF0E1B36';
const LINE = 'FFE3E7F0';
/** The last row a drop-down stands in: as many as a structure may send. */
const LAST_ROW = OUTSIDER_LIMITS.maxRows + 1;
const GUIDE_WIDTHS = [26, 13, 46, 62, 28];
const ROW_HEIGHT = 15;

const fill = (argb: string): exceljs.Fill => ({ type: 'pattern', pattern: 'solid', fgColor: { argb } });
const border = { bottom: { style: 'thin', color: { argb: LINE } } } as const;

/** exceljs takes a range here, which its types do not say; a cell at a time would be a million. */
type Validated = { readonly dataValidations: { add(range: string, validation: exceljs.DataValidation): void } };

/** Wide enough for its header, its example and what it offers. */
function widthOf({ header, example, offered }: TemplateColumn): number {
  const longest = Math.max(...[header, example, ...offered].map(({ length }) => length));
  return Math.min(40, Math.max(13, longest + 4));
}

function putTable(sheet: exceljs.Worksheet, columns: readonly TemplateColumn[]): void {
  sheet.columns = columns.map((column) => ({
    width: widthOf(column),
    style: column.asText ? { numFmt: TEXT } : {},
  }));
  const header = sheet.getRow(1);
  header.height = 24;
  for (const [at, column] of columns.entries()) {
    const cell = header.getCell(at + 1);
    cell.value = column.header;
    cell.numFmt = TEXT;
    cell.fill = fill(column.required ? BLUE : LIGHT);
    cell.font = { bold: true, color: { argb: column.required ? 'FFFFFFFF' : INK } };
    cell.alignment = { vertical: 'middle' };
    cell.border = border;
  }
}

/** The lists of the drop-downs, a column each, on a sheet nobody sees and the reading leaves out. */
function putLists(book: exceljs.Workbook, sheet: exceljs.Worksheet, { columns, locale }: Template, say: Say): void {
  const name = SHEETS[locale].lists;
  const lists = book.addWorksheet(name, { state: 'veryHidden' });
  for (const [at, { offered }] of columns.entries()) {
    if (offered.length === 0) continue;
    for (const [row, value] of offered.entries()) {
      const cell = lists.getCell(row + 1, at + 1);
      // A string is a text cell whatever it begins with: only { formula } would be active, and none is made.
      cell.value = value;
      cell.numFmt = TEXT;
    }
    const listColumn = lists.getColumn(at + 1).letter;
    const column = sheet.getColumn(at + 1).letter;
    (sheet as unknown as Validated).dataValidations.add(`${column}2:${column}${LAST_ROW}`, {
      type: 'list',
      allowBlank: true,
      formulae: [`'${name}'!$${listColumn}$1:$${listColumn}$${offered.length}`],
      showErrorMessage: true,
      // A value of one's own may be right all the same, written otherwise: it is asked about, not forbidden.
      errorStyle: 'warning',
      errorTitle: say('templates.outside.title'),
      error: say('templates.outside.text'),
    });
  }
}

const linesOf = (text: string, width: number): number => Math.ceil(text.length / Math.max(1, width - 2));

function putGuideLine(sheet: exceljs.Worksheet, at: number, line: GuideLine): void {
  const row = sheet.getRow(at);
  if ('cells' in line) {
    for (const [column, text] of line.cells.entries()) {
      const cell = row.getCell(column + 1);
      cell.value = text;
      cell.numFmt = TEXT;
      cell.alignment = { wrapText: true, vertical: 'top' };
      cell.border = border;
      if (line.is === 'header') cell.fill = fill(LIGHT);
      if (line.is === 'header' || column === 0) cell.font = { bold: true };
    }
    const heights = line.cells.map((text, column) => linesOf(text, GUIDE_WIDTHS[column] ?? 1));
    row.height = ROW_HEIGHT * Math.max(...heights) + 4;
    return;
  }
  const cell = row.getCell(1);
  cell.value = line.text;
  if (line.is === 'title') cell.font = { bold: true, size: 15, color: { argb: BLUE } };
  if (line.is === 'heading') cell.font = { bold: true, size: 12, color: { argb: BLUE } };
}

/** An empty row before each part, none inside it. */
function putGuide(sheet: exceljs.Worksheet, lines: readonly GuideLine[]): void {
  sheet.columns = GUIDE_WIDTHS.map((width) => ({ width }));
  let at = 0;
  for (const line of lines) {
    at += at > 0 && (line.is === 'heading' || line.is === 'header') ? 2 : 1;
    putGuideLine(sheet, at, line);
  }
}

/**
 * The workbook to fill in: the empty table first, so that the reading opens it; then the guide; then the lists, hidden.
 */
export async function writeTemplate(template: Template, reader: Reader, say: Say): Promise<Uint8Array<ArrayBuffer>> {
  const sheets = SHEETS[template.locale];
  const book = new exceljs.Workbook();
  book.creator = 'Gradins';
  const table = book.addWorksheet(sheets.table, { views: [{ state: 'frozen', ySplit: 1 }] });
  putTable(table, template.columns);
  const guide = book.addWorksheet(sheets.guide, {
    views: [{ showGridLines: false }],
    pageSetup: { orientation: 'landscape', fitToPage: true, fitToWidth: 1, fitToHeight: 0 },
  });
  putGuide(guide, guideOf(template, reader, say));
  putLists(book, table, template, say);
  return new Uint8Array((await book.xlsx.writeBuffer()) as ArrayBuffer);
}
