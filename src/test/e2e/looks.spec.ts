import { type Page, test } from '@playwright/test';
import { sql } from './database';
import { expectAccessible, expectCalm, expectNoSideways, openPage, signInAs } from './desk';

/** The main pages on a screen as narrow as one enlarged four times, in dark; after the journey, so that they are full. */
const DESK = ['/aujourdhui', '/sessions', '/sessions/ATH01', '/billets', '/structures', '/demandes', '/tirages'];
const DESK_MORE = [
  '/attributions',
  '/vagues',
  '/imports',
  '/presence',
  '/historique',
  '/comptes',
  '/programme',
  '/purge',
];
const SPACE = [
  '/espace',
  '/espace/sorties',
  '/espace/liste',
  '/espace/liste/import',
  '/espace/demandes',
  '/espace/catalogue',
  '/espace/catalogue?view=table',
  '/espace/catalogue?view=calendar',
  '/espace/catalogue?view=calendar&span=week',
  '/espace/catalogue/ATH01',
  '/espace/aide',
];
const NARROW = { viewport: { width: 320, height: 640 }, colorScheme: 'dark' as const };

async function walk(page: Page, paths: readonly string[]): Promise<void> {
  for (const path of paths) {
    await page.goto(path);
    await expectAccessible(page);
    await expectNoSideways(page);
  }
  expectCalm(page);
}

test('the desk in dark and narrow', async ({ browser }) => {
  const page = await openPage(browser, NARROW);
  await walk(page, ['/connexion', '/accessibilite', '/donnees-personnelles']);
  await signInAs(page, 'admin');
  await walk(page, [...DESK, ...DESK_MORE, '/courrier']);
  await page.context().close();
});

test('the structure’s space in dark and narrow', async ({ browser }) => {
  const page = await openPage(browser, NARROW);
  await signInAs(page, 'leader');
  const outings = await sql<{ id: string }>('SELECT id FROM allocation WHERE state = $1', ['CONFIRMED']);
  await walk(page, [...SPACE, ...outings.slice(0, 2).map(({ id }) => `/espace/sorties/${id}`)]);
  await page.context().close();
});

test('the auditor’s pages and the gate in dark and narrow', async ({ browser }) => {
  const page = await openPage(browser, NARROW);
  await signInAs(page, 'auditor');
  await walk(page, ['/audit', '/presence', '/tirages', '/historique', '/purge']);
  await page.context().close();
  const gate = await openPage(browser, NARROW);
  await signInAs(gate, 'gate');
  await walk(gate, ['/controle']);
  await gate.context().close();
});
