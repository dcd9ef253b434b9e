import type { Row } from '../import.rules';
import type { BoundedZip } from './bounded-zip';
import { columnOf } from './sheet-scan';
import { scanPart } from './xlsx-parts';
import { attribute, encodingOf } from './xml-scan';

/** Cells of one column made one, from the line `from` down to `to`. */
type Merge = { readonly column: number; readonly from: number; readonly to: number };

/** More than the rows of any list we take, a column or two merged throughout; past them, rows keep the cells they have. */
const MOST_MERGES = 200_000;
/** What stands once for several rows is a name, an address, a code: no longer text is said again. */
const LONGEST_SPREAD = 500;
/** A count written once over several rows may be meant for them all together: each would get it whole. */
const COUNT = /^\d{1,4}(?:[.,]\d+)?$/;
const REFERENCE = /^\$?([A-Z]{1,3})\$?(\d{1,7}):\$?([A-Z]{1,3})\$?(\d{1,7})$/i;
const TAG = 'mergeCell';

/** Whether the part says anything of merged cells: most sheets do not, and their XML is then scanned once. */
async function mentionsMerges(zip: BoundedZip, path: string): Promise<boolean> {
  let needle: Buffer | null = null;
  let tail = Buffer.alloc(0);
  for await (const chunk of zip.chunks(path)) {
    if (needle === null) {
      const encoding = encodingOf(chunk);
      needle = Buffer.from(TAG, encoding === 'utf-8' ? 'utf8' : 'utf16le');
      if (encoding === 'utf-16be') needle.swap16();
    }
    if (chunk.includes(needle) || Buffer.concat([tail, chunk.subarray(0, needle.length)]).includes(needle)) return true;
    tail = Buffer.from(chunk.subarray(-needle.length));
  }
  return false;
}

/** The cells merged over rows, in one column of the first `maxColumns`, by the line they begin on. A merge over columns says nothing of rows. */
export async function readMerges(zip: BoundedZip, path: string, maxColumns: number): Promise<readonly Merge[]> {
  const merges: Merge[] = [];
  if (!(await mentionsMerges(zip, path))) return merges;
  await scanPart(zip, path, {
    open(name, attributes) {
      if (name !== TAG || merges.length >= MOST_MERGES) return;
      const [, left = '', top, right = '', bottom] = REFERENCE.exec(attribute(attributes, 'ref') ?? '') ?? [];
      const [column, from, to] = [columnOf(left, -1), Number(top), Number(bottom)];
      if (column >= 0 && column < maxColumns && columnOf(right, -1) === column && from < to)
        merges.push({ column, from, to });
    },
  });
  return merges.sort((a, b) => a.from - b.from);
}

/**
 * Says again, on each row of a merge, what its first cell holds. Rows are given in order; only rows and cells that are
 * there get it: an empty row stays none, a filled cell keeps what it has.
 */
export function spreader(merges: readonly Merge[]): (row: Row) => Row {
  const held = new Map<number, { readonly to: number; readonly text: string }>();
  let next = 0;
  return (row) => {
    let cells: string[] | null = null;
    for (const [column, { to, text }] of held) {
      if (row.line > to) held.delete(column);
      else if (!row.cells[column]) {
        cells ??= [...row.cells];
        while (cells.length < column) cells.push('');
        cells[column] = text;
      }
    }
    for (let merge = merges[next]; merge && merge.from <= row.line; merge = merges[next]) {
      next += 1;
      const text = merge.from === row.line ? (row.cells[merge.column] ?? '') : '';
      if (text !== '' && text.length <= LONGEST_SPREAD && !COUNT.test(text))
        held.set(merge.column, { to: merge.to, text });
    }
    return cells === null ? row : { ...row, cells };
  };
}
