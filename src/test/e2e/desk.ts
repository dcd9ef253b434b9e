import AxeBuilder from '@axe-core/playwright';
import { type Browser, type BrowserContextOptions, expect, type Locator, type Page } from '@playwright/test';
import { giveCode } from './second-factor';
import { PASSWORD, PEOPLE, type Person } from './world';

const PHONE: BrowserContextOptions = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };
const problems = new WeakMap<Page, string[]>();
/** What a browser writes of itself when a command is refused: the refusal is looked for on the page. */
const REFUSAL = /^Failed to load resource: the server responded with a status of 4\d\d/;
/** A letter in the mailbox runs no script, not even the one by which this test looks at it. */
const LETTER = /^Blocked script execution in 'about:srcdoc'/;

/** A page of a browser of one's own; faults, policy violations and requests elsewhere are kept for `expectCalm`. */
export async function openPage(browser: Browser, options: BrowserContextOptions & { phone?: boolean } = {}) {
  const { phone = false, ...others } = options;
  const context = await browser.newContext({ reducedMotion: 'reduce', ...(phone ? PHONE : {}), ...others });
  const page = await context.newPage();
  const seen: string[] = [];
  problems.set(page, seen);
  const home = new URL(others.baseURL ?? process.env.E2E_URL ?? '').origin;
  page.on('pageerror', (error) => seen.push(`error: ${error.message}`));
  page.on('console', (message) => {
    const text = message.text();
    if (message.type() === 'error' && !REFUSAL.test(text) && !LETTER.test(text)) seen.push(`console: ${text}`);
  });
  page.on('response', (answer) => {
    if (answer.status() >= 500) seen.push(`${answer.status()} ${answer.url()}`);
  });
  page.on('request', (request) => {
    const { protocol, origin } = new URL(request.url());
    if (protocol.startsWith('http') && origin !== home) seen.push(`request elsewhere: ${request.url()}`);
  });
  return page;
}

export function expectCalm(page: Page): void {
  expect(problems.get(page)).toEqual([]);
}

/** axe on the whole page, every rule; the letters shown in the mailbox are documents of their own. */
export async function expectAccessible(page: Page): Promise<void> {
  await expect(page.locator('h1').first()).toBeVisible();
  const { violations } = await new AxeBuilder({ page }).exclude('iframe').analyze();
  const told = violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(' | ')}`);
  expect(told, `axe on ${new URL(page.url()).pathname}`).toEqual([]);
}

export async function expectNoSideways(page: Page): Promise<void> {
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  expect(wide, `${new URL(page.url()).pathname} scrolls sideways`).toBeLessThanOrEqual(0);
}

/** Goes there and finds nothing wrong with the page. */
export async function visit(page: Page, path: string): Promise<void> {
  await page.goto(path);
  await expectAccessible(page);
}

/** The input behind a visible label. */
export const field = (scope: Page | Locator, label: string | RegExp): Locator =>
  scope.getByLabel(label).and(scope.locator('input:not([type=hidden]), textarea')).first();

/** People of the city, whose password alone opens nothing. */
export const isStaff = (who: Person): boolean => who === 'admin' || who === 'second' || who === 'agent';

export async function signInAs(page: Page, who: Person): Promise<void> {
  const { email } = PEOPLE[who];
  await page.goto('/connexion');
  await field(page, 'Adresse e-mail').fill(email);
  await field(page, 'Mot de passe').fill(PASSWORD);
  await page.getByRole('button', { name: 'Se connecter' }).click();
  if (isStaff(who)) {
    await page.waitForURL('**/connexion/code');
    await giveCode(page, email);
  }
  await page.waitForURL(/\/(aujourdhui|espace|audit|controle)/);
  await expect(page.locator('h1').first()).toBeVisible();
}

/** Opens a list, types a few letters when given, takes the option. */
export async function choose(scope: Page | Locator, label: string | RegExp, option: string | RegExp, typed?: string) {
  const page = 'page' in scope ? scope.page() : scope;
  const input = field(scope, label);
  await input.click();
  if (typed) await input.fill(typed);
  await page.getByRole('option', { name: option }).first().click();
}

/** The dialog on the screen, once it has come in. */
export const dialogOf = (page: Page): Locator => page.getByRole('dialog').filter({ visible: true });

/** A button whose act is told before it is done: presses it, then presses it again in its dialog. */
export async function confirmAct(page: Page, name: string | RegExp, again: string | RegExp = name): Promise<void> {
  await page.getByRole('button', { name }).click();
  await dialogOf(page).getByRole('button', { name: again }).click();
  await expect(dialogOf(page)).toHaveCount(0);
}
