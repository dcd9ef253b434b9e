import pg from 'pg';
import { env } from './env';

/**
 * Runs `work` while no other process holds `key`; answers false at once when one does. The lock lives with a connection of
 * its own: a process that dies gives it back. For work longer than a transaction.
 */
export async function withLease(key: string, work: () => Promise<void>): Promise<boolean> {
  const client = new pg.Client({ connectionString: env().DATABASE_APP_URL, keepAlive: true });
  await client.connect();
  try {
    const { rows } = await client.query<{ held: boolean }>(
      'SELECT pg_try_advisory_lock(hashtext($1), hashtext($2)) AS held',
      ['lease', key],
    );
    if (!rows[0]?.held) return false;
    await work();
    return true;
  } finally {
    await client.end();
  }
}
