import type { Browser, Page } from '@playwright/test';
import { encode } from 'next-auth/jwt';
import pg from 'pg';
import { personSortKey } from '@/modules/structures/structure.rules';
import { buildActor, buildBeneficiary, buildProgramme, buildStructure } from '../factories';
import { openPage } from './desk';
import { ownDatabase, startWeb, startWorker } from './other-web';

/** A leader with a phone, signed in, in a world of their own: one structure, whose list holds a few people. */
export type LeaderAlone = {
  readonly leader: Page;
  readonly sql: <Row extends pg.QueryResultRow>(text: string, values?: readonly unknown[]) => Promise<Row[]>;
  readonly close: () => Promise<void>;
};

async function build(sql: LeaderAlone['sql'], known: readonly (readonly [last: string, first: string])[]) {
  await sql(
    `SELECT set_config('app.role', 'SYSTEM', false), set_config('app.command', 'test/prepare', false), set_config('app.actor', 'system:test', false)`,
  );
  const programme_id = await buildProgramme(sql, { starts_on: '2024-07-24', ends_on: '2024-09-08' });
  const structure_id = await buildStructure(sql, { name: 'Atelier des Quais', city: 'Paris' });
  for (const [last_name, first_name] of known) {
    const sort_key = personSortKey(last_name, first_name);
    await buildBeneficiary(sql, { programme_id, structure_id, last_name, first_name, sort_key });
  }
  return buildActor(sql, 'LEADER', programme_id, structure_id);
}

/** Opens it, with a database, a worker and a web of their own. `known`: last and first names. */
export async function leaderAlone(
  browser: Browser,
  name: string,
  known: Parameters<typeof build>[1],
): Promise<LeaderAlone> {
  const database = await ownDatabase(name);
  const owner = new pg.Client({ connectionString: database.DATABASE_URL });
  await owner.connect();
  const sql: LeaderAlone['sql'] = async (text, values = []) => (await owner.query(text, [...values])).rows;
  const { sessionId } = await build(sql, known);
  const worker = startWorker(database);
  const web = await startWeb(database);
  const leader = await openPage(browser, { phone: true, baseURL: web.url, acceptDownloads: true });
  const secret = process.env.AUTH_SECRET ?? '';
  await leader
    .context()
    .addCookies([{ name: 'session', value: await encode({ token: { sessionId }, secret }), url: web.url }]);
  const close = async () => {
    await leader.context().close();
    await web.close();
    await worker.close();
    await owner.end();
  };
  return { leader, sql, close };
}
