import { expect, type Page } from '@playwright/test';
import { confirmAct, dialogOf, expectAccessible, field, visit } from './desk';
import type { LeaderAlone } from './leader-alone';

/** Commits to a draw; once the value is known, draws before witnesses; does it again, and finds the same. */
export async function drawInPublic(page: Page, sql: LeaderAlone['sql'], value: string): Promise<void> {
  await visit(page, '/tirages');
  await page.getByRole('button', { name: 'Préparer un tirage' }).click();
  await field(dialogOf(page), 'Valeur publique attendue').fill('Ce qui est tiré au conseil du mardi');
  await field(dialogOf(page), 'Connue à partir du').fill('2040-01-03T18:00');
  await dialogOf(page).getByRole('button', { name: 'Publier l’engagement' }).click();
  await expect(page.getByText('Rien n’a changé depuis l’engagement.')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Tirer en public' })).toBeDisabled();
  await expectAccessible(page);
  await sql(`UPDATE draw_commitment SET public_at = now()`);
  await visit(page, '/tirages');
  await page.getByRole('button', { name: 'Tirer en public' }).click();
  await field(dialogOf(page), 'Valeur publique').fill(value);
  await field(dialogOf(page), 'Témoins').fill('Deux personnes du conseil');
  await dialogOf(page).getByRole('button', { name: 'Tirer', exact: true }).click();
  await page.waitForURL(/\/tirages\/[0-9a-f-]{36}/);
  await expect(page.getByText(value)).toBeVisible();
  await page.getByRole('button', { name: 'Refaire le calcul' }).click();
  await expect(page.getByText('Recalculé, identique')).toBeVisible();
}

/** Publishes the draw that is on the screen. */
export async function publishDraw(page: Page, allocations: number): Promise<void> {
  const publish = allocations === 1 ? 'Publier 1 attribution' : `Publier ${allocations} attributions`;
  await confirmAct(page, publish);
  await expect(page.getByRole('button', { name: publish })).toHaveCount(0);
}
