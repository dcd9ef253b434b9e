import type { BoundedZip } from './bounded-zip';
import { scanPart } from './xlsx-parts';
import { attribute } from './xml-scan';

/** How a number is shown: as a date, with leading zeros up to a width (postal codes), or as it is. */
export type CellFormat =
  | { readonly kind: 'number' }
  | { readonly kind: 'date' }
  | { readonly kind: 'zeros'; readonly width: number };

const NUMBER: CellFormat = { kind: 'number' };
const DATE: CellFormat = { kind: 'date' };
const DAY_MS = 86_400_000;
/** 9999-12-31: the last day a workbook knows. */
const LAST_SERIAL = 2_958_466;
/** No program takes a longer format code; looking into a hostile one takes the square of its length. */
const LONGEST_CODE = 255;

function isBuiltInDate(id: number): boolean {
  return (id >= 14 && id <= 22) || (id >= 27 && id <= 36) || (id >= 45 && id <= 47) || (id >= 50 && id <= 58);
}

/** What a format code such as `dd/mm/yyyy` or `00000` does to a number. */
export function formatOfCode(code: string): CellFormat {
  if (code.length > LONGEST_CODE) return NUMBER;
  if (/^0{2,15}$/.test(code)) return { kind: 'zeros', width: code.length };
  if (/^(general|standard)$/i.test(code)) return NUMBER;
  const [positive = ''] = code.split(';');
  const bare = positive
    .replace(/"[^"]*"?/g, '')
    .replace(/[\\_*]./g, '')
    .replace(/\[(?!(?:h+|m+|s+)\])[^\]]*\]/gi, '');
  return /[dmyhsja]/i.test(bare.replace(/am\/pm|a\/p/gi, 'h')) ? DATE : NUMBER;
}

/** The format of each cell style, by its number. */
export async function readFormats(zip: BoundedZip, path: string | null): Promise<CellFormat[]> {
  const formats: CellFormat[] = [];
  if (path === null) return formats;
  const codes = new Map<number, string>();
  let inCellFormats = false;
  await scanPart(zip, path, {
    open(name, attributes) {
      if (name === 'numFmt')
        codes.set(Number(attribute(attributes, 'numFmtId')), attribute(attributes, 'formatCode') ?? '');
      if (name === 'cellXfs') inCellFormats = true;
      if (name !== 'xf' || !inCellFormats) return;
      const id = Number(attribute(attributes, 'numFmtId') ?? 0);
      const code = codes.get(id);
      formats.push(code === undefined ? (isBuiltInDate(id) ? DATE : NUMBER) : formatOfCode(code));
    },
    close(name) {
      if (name === 'cellXfs') inCellFormats = false;
    },
  });
  return formats;
}

const two = (n: number): string => String(n).padStart(2, '0');

/**
 * A workbook's date number as ISO text without zone: `2024-07-25`, `2024-07-25T09:30:00`, or `09:30:00` when there is
 * no day. Rounded to the second. 1900 counts a 29 February that never was. Null when it is no date.
 */
export function serialToIso(serial: number, epoch1904: boolean): string | null {
  if (!(serial >= 0 && serial < LAST_SERIAL)) return null;
  let day = Math.floor(serial);
  let seconds = Math.round((serial - day) * 86_400);
  if (seconds === 86_400) {
    day += 1;
    seconds = 0;
  }
  const time = `${two(Math.floor(seconds / 3600))}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`;
  if (day === 0 && !epoch1904) return time;
  const withTime = (date: string): string => (seconds === 0 ? date : `${date}T${time}`);
  if (!epoch1904 && day === 60) return withTime('1900-02-29');
  const epoch = epoch1904 ? Date.UTC(1904, 0, 1) : Date.UTC(1899, 11, day < 60 ? 31 : 30);
  return withTime(new Date(epoch + day * DAY_MS).toISOString().slice(0, 10));
}

/** A sheet keeps fifteen digits: of a longer number it writes the power of ten, or ends it in zeros that nobody typed. */
const isCut = (value: number, raw: string): boolean =>
  Math.abs(value) >= 1e15 && (!Number.isSafeInteger(value) || /e/i.test(raw));

/** A number of a cell as a person would read it there. */
export function showNumber(raw: string, format: CellFormat, epoch1904: boolean): string {
  const value = Number(raw);
  if (raw.trim() === '' || !Number.isFinite(value)) return raw;
  if (format.kind === 'date') return serialToIso(value, epoch1904) ?? String(value);
  if (format.kind === 'zeros' && value < 1e15) return String(value).padStart(format.width, '0');
  // A number that long lost its last digits in the workbook: written in full it would be another.
  if (isCut(value, raw)) return value.toExponential().toUpperCase();
  // Programs write 0.1+0.2 in full; fifteen digits are all that a sheet shows.
  return Number.isInteger(value) ? String(value) : String(Number(value.toPrecision(15)));
}
