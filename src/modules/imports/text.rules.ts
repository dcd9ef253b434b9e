import { nearest } from './near.rules';

/** Signs that stay as they are, é and its like composed already, one space between words. */
const PLAIN = /^[!-~À-ÖØ-öø-ÿ]+(?: [!-~À-ÖØ-öø-ÿ]+)*$/;
const INVISIBLE = /[\u00AD\u200B-\u200F\u202A-\u202E\u2060\u2066-\u2069\uFEFF]/g;

/** A cell as it is kept: composed accents, no invisible or control characters, single spaces, none at the ends. */
export function clean(text: string): string {
  if (text === '' || PLAIN.test(text)) return text;
  return text
    .normalize('NFC')
    .replace(INVISIBLE, '')
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .trim();
}

/** Letters and digits alone, without accents, in lower case: how headers and words of a list are compared. */
export function compact(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/œ/gi, 'oe')
    .replace(/æ/gi, 'ae')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '');
}

/**
 * A session code as the calendar writes it, however it was typed: `ath1`, `ATH 01` and `ATH-01` are ATH01. Null when
 * it cannot be a code.
 */
export function normaliseSessionCode(typed: string): string | null {
  const bare = typed
    .normalize('NFKD')
    .replace(/[^\p{L}\p{N}]+/gu, '')
    .toUpperCase();
  if (!/^[A-Z0-9]{2,12}$/.test(bare)) return null;
  const parts = /^([A-Z]+)0*(\d+)$/.exec(bare);
  if (!parts) return bare;
  const [, sport = '', number = ''] = parts;
  return sport + number.padStart(2, '0');
}

/** The known code that a longer text holds (`ATH01 – Athlétisme`, `Session ath 1`); null when it holds none, or several. */
export function sessionCodeWithin(typed: string, known: ReadonlySet<string>): string | null {
  const held = new Set<string>();
  for (const [word] of typed.normalize('NFKD').matchAll(/(?<!\p{L})[a-z]{2,4}[\s._-]{0,2}\d{1,4}(?!\d)/giu)) {
    const code = normaliseSessionCode(word);
    if (code !== null && known.has(code)) held.add(code);
  }
  const [code = null] = held;
  return held.size === 1 ? code : null;
}

/** A file says the same wrong code on thousands of rows, and looking for what was meant reads all codes. */
const guessedCodes = new WeakMap<ReadonlySet<string>, Map<string, string | null>>();
const MOST_GUESSES = 2_000;

/**
 * The known code that was meant: letters stand for digits (`ATHO1` for ATH01), or one sign is wrong, missing or too many
 * and a single code is as near.
 */
export function likelySessionCode(typed: string, known: ReadonlySet<string>): string | null {
  const before = guessedCodes.get(known) ?? new Map<string, string | null>();
  guessedCodes.set(known, before);
  const found = before.get(typed);
  if (found !== undefined) return found;
  const code = guessSessionCode(typed, known);
  if (before.size < MOST_GUESSES) before.set(typed, code);
  return code;
}

function guessSessionCode(typed: string, known: ReadonlySet<string>): string | null {
  const bare = typed.replace(/[^a-z0-9]/gi, '').toUpperCase();
  for (let letters = 4; letters >= 2; letters -= 1) {
    const digits = bare.slice(letters).replace(/O/g, '0').replace(/[IL]/g, '1');
    const code = normaliseSessionCode(bare.slice(0, letters) + digits);
    if (code !== null && known.has(code)) return code;
  }
  const code = normaliseSessionCode(typed);
  return code === null ? null : nearest(code, known, 1);
}
