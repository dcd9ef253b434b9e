import { expect, type Page } from '@playwright/test';
import { TOTP } from 'otpauth';
import { codeAt, openTotpSecret } from '../../modules/accounts/totp';
import { sql } from './database';

/**
 * The first sign-in of the city's staff: the square, a right code from its secret, ten recovery codes put away. `look` is
 * taken at each screen.
 */
export async function enrolSecondFactor(page: Page, look: (page: Page) => Promise<void>): Promise<void> {
  await look(page);
  await page.getByRole('button', { name: 'Commencer' }).click();
  const shown = page.locator('[data-totp-secret]');
  await expect(page.getByRole('img', { name: /Carré à scanner/ })).toBeVisible();
  const secret = (await shown.getAttribute('data-totp-secret')) ?? '';
  await look(page);
  await page.locator('input[name=code]').fill(new TOTP({ secret }).generate());
  await page.getByRole('button', { name: 'Activer' }).click();
  await expect(page.getByRole('list', { name: 'Gardez vos codes de secours' }).getByRole('listitem')).toHaveCount(10);
  await look(page);
  await page.getByRole('button', { name: 'Continuer' }).click();
  await expect(page.getByText('Rangez d’abord les codes')).toBeVisible();
  await page.getByLabel('J’ai rangé ces codes en lieu sûr').check();
  await page.getByRole('button', { name: 'Continuer' }).click();
}

type Kept = { id: string; secret: Buffer | null };

/** The code of that person's phone now. What served before is forgotten, so that no test waits half a minute. */
export async function codeOnThePhone(email: string): Promise<string> {
  const [kept] = await sql<Kept>(
    'UPDATE user_account SET totp_step = NULL WHERE email = $1 RETURNING id, totp_secret AS secret',
    [email],
  );
  if (!kept?.secret) throw new Error(`${email} has no second factor`);
  return codeAt(openTotpSecret(kept.id, kept.secret), Math.floor(Date.now() / 30_000));
}

/** Gives the code where one is asked: after the password, or in the dialog of an act that asks again. */
export async function giveCode(page: Page, email: string): Promise<void> {
  await page.locator('input[name=code]').fill(await codeOnThePhone(email));
  await page.getByRole('button', { name: 'Continuer' }).click();
}
