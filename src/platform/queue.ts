import type { EventEmitter } from 'node:events';
import { createPostgresBackend, type JobsOptions, Queue, Worker } from 'bullmq';
import { Redis } from 'ioredis';
import type { z } from 'zod';
import { env } from './env';
import { isPatient, type JobType } from './job-type';
import { faultOf, logger } from './logger';
import type { Dispatch } from './outbox';

const QUEUE = 'gradins';
/** Five tries over about a minute, then the job stays among the failed ones, to be seen. */
const OPTIONS: JobsOptions = {
  attempts: 5,
  backoff: { type: 'exponential', delay: 2_000 },
  removeOnComplete: { age: 3_600, count: 10_000 },
  removeOnFail: { age: 14 * 24 * 3_600 },
};

/** Behind all work that has none. Among themselves, patient jobs keep their order. */
const LAST = { priority: 10 } as const;

/** A worker gone for five seconds loses its job to another. */
const LEASE = { lockDuration: 5_000, stalledInterval: 3_000, maxStalledCount: 3, concurrency: 4 };

export type JobHandler = { readonly name: string; readonly run: (payload: unknown) => Promise<void> };
export type Recurring =
  | { readonly job: JobType; readonly every: number }
  | { readonly job: JobType; readonly cron: string; readonly timeZone: string };

/** Binds the work to its type. The payload is parsed again when it arrives. */
export function defineJob<S extends z.ZodType>(
  type: JobType<S>,
  run: (payload: z.output<S>) => Promise<unknown>,
): JobHandler {
  return {
    name: type.name,
    run: async (payload) => {
      await run(type.payload.parse(payload));
    },
  };
}

export type WorkQueue = {
  readonly backend: 'redis' | 'postgres';
  enqueue(work: readonly Dispatch[]): Promise<void>;
  schedule(recurring: readonly Recurring[]): Promise<void>;
  work(handlers: readonly JobHandler[]): { close(): Promise<void> };
  ping(): Promise<void>;
  close(): Promise<void>;
};

type Work = { name: string; id?: string | undefined; data: unknown; attemptsMade: number };
type Parts = {
  readonly backend: WorkQueue['backend'];
  readonly queue: Pick<
    Queue,
    'addBulk' | 'upsertJobScheduler' | 'getJobSchedulers' | 'removeJobScheduler' | 'getJobCounts' | 'close'
  > &
    EventEmitter;
  readonly worker: (process: (job: Work) => Promise<void>) => Pick<Worker, 'close'> & EventEmitter;
};

function onRedis(url: string): Parts {
  const connection = () => new Redis(url, { maxRetriesPerRequest: null });
  return {
    backend: 'redis',
    queue: new Queue(QUEUE, { connection: connection(), defaultJobOptions: OPTIONS }),
    worker: (process) => new Worker(QUEUE, process, { connection: connection(), ...LEASE }),
  };
}

function onPostgres(connectionString: string): Parts {
  const connection = { connectionString, schema: 'queue' };
  return {
    backend: 'postgres',
    queue: new Queue(QUEUE, { connection, defaultJobOptions: OPTIONS }, createPostgresBackend),
    worker: (process) => new Worker(QUEUE, process, { connection, ...LEASE }, createPostgresBackend),
  };
}

const complain = (error: Error) => logger.error({ event: 'queue', ...faultOf(error) }, 'queue fault');

/** Opens the queue: on Redis when REDIS_URL is set, else on PostgreSQL. Close it before the process ends. */
export function openQueue(
  urls: { redis?: string | undefined; postgres: string } = { redis: env().REDIS_URL, postgres: env().DATABASE_APP_URL },
): WorkQueue {
  const { backend, queue, worker } = urls.redis ? onRedis(urls.redis) : onPostgres(urls.postgres);
  queue.on('error', complain);
  return {
    backend,
    async enqueue(work) {
      await queue.addBulk(
        work.map(({ id, job, payload }) => ({
          name: job,
          data: payload,
          opts: { jobId: id, ...(isPatient(job) && LAST) },
        })),
      );
    },
    async schedule(recurring) {
      const wanted = new Set(recurring.map((r) => r.job.name));
      for (const old of await queue.getJobSchedulers())
        if (!wanted.has(old.key)) await queue.removeJobScheduler(old.key);
      for (const r of recurring) {
        const repeat = 'every' in r ? { every: r.every } : { pattern: r.cron, tz: r.timeZone };
        await queue.upsertJobScheduler(r.job.name, repeat, {
          name: r.job.name,
          data: {},
          opts: { attempts: 1, removeOnComplete: true, removeOnFail: { count: 100 } },
        });
      }
    },
    work(handlers) {
      const byName = new Map(handlers.map((handler) => [handler.name, handler]));
      const running = worker(async (job) => {
        const handler = byName.get(job.name);
        if (!handler) throw new Error('no handler for this job');
        await handler.run(job.data);
      });
      running.on('error', complain);
      running.on('failed', (job: Work | undefined, error: Error) =>
        logger.warn(
          { event: 'job-failed', job: job?.name, jobId: job?.id, attempt: job?.attemptsMade, ...faultOf(error) },
          'a job failed',
        ),
      );
      return { close: () => running.close() };
    },
    async ping() {
      await queue.getJobCounts('waiting');
    },
    close: () => queue.close(),
  };
}
