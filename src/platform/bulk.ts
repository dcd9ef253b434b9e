import type { Actor } from './actor';
import { binding } from './binding';
import { pool } from './db';
import { Prisma } from './generated/prisma/client';

/** Runs one statement; answers how many rows it wrote or read. A text among its values may be given as a Buffer of its UTF-8. */
export type Run = (statement: Prisma.Sql) => Promise<number>;

/** What the database refused, by its SQLSTATE alone: its own words and details may hold what was to be written. */
export class BulkError extends Error {
  override readonly name = 'BulkError';
  constructor(readonly code: string) {
    super(`a bulk statement failed: ${code}`);
  }
}

const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : 'connection lost';

/**
 * A transaction bound to its actor as `inTransaction` is, for bulk writes: statements go to the driver as they are. Prisma writes each long
 * value as JSON, reads it again and remembers it for a while: of 50,000 rows, most of what the process would do and hold. A statement
 * lasts `timeoutMs` at most. What `work` throws is thrown; BulkError is what the database refused. Either way nothing was written.
 */
export async function inBulk<T>(
  actor: Actor,
  command: string,
  work: (run: Run) => Promise<T>,
  { timeoutMs }: { readonly timeoutMs: number },
): Promise<T> {
  const client = await pool().connect();
  // A connection that breaks is told by the statement under way, which rejects.
  const heard = (): void => undefined;
  client.on('error', heard);
  const send = async (text: string, values: unknown[] = []): Promise<number> => {
    const { rowCount } = await client.query({ text, values }).catch((error: unknown) => {
      throw new BulkError(codeOf(error));
    });
    return rowCount ?? 0;
  };
  const run: Run = ({ text, values }) => send(text, values);
  try {
    await send('BEGIN');
    await run(binding(actor, command, timeoutMs));
    await run(Prisma.sql`SELECT set_config('statement_timeout', ${String(timeoutMs)}, true)`);
    const result = await work(run);
    await send('COMMIT');
    client.off('error', heard);
    client.release();
    return result;
  } catch (error) {
    // The connection goes with its transaction.
    client.release(true);
    throw error;
  }
}
