import { sortKey } from '@/modules/structures/structure.rules';
import type { Decided } from './correct/decision.rules';
import type { RowFault } from './field.rules';
import { type NamedPerson, nearFinder } from './near-names.rules';
import { firstLines, type Hash, numbers, textIndex } from './text-index.rules';

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
  const said = firstLines();
  const written = firstLines();
  return (name: string, isSaid: boolean, line: number): readonly RowFault[] => {
    const firstLine = said.of(name) ?? (isSaid ? written.of(name) : null);
    (isSaid ? said : written).take(name, line);
    if (firstLine === null) return [];
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

const kindOf = ({ ageBand, reference }: NamedPerson): string => `${ageBand ?? ''}\n${reference ?? ''}`;

/**
 * People of one file who bear one name. Rule 1 takes a record without reference for any of that name: with two in the file it
 * would be both, and one child would be lost. Each is told its place among those whom nothing else tells apart.
 */
export function namesakes(hashOf?: Hash): Namesakes {
  const [names, kinds] = [textIndex(hashOf), textIndex(hashOf)];
  /** Of each name: where it stood first, and how that one is told apart. */
  const [line, kind] = [numbers(), numbers()];
  /** How many there are of a name and a kind, of names that two bear. */
  const [alike, counts] = [textIndex(hashOf), numbers()];
  const firsts: number[] = [];
  const count = (name: number, ofKind: number): number => {
    const group = alike.numberOf(`${name} ${ofKind}`);
    const place = counts.at(group);
    counts.put(group, place + 1);
    return place;
  };
  return {
    place(person, here) {
      const before = names.size();
      const name = names.numberOf(person.sortKey);
      const ofKind = kinds.numberOf(kindOf(person));
      if (name === before) {
        line.put(name, here);
        kind.put(name, ofKind);
        return null;
      }
      // Told once: from then on no line is kept, and there is no line 0.
      if (line.at(name) > 0) {
        firsts.push(line.at(name));
        line.put(name, 0);
        count(name, kind.at(name));
      }
      return count(name, ofKind);
    },
    firsts: () => firsts,
  };
}
