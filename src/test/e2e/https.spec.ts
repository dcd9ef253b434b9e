import { type APIRequestContext, type Browser, expect, type Page, request, test } from '@playwright/test';
import { linkToken } from '@/platform/tokens';
import { withClient } from '../../../scripts/lib/migrate.mjs';
import { inProject } from '../../../scripts/lib/paths.mjs';
import { programWith } from './database';
import { expectCalm, field, openPage, signInAs } from './desk';
import { type HttpsFront, startHttpsFront } from './https-front';
import { acceptInvitation } from './mails';
import { type OtherWeb, type OwnDatabase, ownDatabase, startWeb } from './other-web';
import { PEOPLE } from './world';

test.describe.configure({ mode: 'serial' });

const { name, email } = PEOPLE.auditor;
let database: OwnDatabase;
let front: HttpsFront;
let web: OtherWeb;

/** As the readme says an installation is to stand: a public https address, and a proxy that is named. */
test.beforeAll(async () => {
  database = await ownDatabase('behind_https');
  await programWith(database, inProject('src/test/e2e/open-programme.ts'));
  const invite = ['user', 'invite', email, '--name', name, '--role', 'AUDITOR'];
  await programWith(database, inProject('scripts/gradins.ts'), ...invite);
  front = await startHttpsFront();
  web = await startWeb({ ...database, APP_URL: front.url, TRUSTED_PROXY: '127.0.0.1' });
  front.to(web.url);
});
test.afterAll(async () => {
  await web?.close();
  await front?.close();
});

const open = (browser: Browser) => openPage(browser, { baseURL: front.url, ignoreHTTPSErrors: true });
const rows = <Row extends object>(text: string): Promise<Row[]> =>
  withClient(database.DATABASE_URL, async (client) => (await client.query(text)).rows);

async function invitation(): Promise<string> {
  const [row] = await rows<{ nonce: Buffer }>('SELECT nonce FROM invitation');
  return `/invitation/${linkToken('invitation', new Uint8Array(row?.nonce ?? []))}`;
}

async function signOut(page: Page): Promise<void> {
  await page.getByRole('button', { name: new RegExp(name) }).click();
  await page.getByRole('menuitem', { name: 'Se déconnecter' }).click();
  await page.waitForURL('**/connexion');
}

/** Requests that no browser of ours would send. */
async function stranger<T>(work: (context: APIRequestContext) => Promise<T>): Promise<T> {
  const context = await request.newContext({ baseURL: front.url, ignoreHTTPSErrors: true });
  try {
    return await work(context);
  } finally {
    await context.dispose();
  }
}

test('Given https, when somebody signs in, then each cookie is of this host alone, and the session is out of reach of scripts', async ({
  browser,
}) => {
  const page = await open(browser);
  const written: string[] = [];
  page.on('response', async (answer) => {
    for (const { name: header, value } of await answer.headersArray())
      if (header.toLowerCase() === 'set-cookie') written.push(value);
  });
  await acceptInvitation(page, await invitation());
  await page.context().clearCookies();
  await signInAs(page, 'auditor');
  const cookies = await page.context().cookies();
  const session = cookies.find((cookie) => cookie.name === '__Host-session');
  expect(session).toMatchObject({ secure: true, httpOnly: true, sameSite: 'Lax', path: '/', domain: '127.0.0.1' });
  const named = cookies.map((cookie) => cookie.name);
  expect(named.filter((one) => !one.startsWith('__Host-') && one !== 'locale')).toEqual([]);
  expect(written.length).toBeGreaterThan(3);
  for (const line of written) {
    expect(line).toMatch(/; Secure(?:;|$)/i);
    expect(line).not.toMatch(/; Domain=/i);
  }
  expectCalm(page);
  await page.context().close();
});

test('Given https, then pages, doors, files and refusals all say that it stays https', async () => {
  await stranger(async (context) => {
    for (const path of ['/connexion', '/-', '/api/health', '/api/auth/csrf', '/api/nothing', '/icon.svg', '/a%00']) {
      const answer = await context.get(path, { maxRedirects: 0 });
      const headers = answer.headersArray().filter(({ name: one }) => /^strict-transport-security$/i.test(one));
      expect(
        headers.map(({ value }) => value),
        path,
      ).toEqual(['max-age=63072000; includeSubDomains']);
    }
  });
});

test('Given a copied cookie, when its owner signs out, then it opens nothing; and the way back shows nothing', async ({
  browser,
}) => {
  const page = await open(browser);
  await signInAs(page, 'auditor');
  const thief = await open(browser);
  await thief.context().addCookies(await page.context().cookies());
  await thief.goto('/audit');
  await expect(thief.getByRole('button', { name: new RegExp(name) })).toBeVisible();
  await page.goto('/historique');
  const otherTab = await page.context().newPage();
  await otherTab.goto('/presence');
  await expect(otherTab.getByRole('button', { name: new RegExp(name) })).toBeVisible();
  await signOut(page);
  await expect(otherTab).toHaveURL(/\/connexion$/);
  await thief.goto('/audit');
  await expect(thief).toHaveURL(/\/connexion$/);

  await page.goBack();
  await expect(page).toHaveURL(/\/connexion$/);
  await expect(field(page, 'Mot de passe')).toBeVisible();
  expect(await page.content()).not.toContain(name);
  for (const one of [page, thief]) await one.context().close();
});

test('Given a form or a call of another site, then it is refused, though it is https too', async () => {
  await stranger(async (context) => {
    const call = (origin: string) =>
      context.post('/api/trpc/programmes.contact', {
        data: {},
        headers: { origin, 'content-type': 'application/json' },
      });
    const form = (origin: string) =>
      context.post('/api/auth/signout', { form: { csrfToken: 'x' }, headers: { origin } });
    const plain = front.url.replace('https:', 'http:');
    for (const origin of ['https://evil.example', 'null', plain, web.url]) {
      expect((await call(origin)).status(), origin).toBe(403);
      expect((await form(origin)).status(), origin).toBe(403);
    }
    expect((await call(front.url)).status()).toBe(200);
  });
});

test('Given X-Forwarded-For from the client, then the address the proxy saw is counted, and no other', async () => {
  await rows('DELETE FROM rate_limit');
  const counted = () =>
    rows<{ points: number }>(`SELECT points FROM rate_limit WHERE key LIKE 'sign-in-address%' ORDER BY points`);
  await stranger(async (context) => {
    for (let i = 0; i < 4; i++) {
      front.seen = i < 3 ? '203.0.113.7' : '203.0.113.8';
      const spoofed = { 'x-forwarded-for': `198.51.100.${i}, 127.0.0.1`, 'x-gradins-peer': `x 198.51.100.${i}` };
      const form = { email: `nobody${i}@https.test`, password: 'x', csrfToken: 'x', json: 'true' };
      await context.post('/api/auth/callback/credentials', { form, headers: { ...spoofed, origin: front.url } });
    }
  });
  expect(await counted()).toEqual([{ points: 1 }, { points: 3 }]);
});
