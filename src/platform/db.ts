import { PrismaPg } from '@prisma/adapter-pg';
import type pg from 'pg';
import { type Actor, actorRole } from './actor';
import { binding, PAGE_TIMEOUT_MS, systemName } from './binding';
import { env } from './env';
import { forgetStatements } from './forget-statements';
import { type Prisma, PrismaClient } from './generated/prisma/client';
import { promptPool } from './prompt-pool';
import { statementNames } from './statement-names';
import type { SystemName } from './system-actors';

export type Tx = Prisma.TransactionClient;
export type TransactionOptions = { readonly timeoutMs?: number };

type Held = { gradinsPrisma?: PrismaClient; gradinsPool?: pg.Pool };
const held = globalThis as Held;

/** The connections of this process, logged in as the application's unprivileged role. */
export function pool(): pg.Pool {
  held.gradinsPool ??= promptPool({ connectionString: env().DATABASE_APP_URL, max: env().DATABASE_POOL });
  return held.gradinsPool;
}

/** The one client of this process, over its connections. */
function client(): PrismaClient {
  held.gradinsPrisma ??= new PrismaClient({
    adapter: new PrismaPg(pool(), { statementNameGenerator: statementNames() }),
  });
  return held.gradinsPrisma;
}

/** Closes the pool: for a graceful stop and between test files. */
export async function closeDatabase(): Promise<void> {
  const { gradinsPrisma, gradinsPool } = held;
  delete held.gradinsPrisma;
  delete held.gradinsPool;
  await gradinsPrisma?.$disconnect();
  await gradinsPool?.end();
}

async function bind(tx: Tx, actor: Actor, command: string, timeoutMs: number): Promise<Date> {
  const [row] = await tx.$queryRaw<{ now: Date }[]>(binding(actor, command, timeoutMs));
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
