import { beforeAll, describe, expect, test } from 'vitest';
import { letterOf } from '@/modules/claims/letters';
import type { Actor, UserActor } from '@/platform/actor';
import { inTransaction } from '@/platform/db';
import { env } from '@/platform/env';
import { testDatabase } from '@/test/database';
import { buildActor, buildProgramme, buildStructure } from '@/test/factories';
import { askReset } from './ask-reset';
import { changePassword } from './change-password';
import { hashPassword } from './password';
import { findResetLink } from './profile.queries';
import { resetPassword } from './reset-password';
import { sendReset } from './send-reset';
import { findSession } from './session.queries';
import { signIn } from './sign-in';

const { sql } = testDatabase();
const NOBODY: Actor = { kind: 'nobody' };
const system = (name: 'sign-in' | 'session' | 'mailer' | 'recovery'): Actor => ({
  kind: 'system',
  name,
  programmeId: null,
});
const OLD = 'une phrase assez longue';
const FRESH = 'trois hérissons sous la pluie';
let programmeId: string;
let passwordHash: string;

beforeAll(async () => {
  programmeId = await buildProgramme(sql);
  passwordHash = await hashPassword(OLD);
});

async function given(role: UserActor['role'] = 'AUDITOR') {
  const structureId = role === 'LEADER' ? await buildStructure(sql) : null;
  const actor = await buildActor(sql, role, programmeId, structureId);
  const [row] = await sql<{ email: string }>(
    `UPDATE user_account SET password_hash = $2 WHERE id = $1 RETURNING email`,
    [actor.userId, passwordHash],
  );
  return { ...actor, email: row?.email ?? '' };
}
type Mail = { id: string; kind: 'PASSWORD_RESET'; programmeId: null; userId: string; subjectId: string };
const mailsTo = (userId: string, kind: string) =>
  sql<Mail>(
    `SELECT id, kind, programme_id AS "programmeId", user_id AS "userId", subject_id AS "subjectId"
     FROM mail WHERE user_id = $1 AND kind = $2::"MailKind" ORDER BY created_at`,
    [userId, kind],
  );
/** The last mail of this kind as it would leave, or null when it has nothing to say any more. */
async function letterTo(userId: string, kind: string) {
  const mail = (await mailsTo(userId, kind)).at(-1);
  if (!mail) throw new Error('no mail');
  const row = { ...mail, structureId: null, groupLeaderId: null };
  const letter = await inTransaction(system('mailer'), 'test/letter', (tx) => letterOf(tx, row));
  return letter ? { to: letter.to, ...(await letter.render()) } : null;
}
async function asked(userId: string): Promise<string> {
  await sendReset(system('recovery'), { userId });
  const letter = await letterTo(userId, 'PASSWORD_RESET');
  return /\/mot-de-passe\/([\w-]{43})/.exec(letter?.text ?? '')?.[1] ?? '';
}
const alive = async (actor: UserActor) => (await findSession({ sessionId: actor.sessionId })) !== null;

