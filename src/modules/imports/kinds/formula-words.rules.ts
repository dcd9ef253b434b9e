import { type Formula, GROUP_SIZES } from '@/modules/demands/demand.rules';
import { good, type Parsed, wrong } from '../field.rules';
import { compact } from '../text.rules';

/** A formula as it was written; `size` only when a group says it in the same cell. */
export type FormulaWritten = { readonly formula: Formula; readonly size: number | null };

const WORDS: readonly (readonly [RegExp, Formula])[] = [
  [/^(solo|individuel|individuelle|seul|seule|single|individual)$/, 'SOLO'],
  [/^(duo|couple|binome|paire|pair|deux)$/, 'DUO'],
  [/^(famille|familial|familiale|family|fam)(de|of)?$/, 'FAMILY'],
  [/^(groupe|groupes|group|groups|grp|gpe|gr|g)(de|of)?$/, 'GROUP'],
];
const PEOPLE = /(personnes?|pers|people|persons?|places?|billets?|tickets?|seats?|^p)$/;
const FIXED: Readonly<Record<number, Formula>> = { 1: 'SOLO', 2: 'DUO', 4: 'FAMILY' };
const SIZE = { SOLO: 1, DUO: 2, FAMILY: 4, GROUP: 0 } as const;
const NAMES: Readonly<Record<number, string>> = { 1: 'Solo', 2: 'Duo', 4: 'Famille' };

/** How a formula of so many people is written. */
export const formulaFor = (people: number): string => NAMES[people] ?? `Groupe ${people}`;

/** A group too small for one is a formula of its own; one too large has no formula. */
function group(size: number | null): Parsed {
  if (size !== null && size < GROUP_SIZES.least) return wrong('bad-group-size', groupFacts(size), formulaFor(size));
  if (size !== null && size > GROUP_SIZES.most) return wrong('bad-group-size', groupFacts(size));
  return good({ formula: 'GROUP', size } satisfies FormulaWritten);
}

export const groupFacts = (size: number) => ({ ...GROUP_SIZES, size });

/** Rule 15: Solo, Duo, Famille, Groupe de 12, family, 4… as people write them. */
export function parseFormula(text: string): Parsed {
  const word = compact(text);
  const numbers = word.match(/\d+/g) ?? [];
  const size = numbers[0] === undefined ? null : Number(numbers[0]);
  if (numbers.length > 1) return wrong('bad-formula');
  const letters = word
    .replace(/\d+/, '')
    .replace(PEOPLE, '')
    .replace(/^formule/, '');
  if (letters === '' && size !== null && size > 0) {
    const fixed = FIXED[size];
    return fixed ? good({ formula: fixed, size: null } satisfies FormulaWritten) : group(size);
  }
  const formula = WORDS.find(([pattern]) => pattern.test(letters))?.[1];
  if (!formula || size === 0) return wrong('bad-formula');
  if (formula === 'GROUP') return group(size);
  // « Famille 5 »: neither of the two can be guessed away, for a formula is never split.
  if (size !== null && size !== SIZE[formula]) return wrong('bad-formula', {}, formulaFor(size));
  return good({ formula, size: null } satisfies FormulaWritten);
}
