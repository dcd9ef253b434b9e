import { expect, type Page } from '@playwright/test';
import { sql } from './database';
import { dialogOf, expectAccessible, field, visit } from './desk';
import { PEOPLE } from './world';

/** Says who stands at the gate of a session, today. */
export async function assignGate(page: Page, code: string): Promise<void> {
  await visit(page, `/sessions/${code}`);
  await page.getByRole('button', { name: 'Autres actions sur cette session' }).click();
  await page.getByRole('menuitem', { name: 'Nommer le contrôle du jour' }).click();
  await field(dialogOf(page), 'Personnes au contrôle').click();
  await page.getByRole('option', { name: PEOPLE.gate.name }).click();
  await page.keyboard.press('Tab'); // the list of people closes when one goes on
  await dialogOf(page).getByRole('button', { name: 'Nommer 1 personne' }).click();
  await expect(page.getByText('1 personne nommée au contrôle')).toBeVisible();
}

async function check(page: Page, code: string, word: string): Promise<void> {
  await field(page, 'Code ou référence').fill(code);
  await page.getByRole('button', { name: 'Contrôler' }).click();
  await expect(page.getByRole('alertdialog', { name: word })).toBeVisible();
  await expectAccessible(page);
}

/** Rule 10: the first valid reading enters, the same code again does not. */
export async function scanTwice(page: Page, code: string, reference: string, person: string): Promise<void> {
  await visit(page, '/controle');
  await page.getByRole('link').filter({ hasText: code }).click();
  await page.waitForURL(/\/controle\/[0-9a-f-]{36}/);
  await expectAccessible(page);
  await check(page, reference, 'Entrez');
  await expect(page.getByRole('alertdialog')).toContainText(person);
  await expect(page.getByRole('alertdialog')).toContainText('1 entré sur 16');
  await page.getByRole('button', { name: 'Suivant' }).click();
  await check(page, reference, 'Refusé');
  await expect(page.getByRole('alertdialog')).toContainText('Billet déjà utilisé');
  await page.getByRole('button', { name: 'Suivant' }).click();
}

/** The report tells only of sessions that are over: this one is put five hours back, as its evening would. */
export async function letItEnd(code: string): Promise<void> {
  await sql(
    `UPDATE session SET starts_at = starts_at - interval '5 hours', ends_at = ends_at - interval '5 hours',
       cutoff_at = cutoff_at - interval '5 hours' WHERE code = $1`,
    [code],
  );
}

export const TURNOUT = /10 présents sur 16 attendus/;

/** What rule 12 asks for: the rate, and the files of it. */
export async function expectAttendance(page: Page): Promise<void> {
  await visit(page, '/presence');
  await expect(page.getByText(TURNOUT).first()).toBeVisible();
}

export async function downloads(page: Page): Promise<void> {
  for (const [name, start] of [
    [/Télécharger CSV/, 'Session'],
    [/XLSX/, 'PK'],
  ] as const) {
    const coming = page.waitForEvent('download');
    await page.getByRole('link', { name }).first().click();
    const file = await (await coming).createReadStream();
    const chunks: Buffer[] = [];
    for await (const chunk of file) chunks.push(Buffer.from(chunk));
    const content = Buffer.concat(chunks);
    expect(content.length).toBeGreaterThan(60);
    expect(content.toString('utf8').slice(0, 40)).toContain(start);
  }
}
