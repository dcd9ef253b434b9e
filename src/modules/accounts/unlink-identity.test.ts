import { beforeAll, describe, expect, test } from 'vitest';
import type { UserActor } from '@/platform/actor';
import { testDatabase } from '@/test/database';
import { buildActor, buildProgramme, buildStructure } from '@/test/factories';
import { listUsers } from './account.queries';
import { listIdentities } from './identity.queries';
import { findSession } from './session.queries';
import { signInByIdentity } from './sign-in-by-identity';
import { unlinkIdentity, unlinkOwnIdentity } from './unlink-identity';

const { sql } = testDatabase();
/** The provider of this house; every other one was, once. */
const ISSUER = 'https://notre.test';
const OIDC_CLIENT = { OIDC_CLIENT_ID: 'gradins', OIDC_CLIENT_SECRET: 'a secret of the client, long enough' };
let programmeId: string;
beforeAll(async () => {
  Object.assign(process.env, { ...OIDC_CLIENT, OIDC_ISSUER: ISSUER, OIDC_ACR_VALUES: 'eidas1' });
  programmeId = await buildProgramme(sql);
});

type Given = { password?: boolean; identities?: readonly string[] };
/** A leader with these identities, one a provider. */
async function given({ password = true, identities = ['https://un.test'] }: Given = {}): Promise<UserActor> {
  const actor = await buildActor(sql, 'LEADER', programmeId, await buildStructure(sql));
  if (password) await sql(`UPDATE user_account SET password_hash = 'kept' WHERE id = $1`, [actor.userId]);
  for (const issuer of identities)
    await sql(`INSERT INTO identity (issuer, subject, user_id) VALUES ($1, $2, $3)`, [
      issuer,
      crypto.randomUUID(),
      actor.userId,
    ]);
  return actor;
}
async function signedIn({ userId }: UserActor, byIdentity: boolean): Promise<string> {
  const [session] = await sql<{ id: string }>(
    `INSERT INTO auth_session (user_id, expires_at, proved_at, by_identity) VALUES ($1, now() + interval '1 hour', now(), $2) RETURNING id`,
    [userId, byIdentity],
  );
  return session?.id ?? '';
}
const isOpen = async (sessionId: string) => (await findSession({ sessionId })) !== null;
const issuers = async ({ userId }: UserActor) =>
  (await sql<{ issuer: string }>(`SELECT issuer FROM identity WHERE user_id = $1 ORDER BY 1`, [userId])).map(
    ({ issuer }) => issuer,
  );
const first = async (actor: UserActor) => (await listIdentities(actor, {}))[0]?.reference ?? '';

describe('Given somebody without an account', () => {
  test('when an identity is unlinked, then it is refused for who asks, not for want of a proof', async () => {
    await expect(unlinkOwnIdentity({ kind: 'nobody' }, { reference: 'a'.repeat(64) })).rejects.toMatchObject({
      code: 'common/forbidden',
    });
  });
});

describe('Given somebody with a password and a linked identity', () => {
  test('when it looks, then it sees the provider and no subject, and no identity of another', async () => {
    const me = await given();
    await given({ identities: ['https://autre.test'] });
    const mine = await listIdentities(me, {});
    expect(mine).toMatchObject([{ provider: 'un.test', closed: false, can: { unlink: true } }]);
    const [row] = await sql<{ subject: string }>(`SELECT subject FROM identity WHERE user_id = $1`, [me.userId]);
    expect(JSON.stringify(mine)).not.toContain(row?.subject);
  });

  test('when it is unlinked, then what it had opened ends, but for this sign-in; a line says so', async () => {
    const me = await given();
    const [byIdentity, byPassword] = [await signedIn(me, true), await signedIn(me, false)];
    const here = { ...me, sessionId: await signedIn(me, true) };
    await unlinkOwnIdentity(here, { reference: await first(me) });
    expect(await issuers(me)).toEqual([]);
    expect(await Promise.all([byIdentity, byPassword, here.sessionId].map(isOpen))).toEqual([false, true, true]);
    const lines = await sql(
      `SELECT actor, outcome, facts FROM audit WHERE action = 'accounts/unlink-own-identity' AND subject_id = $1`,
      [me.userId],
    );
    expect(lines).toEqual([{ actor: `user:${me.userId}`, outcome: 'DONE', facts: { ended: 1 } }]);
  });

  test('when the proof is older than 15 minutes, then it is asked for again and nothing changes', async () => {
    const me = await given();
    const reference = await first(me);
    const old = { ...me, provedAt: new Date(Date.now() - 16 * 60_000) };
    await expect(unlinkOwnIdentity(old, { reference })).rejects.toMatchObject({ code: 'accounts/proof-needed' });
    expect(await issuers(me)).toHaveLength(1);
  });

  test('when another names it, or names one there is not, then neither is there', async () => {
    const [me, other] = [await given(), await given()];
    for (const reference of [await first(other), 'f'.repeat(64)])
      await expect(unlinkOwnIdentity(me, { reference })).rejects.toMatchObject({
        code: 'accounts/identity-not-found',
      });
    expect(await issuers(other)).toHaveLength(1);
  });
});

