import type { TestProject } from 'vitest/node';
import { migrate, withClient } from '../../scripts/lib/migrate.mjs';
import { startThrowAwayPostgres } from '../../scripts/lib/postgres.mjs';
import { ensureGenerated } from '../../scripts/lib/prisma.mjs';

const TEMPLATE = 'template_of_tests';
const LOGIN = { name: 'gradins_test', password: 'gradins_test' };

/** For the code half of `npm run check:guards`: the guards of the code stand alone, the policies do not cover for them. */
const OPEN_EVERY_TABLE = `DO $$ DECLARE t regclass; BEGIN
  FOR t IN SELECT oid FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relrowsecurity LOOP
    EXECUTE format('ALTER TABLE %s DISABLE ROW LEVEL SECURITY', t);
  END LOOP;
END $$`;

/** One throw-away PostgreSQL a run, with a migrated template that each test file clones. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  await ensureGenerated();
  const server = await startThrowAwayPostgres();
  try {
    const ownerUrl = server.urlOf(TEMPLATE);
    const appUrl = new URL(ownerUrl);
    appUrl.username = LOGIN.name;
    appUrl.password = LOGIN.password;
    await withClient(server.urlOf('postgres'), (client) => client.query(`CREATE DATABASE ${TEMPLATE}`));
    await migrate({ ownerUrl, appUrl: appUrl.href });
    if (process.env.GRADINS_GUARDS === 'code') await withClient(ownerUrl, (client) => client.query(OPEN_EVERY_TABLE));
    await withClient(server.urlOf('postgres'), (client) =>
      client.query(`ALTER DATABASE ${TEMPLATE} IS_TEMPLATE true ALLOW_CONNECTIONS false`),
    );
    project.provide('ownerUrl', ownerUrl);
    project.provide('appUrl', appUrl.href);
  } catch (error) {
    await server.stop();
    throw error;
  }
  return () => server.stop();
}

declare module 'vitest' {
  export interface ProvidedContext {
    /** The template's address, as its owner. */
    ownerUrl: string;
    /** The template's address, as the unprivileged login. */
    appUrl: string;
  }
}
