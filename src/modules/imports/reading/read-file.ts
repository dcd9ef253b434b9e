import { DomainError } from '@/platform/errors';
import { isReasonsHeader } from '../corrected/reasons-column.rules';
import type { ReadLimits, Row } from '../import.rules';
import { openCsv } from './read-csv';
import type { OpenTable, ReadOptions } from './read-options';
import { openXlsx } from './read-xlsx';
import { sniff } from './sniff';
import { type FileSource, headOf, sizeOf } from './source';

/** The row's width without empty cells at its end; the cells must be text the base can hold. */
function checkRow(row: Row, limits: ReadLimits): number {
  let characters = 0;
  let width = 0;
  for (let index = 0; index < row.cells.length; index += 1) {
    const { length } = row.cells[index] ?? '';
    if (length > 0) width = index + 1;
    if (length > limits.maxCellLength) {
      throw new DomainError('invalid', 'imports/cell-too-long', { line: row.line, max: limits.maxCellLength });
    }
    characters += length;
  }
  if (characters > limits.maxRowLength) {
    throw new DomainError('invalid', 'imports/row-too-long', { line: row.line, max: limits.maxRowLength });
  }
  if (width > limits.maxColumns) {
    throw new DomainError('invalid', 'imports/too-many-columns', { line: row.line, max: limits.maxColumns });
  }
  return characters;
}

/**
 * A file of ours that comes back has one column more than its sender made, of reasons: past the bound it is left out, from
 * its header on. Any other column there is one too many, for `checkRow` to refuse.
 */
function withoutReasons(maxColumns: number): (row: Row) => Row {
  let seen = false;
  return (row) => {
    const [text = '', ...more] = row.cells.slice(maxColumns);
    if (text === '' || more.some((cell) => cell !== '')) return row;
    seen ||= isReasonsHeader(text);
    return seen ? { ...row, cells: row.cells.slice(0, maxColumns) } : row;
  };
}

async function* bounded(batches: AsyncIterable<readonly Row[]>, limits: ReadLimits): AsyncGenerator<readonly Row[]> {
  let rows = 0;
  let characters = 0;
  const own = withoutReasons(limits.maxColumns);
  for await (const read of batches) {
    const batch = read.some(({ cells }) => cells.length > limits.maxColumns) ? read.map(own) : read;
    rows += batch.length;
    // One row more for the header.
    if (rows > limits.maxRows + 1) throw new DomainError('invalid', 'imports/too-many-rows', { max: limits.maxRows });
    for (const row of batch) characters += checkRow(row, limits);
    // Many cells pointing at one long text weigh little in the file and much once read.
    if (characters > limits.maxCharacters) {
      throw new DomainError('invalid', 'imports/bomb', { maxMb: Math.floor(limits.maxCharacters / 1_000_000) });
    }
    yield batch;
  }
  if (rows === 0) throw new DomainError('invalid', 'imports/empty-file');
}

/**
 * Reads any table we take, chosen by content, within limits (quality of files from outside: size, inflated size, rows,
 * columns). Refuses with `imports/too-large`, `imports/too-many-rows`, `imports/too-many-columns`, `imports/bomb`,
 * `imports/cell-too-long`, `imports/row-too-long`, `imports/empty-file` and what its readers refuse. Meant for `readInThread`, not for a request.
 */
export async function openTable(source: FileSource, options: ReadOptions): Promise<OpenTable> {
  const { limits } = options;
  if ((await sizeOf(source)) > limits.maxBytes) {
    throw new DomainError('invalid', 'imports/too-large', { maxMb: Math.floor(limits.maxBytes / 1024 / 1024) });
  }
  const head = await headOf(source);
  const type = await sniff(source, head);
  const { info, batches } = type === 'zip' ? await openXlsx(source, options) : await openCsv(source, head, options);
  return { info, batches: bounded(batches, limits) };
}
