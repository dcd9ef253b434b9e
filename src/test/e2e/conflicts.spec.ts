import { type Browser, expect, type Locator, type Page, test } from '@playwright/test';
import { encode } from 'next-auth/jwt';
import pg from 'pg';
import type { UserActor } from '@/platform/actor';
import { buildActor, buildBeneficiary, buildProgramme, buildSession, buildStructure, buildTickets } from '../factories';
import { dialogOf, expectAccessible, expectCalm, expectNoSideways, field, openPage } from './desk';
import { type OtherWeb, ownDatabase, startWeb } from './other-web';

let owner: pg.Client;
let web: OtherWeb;
let world: Awaited<ReturnType<typeof build>>;

const sql = async <Row extends pg.QueryResultRow>(text: string, values: readonly unknown[] = []) =>
  (await owner.query<Row>(text, [...values])).rows;

async function build() {
  await sql(
    `SELECT set_config('app.role', 'SYSTEM', false), set_config('app.command', 'test/prepare', false), set_config('app.actor', 'system:test', false)`,
  );
  const soon = new Date();
  const programmeId = await buildProgramme(sql, {
    starts_on: soon,
    ends_on: new Date(soon.getTime() + 9 * 86_400_000),
  });
  const structureId = await buildStructure(sql, { name: 'Atelier des Quais', city: 'Paris' });
  const sessionId = await buildSession(sql, { programme_id: programmeId, code: 'JUD01' });
  await buildTickets(sql, { programmeId, sessionId, count: 9 });
  const person = { programme_id: programmeId, structure_id: structureId, last_name: 'Belin', first_name: 'Lina' };
  const personId = await buildBeneficiary(sql, person);
  const actor = async (role: UserActor['role'], name: string, of: string | null = null) => {
    const made = await buildActor(sql, role, programmeId, of);
    await sql(`UPDATE user_account SET name = $2, totp_secret = 'unread', totp_confirmed_at = now() WHERE id = $1`, [
      made.userId,
      name,
    ]);
    return made;
  };
  return {
    structureId,
    personId,
    first: await actor('ADMIN', 'Marthe Kerguelen'),
    second: await actor('AGENT', 'Nour Talhouet'),
    leader: await actor('LEADER', 'Oriane Delestraint', structureId),
    colleague: await actor('LEADER', 'Basile Ourcival', structureId),
  };
}

test.beforeAll(async () => {
  const database = await ownDatabase('two_editors');
  owner = new pg.Client({ connectionString: database.DATABASE_URL });
  await owner.connect();
  world = await build();
  web = await startWeb(database);
});
test.afterAll(async () => {
  await web?.close();
  await owner?.end();
});

const cookieOf = async ({ sessionId }: UserActor) => ({
  name: 'session',
  value: await encode({ token: { sessionId }, secret: process.env.AUTH_SECRET ?? '' }),
  url: web.url,
});

/** Both on the same page, each in a browser of their own. */
async function both(
  browser: Browser,
  actors: readonly [UserActor, UserActor],
  path: string,
  phone = false,
): Promise<[Page, Page]> {
  const enter = async (actor: UserActor) => {
    const page = await openPage(browser, { phone, baseURL: web.url });
    await page.context().addCookies([await cookieOf(actor)]);
    await page.goto(path);
    await expect(page.locator('h1').first()).toBeVisible();
    return page;
  };
  return [await enter(actors[0]), await enter(actors[1])];
}

async function leave(...pages: readonly Page[]): Promise<void> {
  for (const page of pages) {
    expectCalm(page);
    await page.context().close();
  }
}

const conflictOn = (page: Page) =>
  page.getByRole('dialog', { name: /^Modifié (?:pendant que vous écriviez|entre-temps)$/ });
/** What stands under one field of the dialog, with plain spaces. */
const said = async (dialog: Locator, label: string) =>
  (await dialog.getByRole('listitem').filter({ hasText: label }).locator('dl').innerText()).replaceAll(/\s+/g, ' ');

