import type { CommandContext } from '@/platform/command';
import type { Tx } from '@/platform/db';
import { Prisma } from '@/platform/generated/prisma/client';
import type { Severity } from '../import.rules';

/** What an import writes into; `structureId` for lists of people. */
export type Scope = { readonly importId: string; readonly programmeId: string; readonly structureId: string | null };

/** Rows by what happens to them. Unchanged rows are already as the file says. */
export type Effect = {
  readonly created: number;
  readonly changed: number;
  readonly unchanged: number;
  /** Who will hear of it; nothing when nobody will. */
  readonly told?: Told;
};

/** Sessions that a calendar postpones or cancels, and how many structures are asked or told (rule 7). */
export type Told = { readonly postponed: number; readonly cancelled: number; readonly structures: number };

/** An effect as it was shown: `shown` is the fingerprint of every row's own difference. */
export type Shown = Effect & { readonly shown: string };

/** Lines `after < line <= upTo` of the file. */
export type Lines = { readonly after: number; readonly upTo: number };
export const ALL_LINES: Lines = { after: 0, upTo: 2_147_483_647 };

/** A column that an import writes. `value` is what the file says, from `v` (its row) and `k` (the known record, all null when there is none). */
export type Written = {
  readonly column: string;
  readonly value: Prisma.Sql;
  /** Follows from the others (a sorting key, a cutoff): written along and put back, but no difference by itself. */
  readonly quiet?: true;
  /** How the two values are shown when they are not words for people: the code of a session, not its id. From `v` and `k`. */
  readonly told?: { readonly before: Prisma.Sql; readonly after: Prisma.Sql };
  /** When a command of the record's own module writes it right after (`finish`), and not the import. From `v` and `k`. */
  readonly left?: Prisma.Sql;
};

/**
 * What the base does not allow a row that is right by itself: a seat that is somebody's, a name that is on a ticket. From `v`, `k`
 * and the joins. An error keeps the row out at the check, and refuses the whole when it has come about since.
 */
export type Against = {
  readonly field: string;
  /** Without its namespace `imports/`. */
  readonly code: string;
  readonly severity: Severity;
  readonly when: Prisma.Sql;
  /** An object of JSON. */
  readonly facts?: Prisma.Sql;
};

/**
 * How a kind meets what the base already holds. Everything is made from it, so that what is shown is what is applied, and what was
 * applied can be undone: see `meet.ts` (effect, difference, applying) and `undo/`.
 */
export type Meeting = {
  readonly table: 'beneficiary' | 'ticket' | 'session' | 'structure' | 'demand' | 'group_leader';
  /** Joins to `r` (import_row): `v`, its values, and `k`, the record it is: `SELECT k.*, k.xmin AS seen FROM …`, or nulls. */
  readonly joins: (scope: Scope) => Prisma.Sql;
  /** What the file may change. */
  readonly columns: readonly Written[];
  /** What only a new record is given besides, from `v` (a code, a reference). */
  readonly born: readonly { readonly column: string; readonly value: Prisma.Sql }[];
  /** The same for every new record: programme, structure, import. */
  readonly of: (scope: Scope) => readonly { readonly column: string; readonly value: Prisma.Sql }[];
  /** Only these records may be changed, from `t`. */
  readonly changeable?: Prisma.Sql;
  /** Asked of every good row at the check and again when it is applied; `worth` spares the asking. */
  readonly against?: { readonly worth?: (scope: Scope) => Prisma.Sql; readonly rules: readonly Against[] };
  /** Before each step: throws what makes applying impossible as a whole; makes room for what comes. */
  readonly require?: (tx: Tx, scope: Scope, lines: Lines) => Promise<void>;
  /** After each step: what is done by the commands people use, with their rules, mails and lines in the trail. Answers counts. */
  readonly finish?: (context: CommandContext, scope: Scope, lines: Lines) => Promise<Readonly<Record<string, number>>>;
  /** Who will hear of what `finish` does: counts, and `mark`, a fingerprint. */
  readonly tells?: (scope: Scope) => Prisma.Sql;
  /** The records a whole file would name, from `k`: those it does not name are told as absent. */
  readonly base: (scope: Scope) => Prisma.Sql;
  /** How people call the record, from `k`. */
  readonly label: Prisma.Sql;
  readonly undo: Undo;
};

/** What undoing asks of a record `k` and its line in the journal `c`; expressions of SQL. */
export type Undo = {
  /** Why a record that was made cannot be taken away (a text, the end of a code of `imports.undo.why`), or null. */
  readonly usedOnceMade: Prisma.Sql;
  /** Why a record that was changed cannot be put back, or null. */
  readonly usedOnceChanged: Prisma.Sql;
  /** Was a record that was made touched since? By default its version says it. */
  readonly touched?: Prisma.Sql;
  /** Once records are taken away, while the journal still says which: closes what spoke of them. */
  readonly gone?: (tx: Tx, scope: Pick<Scope, 'importId' | 'programmeId'>) => Promise<unknown>;
  /** Asked before anything is undone; a refusal stops it. */
  readonly require?: (tx: Tx, programmeId: string) => Promise<void>;
  /** Who touched what: the shape of `edits`, which it is by default. */
  readonly marks?: Prisma.Sql;
};

/**
 * Joins `v`, the values of a row `r`: their names, and the types they have in SQL. Taken out one by one, once a row: a record made of
 * them by `jsonb_to_record` takes three times as long.
 */
export const valuesOf = (types: Readonly<Record<string, string>>): Prisma.Sql => {
  const value = ([name, type]: [string, string]) => Prisma.raw(`(r."values"->>'${name}')::${type} AS "${name}"`);
  return Prisma.sql`CROSS JOIN LATERAL (SELECT ${Prisma.join(Object.entries(types).map(value))} OFFSET 0) AS v`;
};

/** The good rows of an import between two lines; join with `valuesOf`. */
export const goodRows = ({ importId }: Scope, { after, upTo }: Lines): Prisma.Sql =>
  Prisma.sql`r.import_id = ${importId}::uuid AND r.ok AND r.line > ${after} AND r.line <= ${upTo}`;

/** Joins `s`, the session a row `v` names: looked up for each row, and never the rows read again for each session. */
export const sessionOfRow = (programmeId: string): Prisma.Sql => Prisma.sql`
  CROSS JOIN LATERAL (SELECT x.* FROM session x WHERE x.programme_id = ${programmeId}::uuid AND x.code = v."sessionCode" OFFSET 0) s`;

/**
 * For the rest of the transaction, rows are looked up by index: right after a bulk write the statistics are those of the table
 * before it, and a plan made from them may read the whole table for each row.
 */
export async function lookUpByIndex(tx: Tx): Promise<void> {
  await tx.$executeRaw`SELECT set_config('enable_seqscan', 'off', true)`;
}

/**
 * For the rest of the transaction plans are kept, those of the foreign keys' checks among them: planned anew for each of 50,000 rows they cost
 * more than writing the rows. For statements that have one plan only, by index (`lookUpByIndex`) or of values alone.
 */
export async function keepPlans(tx: Tx): Promise<void> {
  await tx.$executeRaw`SELECT set_config('plan_cache_mode', 'auto', true)`;
}

/**
 * For the rest of the transaction, sets of rows are joined by hashing: a journal grows by 50,000 rows at once, its statistics come
 * later, and a plan made for one row would read a table for each of them.
 */
export async function joinByHash(tx: Tx): Promise<void> {
  await tx.$executeRaw`SELECT set_config('enable_nestloop', 'off', true)`;
}
