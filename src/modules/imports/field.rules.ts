import type { Facts } from '@/platform/errors';
import type { Severity } from './import.rules';
import type { KnownCalendar } from './kinds/calendar-moves.rules';
import type { KnownStructure, StructureFinder } from './kinds/known-structures.rules';
import type { KnownWishes } from './kinds/known-wishes.rules';
import type { StructureRegister } from './kinds/same-structure.rules';
import type { NamedPerson } from './near-names.rules';
import type { KnownPerson } from './near-rows.rules';

/** What a check needs to know of the outside; all of it given, so that the same file gives the same result. */
export type CheckContext = {
  /** The programme's zone: times without an offset are read on its clock. */
  readonly timeZone: string;
  /** Day (`YYYY-MM-DD`) on which ages count, such as the programme's first. */
  readonly ageOn: string;
  /** Codes of the programme's sessions; without it, codes are not looked up. */
  readonly sessionCodes?: ReadonlySet<string>;
  /** The zone of each session's venue, by its code: times without an offset are of it. */
  readonly zones?: ReadonlyMap<string, string>;
  /** The structure the whole file is of; without it, rows name theirs and `structures` finds it. */
  readonly structure?: KnownStructure;
  readonly structures?: StructureFinder;
  /** How many people each structure says it has, by its id; null when it does not say. */
  readonly members?: ReadonlyMap<string, number | null>;
  /** Every structure there is, for a list of structures. */
  readonly register?: StructureRegister;
  readonly wishes?: KnownWishes;
  readonly leaders?: KnownLeaders;
  readonly calendar?: KnownCalendar;
  /** Who is in the structure's list already. */
  readonly people?: readonly KnownPerson[];
};

/** What is known of addresses when a file of group leaders is checked. */
export type KnownLeaders = {
  /** Rule 2: tickets one address may hold in a competition. */
  readonly most: number;
  /** Addresses that hold so many already, with how many. */
  readonly full: ReadonlyMap<string, number>;
  /** Who leads groups of each structure already, by its id. */
  readonly listed?: ReadonlyMap<string, readonly ListedLeader[]>;
};

/** A group leader as another is compared with. `sortKey` of the two names, last name first. */
export type ListedLeader = { readonly sortKey: string; readonly email: string };

/** What is wrong with a value; `code` without its namespace `imports/`. */
export type Fault = {
  readonly code: string;
  readonly severity: Severity;
  readonly facts?: Facts;
  readonly proposal?: string;
};
export type Parsed = { readonly value: unknown; readonly fault?: Fault };

/** One thing a row may hold. Synonyms are compared by `compact`. */
export type Field = {
  readonly name: string;
  readonly required: boolean;
  /** Another field that may hold it with others, such as a full name: then no column of its own is required. */
  readonly or?: string;
  readonly synonyms: readonly string[];
  /** A header that only holds a synonym among other words names another thing. */
  readonly exact?: true;
  /** Turns a clean, non-empty cell into a value. */
  readonly parse: (text: string, context: CheckContext) => Parsed;
  /** Whether a cell looks like this field, for files whose headers say nothing. */
  readonly looks?: (text: string) => boolean;
  /** What looks like it is nothing else, whatever its header says. */
  readonly unmistakable?: true;
};

/** A fault found by looking at the whole row; `field` says which cell to show. */
export type RowFault = Fault & { readonly field: string };
/** Two rows with the same key are a duplicate. `code` says which kind. */
export type RowKey = {
  readonly key: string;
  readonly code: string;
  readonly severity: Severity;
  readonly field: string;
};
export type Completed<V> = {
  readonly values: V;
  readonly faults: readonly RowFault[];
  readonly keys: readonly RowKey[];
  /** Who the row is, where rows are people: compared with the people of the other rows. */
  readonly person?: NamedPerson;
};

/** How one kind of file is understood. `complete` makes the values of a row whose required fields are all there. */
export type KindRules<V> = {
  readonly fields: readonly Field[];
  readonly complete: (cells: Readonly<Record<string, unknown>>, context: CheckContext) => Completed<V>;
  /** Looks at each row that is good in the light of those before it; called once a file. */
  readonly follow?: (context: CheckContext) => (values: V) => readonly RowFault[];
};

export const good = (value: unknown): Parsed => ({ value });

/** A value that cannot be taken: the row is refused. */
export function wrong(code: string, facts: Facts = {}, proposal?: string): Parsed {
  return { value: null, fault: { code, severity: 'error', facts, ...(proposal === undefined ? {} : { proposal }) } };
}

/** A value left out or changed, which the sender is told; the row goes on. */
export function doubtful(value: unknown, code: string, facts: Facts = {}, proposal?: string): Parsed {
  return { value, fault: { code, severity: 'warning', facts, ...(proposal === undefined ? {} : { proposal }) } };
}

/** Plain text up to so many characters. */
export function textUpTo(max: number): Field['parse'] {
  return (text) => (text.length > max ? wrong('too-long', { max, length: text.length }) : good(text));
}
