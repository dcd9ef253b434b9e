// Builds a world in the database of DATABASE_URL and prints what a test in another process needs of it.
import pg from 'pg';
import { closeDatabase } from '@/platform/db';
import type { CanaryDump } from './canaries';
import { buildWorld, type Sql, type World } from './world';

/** A world as another process gets it. */
export type PrintedWorld = Pick<World, 'things' | 'nothing'> & {
  readonly canaries: CanaryDump;
  readonly sessions: Readonly<Record<string, string>>;
};

const client = new pg.Client({ connectionString: process.env.DATABASE_URL });
await client.connect();
await client.query(
  `SELECT set_config('app.role', 'SYSTEM', false), set_config('app.command', 'test/prepare', false), set_config('app.actor', 'system:test', false)`,
);
const sql: Sql = async <Row extends pg.QueryResultRow>(text: string, values: readonly unknown[] = []) =>
  (await client.query<Row>(text, [...values])).rows;
const { things, nothing, canaries, accounts } = await buildWorld(sql);
const sessions = Object.fromEntries(Object.entries(accounts).map(([actor, account]) => [actor, account.sessions[1]]));
const printed: PrintedWorld = { things, nothing, canaries: canaries.dump(), sessions };
process.stdout.write(JSON.stringify(printed));
await client.end();
await closeDatabase();
