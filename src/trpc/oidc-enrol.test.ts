import { decode } from 'next-auth/jwt';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { findSession } from '@/modules/accounts/session.queries';
import { requireFreshProof } from '@/modules/accounts/step-up.rules';
import { codeAt, openTotpSecret } from '@/modules/accounts/totp';
import { letterOf } from '@/modules/claims/letters';
import { inTransaction } from '@/platform/db';
import { env } from '@/platform/env';
import { testDatabase } from '@/test/database';
import { buildProgramme, buildStructure, buildUser } from '@/test/factories';
import { type Browser, openBrowser } from '@/test/oidc/browser';
import { type HonestProvider, startTrustedProvider } from '@/test/oidc/honest-provider';
import { contextOf, createCallerFactory } from './init';
import { appRouter } from './router';

const { sql } = testDatabase();
const callerOf = createCallerFactory(appRouter);
let provider: HonestProvider;

beforeAll(async () => {
  provider = await startTrustedProvider({ OIDC_ACR_VALUES: 'eidas1 eidas2', OIDC_ACR_SECOND_FACTOR: 'eidas2' });
  await buildProgramme(sql);
});
afterAll(() => provider.stop());

let person: { sub: string; email: string; email_verified: boolean; acr: string };
let browser: Browser;
beforeEach(() => {
  person = {
    sub: crypto.randomUUID(),
    email: `${crypto.randomUUID()}@ville.test`,
    email_verified: true,
    acr: 'eidas1',
  };
  browser = openBrowser('Mozilla/5.0 (Windows NT 10.0) Gecko/20100101 Firefox/130.0');
});

/** The sign-in this browser's cookie stands for, and what it may ask of the router. */
async function here() {
  const held = await decode({ token: browser.jar.get('session') ?? '', secret: env().AUTH_SECRET });
  const session = await findSession({ sessionId: held?.sessionId ?? '' });
  let moved = held?.sessionId ?? '';
  const api = callerOf(
    contextOf(session, null, async (sessionId) => {
      moved = sessionId;
    }),
  );
  return { session, api, now: () => findSession({ sessionId: moved }) };
}
/** Through the whole flow, in the same browser. */
async function enter({ acr = 'eidas1', again = false } = {}) {
  const address = await browser.begin(again);
  const response = await browser.comeBack(await provider.consent(address, { ...person, acr }));
  return { address, location: response.headers.get('location'), ...(await here()) };
}
async function codeOf(userId: string): Promise<string> {
  const [kept] = await sql<{ secret: Buffer; now: Date }>(
    `SELECT totp_secret AS secret, clock_timestamp() AS now FROM user_account WHERE id = $1`,
    [userId],
  );
  if (!kept) throw new Error('nobody');
  return codeAt(openTotpSecret(userId, kept.secret), Math.floor(kept.now.getTime() / 30_000));
}
const long = (userId: string) =>
  sql(
    `UPDATE auth_session SET proved_at = proved_at - interval '1 hour', identified_at = identified_at - interval '1 hour' WHERE user_id = $1`,
    [userId],
  );
const staff = (role: 'ADMIN' | 'AGENT') => buildUser(sql, { role, email: person.email });
const refusedForProof = { code: 'FORBIDDEN', message: 'accounts/proof-needed' };

describe('Given a member of the city’s staff without a password', () => {
  test('when the provider’s word is of one factor, then it enrols at its first sign-in, and enters', async () => {
    const userId = await staff('AGENT');
    const { session, api, now } = await enter();
    expect(session).toMatchObject({ secondFactor: 'to-enrol', actor: { kind: 'nobody' } });
    await api.secondFactor.start();
    const { codes } = await api.secondFactor.confirm({ code: await codeOf(userId) });
    expect(codes).toHaveLength(10);
    expect(await now()).toMatchObject({ secondFactor: 'given', actor: { kind: 'user', userId } });
    const [kept] = await sql(`SELECT password_hash AS password FROM user_account WHERE id = $1`, [userId]);
    expect(kept).toEqual({ password: null });
  });

  test('when it has just entered by two factors, then it enrols at once, no password asked', async () => {
    const userId = await staff('ADMIN');
    const { api, now } = await enter({ acr: 'eidas2' });
    await api.secondFactor.start();
    await api.secondFactor.confirm({ code: await codeOf(userId) });
    expect(await now()).toMatchObject({ secondFactor: 'given' });
    expect((await enter({ acr: 'eidas2' })).session?.secondFactor).toBe('given');
    expect((await enter({ acr: 'eidas1' })).session?.secondFactor).toBe('asked');
  });

  test('when it entered an hour ago, then the proof asked for is the provider’s, which is told to ask again', async () => {
    const userId = await staff('AGENT');
    await enter({ acr: 'eidas2' });
    await long(userId);
    const before = await here();
    await expect(before.api.secondFactor.start()).rejects.toMatchObject(refusedForProof);
    expect(await before.api.secondFactor.state()).toMatchObject({
      state: 'given',
      proof: 'IDENTITY',
      identity: { name: 'ProConnect', href: '/api/oidc/start?again=1' },
    });
    const { address, location, session, api } = await enter({ acr: 'eidas2', again: true });
    expect(address.searchParams.get('prompt')).toBe('login');
    expect(JSON.parse(address.searchParams.get('claims') ?? '').id_token.auth_time).toEqual({ essential: true });
    expect(location).toBe('http://gradins.test/compte/securite');
    expect(await findSession({ sessionId: before.session?.sessionId ?? '' })).toBeNull();
    expect(session?.sessionId).not.toBe(before.session?.sessionId);
    await api.secondFactor.start();
    await api.secondFactor.confirm({ code: await codeOf(userId) });
    expect(await api.secondFactor.state()).toBeNull(); // goes on under another id
  });
});

