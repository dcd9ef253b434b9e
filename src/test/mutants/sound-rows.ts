import { OUTSIDER_LIMITS, type Row } from '@/modules/imports/import.rules';

/** A count of rows, a code of refusal, or what broke: the reading of production makes a refusal of that too. */
export type Outcome = { readonly rows: number } | { readonly code: string } | { readonly broke: string };

const MAX_LINE = 2 ** 31 - 1;
const UNSTORABLE = /[\0\p{Surrogate}]/u;

/** What nothing that comes after the reading could take; null when the row is sound. */
function unsound({ line, cells }: Row, before: number): string | null {
  if (!Number.isInteger(line) || line <= before || line > MAX_LINE) return `line ${line} after ${before}`;
  if (
    cells.length > OUTSIDER_LIMITS.maxColumns + 1 &&
    cells.slice(OUTSIDER_LIMITS.maxColumns + 1).some((cell) => cell !== '')
  )
    return `${cells.length} cells`;
  for (let at = 0; at < cells.length; at += 1) {
    const cell = cells[at];
    if (typeof cell !== 'string') return `no text in cell ${at}`;
    if (cell.length > OUTSIDER_LIMITS.maxCellLength) return `${cell.length} characters in cell ${at}`;
    if (UNSTORABLE.test(cell)) return `text no base holds in cell ${at}`;
  }
  return null;
}

/** Takes every row; one that nothing after the reading could take is what broke. */
export async function allSound(batches: AsyncIterable<readonly Row[]>): Promise<Outcome> {
  let rows = 0;
  let line = 0;
  for await (const batch of batches) {
    for (const row of batch) {
      const fault = unsound(row, line);
      if (fault) return { broke: fault };
      line = row.line;
    }
    rows += batch.length;
  }
  return { rows };
}
