import { sortKey } from '@/modules/structures/structure.rules';
import type { Decided } from './correct/decision.rules';
import type { RowFault } from './field.rules';
import { type NamedPerson, nearFinder } from './near-names.rules';

/** Somebody of the structure's list, as compared with the people of a file. Of a birth the list keeps the band alone. */
export type KnownPerson = NamedPerson & { readonly id: string };

/** How many words there are in a sort key. */
export function wordsIn(key: string): number {
  let words = 1;
  for (let at = key.indexOf(' '); at !== -1; at = key.indexOf(' ', at + 1)) words += 1;
  return words;
}

/** How many words of a sort key are the last name. */
export const wordsOf = (lastName: string): number => wordsIn(sortKey(lastName));

const asks = (code: string, facts: RowFault['facts'] & object): RowFault[] => [
  { code, severity: 'warning', field: 'lastName', facts },
];

/** Neither the age band nor the reference says otherwise: what makes two records of one name one person (rule 1). */
const agree = (a: NamedPerson, b: NamedPerson): boolean =>
  (a.ageBand === null || b.ageBand === null || a.ageBand === b.ageBand) &&
  (a.reference === null || b.reference === null || a.reference === b.reference);

type Listed = {
  readonly isThere: (person: NamedPerson) => boolean;
  readonly near: (person: NamedPerson) => string | null;
  readonly nameOf: (id: string) => string | undefined;
};
const NOBODY: Listed = { isThere: () => false, near: () => null, nameOf: () => undefined };

/** The list before the file: who is in it under this very name, and who has a name close to it. */
function listed(people: readonly KnownPerson[]): Listed {
  if (people.length === 0) return NOBODY;
  const finder = nearFinder<string>();
  const byName = new Map<string, KnownPerson[]>();
  const names = new Map<string, string>();
  for (const person of people) {
    finder.add(person, person.id);
    names.set(person.id, person.sortKey);
    const there = byName.get(person.sortKey);
    if (there) there.push(person);
    else byName.set(person.sortKey, [person]);
  }
  return {
    isThere: (person: NamedPerson) => byName.get(person.sortKey)?.some((known) => agree(known, person)) ?? false,
    near: (person: NamedPerson) => finder.near(person),
    nameOf: (id: string) => names.get(id),
  };
}

/** A record is one row's: said to be that of one, it cannot be that of another, whether said too or of that very name. */
function claims() {
  const said = new Map<string, number>();
  const written = new Map<string, number>();
  return (name: string, isSaid: boolean, line: number): readonly RowFault[] => {
    const firstLine = said.get(name) ?? (isSaid ? written.get(name) : undefined);
    const own = isSaid ? said : written;
    if (!own.has(name)) own.set(name, line);
    if (firstLine === undefined) return [];
    return [{ code: 'duplicate-person', severity: 'error', field: 'lastName', facts: { firstLine } }];
  };
}

/**
 * Given the rows of a file in order, tells one that may be a person of a row above, or of the list: a warning, for somebody to
 * decide. A person that the list holds under this very name was decided before, and is not asked about. Two rows that somebody
 * said to be one record are an error.
 */
export function nearRows(
  people: readonly KnownPerson[],
): (person: NamedPerson, line: number, sameRow: boolean, decided: Decided) => readonly RowFault[] {
  const above = nearFinder<{ readonly line: number; readonly isThere: boolean }>();
  const list = listed(people);
  const claim = claims();
  return (person, line, sameRow, { decision, sameAs }) => {
    const known = sameAs === null ? undefined : list.nameOf(sameAs);
    const taken = list === NOBODY ? [] : claim(known ?? person.sortKey, known !== undefined, line);
    const isThere = list.isThere(person);
    const first = above.near(person);
    above.add(person, { line, isThere });
    if (taken.length > 0) return taken;
    if (sameRow || decision !== null) return [];
    if (first !== null && !(isThere && first.isThere)) return asks('near-person', { firstLine: first.line });
    const knownId = isThere ? null : list.near(person);
    return knownId === null ? [] : asks('near-known', { knownId });
  };
}

export type Namesakes = {
  /** Which of its namesakes a row is, from 0; null for the first of a name, who may be alone. */
  place(person: NamedPerson, line: number): number | null;
  /** Lines of the first of each name that others bear too. */
  readonly firsts: () => readonly number[];
};

type First = { readonly line: number; readonly person: Pick<NamedPerson, 'ageBand' | 'reference'> };
const kindOf = ({ ageBand, reference }: First['person']): string => `${ageBand ?? ''}\n${reference ?? ''}`;

/**
 * People of one file who bear one name. Rule 1 takes a record without reference for any of that name: with two in the file it
 * would be both, and one child would be lost. Each is told its place among those whom nothing else tells apart.
 */
export function namesakes(): Namesakes {
  const first = new Map<string, First>();
  const others = new Map<string, Map<string, number>>();
  return {
    place({ sortKey, ageBand, reference }, line) {
      const person = { ageBand, reference };
      const found = first.get(sortKey);
      if (!found) {
        first.set(sortKey, { line, person });
        return null;
      }
      const kind = kindOf(person);
      const alike = others.get(sortKey) ?? new Map([[kindOf(found.person), 1]]);
      others.set(sortKey, alike);
      const place = alike.get(kind) ?? 0;
      alike.set(kind, place + 1);
      return place;
    },
    firsts: () => [...others.keys()].flatMap((name) => first.get(name)?.line ?? []),
  };
}
