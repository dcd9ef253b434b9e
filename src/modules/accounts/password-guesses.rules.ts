import { COMMON, RUNS } from './common-passwords.rules';

/** Powers of ten a guesser needs, part by part; rough on purpose, and never generous to what everybody types. */
const COST = {
  common: 3.2,
  personal: 1,
  again: 0.8,
  run: 2,
  sameSign: 1.8,
  year: 2,
  date: 4.4,
  gap: 0.3,
  digit: 0.8,
  letter: 1.1,
  sign: 1.5,
  other: 2,
} as const;
const LONGEST_WORD = 48;
const SHORTEST_RUN = 4;

export type PartKind = keyof typeof COST;
export type Part = { readonly kind: PartKind; readonly from: number; readonly to: number };
/** `power`: a guesser who knows how people choose needs about 10^power tries; `parts`: what it was taken for. */
export type Guesses = { readonly power: number; readonly parts: readonly Part[] };

/** Lower case, without accents, sign by sign: "É" and "e" are one guess. */
export function fold(text: string): string {
  return [...text.normalize('NFC')]
    .map((sign) => sign.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase())
    .filter((sign) => sign.length > 0)
    .map((sign) => [...sign][0] ?? '')
    .join('');
}

const AS_LETTERS: Readonly<Record<string, string>> = {
  '0': 'o',
  '1': 'i',
  '3': 'e',
  '4': 'a',
  '5': 's',
  '7': 't',
  '@': 'a',
  $: 's',
  '€': 'e',
  '!': 'i',
};
const reversed = (text: string): string => [...text].reverse().join('');
const RUN_LINES = [...RUNS, ...RUNS.map(reversed)];

/** Every way the same text is read: as it is, digits as letters, backwards. All have the same length. */
function readings(text: string): string[] {
  const spelled = text.replaceAll(/[013457@$€!]/g, (sign) => AS_LETTERS[sign] ?? sign);
  return [text, spelled, spelled.replaceAll('1', 'l'), text.replaceAll('1', 'l')];
}

const isYear = (text: string): boolean => /^(19|20)\d\d$/.test(text);
const isDate = (text: string): boolean => /^(0[1-9]|[12]\d|3[01])(0[1-9]|1[0-2])((19|20)?\d\d)$/.test(text);

/** What `text` from `from` to `to` passes for as a whole, cheapest first; null when it is nothing known. */
function kindOf(views: readonly string[], from: number, to: number, personal: ReadonlySet<string>): PartKind | null {
  const text = views[0] ?? '';
  const part = text.slice(from, to);
  const length = to - from;
  const words = views.flatMap((view) => [view.slice(from, to), reversed(view.slice(from, to))]);
  if (length >= 3 && words.some((word) => personal.has(word))) return 'personal';
  if (length >= 3 && text.slice(0, from).includes(part)) return 'again';
  if (length >= 3 && [...part].every((sign) => sign === part[0])) return 'sameSign';
  if (length >= SHORTEST_RUN && RUN_LINES.some((run) => run.includes(part))) return 'run';
  if (length === 4 && isYear(part)) return 'year';
  if (length >= 2 && words.some((word) => COMMON.has(word))) return 'common';
  return (length === 6 || length === 8) && isDate(part) ? 'date' : null;
}

function kindOfSign(sign: string): PartKind {
  if (/[a-z]/.test(sign)) return 'letter';
  if (/[0-9]/.test(sign)) return 'digit';
  if (/[\s\-_.,]/.test(sign)) return 'gap';
  return sign.codePointAt(0) !== undefined && (sign.codePointAt(0) ?? 0) < 128 ? 'sign' : 'other';
}

/** The cheapest way to put `text` together from what people use: words, runs, years, repetitions, or sign by sign. */
function cheapest(text: string, personal: ReadonlySet<string>): Guesses {
  const views = readings(text);
  const best: Guesses[] = [{ power: 0, parts: [] }];
  for (let to = 1; to <= text.length; to++) {
    const before = best[to - 1] ?? { power: 0, parts: [] };
    const sign = kindOfSign(text[to - 1] ?? '');
    let found: Guesses = {
      power: before.power + COST[sign],
      parts: [...before.parts, { kind: sign, from: to - 1, to }],
    };
    for (let from = Math.max(0, to - LONGEST_WORD); from <= to - 2; from++) {
      const start = best[from] ?? before;
      if (start.power >= found.power) continue;
      const kind = kindOf(views, from, to, personal);
      if (kind === null || start.power + COST[kind] >= found.power) continue;
      found = { power: start.power + COST[kind], parts: [...start.parts, { kind, from, to }] };
    }
    best.push(found);
  }
  return best.at(-1) ?? { power: 0, parts: [] };
}

/** How many guesses a password stands, as a power of ten: spaces and signs between known words hardly count. */
export function guessesOf(password: string, personal: ReadonlySet<string> = new Set()): Guesses {
  const text = fold(password);
  const whole = cheapest(text, personal);
  const squeezed = cheapest(text.replaceAll(/[^\p{L}\p{N}]/gu, ''), personal);
  return squeezed.power + 1 < whole.power ? { power: squeezed.power + 1, parts: squeezed.parts } : whole;
}
