import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { nothing, query } from '@/platform/command';
import { env } from '@/platform/env';
import { faultOf, logger } from '@/platform/logger';
import { openQueue, type WorkQueue } from '@/platform/queue';

const SYSTEM = { kind: 'system', name: 'ready', programmeId: null } as const;
const PART_MS = 3_000;
/** A worker beats every five seconds; silent for longer than this it is not there. */
const HEARTBEAT_SECONDS = 30;

export type Part = { readonly ok: boolean; readonly [fact: string]: string | number | boolean | null };
type Held = { gradinsReadyQueue?: WorkQueue };
const held = globalThis as Held;

/** Migrations this build was made with; null where the folder does not travel with it. */
async function knownMigrations(): Promise<string[] | null> {
  try {
    const entries = await readdir(join(process.cwd(), 'prisma', 'migrations'), { withFileTypes: true });
    return entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name);
  } catch (error) {
    if ((error as { code?: unknown }).code === 'ENOENT') return null;
    throw error;
  }
}

const appliedMigrations = query(
  'ready/migrations',
  nothing,
  ({ tx }) =>
    tx.$queryRaw<
      { name: string }[]
    >`SELECT migration_name AS name FROM _prisma_migrations WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL`,
);

async function migrations(): Promise<Part> {
  const known = await knownMigrations();
  const applied = await appliedMigrations(SYSTEM, undefined);
  const there = new Set(applied.map((row) => row.name));
  const missing = (known ?? []).filter((name) => !there.has(name)).length;
  return { ok: applied.length > 0 && missing === 0, applied: applied.length, missing };
}

const lastHeartbeat = query(
  'ready/worker',
  nothing,
  ({ tx }) =>
    tx.$queryRaw<
      { age: number | null }[]
    >`SELECT extract(epoch FROM clock_timestamp() - max(at))::float AS age FROM heartbeat`,
);

async function worker(): Promise<Part> {
  const [row] = await lastHeartbeat(SYSTEM, undefined);
  const age = row?.age ?? null;
  return { ok: age !== null && age < HEARTBEAT_SECONDS, secondsSinceHeartbeat: age === null ? null : Math.round(age) };
}

const answer = query('ready/database', nothing, ({ tx }) => tx.$queryRaw<{ one: number }[]>`SELECT 1 AS one`);

async function database(): Promise<Part> {
  const [row] = await answer(SYSTEM, undefined);
  return { ok: row?.one === 1 };
}

async function queue(): Promise<Part> {
  held.gradinsReadyQueue ??= openQueue();
  await held.gradinsReadyQueue.ping();
  return { ok: true, backend: held.gradinsReadyQueue.backend };
}

/** A part that fails or does not answer in time is not ready; why is in the log, never in the answer. */
async function checked(name: string, look: () => Promise<Part>): Promise<Part> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<Part>((resolve) => {
    timer = setTimeout(() => resolve({ ok: false, late: true }), PART_MS);
  });
  try {
    return await Promise.race([look(), late]);
  } catch (error) {
    logger.warn({ event: 'not-ready', code: name, ...faultOf(error) }, 'a part is not ready');
    return { ok: false };
  } finally {
    clearTimeout(timer);
  }
}

/** Each part by itself: database, migrations, queue, worker, environment. No secret, no address. */
export async function readiness(): Promise<{ ready: boolean; parts: Record<string, Part> }> {
  const [db, migrated, queued, working] = await Promise.all([
    checked('database', database),
    checked('migrations', migrations),
    checked('queue', queue),
    checked('worker', worker),
  ]);
  const parts = {
    database: db,
    migrations: migrated,
    queue: queued,
    worker: working,
    mail: { ok: true, transport: env().MAIL_TRANSPORT },
  };
  return { ready: Object.values(parts).every((part) => part.ok), parts };
}
