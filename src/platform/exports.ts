import { once } from 'node:events';
import { PassThrough } from 'node:stream';
import { setTimeout } from 'node:timers/promises';
import exceljs from 'exceljs';
import { inactiveText } from './inactive-text';

/** A table to export, page by page, so that memory stays flat whatever its length. */
export type ExportSheet = {
  readonly name: string;
  readonly columns: readonly string[];
  readonly pages: AsyncIterable<readonly (readonly ExportCell[])[]>;
};
/** Numbers and booleans stay what they are; dates come as text, in the zone the column says. */
export type ExportCell = string | number | boolean | null;

/** What the XML of a workbook must not hold: controls but tab and line end, half characters. */
const NOT_XML = /(?![\t\n])[\p{Cc}\p{Cs}\uFFFE\uFFFF]/gu;

function csvCell(cell: ExportCell): string {
  if (cell === null) return '';
  // With `;` between cells, French and most European spreadsheets read a comma as the decimal sign.
  if (typeof cell === 'number') return String(cell).replace('.', ',');
  if (typeof cell === 'boolean') return cell ? '1' : '0';
  const text = inactiveText(cell.replaceAll('\u0000', ''));
  return /[";\r\n,\t]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

const csvLine = (cells: readonly ExportCell[]) => `${cells.map(csvCell).join(';')}\r\n`;

/** CSV as French offices open it: UTF-8 with its mark, `;` between cells, CRLF, no active cell. */
export async function* csvBytes({ columns, pages }: ExportSheet): AsyncGenerator<Uint8Array> {
  const encoder = new TextEncoder();
  yield encoder.encode(`\uFEFF${csvLine(columns)}`);
  for await (const page of pages) {
    if (page.length > 0) yield encoder.encode(page.map(csvLine).join(''));
  }
}

/** Bytes waiting to be read from which on the writer waits for its reader. */
const HIGH_WATER = 1024 * 1024;

/**
 * Text as a cell of a workbook holds it: no character XML refuses, no `_x0041_` that would be read as another, lines that
 * end as they do in a cell, where a reader of XML would make two of `\r\n` or one.
 */
export const cellText = (text: string): string =>
  text
    .replace(/\r\n?/g, '\n')
    .replaceAll(NOT_XML, '')
    .replace(/_(?=x[0-9a-fA-F]{4}_)/g, '_x005F_');

/** Writes the sheets of a workbook; `ready(sheet)` waits until what is written of it is packed and taken. */
type Ready = (sheet: exceljs.Worksheet) => Promise<void>;
type WriteSheets = (book: exceljs.stream.xlsx.WorkbookWriter, ready: Ready) => Promise<void>;

type Held = { readonly length?: number };
type Packer = { readonly _readableState?: Held; readonly _writableState?: Held };

/** Bytes of a sheet not packed yet: the writer takes rows as fast as they come and says nothing of what waits behind it. */
function waitingOf(sheet: exceljs.Worksheet): number {
  const { stream } = sheet as unknown as { readonly stream?: { readonly pipes?: readonly Packer[] } };
  const held = (stream?.pipes ?? []).map(
    (pipe) => (pipe._readableState?.length ?? 0) + (pipe._writableState?.length ?? 0),
  );
  return Math.max(0, ...held);
}

/** A workbook sent while it is written: what is not yet read is bounded, whatever its length. */
export async function* workbookBytes(write: WriteSheets): AsyncGenerator<Uint8Array> {
  const out = new PassThrough({ highWaterMark: HIGH_WATER });
  const ready: Ready = async (sheet) => {
    while (waitingOf(sheet) > HIGH_WATER && !out.destroyed) await setTimeout(1);
    while (out.readableLength > HIGH_WATER && !out.destroyed) await once(out, 'drained');
    // Whoever downloaded it has left: no page more is read for nobody.
    if (out.destroyed) throw new Error('nobody takes the workbook any more');
  };
  const writing = async () => {
    const book = new exceljs.stream.xlsx.WorkbookWriter({ stream: out, useSharedStrings: false, useStyles: true });
    await write(book, ready);
    await book.commit();
  };
  const written = writing().catch((error: unknown) => {
    out.destroy(error instanceof Error ? error : new Error('the workbook could not be written'));
  });
  try {
    for await (const part of out) {
      yield part as Uint8Array;
      out.emit('drained');
    }
    await written;
  } finally {
    out.destroy();
    out.emit('drained');
  }
}

/** XLSX written as it is read, one page of rows in memory; every text is a text cell, "+33…" included. */
export function xlsxBytes({ name, columns, pages }: ExportSheet): AsyncGenerator<Uint8Array> {
  return workbookBytes(async (book, ready) => {
    const sheet = book.addWorksheet(name.replaceAll(/[[\]*?:/\\]/g, ' ').slice(0, 31), {
      views: [{ state: 'frozen', ySplit: 1 }],
    });
    sheet.columns = columns.map((column) => ({ header: column, width: Math.max(12, column.length + 3) }));
    sheet.getRow(1).font = { bold: true };
    sheet.getRow(1).commit();
    for await (const page of pages) {
      // A string is a string cell whatever it begins with: only { formula } would be active, and none is made.
      for (const row of page) {
        sheet.addRow(row.map((cell) => (typeof cell === 'string' ? cellText(cell) : cell))).commit();
      }
      await ready(sheet);
    }
    sheet.commit();
  });
}

/** Hands bytes to a web response at the pace of whoever downloads. */
export function streamOf(bytes: AsyncGenerator<Uint8Array>): ReadableStream<Uint8Array> {
  return new ReadableStream({
    async pull(controller) {
      const { value, done } = await bytes.next();
      if (done) controller.close();
      else controller.enqueue(value);
    },
    async cancel() {
      await bytes.return(undefined);
    },
  });
}
