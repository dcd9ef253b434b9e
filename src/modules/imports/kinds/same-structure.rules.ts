import { distanceUpTo } from '../near.rules';
import { bareCode, type KnownStructure } from './known-structures.rules';

/** A structure as a row writes it. */
export type WrittenStructure = Pick<KnownStructure, 'name' | 'sortKey' | 'externalId' | 'postalCode'>;

/** Every structure we have, open or closed, as the rows of a list of structures are held against it. */
export type StructureRegister = {
  /** The one the row is, whatever the spaces in its number; null when there is none, or more than one might be. */
  readonly same: (row: WrittenStructure) => KnownStructure | null;
  /** One that is probably the same, and is not: for somebody to look at. */
  readonly near: (row: WrittenStructure) => WrittenStructure | null;
};

const bare = ({ externalId }: WrittenStructure): string | null =>
  externalId === null ? null : bareCode(externalId) || null;

const WORDS_OF_ANY = /\b(ASSOCIATION|ASSOCIATIONS|ASSO|ASS|LES|LE|LA|L|DES|DE|DU|D|ET|THE|OF|AND)\b/g;
/** What is left of a name without the words that any structure may have. */
const own = ({ sortKey }: WrittenStructure): string =>
  sortKey.replace(WORDS_OF_ANY, '').replace(/ +/g, ' ').trim() || sortKey;

const joined = (text: string): string => text.replaceAll(' ', '');

/** A slip in typing: a letter of a word of five, two of one of nine. In a short word a letter makes another word: « tir », « tria ». */
function isSlip(one: string, other: string): boolean {
  const shorter = Math.min(one.length, other.length);
  const most = shorter < 5 ? 0 : shorter < 9 ? 1 : 2;
  return one === other || (most > 0 && distanceUpTo(one, other, most) <= most);
}

const digits = (text: string): string => text.replace(/\D/g, '');

/** Two numbers of one register that differ are two structures; a SIRET beside a RNA says nothing. */
function otherNumber(a: WrittenStructure, b: WrittenStructure): boolean {
  const [one, other] = [bare(a), bare(b)];
  return one !== null && other !== null && one !== other && one.length === other.length;
}

/** The same name but for a letter or two, or for words such as « association »; neither the postal code nor the number says otherwise. */
export const areNearStructures = (a: WrittenStructure, b: WrittenStructure): boolean =>
  areNear({ as: a, own: own(a) }, { as: b, own: own(b) });

/** `own` is found once: a name is compared with hundreds. */
type Shelved = { readonly as: WrittenStructure; readonly own: string };

function areNear({ as: a, own: one }: Shelved, { as: b, own: other }: Shelved): boolean {
  if (a.postalCode !== null && b.postalCode !== null && a.postalCode !== b.postalCode) return false;
  if (otherNumber(a, b)) return false;
  if (joined(one) === joined(other)) return true;
  // « 12e » and « 13e » are two places, not a slip.
  if (digits(one) !== digits(other)) return false;
  const [words, others] = [one.split(' '), other.split(' ')];
  return words.length === others.length && words.every((word, at) => isSlip(word, others[at] ?? ''));
}

/** Of the structures whose names begin, or end, alike, so many are looked at: comparing all with all would take minutes. */
const MOST_OF_A_SHELF = 200;
const LETTERS_OF_A_SHELF = 5;

/** Remembers structures and finds the first that is near another. */
export function nearStructures(): {
  add(one: WrittenStructure): void;
  near(one: WrittenStructure): WrittenStructure | null;
} {
  const shelves = new Map<string, Shelved[]>();
  const shelvesOf = (name: string): readonly string[] => [
    `${joined(name).slice(0, LETTERS_OF_A_SHELF)}…`,
    `…${joined(name).slice(-LETTERS_OF_A_SHELF)}`,
  ];
  return {
    add(as) {
      const one: Shelved = { as, own: own(as) };
      for (const shelf of shelvesOf(one.own)) {
        const there = shelves.get(shelf);
        if (!there) shelves.set(shelf, [one]);
        else if (there.length < MOST_OF_A_SHELF) there.push(one);
      }
    },
    near(as) {
      const one: Shelved = { as, own: own(as) };
      for (const shelf of shelvesOf(one.own)) {
        const found = shelves.get(shelf)?.find((other) => areNear(one, other));
        if (found) return found.as;
      }
      return null;
    },
  };
}

const placeOf = ({ sortKey, postalCode }: WrittenStructure): string => `${sortKey}\n${postalCode ?? ''}`;

function grouped(all: readonly KnownStructure[], keyOf: (one: KnownStructure) => string | null) {
  const groups = new Map<string, KnownStructure[]>();
  for (const one of all) {
    const key = keyOf(one);
    if (key === null) continue;
    const there = groups.get(key);
    if (there) there.push(one);
    else groups.set(key, [one]);
  }
  return groups;
}

/**
 * A structure is known by its number. Without one on either side it is known by its name and postal code: a list that brings the
 * number later, or leaves it out, speaks of the same structure, unless two bear that name there.
 */
export function structureRegister(all: readonly KnownStructure[]): StructureRegister {
  const numbers = grouped(all, bare);
  const places = grouped(all, placeOf);
  const finder = nearStructures();
  for (const one of all) finder.add(one);
  return {
    same(row) {
      const number = bare(row);
      const numbered = number === null ? [] : (numbers.get(number) ?? []);
      const written = numbered.find(({ externalId }) => externalId === row.externalId) ?? numbered[0];
      if (written) return written;
      const there = places.get(placeOf(row)) ?? [];
      const unnumbered = there.filter(({ externalId }) => externalId === null);
      if (number === null && unnumbered[0]) return unnumbered[0];
      if (row.postalCode === null) return null;
      const possible = number === null ? there : unnumbered;
      return possible.length === 1 && there.length === 1 ? (there[0] ?? null) : null;
    },
    near: (row) => finder.near(row),
  };
}
