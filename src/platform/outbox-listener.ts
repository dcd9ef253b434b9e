import pg from 'pg';
import { faultOf, logger } from './logger';
import { type Dispatch, dispatchOutbox } from './outbox';

const BATCH = 500;
/** What a lost ring leaves is found within this time. */
const SWEEP_MS = 5_000;
const RECONNECT_MS = 1_000;

/** Hands work over as soon as a transaction that put some in the outbox commits (LISTEN), and by a sweep besides. */
export function listenToOutbox(
  connectionString: string,
  enqueue: (work: readonly Dispatch[]) => Promise<void>,
): { close(): Promise<void> } {
  let closed = false;
  let again = false;
  let running: Promise<void> | null = null;
  let client: pg.Client | null = null;
  let reconnect: NodeJS.Timeout | null = null;

  const drain = async () => {
    do {
      again = false;
      while (!closed && (await dispatchOutbox(enqueue, BATCH)) === BATCH);
    } while (again && !closed);
  };
  const ring = () => {
    again = true;
    running ??= drain()
      .catch((error) =>
        logger.error({ event: 'outbox', ...faultOf(error) }, 'the outbox could not be emptied; the sweep tries again'),
      )
      .finally(() => {
        running = null;
      });
  };
  const connect = async () => {
    const fresh = new pg.Client({ connectionString, keepAlive: true });
    client = fresh;
    const lost = () => {
      if (closed || client !== fresh) return;
      client = null;
      reconnect = setTimeout(() => void connect(), RECONNECT_MS);
    };
    fresh.on('error', lost);
    fresh.on('end', lost);
    fresh.on('notification', ring);
    try {
      await fresh.connect();
      await fresh.query('LISTEN outbox');
      ring();
    } catch (error) {
      logger.warn({ event: 'outbox-listen', ...faultOf(error) }, 'not listening; the sweep goes on');
      lost();
    }
  };
  void connect();
  const sweep = setInterval(ring, SWEEP_MS);
  return {
    async close() {
      closed = true;
      clearInterval(sweep);
      if (reconnect) clearTimeout(reconnect);
      await running;
      await client?.end();
    },
  };
}
