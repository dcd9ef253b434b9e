import { z } from 'zod';
import type { Actor } from './actor';
import { codedInput } from './coded-input';
import { inOneStatement, inTransaction, type TransactionOptions, type Tx } from './db';
import { DomainError, type Facts } from './errors';
import type { Prisma } from './generated/prisma/client';
import type { JobType } from './job-type';
import { putInOutbox } from './outbox';
import { noteReading, noteRefusedReading, type Reading } from './readings';
import { type TrailEntry, writeRefusal, writeTrail } from './trail';

export type CommandContext = {
  readonly tx: Tx;
  readonly actor: Actor;
  /** The database's clock at the start of the transaction. After a lock, use `databaseClock(tx)`. */
  readonly now: Date;
  /** Work to follow once this is committed: one outbox row a payload, in this transaction. */
  later<S extends z.ZodType>(job: JobType<S>, ...payloads: z.input<S>[]): Promise<void>;
  /** What the line in the trail says besides who, what and when. May be called more than once; the last word wins. */
  trail(entry: TrailEntry): void;
};

export type Command<S extends z.ZodType, R> = {
  /** Parses, decides and writes in one transaction as `actor`. Throws DomainError. */
  (actor: Actor, input: z.input<S>): Promise<R>;
  readonly command: string;
  readonly schema: S;
  /** The same work inside a transaction already open, for a command made of commands: one line in the trail for both. */
  within(context: CommandContext, input: z.input<S>): Promise<R>;
  /**
   * The same inside a transaction already open, as an act of its own: with its own line in the trail (and `facts` besides) and
   * as the cause of what it changes. For a command that makes many such acts.
   */
  beside(context: CommandContext, input: z.input<S>, facts?: Facts): Promise<R>;
};

/** Zod's refusal in our words: which fields, never which values. */
function parseInput<S extends z.ZodType>(schema: S, input: unknown): z.output<S> {
  const parsed = schema.safeParse(input);
  if (parsed.success) return parsed.data;
  const fields = [...new Set(parsed.error.issues.map((issue) => issue.path.join('.') || '.'))].join(', ');
  throw new DomainError('invalid', 'common/invalid-input', { fields });
}

const RETRIED = new Set(['P2034', '40001', '40P01']);
const ATTEMPTS = 4;

/** Two transactions met (deadlock, serialisation): the loser may simply try again. */
function mayRetry(error: unknown): boolean {
  if (typeof error !== 'object' || error === null) return false;
  const { code, meta } = error as {
    code?: unknown;
    meta?: { code?: unknown; driverAdapterError?: { cause?: { originalCode?: unknown } } };
  };
  return [code, meta?.code, meta?.driverAdapterError?.cause?.originalCode].some(
    (c) => typeof c === 'string' && RETRIED.has(c),
  );
}

/** What a command that names no subject acted on: its author. */
function ownSubject(actor: Actor): TrailEntry {
  if (actor.kind === 'user') return { subject: ['user', actor.userId] };
  if (actor.kind === 'holder') return { subject: ['group-leader', actor.groupLeaderId] };
  return actor.kind === 'system' ? { subject: ['system', actor.name] } : {};
}

/** Keeps what a command says of itself; the last word wins. */
const noteIn =
  (said: { entry: TrailEntry }) =>
  (entry: TrailEntry): void => {
    said.entry = { ...said.entry, ...entry };
  };

/**
 * The one way to change anything: parses the input, opens the transaction as the database role that row-level security
 * binds to the actor, takes the database's clock, runs `handler`, writes the trail (refusals too) and what is to follow,
 * commits. `name` is `module/verb`, as the trail shows it.
 */
