/** Subjects that are a person, or a message to one: their ids point at a row that holds a name. */
const PERSONS: ReadonlySet<string> = new Set(['beneficiary', 'group-leader', 'mail', 'invitation']);

type Said = { readonly subjectType: string | null; readonly subjectId: string | null };

/** What a line is about, for whoever may not read the row of a person: the kind stays, the id goes. */
export function withoutPerson<Line extends Said>(line: Line): Line {
  return line.subjectType !== null && PERSONS.has(line.subjectType) ? { ...line, subjectId: null } : line;
}

/** Who acted, for the same reader: an account by its opaque id, a group leader behind a link by no id at all. */
export function withoutHolder<Line extends { readonly actor: string }>(line: Line): Line {
  return line.actor.startsWith('holder:') ? { ...line, actor: 'holder' } : line;
}
