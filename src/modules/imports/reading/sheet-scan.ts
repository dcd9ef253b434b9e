import { DomainError } from '@/platform/errors';
import type { ReadLimits, Row } from '../import.rules';
import { type CellFormat, showNumber } from './cell-format';
import { unescapeCell } from './xlsx-parts';
import { attribute, xmlScan } from './xml-scan';

export type SheetContext = {
  readonly strings: readonly string[];
  readonly formats: readonly CellFormat[];
  readonly epoch1904: boolean;
  readonly limits: Pick<ReadLimits, 'maxColumns'>;
};

/** `BC12` → 54: the column, from 0. A cell without a reference follows the one before. */
export function columnOf(reference: string | null, following: number): number {
  if (reference === null) return following;
  let column = 0;
  for (let at = 0; at < reference.length; at += 1) {
    const letter = reference.charCodeAt(at) | 0x20;
    if (letter < 97 || letter > 122) break;
    column = column * 26 + letter - 96;
  }
  return column === 0 ? following : column - 1;
}

/** The last row a sheet can have. */
const LAST_LINE = 1_048_576;

/** The number a row says of itself, if it stands below the row before: a line names one row, in any file. */
function lineOf(said: string | null, before: number): number {
  const given = Number(said ?? Number.NaN);
  return Number.isInteger(given) && given > before && given <= LAST_LINE ? given : before + 1;
}

function cellText(raw: string, type: string | null, style: string | null, context: SheetContext): string {
  if (type === 's') return context.strings[Number(raw)] ?? '';
  if (type === 'b') return raw.trim() === '1' || raw === 'true' ? 'TRUE' : 'FALSE';
  if (type === 'inlineStr' || type === 'str') return unescapeCell(raw);
  if (type === 'd') return raw.replace(/T00:00:00(\.0+)?Z?$/, '');
  if (type === 'e') return raw;
  return showNumber(raw, context.formats[Number(style ?? 0)] ?? { kind: 'number' }, context.epoch1904);
}

/**
 * A scan of one worksheet, piece by piece: each call gives the non-blank rows that became whole.
 * Throws `imports/too-many-columns` and what `xmlScan` throws.
 */
export function sheetScan(context: SheetContext): { write(piece: string): Row[]; done(): boolean } {
  let rows: Row[] = [];
  let line = 0;
  let cells: string[] = [];
  let inRow = false;
  let column = -1;
  let type: string | null = null;
  let style: string | null = null;
  let raw = '';
  let taking = false;
  let aside = false;
  let ended = false;

  const putCell = (): void => {
    if (raw === '') return;
    const text = cellText(raw, type, style, context);
    if (text === '' || (text.charCodeAt(0) <= 32 && text.trim() === '')) return;
    // One column more may be our own, of reasons: the reading of any file says which.
    if (column > context.limits.maxColumns) {
      throw new DomainError('invalid', 'imports/too-many-columns', { line, max: context.limits.maxColumns });
    }
    while (cells.length < column) cells.push('');
    cells[column] = text;
  };

  /** Once a row: a sheet spoilt on its way may close one twice, or open the next inside it. */
  const endRow = (): void => {
    if (inRow && cells.length > 0) rows.push({ line, cells });
    cells = [];
    inRow = false;
  };

  const scan = xmlScan({
    open(name, attributes) {
      if (name === 'c') {
        column = columnOf(attribute(attributes, 'r'), column + 1);
        type = attribute(attributes, 't');
        style = attribute(attributes, 's');
        raw = '';
      } else if (name === 'v') taking = true;
      else if (name === 't') taking = !aside;
      else if (name === 'rPh') aside = true;
      else if (name === 'row') {
        endRow();
        line = lineOf(attribute(attributes, 'r'), line);
        inRow = true;
        column = -1;
      }
    },
    text(text) {
      if (taking) raw += text;
    },
    close(name) {
      if (name === 'v' || name === 't') taking = false;
      else if (name === 'rPh') aside = false;
      else if (name === 'c') putCell();
      else if (name === 'row') endRow();
      else if (name === 'sheetData') ended = true;
    },
  });

  return {
    write(piece) {
      scan(piece);
      const whole = rows;
      rows = [];
      return whole;
    },
    done: () => ended,
  };
}