export function command<S extends z.ZodType, R>(
  name: string,
  schema: S,
  handler: (context: CommandContext, input: z.output<S>) => Promise<R>,
  options: TransactionOptions = {},
): Command<S, R> {
  const once = (actor: Actor, input: z.output<S>, said: { entry: TrailEntry }) =>
    inTransaction(
      actor,
      name,
      async (tx, now) => {
        const context: CommandContext = {
          tx,
          actor,
          now,
          later: (job, ...payloads) => putInOutbox(tx, job, payloads),
          trail: noteIn(said),
        };
        const result = await handler(context, input);
        await writeTrail(tx, actor, { ...ownSubject(actor), ...said.entry, action: name, outcome: 'DONE' });
        return result;
      },
      options,
    );

  const run = async (actor: Actor, raw: z.input<S>): Promise<R> => {
    const said: { entry: TrailEntry } = { entry: {} };
    try {
      const input = parseInput(schema, raw);
      for (let attempt = 1; ; attempt++) {
        try {
          return await once(actor, input, said);
        } catch (error) {
          if (attempt >= ATTEMPTS || !mayRetry(error)) throw error;
        }
      }
    } catch (error) {
      if (error instanceof DomainError)
        await writeRefusal(actor, name, error.code, { ...ownSubject(actor), ...said.entry });
      throw error;
    }
  };
  const beside = async (context: CommandContext, raw: z.input<S>, facts: Facts = {}): Promise<R> => {
    const { tx, actor } = context;
    const said: { entry: TrailEntry } = { entry: {} };
    const [outer] = await tx.$queryRaw<{ command: string }[]>`SELECT current_setting('app.command') AS command`;
    await tx.$executeRaw`SELECT set_config('app.command', ${name}, true)`;
    const result = await handler({ ...context, trail: noteIn(said) }, parseInput(schema, raw));
    await tx.$executeRaw`SELECT set_config('app.command', ${outer?.command ?? ''}, true)`;
    const entry = { ...ownSubject(actor), ...said.entry, facts: { ...said.entry.facts, ...facts } };
    await writeTrail(tx, actor, { ...entry, action: name, outcome: 'DONE' });
    return result;
  };
  return Object.assign(run, {
    command: name,
    schema,
    within: (context: CommandContext, raw: z.input<S>) => handler(context, parseInput(schema, raw)),
    beside,
  });
}

export type QueryContext = { readonly tx: Tx; readonly actor: Actor; readonly now: Date };
export type Query<S extends z.ZodType, R> = {
  (actor: Actor, input: z.input<S>): Promise<R>;
  readonly query: string;
  readonly schema: S;
  /** True when each reading leaves a line in the trail. */
  readonly personal: boolean;
  /** The same reading inside a transaction already open; it leaves no line. */
  within(context: QueryContext, input: z.input<S>): Promise<R>;
};
export type QueryOptions<S extends z.ZodType, R> = TransactionOptions & {
  /**
   * For lists of people and rows of persons: whose, and how many were shown, so that the reading leaves a line. The
   * filters are added as codes. `answer` is undefined when the reading was refused; null for a reading that showed nobody.
   */
  readonly personal?: (input: z.output<S>, answer: Awaited<R> | undefined, actor: Actor) => Reading | null;
};

/**
 * The one way to read: like `command`, without outbox. Readings of personal data leave a line in the trail, and so does
 * every reading that is refused, personal or not; a list read again within ten seconds is one reading (`readings.ts`).
 */
export function query<S extends z.ZodType, R>(
  name: string,
  schema: S,
  handler: (context: QueryContext, input: z.output<S>) => Promise<R>,
  { personal, ...options }: QueryOptions<S, R> = {},
): Query<S, R> {
  const run = async (actor: Actor, raw: z.input<S>): Promise<R> => {
    let input: z.output<S> | undefined;
    try {
      const parsed = parseInput(schema, raw);
      input = parsed;
      return await inTransaction(
        actor,
        name,
        async (tx, now) => {
          const answer = await handler({ tx, actor, now }, parsed);
          const reading = personal?.(parsed, answer, actor);
          if (reading) await noteReading({ tx, actor, now }, name, reading, codedInput(schema, parsed));
          return answer;
        },
        options,
      );
    } catch (error) {
      if (error instanceof DomainError) {
        const reading = (input !== undefined && personal?.(input, undefined, actor)) || {};
        await noteRefusedReading(actor, name, error.code, reading, codedInput(schema, input));
      }
      throw error;
    }
  };
  return Object.assign(run, {
    query: name,
    schema,
    personal: personal !== undefined,
    within: (context: QueryContext, raw: z.input<S>) => handler(context, parseInput(schema, raw)),
  });
}

/**
 * A reading that every request makes: one statement and no transaction of ours. It calls a function of the database that
 * binds its own system actor; row-level security holds it to the rights of that name. Leaves no line in the trail.
 */
export function lookup<S extends z.ZodType, Row, R>(
  name: string,
  schema: S,
  statement: (input: z.output<S>) => Prisma.Sql,
  answer: (rows: readonly Row[], input: z.output<S>) => R,
): { (input: z.input<S>): Promise<R>; readonly query: string } {
  const run = async (raw: z.input<S>): Promise<R> => {
    const input = parseInput(schema, raw);
    return answer(await inOneStatement<Row>(statement(input)), input);
  };
  return Object.assign(run, { query: name });
}

/** For a query or command that asks nothing. */
export const nothing = z.strictObject({}).optional();
