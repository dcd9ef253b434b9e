import type { Facts } from '@/platform/errors';

/** Subjects that are a person, or a message to one: their ids point at a row that holds a name. */
const PERSONS: ReadonlySet<string> = new Set(['beneficiary', 'group-leader', 'mail', 'invitation']);

type Said = { readonly subjectType: string | null; readonly subjectId: string | null };

/** What a line is about, for whoever may not read the row of a person: the kind stays, the id goes. */
export function withoutPerson<Line extends Said>(line: Line): Line {
  return line.subjectType !== null && PERSONS.has(line.subjectType) ? { ...line, subjectId: null } : line;
}

/** Facts that hold the id of a row with a name. */
const PERSON_FACTS = ['beneficiaryId', 'groupLeaderId'] as const;

/** The same for the facts of a line: such an id is told by its mark, which leads to no row. */
export function withoutPersonFacts<Line extends { readonly facts: Facts }>(
  line: Line,
  mark: (id: string) => string,
): Line {
  const veiled = PERSON_FACTS.flatMap((key) => {
    const id = line.facts[key];
    return typeof id === 'string' ? [[key, mark(id)] as const] : [];
  });
  return veiled.length === 0 ? line : { ...line, facts: { ...line.facts, ...Object.fromEntries(veiled) } };
}

/** Who acted, for the same reader: an account by its opaque id, a group leader behind a link by no id at all. */
export function withoutHolder<Line extends { readonly actor: string }>(line: Line): Line {
  return line.actor.startsWith('holder:') ? { ...line, actor: 'holder' } : line;
}