describe('Given a forgotten password (quality 7 and 8)', () => {
  test('when it is asked for a known and for an unknown address, then answer, work and trail have the same shape', async () => {
    const { email, userId } = await given();
    const before = await sql(`SELECT id FROM outbox`);
    const answers = [await askReset(NOBODY, { email }), await askReset(NOBODY, { email: 'personne@ailleurs.test' })];
    expect(answers).toEqual([undefined, undefined]);
    const work = await sql<{ job: string; payload: { userId: string } }>(
      `SELECT job, payload FROM outbox WHERE id <> ALL($1) ORDER BY id`,
      [before.map((row) => row.id)],
    );
    expect(work.map((row) => [row.job, Object.keys(row.payload)])).toEqual([
      ['accounts/send-reset', ['userId']],
      ['accounts/send-reset', ['userId']],
    ]);
    expect(work[0]?.payload.userId).toBe(userId);
    expect(work[1]?.payload.userId).toMatch(/^[0-9a-f-]{36}$/);
    expect(await sql(`SELECT id FROM account_token WHERE user_id = $1`, [userId])).toEqual([]);
    const lines = await sql(`SELECT outcome, facts FROM audit WHERE action = 'accounts/ask-reset'`);
    expect(lines).toEqual([
      { outcome: 'DONE', facts: {} },
      { outcome: 'DONE', facts: {} },
    ]);
  });

  test('when the worker runs it for an id that is nobody’s, a closed account or a closed structure, then no mail', async () => {
    const closed = await given();
    await sql(`UPDATE user_account SET disabled_at = now() WHERE id = $1`, [closed.userId]);
    const leader = await given('LEADER');
    await sql(`UPDATE structure SET disabled_at = now() WHERE id = $1`, [leader.structureId]);
    for (const userId of [closed.userId, leader.userId, crypto.randomUUID()]) {
      await sendReset(system('recovery'), { userId });
      expect(await mailsTo(userId, 'PASSWORD_RESET')).toEqual([]);
    }
  });

  test('when the link is opened many times nothing changes; used, it sets the password, ends every sign-in and tells the owner', async () => {
    const user = await given('AGENT');
    const token = await asked(user.userId);
    for (let look = 0; look < 3; look++)
      expect(await findResetLink(NOBODY, { token })).toMatchObject({ email: user.email });
    expect(await alive(user)).toBe(true);
    expect(await resetPassword(NOBODY, { token, password: FRESH })).toEqual({ email: user.email });
    expect(await alive(user)).toBe(false);
    await expect(signIn(system('sign-in'), { email: user.email, password: OLD })).rejects.toMatchObject({
      code: 'accounts/wrong-credentials',
    });
    expect(await signIn(system('sign-in'), { email: user.email, password: FRESH })).toHaveProperty('sessionId');
    expect(await letterTo(user.userId, 'PASSWORD_CHANGED')).toMatchObject({
      to: user.email,
      text: expect.stringContaining('changé'),
    });
    expect(await findResetLink(NOBODY, { token })).toBeNull();
  });

  test('when its letter is written, then every address in it is the public one: no request has a say', async () => {
    const { userId } = await given();
    await sendReset(system('recovery'), { userId });
    const letter = await letterTo(userId, 'PASSWORD_RESET');
    const told = `${letter?.text} ${letter?.html}`.match(/https?:\/\/[^\s"'<>]+/g) ?? [];
    const hosts = new Set(told.filter((one) => !one.includes('www.w3.org')).map((one) => new URL(one).origin));
    expect([...hosts]).toEqual([new URL(env().APP_URL).origin]);
  });

  test('when fifty hold the same link at once, then one sets the password', async () => {
    const { userId } = await given();
    const token = await asked(userId);
    const tries = await Promise.allSettled(
      Array.from({ length: 50 }, () => resetPassword(NOBODY, { token, password: FRESH })),
    );
    expect(tries.filter((one) => one.status === 'fulfilled')).toHaveLength(1);
    for (const one of tries)
      if (one.status === 'rejected') expect(one.reason).toMatchObject({ code: 'accounts/link-dead' });
  });

  test('when an hour has passed, a newer link was sent, the account was closed or the token is invented, then all are refused alike', async () => {
    const late = await given();
    const lateToken = await asked(late.userId);
    await sql(`UPDATE account_token SET expires_at = clock_timestamp() WHERE user_id = $1`, [late.userId]);
    const twice = await given();
    const first = await asked(twice.userId);
    const second = await asked(twice.userId);
    const closed = await given();
    const closedToken = await asked(closed.userId);
    await sql(`UPDATE user_account SET disabled_at = now() WHERE id = $1`, [closed.userId]);
    for (const token of [lateToken, first, closedToken, 'x'.repeat(43)]) {
      expect(await findResetLink(NOBODY, { token })).toBeNull();
      await expect(resetPassword(NOBODY, { token, password: FRESH })).rejects.toMatchObject({
        kind: 'not-found',
        code: 'accounts/link-dead',
        facts: {},
      });
    }
    expect(await findResetLink(NOBODY, { token: second })).not.toBeNull();
  });

  test('when the link lives an hour on the database’s clock, the token is kept as a hash only, and the trail holds neither', async () => {
    const { userId, email } = await given();
    const token = await asked(userId);
    const [row] = await sql<{ minutes: number; all: string }>(
      `SELECT round(extract(epoch FROM expires_at - created_at) / 60)::int AS minutes, t::text AS all FROM account_token t WHERE user_id = $1`,
      [userId],
    );
    expect(row?.minutes).toBe(60);
    const [trail] = await sql<{ all: string }>(
      `SELECT string_agg(a::text, '') || (SELECT coalesce(string_agg(o::text, ''), '') FROM outbox o) AS all FROM audit a`,
    );
    for (const text of [row?.all, trail?.all]) {
      expect(text).not.toContain(token);
      expect(text).not.toContain(email);
    }
  });

  test('when the new password is common or one’s own, then it is refused and the link still serves', async () => {
    const { userId } = await given();
    const token = await asked(userId);
    for (const [password, code] of [
      ['motdepassemotdepasse', 'accounts/password-common'],
      ['Billetterie Billetterie', 'accounts/password-personal'],
      ['trop court', 'accounts/password-too-short'],
    ] as const)
      await expect(resetPassword(NOBODY, { token, password })).rejects.toMatchObject({ kind: 'invalid', code });
    await resetPassword(NOBODY, { token, password: FRESH });
  });

  test('when it is asked again and again, then five mails an hour leave at most', async () => {
    const { userId } = await given();
    for (let time = 0; time < 8; time++) await sendReset(system('recovery'), { userId });
    expect(await mailsTo(userId, 'PASSWORD_RESET')).toHaveLength(5);
  });
});

describe('Given a person signed in who changes the password', () => {
  test('when the old one is right, then this sign-in goes on, the others end, waiting links die and a notice leaves', async () => {
    const user = await given('ADMIN');
    const other = await signIn(system('sign-in'), { email: user.email, password: OLD, device: 'Firefox · Linux' });
    const token = await asked(user.userId);
    await changePassword(user, { current: OLD, password: FRESH });
    expect(await alive(user)).toBe(true);
    expect(await findSession({ sessionId: other.sessionId })).toBeNull();
    expect(await findResetLink(NOBODY, { token })).toBeNull();
    expect(await mailsTo(user.userId, 'PASSWORD_CHANGED')).toHaveLength(1);
  });

  test('when the old one is wrong, then it is refused, in the trail, and nothing ends', async () => {
    const user = await given();
    await expect(changePassword(user, { current: 'autre chose', password: FRESH })).rejects.toMatchObject({
      code: 'accounts/wrong-password',
    });
    expect(await mailsTo(user.userId, 'PASSWORD_CHANGED')).toEqual([]);
    expect(await sql(`SELECT outcome, code FROM audit WHERE subject_id = $1`, [user.userId])).toEqual([
      { outcome: 'REFUSED', code: 'accounts/wrong-password' },
    ]);
    await expect(changePassword(NOBODY, { current: OLD, password: FRESH })).rejects.toMatchObject({
      kind: 'forbidden',
    });
  });
});
