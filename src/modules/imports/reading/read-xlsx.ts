import { DomainError } from '@/platform/errors';
import type { Row } from '../import.rules';
import { isGuideSheet, isListsSheet } from '../templates/sheet-names.rules';
import { type BoundedZip, openBoundedZip } from './bounded-zip';
import { readFormats } from './cell-format';
import { readMerges, spreader } from './merges';
import type { OpenTable, ReadOptions } from './read-options';
import { sheetScan } from './sheet-scan';
import type { FileSource } from './source';
import { readSharedStrings, readWorkbook, type Sheet } from './xlsx-parts';
import { xmlText } from './xml-scan';

async function* sheetRows(
  zip: BoundedZip,
  path: string,
  scan: ReturnType<typeof sheetScan>,
  maxColumns: number,
): AsyncGenerator<readonly Row[]> {
  const merges = await readMerges(zip, path, maxColumns);
  const spread = spreader(merges);
  for await (const text of xmlText(zip.chunks(path))) {
    const rows = scan.write(text);
    if (rows.length > 0) yield merges.length > 0 ? rows.map(spread) : rows;
    if (scan.done()) return;
  }
}

async function* closing<T>(zip: BoundedZip, batches: AsyncIterable<T>): AsyncGenerator<T> {
  try {
    yield* batches;
  } finally {
    zip.close();
  }
}

function chooseSheets(sheets: readonly Sheet[], wanted: string | undefined): readonly Sheet[] {
  const chosen = sheets.filter((sheet) => (wanted === undefined ? sheet.visible : sheet.name === wanted));
  if (chosen.length === 0) throw new DomainError('invalid', 'imports/no-sheet', { sheets: sheets.length });
  const tables = chosen.filter(({ name }) => !isGuideSheet(name));
  return tables.length > 0 ? tables : chosen;
}

async function* firstThatHolds(
  zip: BoundedZip,
  sheets: readonly Sheet[],
  scanner: () => ReturnType<typeof sheetScan>,
  maxColumns: number,
): AsyncGenerator<{ readonly sheet: Sheet; readonly rows: readonly Row[] }> {
  for (const sheet of sheets) {
    let held = false;
    for await (const rows of sheetRows(zip, sheet.path, scanner(), maxColumns)) {
      held = true;
      yield { sheet, rows };
    }
    if (held) return;
  }
}

async function openSheet(zip: BoundedZip, options: ReadOptions): Promise<OpenTable> {
  const workbook = await readWorkbook(zip);
  const sheets = chooseSheets(workbook.sheets, options.sheet);
  const strings = await readSharedStrings(zip, workbook.sharedStrings);
  const formats = await readFormats(zip, workbook.styles);
  const { limits } = options;
  const scanner = () => sheetScan({ strings, formats, epoch1904: workbook.epoch1904, limits });
  const all = firstThatHolds(zip, sheets, scanner, limits.maxColumns);
  const first = await all.next();
  const sheet = first.done === true ? sheets[0] : first.value.sheet;
  async function* batches(): AsyncGenerator<readonly Row[]> {
    if (first.done === true) return;
    yield first.value.rows;
    for await (const { rows } of all) yield rows;
  }
  const visible = workbook.sheets.filter((each) => each.visible);
  return {
    info: {
      format: 'xlsx',
      sheet: sheet?.name ?? '',
      sheets: visible.map((each) => each.name),
      hiddenSheets: workbook.sheets.filter((each) => !each.visible && !isListsSheet(each.name)).length,
    },
    batches: closing(zip, batches()),
  };
}

/**
 * Opens a workbook on its first visible sheet that holds anything. Cells come as text: dates in ISO form, numbers as
 * shown, the last result of formulas; what is merged over rows of one column is on each of them. Throws the refusals of `openBoundedZip`, `readWorkbook`, `imports/no-sheet`.
 */
export async function openXlsx(source: FileSource, options: ReadOptions): Promise<OpenTable> {
  const zip = await openBoundedZip(source, options.limits);
  try {
    return await openSheet(zip, options);
  } catch (error) {
    zip.close();
    throw error;
  }
}