describe('Given somebody without a password', () => {
  test('when its only identity would go, then it is refused: nothing else opens the account', async () => {
    const me = await given({ password: false });
    const [mine] = await listIdentities(me, {});
    expect(mine?.can).toEqual({ unlink: false });
    await expect(unlinkOwnIdentity(me, { reference: mine?.reference ?? '' })).rejects.toMatchObject({
      code: 'accounts/last-way-in',
    });
    expect(await issuers(me)).toHaveLength(1);
  });

  test('when there is another, then one may go; a closed one does not count', async () => {
    const me = await given({ password: false, identities: ['https://a.test', 'https://b.test'] });
    await sql(`UPDATE identity SET disabled_at = now() WHERE user_id = $1 AND issuer = 'https://b.test'`, [me.userId]);
    const [a, b] = await listIdentities(me, {});
    expect([a?.can.unlink, b?.can.unlink]).toEqual([false, true]);
    await expect(unlinkOwnIdentity(me, { reference: a?.reference ?? '' })).rejects.toMatchObject({ kind: 'conflict' });
    await unlinkOwnIdentity(me, { reference: b?.reference ?? '' });
    expect(await issuers(me)).toEqual(['https://a.test']);
  });

  test('when both go at the same moment, then one stays', async () => {
    const me = await given({ password: false, identities: ['https://a.test', 'https://b.test'] });
    const both = (await listIdentities(me, {})).map(({ reference }) => unlinkOwnIdentity(me, { reference }));
    expect((await Promise.allSettled(both)).map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(await issuers(me)).toHaveLength(1);
  });
});

describe('Given an admin', () => {
  const why = { reason: 'COMPROMISED', note: 'appel du 3' } as const;

  test('when it unlinks the identities of another, then also the last way in, with a reason, and what they opened ends', async () => {
    const admin = await buildActor(sql, 'ADMIN', programmeId);
    const other = await given({ password: false, identities: ['https://a.test', 'https://b.test'] });
    const byIdentity = await signedIn(other, true);
    const listed = async () => (await listUsers(admin, {})).rows.find(({ id }) => id === other.userId)?.can;
    expect(await listed()).toMatchObject({ unlinkIdentity: true });
    await unlinkIdentity(admin, { userId: other.userId, ...why });
    expect([await issuers(other), await isOpen(byIdentity)]).toEqual([[], false]);
    expect(await listed()).toMatchObject({ unlinkIdentity: false });
    const [line] = await sql(
      `SELECT actor, reason, facts FROM audit WHERE action = 'accounts/unlink-identity' AND subject_id = $1`,
      [other.userId],
    );
    expect(line).toEqual({
      actor: `user:${admin.userId}`,
      reason: 'COMPROMISED',
      facts: { unlinked: 2, ended: 1 },
    });
    await expect(unlinkIdentity(admin, { userId: other.userId, ...why })).rejects.toMatchObject({
      code: 'accounts/identity-not-found',
    });
  });

  test('when the identity is signing in at that very moment, then what that opens ends too', async () => {
    const admin = await buildActor(sql, 'ADMIN', programmeId);
    const other = await given({ identities: [ISSUER] });
    const [{ subject } = { subject: '' }] = await sql<{ subject: string }>(
      `SELECT subject FROM identity WHERE user_id = $1`,
      [other.userId],
    );
    // The sign-in is held where it would write its row, until the unlinking is seen to wait for it.
    await sql(`CREATE FUNCTION held() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN PERFORM pg_advisory_xact_lock(42); RETURN NEW; END $$;
      CREATE TRIGGER held BEFORE INSERT ON auth_session FOR EACH ROW EXECUTE FUNCTION held(); SELECT pg_advisory_lock(42)`);
    const waiting = async () => {
      const [row] = await sql<{ n: number }>(
        `SELECT count(*)::int AS n FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`,
      );
      return row?.n;
    };
    const said = { acr: 'eidas1', authenticatedAt: null, email: null, emailVerified: null, device: null };
    const provider = { kind: 'system', name: 'identity', programmeId: null } as const;
    const opening = signInByIdentity(provider, { kind: 'person', issuer: ISSUER, subject, ...said });
    await expect.poll(waiting, { timeout: 10_000 }).toBe(1);
    const unlinking = unlinkIdentity(admin, { userId: other.userId, ...why });
    await expect.poll(waiting, { timeout: 10_000 }).toBe(2);
    await sql(`SELECT pg_advisory_unlock(42)`);
    const [{ sessionId }] = await Promise.all([opening, unlinking]);
    await sql(`DROP TRIGGER held ON auth_session`);
    expect([await issuers(other), await isOpen(sessionId)]).toEqual([[], false]);
  });

  test('when it is its own, when the proof is old, or when an agent asks, then it is refused', async () => {
    const admin = await buildActor(sql, 'ADMIN', programmeId);
    const agent = await buildActor(sql, 'AGENT', programmeId);
    const other = await given();
    const of = (userId: string) => ({ userId, ...why });
    await expect(unlinkIdentity(admin, of(admin.userId))).rejects.toMatchObject({
      code: 'accounts/not-own-identity',
    });
    await expect(unlinkIdentity({ ...admin, provedAt: null }, of(other.userId))).rejects.toMatchObject({
      code: 'accounts/proof-needed',
    });
    await expect(unlinkIdentity(agent, of(other.userId))).rejects.toMatchObject({ kind: 'forbidden' });
    await expect(unlinkIdentity(admin, of(crypto.randomUUID()))).rejects.toMatchObject({
      code: 'accounts/user-not-found',
    });
    expect(await issuers(other)).toHaveLength(1);
  });
});
