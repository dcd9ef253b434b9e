import { TextDecoder } from 'node:util';
import { DomainError } from '@/platform/errors';
import type { Encoding } from '../import.rules';
import { chunksOf, type FileSource } from './source';

/** What Windows-1252 puts where ISO-8859-1 has the control characters 0x80 to 0x9F. */
const WINDOWS_1252 = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';
const ISO_8859_15: Readonly<Record<string, string>> = {
  '¤': '€',
  '¦': 'Š',
  '¨': 'š',
  '´': 'Ž',
  '¸': 'ž',
  '¼': 'Œ',
  '½': 'œ',
  '¾': 'Ÿ',
};

/** UTF-16 without its mark: text of our alphabets has a zero in every second byte. */
function utf16WithoutMark(head: Buffer): Encoding | null {
  const pairs = Math.min(head.length, 4096) >> 1;
  let evenZeros = 0;
  let oddZeros = 0;
  for (let at = 0; at < pairs; at += 1) {
    if (head[at * 2] === 0) evenZeros += 1;
    if (head[at * 2 + 1] === 0) oddZeros += 1;
  }
  if (pairs > 1 && oddZeros > pairs * 0.7 && evenZeros < pairs * 0.1) return 'utf-16le';
  if (pairs > 1 && evenZeros > pairs * 0.7 && oddZeros < pairs * 0.1) return 'utf-16be';
  return null;
}

async function isUtf8(source: FileSource): Promise<boolean> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  try {
    for await (const chunk of chunksOf(source)) decoder.decode(chunk, { stream: true });
    decoder.decode();
    return true;
  } catch (error) {
    if (error instanceof TypeError) return false;
    throw error;
  }
}

const isDigit = (byte: number): boolean => byte >= 0x30 && byte <= 0x39;
const isLetter = (byte: number): boolean =>
  (byte >= 0x41 && byte <= 0x5a) || (byte >= 0x61 && byte <= 0x7a) || (byte >= 0xc0 && byte !== 0xd7 && byte !== 0xf7);

/**
 * What a byte says between its neighbours: ¼ ½ ¾ that touch a letter and no number are Œ œ Ÿ, ¦ ¨ ¸ between two letters are
 * Š š ž. (´ stands for an apostrophe too often, and ¤ touches nothing.)
 */
function isLatin9(before: number, byte: number, after: number): boolean {
  if (byte >= 0xbc && byte <= 0xbe) return !isDigit(before) && !isDigit(after) && (isLetter(before) || isLetter(after));
  return (byte === 0xa6 || byte === 0xa8 || byte === 0xb8) && isLetter(before) && isLetter(after);
}

/** ISO-8859-15 where a byte is a letter in it alone and none is what only Windows-1252 has; else Windows-1252. */
async function whichLatin(source: FileSource): Promise<Encoding> {
  let found = false;
  let [before, byte] = [0, 0];
  const see = (after: number): void => {
    found ||= byte >= 0xa6 && byte <= 0xbe && isLatin9(before, byte, after);
    [before, byte] = [byte, after];
  };
  for await (const chunk of chunksOf(source)) {
    for (const next of chunk) {
      if (next >= 0x80 && next <= 0x9f) return 'windows-1252';
      see(next);
    }
  }
  see(0);
  return found ? 'iso-8859-15' : 'windows-1252';
}

/**
 * The encoding of a text file: by its mark, else UTF-8 when every byte of the file agrees, else ISO-8859-15 when its letters say so, else Windows-1252.
 * Throws `imports/encoding` (UTF-32) and `imports/not-a-table` (binary).
 */
export async function detectEncoding(source: FileSource, head: Buffer): Promise<Encoding> {
  const mark = head.subarray(0, 4).toString('hex');
  if (mark === 'fffe0000' || mark === '0000feff')
    throw new DomainError('invalid', 'imports/encoding', { encoding: 'UTF-32' });
  if (mark.startsWith('fffe')) return 'utf-16le';
  if (mark.startsWith('feff')) return 'utf-16be';
  const wide = utf16WithoutMark(head);
  if (wide) return wide;
  if (head.includes(0)) throw new DomainError('invalid', 'imports/not-a-table', { format: '?' });
  return (await isUtf8(source)) ? 'utf-8' : whichLatin(source);
}

function decodeLatin(chunk: Buffer, encoding: Encoding): string {
  const text = chunk.toString('latin1');
  if (encoding === 'iso-8859-15')
    return text.replace(/[¤¦¨´¸¼½¾]/g, (character) => ISO_8859_15[character] ?? character);
  return text.replace(/[\x80-\x9f]/g, (character) => WINDOWS_1252[character.charCodeAt(0) - 0x80] ?? character);
}

/** The file as text, in pieces that never cut a character; without its mark and without NUL, which no database takes. */
export async function* textOf(source: FileSource, encoding: Encoding): AsyncGenerator<string> {
  const byteWide = encoding === 'windows-1252' || encoding === 'iso-8859-15';
  const decoder = new TextDecoder(byteWide ? 'utf-8' : encoding);
  for await (const chunk of chunksOf(source)) {
    const text = byteWide ? decodeLatin(chunk, encoding) : decoder.decode(chunk, { stream: true });
    yield text.includes('\0') ? text.replaceAll('\0', '') : text;
  }
  if (!byteWide) yield decoder.decode();
}
