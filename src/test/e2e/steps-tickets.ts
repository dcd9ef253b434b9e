import { expect, type Locator, type Page } from '@playwright/test';
import { sql } from './database';
import { choose, confirmAct, dialogOf, expectAccessible, expectNoSideways, field, visit } from './desk';
import { GROUP_LEADER } from './world';

/** The leader's page of one outing, opened as a thumb would. */
export async function openOuting(page: Page, code: string): Promise<void> {
  await visit(page, '/espace/sorties');
  await page.getByRole('link').filter({ hasText: code }).click();
  await page.waitForURL(/\/espace\/sorties\/[0-9a-f-]{36}/);
  await expectAccessible(page);
  await expectNoSideways(page);
}

/** Takes the seats proposed for a session (rule 16). */
export async function accept(page: Page, code: string, seats: number): Promise<void> {
  await openOuting(page, code);
  await page.getByRole('button', { name: `Prendre les ${seats} places` }).click();
  await expect(page.getByText('C’est confirmé')).toBeVisible();
  await expect(page.getByRole('heading', { name: 'Qui vient ?' })).toBeVisible();
  await expectAccessible(page);
}

async function openAssignment(page: Page): Promise<Locator> {
  await page.getByRole('button', { name: /Confier des places/ }).click();
  return page.getByRole('dialog', { name: 'Confier des places' });
}

/** Names the one who will hold the tickets of this outing. */
export async function assignNewLeader(page: Page, seats: number): Promise<void> {
  const form = await openAssignment(page);
  await field(form, /^Prénom/).fill(GROUP_LEADER.firstName);
  await field(form, /^Nom/).fill(GROUP_LEADER.lastName);
  await field(form, /^E-mail/).fill(GROUP_LEADER.email);
  await form.getByRole('button', { name: 'Confier des places' }).click();
  await expect(page.getByText(`${seats} places confiées`)).toBeVisible();
}

/** More seats for the same person; above fifteen people a second one is advised (rule 2). */
export async function assignKnownLeader(page: Page, seats: number): Promise<void> {
  const form = await openAssignment(page);
  await form.getByRole('button', { name: 'Confier des places' }).click();
  await expect(page.getByText(`${seats} places confiées`)).toBeVisible();
  await expect(page.getByText(/15 sont conseillées/)).toBeVisible();
}

/** Rule 2: thirty tickets on one phone, not one more. */
export async function expectThirtyAtMost(page: Page, held: number, adding: number): Promise<void> {
  const form = await openAssignment(page);
  await field(form, /^Combien de places/).fill(String(adding));
  await form.getByRole('button', { name: 'Confier des places' }).click();
  const refusal = form.getByRole('alert');
  await expect(refusal).toContainText('30 billets au plus');
  await expect(refusal).toContainText(`il en a ${held}, vous en ajoutez ${adding}`);
  await expectAccessible(page);
  await page.keyboard.press('Escape');
}

/** One wave for every ticket confirmed; it is followed until the mail has left. */
export async function sendWave(page: Page): Promise<void> {
  await visit(page, '/vagues');
  await expect(page.getByText(/^1 e-mail, 20 billets/)).toBeVisible();
  await confirmAct(page, 'Envoyer 1 e-mail');
  await page.waitForURL(/\/vagues\/[0-9a-f-]{36}/);
  await expect(page.locator('dl > div').filter({ hasText: /^Partis/ })).toContainText('1', { timeout: 30_000 });
  await expectAccessible(page);
}

export const statesOf = async (code: string): Promise<string[]> =>
  (
    await sql<{ state: string }>(
      `SELECT DISTINCT t.state::text FROM ticket t JOIN session s ON s.id = t.session_id
       WHERE s.code = $1 AND t.structure_id IS NOT NULL ORDER BY 1`,
      [code],
    )
  ).map(({ state }) => state);

/** Rule 8: a link opened, and opened again, changes nothing; taking is an act, with the terms. */
export async function claimAll(page: Page, link: string, tickets: number): Promise<void> {
  await visit(page, link);
  await page.reload();
  await page.reload();
  await expect(page.getByRole('heading', { level: 1 })).toContainText(`${tickets} billets vous attendent`);
  expect(await statesOf('ATH01')).toEqual(['CONFIRMED', 'PROPOSED']);
  expect(await statesOf('NAT03')).toEqual(['CONFIRMED']);
  await expectNoSideways(page);
  const take = page.getByRole('button', { name: `Prendre mes ${tickets} billets` });
  await take.tap();
  await expect(page.getByText('Acceptez d’abord les conditions.')).toBeVisible();
  await expectAccessible(page);
  await page.getByRole('checkbox', { name: /J’accepte les conditions/ }).check();
  await take.tap();
  await expect(page.getByText('C’est fait, les billets sont à vous')).toBeVisible();
  expect(await statesOf('NAT03')).toEqual(['CLAIMED']);
  await expectAccessible(page);
}

/** The tickets of one session in the hand. */
export const handOf = (page: Page, code: string): Locator =>
  page.locator('section').filter({ has: page.getByRole('heading', { name: new RegExp(code) }) });

/** Gives the next ticket without a name to the first person of the list who has no seat there. */
export async function giveName(page: Page, code: string, person: string): Promise<void> {
  await handOf(page, code).getByRole('button', { name: 'Donner un nom' }).first().tap();
  await choose(dialogOf(page), /^Choisir dans la liste/, new RegExp(person), person);
  await dialogOf(page).getByRole('button', { name: 'Enregistrer' }).tap();
  await expect(dialogOf(page)).toHaveCount(0);
  await expect(handOf(page, code).getByText(person)).toBeVisible();
}

/** Puts another name on a ticket; up to the last button when `press` is false. */
export async function rename(page: Page, code: string, person: string, press = true): Promise<void> {
  await handOf(page, code).getByRole('button', { name: 'Changer le nom' }).first().tap();
  const form = dialogOf(page);
  await expect(form).toContainText('Ce sera le changement 1 sur 2.');
  await choose(form, /^Choisir dans la liste/, new RegExp(person), person);
  if (!press) return;
  await form.getByRole('button', { name: 'Enregistrer' }).tap();
  await expect(handOf(page, code).getByText(person)).toBeVisible();
  await expect(handOf(page, code).getByText('1 changement sur 2')).toBeVisible();
}

/** Gives one seat back (rule 5). */
export async function giveBack(page: Page, code: string): Promise<void> {
  await handOf(page, code).getByRole('button', { name: 'Rendre cette place' }).first().tap();
  await dialogOf(page).getByRole('button', { name: 'Rendre cette place' }).tap();
  await expect(page.getByText('Place rendue, merci')).toBeVisible();
}

/** Rule 4: past the cutoff only the city changes a name, and says why. */
export async function overrideName(page: Page, reference: string, person: string): Promise<void> {
  await visit(page, `/billets?q=${reference}`);
  await page.getByRole('row').filter({ hasText: reference }).getByRole('link').first().click();
  await page.waitForURL(/\/billets\/[0-9a-f-]{36}/);
  await page.getByRole('button', { name: 'Changer le nom' }).click();
  const form = dialogOf(page);
  await choose(form, /^Personne de la liste/, new RegExp(person), person);
  await choose(form, /^Motif/, 'Maladie');
  await expectAccessible(page);
  await form.getByRole('button', { name: 'Changer le nom' }).click();
  await expect(page.getByText('C’est fait')).toBeVisible();
  const life = page.getByRole('table', { name: 'Sa vie' });
  await expect(life.getByRole('row').filter({ hasText: 'Maladie' })).toContainText('Changé de nom');
  await expectAccessible(page);
}