test('Given two at the form of a structure, when the second saves, then they see what the first wrote and choose field by field', async ({
  browser,
}) => {
  const [first, second] = await both(browser, [world.first, world.second], `/structures/${world.structureId}`);
  for (const one of [first, second]) await one.getByRole('button', { name: 'Modifier' }).click();
  await field(dialogOf(first), 'Ville').fill('Pantin');
  await dialogOf(first).getByRole('button', { name: 'Enregistrer' }).click();
  await expect(dialogOf(first)).toHaveCount(0);
  await field(dialogOf(second), 'Ville').fill('Bagnolet');
  await field(dialogOf(second), 'Adresse').fill('3 rue des Quais');
  await dialogOf(second).getByRole('button', { name: 'Enregistrer' }).click();
  const dialog = conflictOn(second);
  await expect(dialog).toContainText('Modifié par Marthe Kerguelen');
  expect(await said(dialog, 'Ville')).toBe('Vous aviez vu Paris Maintenant Pantin Vous avez écrit Bagnolet');
  await expectAccessible(second);
  const city = async () => (await sql(`SELECT city, address FROM structure WHERE id = $1`, [world.structureId]))[0];
  expect(await city()).toEqual({ city: 'Pantin', address: null });
  await dialog.getByText('Garder l’actuel').click();
  await dialog.getByRole('button', { name: 'Enregistrer' }).click();
  await expect(dialog).toHaveCount(0);
  expect(await city()).toEqual({ city: 'Pantin', address: '3 rue des Quais' });
  await leave(first, second);
});

test('Given two who put seats aside, when the second does, then nothing is done before they have seen the first’s', async ({
  browser,
}) => {
  const [first, second] = await both(browser, [world.first, world.second], '/sessions/JUD01');
  const putAside = async (one: Page, seats: number) => {
    await one.getByRole('button', { name: 'Autres actions sur cette session' }).click();
    await one
      .getByRole('menuitem', { name: /réserve/ })
      .first()
      .click();
    await field(dialogOf(one), 'Nombre de places').fill(String(seats));
    await dialogOf(one)
      .getByRole('button', { name: /^Réserver/ })
      .click();
  };
  const held = async () => (await sql<{ held: number }>('SELECT sum(held)::int AS held FROM session_count'))[0]?.held;
  await putAside(first, 2);
  await expect(dialogOf(first)).toHaveCount(0);
  await putAside(second, 2);
  const dialog = conflictOn(second);
  expect(await said(dialog, 'Réserve')).toBe('Vous aviez vu 0 Maintenant 2 Avec votre action 4');
  expect(await held()).toBe(2);
  await dialog.getByRole('button', { name: 'Faire quand même' }).click();
  await expect(dialogOf(second)).toHaveCount(0);
  expect(await held()).toBe(4);
  await leave(first, second);
});

test('Given a person of the list written anew, when a colleague takes it off, then they see what changed and may leave it', async ({
  browser,
}) => {
  const [first, second] = await both(browser, [world.leader, world.colleague], '/espace/liste', true);
  await first.getByRole('button', { name: 'Modifier, Lina Belin' }).tap();
  await field(dialogOf(first), 'Prénom').fill('Linda');
  await dialogOf(first).getByRole('button', { name: 'Enregistrer' }).tap();
  await expect(dialogOf(first)).toHaveCount(0);
  await second.getByRole('button', { name: 'Retirer' }).tap();
  await dialogOf(second).getByRole('button', { name: 'Retirer' }).tap();
  const dialog = conflictOn(second);
  await expect(dialog).toContainText('Modifié par une personne de votre structure');
  expect(await said(dialog, 'Prénom')).toBe('Vous aviez vu Lina Maintenant Linda');
  await expectAccessible(second);
  await expectNoSideways(second);
  await dialog.getByRole('button', { name: 'Laisser comme c’est' }).tap();
  await expect(dialogOf(second)).toHaveCount(0);
  await expect(second.getByText('Linda Belin').first()).toBeVisible();
  expect(await sql('SELECT first_name FROM beneficiary WHERE id = $1', [world.personId])).toEqual([
    { first_name: 'Linda' },
  ]);
  await leave(first, second);
});
