import { decode } from 'next-auth/jwt';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { findSession } from '@/modules/accounts/session.queries';
import { env } from '@/platform/env';
import { testDatabase } from '@/test/database';
import { buildProgramme, buildStructure, buildUser } from '@/test/factories';
import { openBrowser } from '@/test/oidc/browser';
import { type HonestProvider, startTrustedProvider } from '@/test/oidc/honest-provider';
import { contextOf, createCallerFactory } from './init';
import { appRouter } from './router';

const { sql } = testDatabase();
let provider: HonestProvider;

beforeAll(async () => {
  provider = await startTrustedProvider({ OIDC_ACR_VALUES: 'eidas1' }, { silent: true });
  await buildProgramme(sql);
});
afterAll(() => provider.stop());

/** A leader without a password comes back from the provider, by an address that somebody may have changed on its way. */
async function comeBack(onTheWay: (address: URL) => void = () => {}) {
  const person = { sub: crypto.randomUUID(), email: `${crypto.randomUUID()}@asso.test`, email_verified: true };
  await buildUser(sql, { role: 'LEADER', email: person.email, structure_id: await buildStructure(sql) });
  const browser = openBrowser();
  const address = await browser.begin(true);
  onTheWay(address);
  await browser.comeBack(await provider.consent(address, { ...person, acr: 'eidas1' }));
  const held = await decode({ token: browser.jar.get('session') ?? '', secret: env().AUTH_SECRET });
  const session = await findSession({ sessionId: held?.sessionId ?? '' });
  expect(session?.actor).toMatchObject({ kind: 'user', role: 'LEADER' });
  return createCallerFactory(appRouter)(contextOf(session));
}

test('Given a provider told to ask again, when it says when it asked, then a second factor may be turned on', async () => {
  expect(await (await comeBack()).secondFactor.start()).toMatchObject({ secret: expect.any(String) });
});

test('Given a screen left open, when the question is struck from the address on its way to the provider, then nothing is proved', async () => {
  const api = await comeBack(({ searchParams }) => {
    searchParams.delete('prompt');
    searchParams.set('claims', JSON.stringify({ id_token: { acr: null } }));
  });
  await expect(api.secondFactor.start()).rejects.toMatchObject({ message: 'accounts/proof-needed' });
});
