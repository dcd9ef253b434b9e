import { randomUUID } from 'node:crypto';
import { closeDatabase, inTransaction } from '@/platform/db';
import { env } from '@/platform/env';
import { faultOf, logger } from '@/platform/logger';
import { listenToOutbox } from '@/platform/outbox-listener';
import { openQueue } from '@/platform/queue';
import { handlers, recurring } from './schedule';

const BEAT_MS = 5_000;
const worker = randomUUID();

function beat(): Promise<unknown> {
  return inTransaction(
    { kind: 'system', name: 'worker', programmeId: null },
    'worker/beat',
    (tx) =>
      tx.$executeRaw`INSERT INTO heartbeat (worker, at) VALUES (${worker}, clock_timestamp())
      ON CONFLICT (worker) DO UPDATE SET at = excluded.at`,
  );
}

const farewell = () =>
  inTransaction(
    { kind: 'system', name: 'worker', programmeId: null },
    'worker/leave',
    (tx) => tx.$executeRaw`DELETE FROM heartbeat WHERE worker = ${worker} OR at < clock_timestamp() - interval '1 day'`,
  );

async function main(): Promise<void> {
  env();
  const queue = openQueue();
  await queue.schedule(recurring);
  const work = queue.work(handlers);
  const outbox = listenToOutbox(env().DATABASE_APP_URL, (batch) => queue.enqueue(batch));
  await beat();
  const heart = setInterval(
    () => beat().catch((error) => logger.error({ event: 'heartbeat', ...faultOf(error) }, 'no heartbeat')),
    BEAT_MS,
  );
  logger.info({ event: 'worker-ready', worker, backend: queue.backend }, 'worker ready');

  let stopping = false;
  const stop = async (signal: string) => {
    if (stopping) return;
    stopping = true;
    logger.info({ event: 'worker-stop', signal }, 'worker stops: running jobs are finished first');
    clearInterval(heart);
    await outbox.close();
    await work.close();
    await queue.close();
    await farewell();
    await closeDatabase();
    process.exit(0);
  };
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => void stop(signal));
}

main().catch((error) => {
  logger.fatal({ event: 'worker-fault', ...faultOf(error) }, 'the worker could not start');
  if (error instanceof Error && error.name === 'EnvironmentError') process.stderr.write(`${error.message}\n`);
  process.exit(1);
});
