import { z } from 'zod';
import type { Actor } from './actor';
import { inTransaction, type TransactionOptions, type Tx } from './db';
import { DomainError } from './errors';
import type { JobType } from './job-type';
import { putInOutbox } from './outbox';
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
  /** The same work inside a transaction already open, for a command made of commands: one line in the trail for both. */
  within(context: CommandContext, input: z.input<S>): Promise<R>;
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
          trail: (entry) => {
            said.entry = { ...said.entry, ...entry };
          },
        };
        const result = await handler(context, input);
        await writeTrail(tx, actor, { ...said.entry, action: name, outcome: 'DONE' });
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
      if (error instanceof DomainError) await writeRefusal(actor, name, error.code, said.entry);
      throw error;
    }
  };
  return Object.assign(run, {
    command: name,
    within: (context: CommandContext, raw: z.input<S>) => handler(context, parseInput(schema, raw)),
  });
}

export type QueryContext = { readonly tx: Tx; readonly actor: Actor; readonly now: Date };
export type Query<S extends z.ZodType, R> = (actor: Actor, input: z.input<S>) => Promise<R>;

/** The one way to read: like `command`, without trail or outbox. */
export function query<S extends z.ZodType, R>(
  name: string,
  schema: S,
  handler: (context: QueryContext, input: z.output<S>) => Promise<R>,
): Query<S, R> {
  return async (actor, raw) => {
    const input = parseInput(schema, raw);
    return inTransaction(actor, name, (tx, now) => handler({ tx, actor, now }, input));
  };
}

/** For a query or command that asks nothing. */
export const nothing = z.strictObject({}).optional();