describe('Given a leader without a password', () => {
  test('when the provider has just asked again, of one factor, then that enrols, and proves nothing else', async () => {
    const userId = await buildUser(sql, {
      role: 'LEADER',
      email: person.email,
      structure_id: await buildStructure(sql),
    });
    await enter();
    await long(userId);
    const before = await here();
    expect(await before.api.secondFactor.state()).toMatchObject({ state: 'none', proof: 'IDENTITY' });
    await expect(before.api.secondFactor.start()).rejects.toMatchObject(refusedForProof);
    const { session, api, now } = await enter({ again: true });
    if (!session) throw new Error('nobody');
    expect(() => requireFreshProof(session.actor, new Date())).toThrow('accounts/proof-needed');
    const [mine] = await api.profile.identities();
    await expect(api.profile.unlinkIdentity({ reference: mine?.reference ?? '' })).rejects.toMatchObject(
      refusedForProof,
    );
    await api.secondFactor.start();
    await api.secondFactor.confirm({ code: await codeOf(userId) });
    expect(await now()).toMatchObject({ secondFactor: 'given' });
  });
});

describe('Given an identity that is linked', () => {
  const mails = (userId: string) =>
    sql<{ id: string }>(`SELECT id FROM mail WHERE user_id = $1 AND kind = 'IDENTITY_LINKED' AND state = 'QUEUED'`, [
      userId,
    ]);

  test('when it is linked, then its owner is told by mail, once; a later sign-in tells nothing', async () => {
    const userId = await staff('AGENT');
    await enter();
    const [mail, ...more] = await mails(userId);
    expect(more).toEqual([]);
    await enter();
    expect(await mails(userId)).toHaveLength(1);
    const waiting = await sql(`SELECT 1 FROM outbox WHERE payload ->> 'mailId' = $1`, [mail?.id]);
    expect(waiting).toHaveLength(1);
    const row = { id: mail?.id ?? '', kind: 'IDENTITY_LINKED', userId, programmeId: null, subjectId: null } as const;
    const mailer = { kind: 'system', name: 'mailer', programmeId: null } as const;
    const letter = await inTransaction(mailer, 'test/letter', (tx) =>
      letterOf(tx, { ...row, structureId: null, groupLeaderId: null }),
    );
    const words = await letter?.render();
    expect(letter?.to).toBe(person.email);
    expect(words?.subject).toContain('Votre compte s’ouvre avec ProConnect · Your account opens with ProConnect');
    expect(words?.text).toContain('http://gradins.test/compte/securite');
    expect(`${words?.html}${words?.text}`).not.toContain(person.sub);
  });

  test('when the account was opened by an invitation, then its owner is told as well', async () => {
    await sql(
      `INSERT INTO invitation (email, name, role, nonce, token_hash, expires_at)
       VALUES ($1, 'Awa Diop', 'AUDITOR', '\\x00', gen_random_uuid()::text::bytea, now() + interval '1 day')`,
      [person.email],
    );
    const { session } = await enter();
    expect(await mails(session?.account.userId ?? '')).toHaveLength(1);
  });

  test('when one looks at one’s sign-ins, then the device is named', async () => {
    await buildUser(sql, { role: 'AUDITOR', email: person.email });
    const { api } = await enter();
    expect(await api.profile.signIns()).toMatchObject([{ device: 'Firefox · Windows', current: true }]);
  });
});
