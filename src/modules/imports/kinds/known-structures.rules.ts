import { sortKey } from '@/modules/structures/structure.rules';
import type { Facts } from '@/platform/errors';
import { nearest } from '../near.rules';

/** A structure we have, as a row may name it. */
export type KnownStructure = {
  readonly id: string;
  readonly name: string;
  readonly sortKey: string;
  readonly externalId: string | null;
  readonly postalCode: string | null;
  readonly memberCount: number | null;
  /** Nothing more comes into it. */
  readonly closed?: boolean;
};

/** What a row says of its structure; `name` may hold its number. */
export type NamedStructure = {
  readonly name: string | null;
  readonly code: string | null;
  readonly postalCode: string | null;
};
/** The structure meant, or why none is: a code of the catalogue `imports`. */
export type StructureFound =
  | { readonly known: KnownStructure }
  | { readonly code: 'unknown-structure' | 'ambiguous-structure'; readonly facts: Facts; readonly proposal?: string };
export type StructureFinder = (named: NamedStructure) => StructureFound;

/** A number of a register as it is compared: SIRET and RNA are written with spaces and dots. */
export const bareCode = (code: string): string => code.replace(/[^\p{L}\p{N}]+/gu, '').toUpperCase();

/** Looking for what was meant reads all names: done for so many unknown names of a file, then no longer. */
const MOST_GUESSES = 300;

/** One letter wrong in a short name, two in a longer one; else the only name that holds all that was typed. */
function guess(key: string, keys: readonly string[]): string | null {
  if (key.length < 4) return null;
  const near = nearest(key, keys, key.length < 8 ? 1 : 2);
  if (near !== null) return near;
  const holding = keys.filter((known) => ` ${known} `.includes(` ${key} `) || ` ${key} `.includes(` ${known} `));
  return holding.length === 1 ? (holding[0] ?? null) : null;
}

function byKey<T>(all: readonly T[], keyOf: (item: T) => string | null): Map<string, T[]> {
  const map = new Map<string, T[]>();
  for (const item of all) {
    const key = keyOf(item);
    if (key === null) continue;
    const others = map.get(key);
    if (others) others.push(item);
    else map.set(key, [item]);
  }
  return map;
}

/**
 * Finds structures the way a register names them: by their number; without one, by their name, and their postal code
 * when several bear it. An unknown name comes with the one that was probably meant.
 */
export function structureFinder(all: readonly KnownStructure[]): StructureFinder {
  const codes = byKey(all, ({ externalId }) => (externalId === null ? null : bareCode(externalId)));
  const names = byKey(all, (structure) => structure.sortKey);
  const keys = [...names.keys()];
  const guesses = new Map<string, string | undefined>();
  const meant = (key: string): string | undefined => {
    if (!guesses.has(key) && guesses.size < MOST_GUESSES) {
      const found = guess(key, keys);
      guesses.set(key, found === null ? undefined : names.get(found)?.[0]?.name);
    }
    return guesses.get(key);
  };
  return ({ name, code, postalCode }): StructureFound => {
    const numbered = codes.get(bareCode(code ?? name ?? '')) ?? [];
    if (numbered[0]) return { known: numbered[0] };
    const key = sortKey(name ?? '');
    const named = code === null || name !== null ? (names.get(key) ?? []) : [];
    const there = named.length > 1 ? named.filter((structure) => structure.postalCode === postalCode) : named;
    if (there.length === 1 && there[0]) return { known: there[0] };
    if (named.length > 1) return { code: 'ambiguous-structure', facts: { count: named.length } };
    const proposal = name === null ? undefined : meant(key);
    return { code: 'unknown-structure', facts: {}, ...(proposal === undefined ? {} : { proposal }) };
  };
}
