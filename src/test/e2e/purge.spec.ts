import { expect, type Page, test } from '@playwright/test';
import { choose, dialogOf, expectAccessible, expectCalm, openPage, signInAs, visit } from './desk';
import { expectAttendance, TURNOUT } from './steps-gate';
import { PLANTED } from './world';

test.describe.configure({ mode: 'serial' });

let admin: Page;
let second: Page;
let auditor: Page;

test.beforeAll(async ({ browser }) => {
  [admin, second, auditor] = [await openPage(browser), await openPage(browser), await openPage(browser)];
  await signInAs(admin, 'admin');
  await signInAs(second, 'second');
  await signInAs(auditor, 'auditor');
});
test.afterAll(async () => {
  for (const page of [admin, second, auditor]) {
    expectCalm(page);
    await page.context().close();
  }
});

/** The auditor's pages, each searched for everybody whose name it must not hold. */
async function expectNobody(page: Page): Promise<void> {
  for (const path of ['/audit', '/presence', '/historique', '/tirages', '/purge']) {
    await visit(page, path);
    const content = await page.content();
    expect(
      PLANTED.filter((word) => content.includes(word)),
      `names on ${path}`,
    ).toEqual([]);
  }
  await visit(page, '/tirages');
  await page.getByRole('link', { name: 'Tirage 1' }).click();
  await page.waitForURL(/\/tirages\/[0-9a-f-]{36}/);
  await expect(page.getByRole('button', { name: 'Refaire le calcul' })).toBeVisible();
  const content = await page.content();
  expect(PLANTED.filter((word) => content.includes(word))).toEqual([]);
}

test('the auditor sees figures, draws and the trail, and nobody’s name', async () => {
  await expectNobody(auditor);
});

test('9. the purge: planned by one, confirmed by another, done by the worker, certified', async () => {
  await expectAttendance(admin);
  await visit(admin, '/purge');
  await admin.getByRole('button', { name: 'Préparer la purge' }).click();
  await dialogOf(admin).getByRole('button', { name: 'Préparer la purge' }).click();
  await expect(dialogOf(admin).getByText('Choisissez un motif.')).toBeVisible();
  await choose(dialogOf(admin), /^Motif/, 'Programme annulé');
  await dialogOf(admin).getByRole('button', { name: 'Préparer la purge' }).click();
  await expect(admin.getByRole('heading', { level: 1 })).toContainText('à confirmer par une deuxième personne');
  await expect(admin.getByRole('button', { name: /^Effacer/ })).toHaveCount(0);
  await expectAccessible(admin);

  await visit(second, '/purge');
  await second.getByRole('button', { name: /^Effacer/ }).click();
  await dialogOf(second)
    .getByRole('button', { name: /^Effacer/ })
    .click();
  await expect(dialogOf(second).getByText('Choisissez un motif.')).toBeVisible();
  await choose(dialogOf(second), /^Pourquoi/, 'Programme annulé');
  await dialogOf(second)
    .getByRole('button', { name: /^Effacer/ })
    .click();
  await expect(second.getByRole('heading', { level: 1 })).toContainText('Plus aucun nom', { timeout: 60_000 });
  await expectAccessible(second);
  await second.getByRole('link', { name: /Certificat/ }).click();
  await expect(second.getByRole('heading', { name: 'Certificat d’effacement' })).toBeVisible();
  await expect(second.getByText('Taux égaux')).toBeVisible();
  await expect(second.getByText(TURNOUT).first()).toBeVisible();
  await expectAccessible(second);

  await expectAttendance(second);
  await visit(second, '/billets');
  const content = await second.content();
  expect(PLANTED.filter((word) => content.includes(word))).toEqual([]);
  await expectNobody(auditor);
});
