import type { Browser, Page } from '@playwright/test';
import { encode } from 'next-auth/jwt';
import pg from 'pg';
import { personSortKey } from '@/modules/structures/structure.rules';
import type { UserActor } from '@/platform/actor';
import { buildActor, buildBeneficiary, buildProgramme, buildStructure } from '../factories';
import { openPage } from './desk';
import { ownDatabase, startWeb, startWorker } from './other-web';

/** A leader with a phone, signed in, in a world of their own: one structure, whose list holds a few people. */
export type LeaderAlone = {
  readonly leader: Page;
  /** The leader's programme. */
  readonly programmeId: string;
  /** A page of somebody else of the same world, signed in. */
  readonly openAs: (actor: UserActor, phone?: boolean) => Promise<Page>;
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
  const actor = await build(sql, known);
  const worker = startWorker(database);
  const web = await startWeb(database);
  const secret = process.env.AUTH_SECRET ?? '';
  const opened: Page[] = [];
  const openAs: LeaderAlone['openAs'] = async ({ sessionId }, phone = true) => {
    const page = await openPage(browser, { phone, baseURL: web.url, acceptDownloads: true });
    opened.push(page);
    const value = await encode({ token: { sessionId }, secret });
    await page.context().addCookies([{ name: 'session', value, url: web.url }]);
    return page;
  };
  const leader = await openAs(actor);
  const close = async () => {
    for (const page of opened) await page.context().close();
    await web.close();
    await worker.close();
    await owner.end();
  };
  return { leader, programmeId: actor.programmeId, openAs, sql, close };
}
