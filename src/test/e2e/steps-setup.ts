import { expect, type Page } from '@playwright/test';
import { sql } from './database';
import { choose, confirmAct, dialogOf, expectAccessible, expectNoSideways, field, visit } from './desk';
import { drawInPublic, publishDraw } from './steps-draw';
import { OTHER_STRUCTURE, SEED, STRUCTURE } from './world';

type File = { name: string; mimeType: string; buffer: Buffer };

/** Sends a file at the desk, reads what it would do, applies it: gives the title of the report. */
export async function importFile(page: Page, kind: string, file: File, refused: number): Promise<void> {
  await visit(page, '/imports');
  await page.getByRole('radio', { name: kind, exact: true }).click();
  await page.locator('input[type=file]').setInputFiles(file);
  await page.waitForURL(/\/imports\/[0-9a-f-]{36}/);
  const apply = page.getByRole('button', { name: /^Appliquer/ });
  await expect(apply).toBeVisible();
  if (refused > 0) await expect(page.getByRole('heading', { level: 1 })).toContainText('à corriger');
  await expectAccessible(page);
  await confirmAct(page, /^Appliquer/);
  const report = page.getByRole('region', { name: 'Ce qui a été fait' });
  await expect(report).toBeVisible();
  await expect(report.locator('dl > div').filter({ hasText: 'Laissées dehors' })).toContainText(String(refused));
  await expectAccessible(page);
}

/** A leader sends its list from the phone and sees which line stays out. */
export async function importList(page: Page, file: File, people: number): Promise<void> {
  await visit(page, '/espace/liste/import');
  await expectNoSideways(page);
  await page.locator('input[type=file]').setInputFiles(file);
  await page.waitForURL(/\/espace\/liste\/import\/[0-9a-f-]{36}/);
  const add = page.getByRole('button', { name: `Ajouter ces ${people} personnes` });
  await expect(add).toBeVisible();
  await expect(page.getByText('« peut-être »')).toBeVisible();
  await expectAccessible(page);
  await add.click();
  await expect(page.getByRole('heading', { name: `${people} personnes ajoutées` })).toBeVisible();
  await page.getByRole('link', { name: 'Voir ma liste' }).click();
  await expect(page.getByText('Quillévéré').first()).toBeVisible();
  await expectAccessible(page);
}

/** A family of four asked for on a phone, and the basket handed in. */
export async function askForFamily(page: Page, code: string): Promise<void> {
  await visit(page, '/espace/demandes');
  await choose(page, /^Session/, new RegExp(`^${code}`), code);
  await page.getByText('Famille', { exact: true }).click();
  await expectAccessible(page);
  await page.getByRole('button', { name: /^Ajouter ce vœu/ }).click();
  await expect(page.getByText('Vœu 1 ajouté.')).toBeVisible();
  await page.getByRole('button', { name: 'Déposer 1 vœu' }).click();
  await expect(page.getByText('Votre vœu est déposé')).toBeVisible();
  await expectAccessible(page);
}

/** Two seats that an agent asks for in the name of another structure. */
export async function askFor(page: Page, code: string): Promise<void> {
  await visit(page, '/demandes');
  await page.getByRole('button', { name: 'Saisir un vœu' }).click();
  const form = dialogOf(page);
  await choose(form, /^Structure/, new RegExp(`^${OTHER_STRUCTURE}`), OTHER_STRUCTURE);
  await choose(form, /^Session/, new RegExp(`^${code}`), code);
  await form.getByRole('button', { name: /^Enregistrer ce vœu/ }).click();
  await expect(page.getByText('Vœu 1 enregistré')).toBeVisible();
  await expectAccessible(page);
}

/** Commits to a draw, draws before witnesses, looks at the result, publishes it. */
export async function drawAndPublish(page: Page): Promise<void> {
  await drawInPublic(page, sql, SEED);
  await expect(page.getByRole('heading', { level: 1 })).toContainText('6 places attribuées');
  await expectAccessible(page);
  await publishDraw(page, 2);
}

/** Seats given by hand on the page of a session. */
export async function allocate(page: Page, code: string, quantity: number): Promise<void> {
  await visit(page, `/sessions/${code}`);
  await page.getByRole('button', { name: /^Attribuer \d+ places/ }).click();
  const form = dialogOf(page);
  await choose(form, /^Structure/, new RegExp(`^${STRUCTURE}`), STRUCTURE);
  await field(form, 'Personnes').fill(String(quantity));
  await form.getByRole('button', { name: `Attribuer ${quantity} places` }).click();
  await expect(page.getByText(`${quantity} places proposées`).first()).toBeVisible();
  await expectConserved(page, code);
  await expectAccessible(page);
}

/** A figure of the session and what is written under it, with plain spaces. */
async function figure(page: Page, label: string): Promise<string> {
  const cell = page.locator('dl > div').filter({ hasText: label }).first();
  await expect(cell).toBeVisible();
  return (await cell.locator('dd > span').allInnerTexts()).join(' ').replaceAll(/\s+/g, ' ');
}

async function countersOn(page: Page) {
  const [, stock, free, held = 0] = /(\d+) (\d+) libres?(?:, (\d+) rés)?/.exec(await figure(page, 'Stock')) ?? [];
  const [, allocated] = /^(\d+)/.exec(await figure(page, 'Attribuées')) ?? [];
  return { stock: Number(stock), allocated: Number(allocated), held: Number(held), free: Number(free) };
}

/** Allocated + held + free = stock: as the database counts it, and soon on the screen. Gives the free seats. */
export async function expectConserved(page: Page, code: string): Promise<number> {
  const [counted] = await sql<{ stock: number; allocated: number; held: number; free: number }>(
    `SELECT sum(c.stock)::int AS stock, sum(c.allocated)::int AS allocated, sum(c.held)::int AS held, sum(c.free)::int AS free
     FROM session_count c JOIN session s ON s.id = c.session_id WHERE s.code = $1`,
    [code],
  );
  if (!counted) throw new Error(`no counters for ${code}`);
  expect(counted.allocated + counted.held + counted.free).toBe(counted.stock);
  await expect.poll(() => countersOn(page)).toEqual(counted);
  return counted.free;
}

/** The hours of the cutoff (rule 4), as an admin sets them; the sessions it closes or opens are told first. */
export async function setCutoff(page: Page, hours: number): Promise<void> {
  await visit(page, '/programme');
  await field(page, /^Échéance, heures/).fill(String(hours));
  await page.getByRole('button', { name: 'Enregistrer les changements' }).click();
  await expect(dialogOf(page)).toContainText('à venir');
  await dialogOf(page).getByRole('button', { name: 'Confirmer' }).click();
  await expect(page.getByText('Règles enregistrées')).toBeVisible();
}
