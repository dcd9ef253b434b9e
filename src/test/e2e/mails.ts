import { expect, type Page } from '@playwright/test';
import { sql } from './database';
import { expectAccessible, expectCalm, field, openPage, visit } from './desk';
import { enrolSecondFactor } from './second-factor';
import { PASSWORD, PEOPLE, type Person } from './world';

/** The link of a letter, read in the built-in mailbox once the queue has brought it there. */
export async function linkInMailbox(page: Page, to: string, words: string | RegExp): Promise<string> {
  const letter = page.frameLocator('iframe');
  await expect(async () => {
    await page.goto(`/courrier?q=${encodeURIComponent(to)}`);
    await page.getByRole('list', { name: 'Messages' }).getByRole('link').first().click({ timeout: 2_000 });
    await expect(letter.getByRole('link', { name: words }).first()).toBeVisible({ timeout: 3_000 });
  }).toPass({ timeout: 30_000 });
  return (await letter.getByRole('link', { name: words }).first().getAttribute('href')) ?? '';
}

/** Nobody can open the mailbox yet: the first letter is read where it lies. */
export async function firstInvitation(): Promise<string> {
  const found = async () => {
    const [row] = await sql<{ text: string }>('SELECT "text" FROM mailbox_message WHERE "to" = $1', [
      PEOPLE.admin.email,
    ]);
    return row?.text.match(/https?:\S+\/invitation\/[\w-]+/)?.[0];
  };
  await expect.poll(found, { timeout: 30_000 }).toBeTruthy();
  return (await found()) ?? '';
}

/** Chooses the password behind an invitation, on the invited person's own page; gives the path one lands on. */
export async function acceptInvitation(page: Page, link: string): Promise<string> {
  await visit(page, link);
  await field(page, 'Choisissez un mot de passe').fill(PASSWORD);
  await field(page, 'Répétez le mot de passe').fill(PASSWORD);
  await page.getByRole('button', { name: 'Ouvrir mon compte' }).click();
  await page.waitForURL(/\/(aujourdhui|espace|audit|controle|connexion\/code)/);
  if (page.url().includes('/connexion/code')) {
    await enrolSecondFactor(page, expectAccessible);
    await page.waitForURL(/\/aujourdhui/);
  }
  await expectAccessible(page);
  expectCalm(page);
  return new URL(page.url()).pathname;
}

/** An admin invites; the letter comes; the invited person opens the account in another browser. */
export async function inviteAndAccept(admin: Page, who: Person, structure?: string): Promise<string> {
  const { name, email, role } = PEOPLE[who];
  await admin.goto('/comptes');
  await admin.getByRole('button', { name: 'Inviter une personne' }).click();
  const form = admin.getByRole('dialog', { name: 'Inviter une personne' });
  await field(form, 'Prénom et nom').fill(name);
  await field(form, 'Adresse e-mail').fill(email);
  await field(form, 'Rôle').click();
  await admin.getByRole('option', { name: role, exact: true }).click();
  if (structure) {
    await field(form, /^Structure/).fill(structure);
    await admin.getByRole('option', { name: structure }).click();
  }
  await form.getByRole('button', { name: 'Envoyer l’invitation' }).click();
  await expect(admin.getByText(`Invitation envoyée à ${email}`)).toBeVisible();
  const link = await linkInMailbox(admin, email, 'Choisir mon mot de passe');
  const browser = admin.context().browser();
  if (!browser) throw new Error('the page belongs to no browser');
  const own = await openPage(browser);
  const landed = await acceptInvitation(own, link);
  await own.context().close();
  return landed;
}
