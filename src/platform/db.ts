import { PrismaPg } from '@prisma/adapter-pg';
import { type Actor, actorLabel, actorRole } from './actor';
import { env } from './env';
import { forgetStatements } from './forget-statements';
import { type Prisma, PrismaClient } from './generated/prisma/client';
import { promptPool } from './prompt-pool';
import { statementNames } from './statement-names';
import type { SystemName } from './system-actors';

export type Tx = Prisma.TransactionClient;
export type TransactionOptions = { readonly timeoutMs?: number };

type Held = { gradinsPrisma?: PrismaClient };
const held = globalThis as Held;

/** The one client of this process, logged in as the application's unprivileged role. */
function client(): PrismaClient {
  held.gradinsPrisma ??= new PrismaClient({
    adapter: new PrismaPg(promptPool({ connectionString: env().DATABASE_APP_URL, max: env().DATABASE_POOL }), {
      statementNameGenerator: statementNames(),
      disposeExternalPool: true,
    }),
  });
  return held.gradinsPrisma;
}

/** Closes the pool: for a graceful stop and between test files. */
export async function closeDatabase(): Promise<void> {
  await held.gradinsPrisma?.$disconnect();
  delete held.gradinsPrisma;
}

/** How long a transaction may last unless it asks for more: what a page or an act needs. */
const PAGE_TIMEOUT_MS = 15_000;

const systemName = (actor: Actor): string => (actor.kind === 'system' ? actor.name : '');

/**
 * What a person asks for is planned once a connection, whatever its values: with the policies of row-level security in it,
 * planning costs more than running. What a value could change in a plan is said by different statements instead. Bulk work is
 * planned each time, by its values and by the tables as they are: a plan made while a table was empty would read all of it for
 * each row.
 */
function planning(actor: Actor, timeoutMs: number): string {
  if (timeoutMs > PAGE_TIMEOUT_MS) return 'force_custom_plan';
  return actor.kind === 'user' || actor.kind === 'holder' ? 'force_generic_plan' : 'auto';
}

async function bind(tx: Tx, actor: Actor, command: string, timeoutMs: number): Promise<Date> {
  const programmeId = actor.kind === 'nobody' ? '' : (actor.programmeId ?? '');
  const userId = actor.kind === 'user' ? actor.userId : '';
  const structureId = actor.kind === 'user' || actor.kind === 'holder' ? (actor.structureId ?? '') : '';
  const holderId = actor.kind === 'holder' ? actor.groupLeaderId : '';
  const [row] = await tx.$queryRaw<{ now: Date }[]>`
    SELECT clock_timestamp() AS now, set_config('plan_cache_mode', ${planning(actor, timeoutMs)}, true), set_config('app.role', ${actorRole(actor)}, true), set_config('app.actor', ${actorLabel(actor)}, true),
      set_config('app.user_id', ${userId}, true), set_config('app.structure_id', ${structureId}, true),
      set_config('app.system', ${systemName(actor)}, true), set_config('app.holder_id', ${holderId}, true), set_config('app.programme_id', ${programmeId}, true),
      set_config('app.command', ${command}, true)`;
  if (!row) throw new Error('the database did not answer with its clock');
  return row.now;
}

/**
 * Runs `work` in one transaction bound to the actor: row-level security sees who acts, the trail of tickets sees the
 * command. `now` is the database's clock at the start; after waiting for a lock, read the clock again (`databaseClock`).
 * `timeoutMs` (default 15 s) ends the transaction, bulk work asks for more.
 */
export async function inTransaction<T>(
  actor: Actor,
  command: string,
  work: (tx: Tx, now: Date) => Promise<T>,
  { timeoutMs = PAGE_TIMEOUT_MS }: TransactionOptions = {},
): Promise<T> {
  try {
    return await client().$transaction(async (tx) => work(tx, await bind(tx, actor, command, timeoutMs)), {
      maxWait: 30_000, // a crowd at one session queues for a connection; it is not turned away for that
      timeout: timeoutMs,
    });
  } finally {
    if (timeoutMs > PAGE_TIMEOUT_MS) forgetStatements();
  }
}

/** One statement by itself, for a function of the database that binds its own actor: without one, no row is seen. */
export function inOneStatement<Row>(statement: Prisma.Sql): Promise<Row[]> {
  return client().$queryRaw<Row[]>(statement);
}

/** The database's clock at this very moment, also late in a transaction that waited: deadlines are judged by it. */
export async function databaseClock(tx: Tx): Promise<Date> {
  const [row] = await tx.$queryRaw<{ now: Date }[]>`SELECT clock_timestamp() AS now`;
  if (!row) throw new Error('the database did not answer with its clock');
  return row.now;
}

/**
 * Runs a few statements of a decided change under another name, then gives the actor its own sight back. For what an
 * outsider may decide but not see, such as a seat that returns to the city's stock. `as` has the rights of its name
 * (system_right) and no more, also when an admin acts. The author stays the actor.
 */
export async function inTheNameOf<T>(as: SystemName, tx: Tx, actor: Actor, work: () => Promise<T>): Promise<T> {
  await tx.$executeRaw`SELECT set_config('app.role', 'SYSTEM', true), set_config('app.system', ${as}, true)`;
  const result = await work();
  await tx.$executeRaw`SELECT set_config('app.role', ${actorRole(actor)}, true), set_config('app.system', ${systemName(actor)}, true)`;
  return result;
}

/** The same in the city's name: seats, links, mails and counts across structures. */
export function inTheCitysName<T>(tx: Tx, actor: Actor, work: () => Promise<T>): Promise<T> {
  return inTheNameOf('city', tx, actor, work);
}
