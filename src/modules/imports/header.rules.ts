import type { Field } from './field.rules';
import { WIDE_WORDS } from './header-words.rules';
import { clean, compact } from './text.rules';

/** A longer cell is no name of a column. */
const LONGEST_HEADER = 200;
const LINKS = new Set('de du des d la le les l un une au aux the of your votre vos notre son sa ses'.split(' '));
const NUMBER = new Set(['n', 'no', 'num', 'nr', 'number']);

/** The words of a header that say something: without accents, links and plurals. « DateNaissance » has two. */
function headerWords(text: string): readonly string[] {
  const words = text
    .replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2')
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/œ/gi, 'oe')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u);
  return words
    .filter((word) => word !== '' && !LINKS.has(word))
    .map((word) => (NUMBER.has(word) ? 'numero' : word.length > 3 && word.endsWith('s') ? word.slice(0, -1) : word));
}

/** A header in the forms it is compared in. */
type Header = {
  readonly whole: string;
  /** Without its number (« 1. Nom ») and its hint: « PMR (O/N) » is PMR. */
  readonly bare: string;
  readonly words: readonly string[];
  readonly hint: readonly string[];
  /** The same said in two ways: « Nom/Name ». */
  readonly ways: readonly string[];
};

export function headerOf(cell: string): Header {
  const text = clean(cell.slice(0, LONGEST_HEADER));
  const hint = (/\(.*\)|\[.*\]/.exec(text)?.[0] ?? '').slice(1, -1);
  const bare = text.replace(/\(.*\)|\[.*\]/, '').replace(/^[^\p{L}\p{N}]*q?\d{1,2}\s*[.):–-]+\s*(?=\p{L})/iu, '');
  return {
    whole: compact(text),
    bare: compact(bare),
    words: headerWords(bare),
    hint: headerWords(hint),
    ways: bare.includes('/') ? bare.split('/').map(compact) : [],
  };
}

type Synonyms = {
  readonly compacted: readonly string[];
  readonly spoken: readonly string[];
  readonly sought: readonly string[];
};
const prepared = new WeakMap<Field, Synonyms>();

/** Asked of each field for each header of each row that may be the header. */
function synonymsOf(field: Field): Synonyms {
  const known = prepared.get(field);
  if (known) return known;
  const names = [field.name, ...field.synonyms];
  const spoken = names.map((name) => headerWords(name).join(' '));
  const sought = spoken.filter((words) => words.length >= 3 && !WIDE_WORDS.has(words));
  const made = { compacted: names.map(compact), spoken, sought: [...new Set(sought)] };
  prepared.set(field, made);
  return made;
}

/** From the header that is the very name of a field to the one that only holds it; each way apart by more than there are synonyms. */
const WHOLE = 10_000;
const BARE = 9_000;
const WAYS = 8_000;
const SPOKEN = 7_000;

/** Whether a header is a name of its field, and not a longer one that holds it. */
export const isNamed = (score: number): boolean => score >= SPOKEN - 1_000;
/** Of two fields a column may be, the likelier is all it is: the same way of being named. */
export const wayOf = (score: number): number => (isNamed(score) ? Math.ceil(score / 1_000) : score / 1_000);

const rank = (way: number, at: number): number => (at === -1 ? 0 : way - at);

/** The longest of the words sought that the header holds among others, when none of those says that it is another thing. */
function held({ words, hint }: Header, sought: readonly string[], against: ReadonlySet<string>): number {
  const text = ` ${[...words, ...hint].join(' ')} `;
  let best = 0;
  for (const synonym of sought) {
    if (synonym.length <= best || !text.includes(` ${synonym} `)) continue;
    const rest = text.replace(` ${synonym} `, ' ').split(' ');
    if (!rest.some((word) => against.has(word))) best = synonym.length;
  }
  return best;
}

/** How well a header names a field: by an earlier or a later of its names, by holding one of them, or not (0). */
export function likeness(header: Header, field: Field, against: ReadonlySet<string>): number {
  if (header.whole === '') return 0;
  const { compacted, spoken, sought } = synonymsOf(field);
  const whole = rank(WHOLE, compacted.indexOf(header.whole));
  if (whole > 0) return whole;
  if (!header.hint.some((word) => against.has(word))) {
    const bare = header.bare === '' ? 0 : rank(BARE, compacted.indexOf(header.bare));
    if (bare > 0) return bare;
    if (header.ways.length > 0 && header.ways.every((way) => compacted.includes(way))) return WAYS;
    const words = header.words.join(' ');
    // « N° » alone is not all that « numéro » may be.
    const said = words === '' || WIDE_WORDS.has(words) ? 0 : rank(SPOKEN, spoken.indexOf(words));
    if (said > 0) return said;
  }
  return field.exact ? 0 : held(header, sought, against);
}

/** A header that names nothing, as a program makes one: none, « A », « Colonne 3 ». */
export const saysNothing = (header: string): boolean =>
  /^(?:(?:col|colonne|column|champ|field|unnamed|variable|var|f|c|v)?\d*[a-z]?\d*)$/.test(compact(header));

/** Headers that a program made where there were none: all « Colonne N », or the letters of their columns. */
export function areMade(cells: readonly string[]): boolean {
  const said = cells.map(compact).flatMap((cell, column) => (cell === '' ? [] : [{ cell, column }]));
  if (said.length < 2) return false;
  return (
    said.every(({ cell }) => /^(?:col|colonne|column|champ|field|unnamed|variable|var)(?:\d+|[a-z])$/.test(cell)) ||
    said.every(({ cell, column }) => cell === String.fromCharCode(97 + column))
  );
}

/** Headers that may be of the line alone, and those that may be of it too. */
const OF_LINE = new Set(['', 'n', 'no', 'num', 'numero', 'nr', 'number', 'ordre', 'nordre', 'numerodordre']);
const LOOSE = new Set([...OF_LINE, 'id', 'identifiant', 'code', 'ref', 'reference']);
/** Of so many lines and more, those that are seen say little of those below: the numbers of a list in another order may be as high. */
const MANY = 50;
const HIGHEST = 2_000;

/**
 * The lines of a list numbered from one, under a header that says no more than « N° »: it is another number when somebody is added.
 * Numbers begin again in a second group, stand in another order, and totals stand among them.
 */
export function isRunning(header: string, cells: readonly string[]): boolean {
  const name = compact(header);
  if (!LOOSE.has(name)) return false;
  const numbers = cells.flatMap((cell) => (/^\d{1,6}(?:[.,]0+|[.)])?$/.test(cell) ? [Number.parseInt(cell, 10)] : []));
  const figures = cells.filter((cell) => /\d/.test(cell)).length;
  if (numbers.length === 0 || numbers.length < figures * 0.8) return false;
  const follows = numbers.every((number, at) => number <= 1 || number === (numbers[at - 1] ?? 0) + 1);
  const highest = OF_LINE.has(name) && numbers.length >= MANY ? HIGHEST : numbers.length;
  return follows || (new Set(numbers).size === numbers.length && Math.max(...numbers) <= highest);
}
