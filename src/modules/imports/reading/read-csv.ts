import Papa from 'papaparse';
import { DomainError } from '@/platform/errors';
import { textOfExport } from '@/platform/inactive-text';
import type { FileInfo, Row } from '../import.rules';
import { type CsvPiece, carefulRecords } from './careful-csv';
import { detectEncoding, textOf } from './decode';
import { detectDelimiter } from './delimiter';
import type { OpenTable, ReadOptions } from './read-options';
import type { FileSource } from './source';

/** No row of allowed cells is longer: beyond, a quote was opened and never closed. */
const LONGEST_RECORD = 2_000_000;

/** The text with every line end as `\n`; a CR that ends a piece waits for the next one. */
async function* withPlainLineEnds(texts: AsyncIterable<string>): AsyncGenerator<string> {
  let held = '';
  for await (const text of texts) {
    let whole = held + text;
    held = '';
    if (whole.endsWith('\r')) {
      held = '\r';
      whole = whole.slice(0, -1);
    }
    yield whole.includes('\r') ? whole.replace(/\r\n?/g, '\n') : whole;
  }
  if (held !== '') yield '\n';
}

/** Lists of ours come back with an apostrophe before what a spreadsheet could run. */
function asWritten(cells: string[]): string[] {
  return cells.some((cell) => cell.startsWith("'")) ? cells.map(textOfExport) : cells;
}

function rowsOf(records: readonly string[][], firstLine: number): Row[] {
  const rows: Row[] = [];
  for (const [index, cells] of records.entries()) {
    if (cells.some((cell) => cell !== '' && cell.trim() !== ''))
      rows.push({ line: firstLine + index, cells: asWritten(cells) });
  }
  return rows;
}

/** The records of a piece. Where a quote closes before its cell ends, they are read with care: Papa reads on to any other quote, rows below included. */
function readPiece(parser: Papa.Parser, text: string, delimiter: string, more: boolean): CsvPiece {
  const read: Papa.ParseResult<string[]> = parser.parse(text, 0, more);
  if (read.errors.some(({ code }) => code === 'InvalidQuotes')) return carefulRecords(text, delimiter, more);
  if (!read.errors.some(({ code }) => code === 'MissingQuotes'))
    return { records: read.data, cursor: read.meta.cursor, unclosed: false };
  return { records: read.data.slice(0, -1), cursor: text.length, unclosed: true };
}

async function* records(first: string, rest: AsyncIterator<string>, delimiter: string): AsyncGenerator<Row[]> {
  const parser = new Papa.Parser({ delimiter, newline: '\n' });
  let pending = first;
  let line = 1;
  for (;;) {
    const next = await rest.next();
    const last = next.done === true;
    const piece = readPiece(parser, pending, delimiter, !last);
    if (last && piece.unclosed)
      throw new DomainError('invalid', 'imports/unclosed-quote', { line: line + piece.records.length });
    yield rowsOf(piece.records, line);
    line += piece.records.length;
    if (next.done === true) return;
    pending = pending.slice(piece.cursor) + next.value;
    if (pending.length > LONGEST_RECORD && piece.records.length === 0) {
      throw new DomainError('invalid', 'imports/unclosed-quote', { line });
    }
  }
}

/**
 * Opens a CSV text. A `sep=` line is not counted among the lines, as in the programs that understand it.
 * Throws `imports/encoding`, `imports/not-a-table`, `imports/unclosed-quote`.
 */
export async function openCsv(source: FileSource, head: Buffer, options: ReadOptions): Promise<OpenTable> {
  const encoding = options.encoding ?? (await detectEncoding(source, head));
  const texts = withPlainLineEnds(textOf(source, encoding));
  const first = await texts.next();
  const sample: string = first.done === true ? '' : first.value;
  const found = detectDelimiter(sample);
  const delimiter = options.delimiter ?? found.delimiter;
  const info: FileInfo = { format: 'csv', encoding, delimiter };
  return { info, batches: records(sample.slice(found.skip), texts, delimiter) };
}
