import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import pg from 'pg';

/** Looks into the database of the journey, or moves its clock, as its owner. */
export async function sql<Row extends pg.QueryResultRow>(text: string, values: unknown[] = []): Promise<Row[]> {
  const client = new pg.Client({ connectionString: process.env.DATABASE_URL });
  await client.connect();
  try {
    return (await client.query<Row>(text, values)).rows;
  } finally {
    await client.end();
  }
}

/** A program of this project in a process of its own; gives what it printed. */
export async function program(path: string, ...args: string[]): Promise<string> {
  const { stdout } = await promisify(execFile)(process.execPath, ['--import', 'tsx', path, ...args]);
  return stdout;
}
