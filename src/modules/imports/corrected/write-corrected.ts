import type exceljs from 'exceljs';
import { cellText, workbookBytes } from '@/platform/exports';
import {
  columnsSentBack,
  type Fault,
  faultsOf,
  headersSentBack,
  type ProblemWords,
  reasonsOf,
  type StagedRow,
} from './corrected.rules';
import type { CorrectedRows } from './corrected.schema';
import type { FileBack } from './take-back-file';

export type CorrectedWords = ProblemWords & {
  /** Heading of the column of reasons; one of REASONS_HEADERS. */
  readonly reasons: string;
  readonly sheet: string;
  /** What to do with the file, said above its header or beside it. */
  readonly guide: string;
};

/** Notes wait in memory until the sheet is written: from so many faulty cells on, the column of reasons says it alone. */
const MOST_NOTES = 2_000;
const WIDEST = 60;
const HIGHEST = 8;

const fill = (argb: string): exceljs.Fill => ({ type: 'pattern', pattern: 'solid', fgColor: { argb } });
/** Text as its sender writes it: no zero lost, no date turned. */
const TEXT = '@';
const STYLES = {
  error: { numFmt: TEXT, fill: fill('FFF5B5AE') },
  warning: { numFmt: TEXT, fill: fill('FFFBE0A6') },
  header: { numFmt: TEXT, font: { bold: true } },
  reasons: { numFmt: TEXT, font: { color: { argb: 'FF9B2C1F' } }, alignment: { wrapText: true, vertical: 'top' } },
} as const satisfies Record<string, Partial<exceljs.Style>>;

const styled = (style: Partial<exceljs.Style>): Partial<exceljs.Style> => style;

function putHeader(sheet: exceljs.Worksheet, line: number, headers: readonly string[], words: CorrectedWords): void {
  if (line > 1) {
    sheet.getCell(1, 1).value = words.guide;
    sheet.getRow(1).commit();
  }
  const row = sheet.getRow(line);
  for (const [at, header] of [...headers, words.reasons].entries()) {
    const cell = row.getCell(at + 1);
    cell.value = header === '' ? null : cellText(header);
    cell.style = STYLES.header;
  }
  row.getCell(headers.length + 1).note = words.guide;
  row.commit();
}

function putRow(
  row: exceljs.Row,
  cells: readonly string[],
  faults: readonly (Fault | undefined)[],
  noted: boolean,
): void {
  for (const [at, text] of cells.entries()) {
    const fault = faults[at];
    if (text === '' && !fault) continue;
    const cell = row.getCell(at + 1);
    // A string is a text cell whatever it begins with: only { formula } would be active, and none is made.
    cell.value = text === '' ? null : cellText(text);
    if (!fault) continue;
    cell.style = styled(STYLES[fault.severity]);
    if (noted) cell.note = fault.note;
  }
}

/**
 * The sender's own file as a workbook: its columns in its order, faulty cells in red (errors) or amber (warnings), and a
 * last column of reasons. With every row, each stands at its own line, so that a line named in a reason is the one seen.
 * Written while it is sent: a page of rows in memory.
 */
export function correctedBytes(
  file: FileBack,
  rows: CorrectedRows,
  pages: AsyncIterable<readonly StagedRow[]>,
  words: CorrectedWords,
): AsyncGenerator<Uint8Array> {
  return workbookBytes(async (book, ready) => {
    const columns = columnsSentBack(file.headers, file.mapping, file.width);
    const headers = headersSentBack(file, columns, words);
    // A table without a header is given one: its rows no longer stand at their line.
    const inPlace = rows === 'all' && file.headerLine > 0;
    const headerLine = inPlace ? file.headerLine : 1;
    const last = columns.length + 1;
    // Under a long title a frozen header would leave no room for the rows.
    const views = headerLine > HIGHEST ? [] : [{ state: 'frozen' as const, ySplit: headerLine }];
    const sheet = book.addWorksheet(words.sheet, { views });
    sheet.columns = [...headers, ''].map((header, at) => ({
      width: at === columns.length ? WIDEST : Math.min(WIDEST, Math.max(14, header.length + 3)),
      style: { numFmt: TEXT },
    }));
    sheet.autoFilter = { from: { row: headerLine, column: 1 }, to: { row: headerLine, column: last } };
    putHeader(sheet, headerLine, headers, words);
    let notes = 0;
    let line = headerLine;
    for await (const page of pages) {
      for (const staged of page) {
        line = inPlace ? staged.line : line + 1;
        const row = sheet.getRow(line);
        const faults = faultsOf(staged, file.mapping, words);
        const shown = columns.map((column) => staged.cells[column] ?? '');
        putRow(
          row,
          shown,
          columns.map((column) => faults.get(column)),
          notes < MOST_NOTES,
        );
        notes += faults.size;
        const reasons = reasonsOf(staged, inPlace, words);
        if (reasons !== '') {
          const cell = row.getCell(last);
          cell.value = cellText(reasons);
          cell.style = styled(STYLES.reasons);
        }
        row.commit();
      }
      await ready(sheet);
    }
    sheet.commit();
  });
}
