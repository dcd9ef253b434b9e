/** Records of a CSV text, how far they go, and whether what follows is a quote that nothing closes. */
export type CsvPiece = { readonly records: string[][]; readonly cursor: number; readonly unclosed: boolean };
type Cell = { readonly text: string; readonly end: number };

/** Where a sign comes next; asked from further and further on, it reads the text once. */
function finder(text: string, sign: string): (from: number) => number {
  let found = text.indexOf(sign);
  return (from) => {
    if (found !== -1 && found < from) found = text.indexOf(sign, from);
    return found;
  };
}

/** What ends the quote that a cell begins with. `after`: past the spaces behind it. */
type Closing = { readonly quote: number; readonly after: number };

/** The first quote past the one at `from` that is not written twice; null when there is none. */
function closingOf(text: string, from: number, delimiter: string): Closing | null {
  let quote = text.indexOf('"', from + 1);
  while (quote !== -1 && text[quote + 1] === '"') quote = text.indexOf('"', quote + 2);
  if (quote === -1) return null;
  let after = quote + 1;
  while (text[after] === ' ' || (text[after] === '\t' && delimiter !== '\t')) after += 1;
  return { quote, after };
}

const unescaped = (text: string): string => text.replaceAll('""', '"');

/**
 * Reads a CSV text whose quotes are not written as they should be, so that none takes the rows below into its cell.
 *
 * | a cell that begins with a quote, and then        | is                                                          |
 * |--------------------------------------------------|-------------------------------------------------------------|
 * | a quote before the delimiter or the line's end   | what is between the two, `""` being one quote               |
 * | a quote before other text, on the same line      | as written, without the outer two when it ends with one too |
 * | a quote before other text, on a line further down | as written on its own line: nothing was opened              |
 * | no other quote                                   | not closed                                                  |
 *
 * Lines end with `\n`. With `more` to come, what is not whole yet is left past the `cursor`.
 */
export function carefulRecords(text: string, delimiter: string, more: boolean): CsvPiece {
  const [nextLine, nextDelimiter] = [finder(text, '\n'), finder(text, delimiter)];
  let unclosed = false;

  /** As written, from `start` to the first delimiter or line end past `from`. */
  const plain = (start: number, from: number): Cell | null => {
    const [line, sign] = [nextLine(from), nextDelimiter(from)];
    const end = line === -1 || (sign !== -1 && sign < line) ? sign : line;
    if (end === -1) return more ? null : { text: text.slice(start), end: text.length };
    return { text: text.slice(start, end), end };
  };

  const cellAt = (start: number): Cell | null => {
    if (text[start] !== '"') return plain(start, start);
    const closing = closingOf(text, start, delimiter);
    unclosed = closing === null;
    if (closing === null || (more && closing.after >= text.length)) return null;
    const { quote, after } = closing;
    const follows = text[after];
    if (follows === undefined || follows === '\n' || follows === delimiter)
      return { text: unescaped(text.slice(start + 1, quote)), end: after };
    const line = nextLine(start);
    if (line !== -1 && line < quote) return plain(start, start);
    const written = plain(start, quote);
    if (!written?.text.endsWith('"')) return written;
    return { text: unescaped(written.text.slice(1, -1)), end: written.end };
  };

  const records: string[][] = [];
  let record: string[] = [];
  let [at, cursor] = [0, 0];
  for (;;) {
    const cell = cellAt(at);
    if (cell === null) return { records, cursor, unclosed };
    record.push(cell.text);
    at = cell.end + 1;
    if (text[cell.end] === delimiter) continue;
    records.push(record);
    record = [];
    cursor = Math.min(at, text.length);
    if (cell.end >= text.length) return { records, cursor, unclosed: false };
  }
}
