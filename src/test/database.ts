import pg from 'pg';
import { afterAll, beforeAll, inject } from 'vitest';
import { closeDatabase } from '@/platform/db';
import { closeThrottle } from '@/platform/throttle';

export type TestDatabase = {
  /** Address as the owner of the tables (a superuser of the throw-away server). */
  readonly ownerUrl: string;
  /** Address as the application's unprivileged login; DATABASE_APP_URL points at it. */
  readonly appUrl: string;
  /** Runs SQL as the owner, past every policy: to prepare and to look. A ticket may be written: cause and author are set. */
  sql<Row extends pg.QueryResultRow = Record<string, unknown>>(
    text: string,
    values?: readonly unknown[],
  ): Promise<Row[]>;
};

/** Moves the database name of a postgres URL. */
function named(url: string, database: string): string {
  const moved = new URL(url);
  moved.pathname = `/${database}`;
  return moved.href;
}

/** Gives this test file a database of its own, cloned from the migrated template; call it at the top of a file or a describe. */
export function testDatabase(): TestDatabase {
  const name = `t_${process.pid}_${crypto.randomUUID().slice(0, 8)}`;
  const ownerUrl = named(inject('ownerUrl'), name);
  const appUrl = named(inject('appUrl'), name);
  let owner: pg.Client | undefined;

  const asAdmin = async (statement: string) => {
    const admin = new pg.Client({ connectionString: named(inject('ownerUrl'), 'postgres') });
    await admin.connect();
    await admin.query(statement);
    await admin.end();
  };

  beforeAll(async () => {
    await asAdmin(`CREATE DATABASE ${name} TEMPLATE template_of_tests STRATEGY wal_log`);
    process.env.DATABASE_APP_URL = appUrl;
    owner = new pg.Client({ connectionString: ownerUrl });
    await owner.connect();
    await owner.query(
      `SELECT set_config('app.role', 'SYSTEM', false), set_config('app.command', 'test/prepare', false), set_config('app.actor', 'system:test', false)`,
    );
  });
  afterAll(async () => {
    await closeDatabase();
    await closeThrottle();
    await owner?.end();
    await asAdmin(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
  });

  return {
    ownerUrl,
    appUrl,
    async sql<Row extends pg.QueryResultRow>(text: string, values: readonly unknown[] = []) {
      if (!owner) throw new Error('the database is there from beforeAll on');
      return (await owner.query<Row>(text, [...values])).rows;
    },
  };
}
