import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import pg from 'pg';

/** Looks into the database of the journey, or moves its clock, as its owner. */
export async function sql<Row extends pg.QueryResultRow>(
  text: string,
  values: readonly unknown[] = [],
): Promise<Row[]> {
  const client = new pg.Client({ connectionString: process.env.DATABASE_URL });
  await client.connect();
  try {
    return (await client.query<Row>(text, [...values])).rows;
  } finally {
    await client.end();
  }
}

/** A program of this project in a process of its own, `settings` over those of this one; gives what it printed. */
export async function programWith(settings: Record<string, string>, path: string, ...args: string[]): Promise<string> {
  const options = { env: { ...process.env, ...settings }, maxBuffer: 64 * 1024 * 1024 };
  const { stdout } = await promisify(execFile)(process.execPath, ['--import', 'tsx', path, ...args], options);
  return stdout;
}

export const program = (path: string, ...args: string[]): Promise<string> => programWith({}, path, ...args);
