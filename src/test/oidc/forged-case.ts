import { afterAll, afterEach, beforeAll, beforeEach, expect, vi } from 'vitest';
import { logger } from '@/platform/logger';
import { testDatabase } from '../database';
import { buildProgramme, buildUser } from '../factories';
import { type Browser, openBrowser } from './browser';
import { type Claims, type ForgingProvider, startForgingProvider } from './forging-provider';

export const CLIENT = { id: 'gradins', secret: 'a secret of the client' };
export const REFUSED = 'http://gradins.test/connexion?refus=identite';

/** A database, a forging provider, and before each test one account it tells the truth about; call it at the top of a file. */
export function forgedCase() {
  const { sql } = testDatabase();
  let provider: ForgingProvider;
  let person: { sub: string; email: string; email_verified: boolean };
  let userId: string;
  const written: string[] = [];

  beforeAll(async () => {
    provider = await startForgingProvider(CLIENT);
    Object.assign(process.env, {
      OIDC_ISSUER: provider.issuer,
      OIDC_CLIENT_ID: CLIENT.id,
      OIDC_CLIENT_SECRET: CLIENT.secret,
      OIDC_ACR_VALUES: 'eidas1 eidas2',
    });
    await buildProgramme(sql);
  });
  afterAll(() => provider.stop());

  beforeEach(async () => {
    const email = `${crypto.randomUUID()}@ville.test`;
    person = { sub: crypto.randomUUID(), email, email_verified: true };
    userId = await buildUser(sql, { role: 'AUDITOR', email });
    provider.tell(person);
    provider.given.length = 0;
    written.length = 0;
    const keep = (...said: unknown[]) => void written.push(JSON.stringify(said));
    for (const level of ['info', 'warn', 'error', 'debug'] as const) {
      vi.spyOn(logger, level).mockImplementation(keep);
      vi.spyOn(console, level).mockImplementation(keep);
    }
  });
  afterEach(() => vi.restoreAllMocks());

  const count = async () =>
    (
      await sql<{ users: number; identities: number; sessions: number }>(`SELECT
      (SELECT count(*)::int FROM user_account) AS users, (SELECT count(*)::int FROM identity) AS identities,
      (SELECT count(*)::int FROM auth_session) AS sessions`)
    )[0];
  const lines = () =>
    sql<{ id: string; outcome: string; code: string | null; facts: Claims }>(
      `SELECT id, outcome, code, facts FROM audit WHERE action = 'accounts/sign-in-by-identity' ORDER BY id`,
    );

  /** Comes back with these parameters and sees that nothing came of it but one line with that code and no secret in any log. */
  async function expectRefused(browser: Browser, query: URLSearchParams, code: string, check?: string) {
    const [before, known] = [await count(), await lines()];
    const response = await browser.comeBack(query);
    expect([response.status, response.headers.get('location')]).toEqual([303, REFUSED]);
    expect(await response.text()).toBe('');
    expect(browser.jar.has('session')).toBe(false);
    expect(await count()).toEqual(before);
    const [line, ...more] = (await lines()).slice(known.length);
    expect(more).toEqual([]);
    expect(line).toMatchObject({ outcome: 'REFUSED', code: `accounts/oidc-${code}`, facts: check ? { check } : {} });
    const said = written.join() + JSON.stringify(line);
    for (const secret of [...provider.given, ...query.values(), person.email, person.sub, CLIENT.secret])
      if (secret.length > 20) expect(said).not.toContain(secret);
  }

  async function entered(): Promise<{ browser: Browser; query: URLSearchParams; response: Response }> {
    const browser = openBrowser();
    const query = provider.consent(await browser.begin());
    return { browser, query, response: await browser.comeBack(query) };
  }

  return {
    sql,
    expectRefused,
    entered,
    get provider() {
      return provider;
    },
    get person() {
      return person;
    },
    get userId() {
      return userId;
    },
  };
}
