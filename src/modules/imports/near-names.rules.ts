import type { AgeBand } from './age.rules';

/** Somebody of a list as compared with the others: names by their sort keys, of a birth only what was given. */
export type NamedPerson = {
  /** `personSortKey`: last name first, without accents, in upper case. */
  readonly sortKey: string;
  /** How many words of the sort key are the last name. */
  readonly lastNameWords: number;
  readonly birth: string | null;
  readonly ageBand: AgeBand | null;
  readonly reference: string | null;
};

/** From here two names are as good as one, when nothing else is known of the two; and when they are born the same day. */
const ALIKE = 0.94;
const ALIKE_SAME_BIRTH = 0.86;

/** Which characters of `a` have their like in `b`, not further away than `reach`; the likes in the order of each. */
function likes(a: string, b: string, reach: number): { readonly count: number; readonly swaps: number } {
  const taken = new Uint8Array(b.length);
  const ofA: number[] = [];
  for (let i = 0; i < a.length; i++) {
    const last = Math.min(b.length - 1, i + reach);
    for (let j = Math.max(0, i - reach); j <= last; j++) {
      if (taken[j] === 1 || a.charCodeAt(i) !== b.charCodeAt(j)) continue;
      taken[j] = 1;
      ofA.push(a.charCodeAt(i));
      break;
    }
  }
  let [swaps, next] = [0, 0];
  for (let j = 0; j < b.length; j++) {
    if (taken[j] !== 1) continue;
    if (b.charCodeAt(j) !== ofA[next]) swaps += 1;
    next += 1;
  }
  return { count: ofA.length, swaps };
}

/** Jaro–Winkler likeness of two texts, 0 to 1: shared letters in about the same place, and the more for a common start (up to 4). */
export function jaroWinkler(a: string, b: string): number {
  if (a === b) return 1;
  if (a === '' || b === '') return 0;
  const reach = Math.max(0, Math.floor(Math.max(a.length, b.length) / 2) - 1);
  const { count, swaps } = likes(a, b, reach);
  if (count === 0) return 0;
  const jaro = (count / a.length + count / b.length + (count - swaps / 2) / count) / 3;
  let start = 0;
  while (start < 4 && start < a.length && a[start] === b[start]) start += 1;
  return jaro + start * 0.1 * (1 - jaro);
}

/** Without spaces: D'ANGELO is DANGELO, and names may be cut elsewhere between the two columns. */
const joined = (key: string): string => key.replaceAll(' ', '');
const inOrder = (key: string): string => key.split(' ').sort().join('');

/**
 * Two rows may be one person: names alike (also with the two names the other way round), and neither the birth, the age band nor
 * the reference says otherwise. It is for a person to decide; siblings born the same day are near too.
 */
export function areNear(a: NamedPerson, b: NamedPerson): boolean {
  if (a.reference !== null && b.reference !== null && a.reference !== b.reference) return false;
  if (a.birth !== null && b.birth !== null && a.birth !== b.birth) return false;
  if (a.ageBand !== null && b.ageBand !== null && a.ageBand !== b.ageBand) return false;
  const floor = a.birth !== null && a.birth === b.birth ? ALIKE_SAME_BIRTH : ALIKE;
  // Names of very different lengths cannot reach the floor: not worth counting letters.
  const [short, long] = [Math.min(a.sortKey.length, b.sortKey.length), Math.max(a.sortKey.length, b.sortKey.length)];
  if (short < long * 0.6) return false;
  return (
    jaroWinkler(joined(a.sortKey), joined(b.sortKey)) >= floor ||
    jaroWinkler(inOrder(a.sortKey), inOrder(b.sortKey)) >= floor
  );
}

/**
 * Beyond so many people, names alone are no longer looked at: among fifty thousand, namesakes but for a letter are two people, and
 * the sender would be told thousands of them. Those born the same day are compared in a list of any length.
 */
export const NAMES_COMPARED = 2_000;

/**
 * Of one day of birth, or of one beginning of a name, so many are compared with whoever comes after. A day that more of a list share is what
 * somebody typed where the true one was not known; comparing all with all would take minutes.
 */
export const COMPARED_OF_A_SHELF = 200;

const NO_SHELF: readonly string[] = [];
const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** Where somebody is looked for by name: two letters of one name and one of the other, whichever comes first. */
function shelvesByName({ sortKey, lastNameWords }: NamedPerson): readonly string[] {
  const words = sortKey.split(' ');
  const [last, first] = [words[0] ?? '', words[lastNameWords] ?? ''];
  const shelf = (long: string, short: string) => [long.slice(0, 2), short.slice(0, 1)].sort().join(' ');
  return [...new Set([shelf(last, first), shelf(first, last)])];
}

/** Remembers people and finds, for another, the first who may be the same. `T` says who each was: a line, an id. */
export function nearFinder<T>(): { add(person: NamedPerson, who: T): void; near(person: NamedPerson): T | null } {
  const shelves = new Map<string, { person: NamedPerson; who: T }[]>();
  let people = 0;
  const shelvesOf = (person: NamedPerson): readonly string[] => {
    const byName = people < NAMES_COMPARED ? shelvesByName(person) : NO_SHELF;
    return person.birth !== null && DAY.test(person.birth) ? [person.birth, ...byName] : byName;
  };
  return {
    add(person, who) {
      for (const shelf of shelvesOf(person)) {
        const there = shelves.get(shelf);
        if (!there) shelves.set(shelf, [{ person, who }]);
        else if (there.length < COMPARED_OF_A_SHELF) there.push({ person, who });
      }
      people += 1;
    },
    near(person) {
      for (const shelf of shelvesOf(person)) {
        const found = shelves.get(shelf)?.find((known) => areNear(known.person, person));
        if (found) return found.who;
      }
      return null;
    },
  };
}
