import type { Facts } from '@/platform/errors';

/** Subjects that are a person, or a message to one: their ids point at a row that holds a name. */
export const PERSON_SUBJECTS = ['beneficiary', 'group-leader', 'mail', 'invitation'] as const;
const PERSONS: ReadonlySet<string> = new Set(PERSON_SUBJECTS);

type Said = { readonly subjectType: string | null; readonly subjectId: string | null };

/** What a line is about, for whoever may not read the row of a person: the kind stays, the id goes. */
export function withoutPerson<Line extends Said>(line: Line): Line {
  return line.subjectType !== null && PERSONS.has(line.subjectType) ? { ...line, subjectId: null } : line;
}

/** Facts whose id is a thing's, or an account's: it names nobody. Any other may be a person's: `id`, `subject`, `beneficiaryId`… */
const OPAQUE_FACTS: ReadonlySet<string> = new Set([
  'allocationId',
  'demandId',
  'drawId',
  'importId',
  'postponementId',
  'programmeId',
  'purgeId',
  'sessionId',
  'structureId',
  'ticketId',
  'userId',
  'waveId',
]);
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** The same for the facts of a line: such an id is told by its mark, which leads to no row. */
export function withoutPersonFacts<Line extends { readonly facts: Facts }>(
  line: Line,
  mark: (id: string) => string,
): Line {
  const told = Object.entries(line.facts).map(([key, value]) => {
    const veiled = typeof value === 'string' && UUID.test(value) && !OPAQUE_FACTS.has(key);
    return [key, veiled ? mark(value) : value] as const;
  });
  return { ...line, facts: Object.fromEntries(told) };
}
