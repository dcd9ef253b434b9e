import { beforeAll, describe, expect, test } from 'vitest';
import type { Actor, UserActor } from '@/platform/actor';
import { testDatabase } from '@/test/database';
import { buildActor, buildProgramme, buildStructure } from '@/test/factories';
import { confirmTotp } from './confirm-totp';
import { giveCode } from './give-code';
import { givePassword } from './give-password';
import { giveRecoveryCode } from './give-recovery-code';
import { newRecoveryCodes } from './new-recovery-codes';
import { hashPassword } from './password';
import { removeTotp } from './remove-totp';
import { resetSecondFactor } from './reset-second-factor';
import { secondFactorState } from './second-factor.queries';
import { findSession } from './session.queries';
import { startTotp } from './start-totp';
import { codeAt, openTotpSecret } from './totp';

const { sql } = testDatabase();
const DOOR: Actor = { kind: 'system', name: 'sign-in', programmeId: null };
const PASSWORD = 'une phrase assez longue';
let programmeId: string;
let structureId: string;
let passwordHash: string;

beforeAll(async () => {
  programmeId = await buildProgramme(sql);
  structureId = await buildStructure(sql);
  passwordHash = await hashPassword(PASSWORD);
});

/** Somebody whose password was right just now, and who has proved nothing else. */
async function given(role: UserActor['role']): Promise<UserActor> {
  const actor = await buildActor(sql, role, programmeId, role === 'LEADER' ? structureId : null);
  await sql(`UPDATE user_account SET password_hash = $2 WHERE id = $1`, [actor.userId, passwordHash]);
  await sql(`UPDATE auth_session SET proved_at = NULL WHERE id = $1`, [actor.sessionId]);
  return { ...actor, provedAt: null };
}

type Kept = { secret: Buffer; step: number | null; now: Date };
/** A code that serves: that of the present half-minute, or of the next one when the present one has. */
async function codeOf(userId: string, off = 0): Promise<string> {
  const [kept] = await sql<Kept>(
    `SELECT totp_secret AS secret, totp_step::int AS step, clock_timestamp() AS now FROM user_account WHERE id = $1`,
    [userId],
  );
  if (!kept) throw new Error('nobody');
  const step = Math.max(Math.floor(kept.now.getTime() / 30_000), (kept.step ?? 0) + 1) + off;
  return codeAt(openTotpSecret(userId, kept.secret), step);
}

async function enrolled(role: UserActor['role']) {
  const actor = await given(role);
  const { userId } = actor;
  await startTotp(DOOR, { sessionId: actor.sessionId });
  const confirmed = await confirmTotp(DOOR, { sessionId: actor.sessionId, code: await codeOf(userId) });
  return { ...actor, sessionId: confirmed.sessionId, provedAt: new Date(), codes: confirmed.codes };
}

/** Another sign-in of the same person, its password given. */
async function signedInAgain(userId: string): Promise<string> {
  const [row] = await sql<{ id: string }>(
    `INSERT INTO auth_session (user_id, expires_at) VALUES ($1, now() + interval '12 hours') RETURNING id`,
    [userId],
  );
  return row?.id ?? '';
}
const found = (sessionId: string) => findSession({ sessionId });
const refusal = (code: string) => expect.objectContaining({ code: `accounts/${code}` });

describe('Given an agent whose password was right, without a second factor', () => {
  test('when nothing more is given, then the sign-in is nobody and has to enrol', async () => {
    const { sessionId } = await given('AGENT');
    expect(await found(sessionId)).toMatchObject({ actor: { kind: 'nobody' }, secondFactor: 'to-enrol' });
  });

  test('when the code is right, then it enters under another id, the old one is dead, and ten codes are shown once', async () => {
    const { userId, sessionId } = await given('AGENT');
    const elsewhere = await signedInAgain(userId);
    const { uri, secret } = await startTotp(DOOR, { sessionId });
    expect(uri).toContain(`secret=${secret}`);
    const { sessionId: fresh, codes } = await confirmTotp(DOOR, { sessionId, code: await codeOf(userId) });
    expect(fresh).not.toBe(sessionId);
    expect(await found(sessionId)).toBeNull();
    expect(await found(elsewhere)).toBeNull();
    expect(await found(fresh)).toMatchObject({
      actor: { kind: 'user', userId, sessionId: fresh },
      secondFactor: 'given',
    });
    expect(new Set(codes).size).toBe(10);
    const kept = await sql<{ code_hash: Buffer }>(`SELECT code_hash FROM recovery_code WHERE user_id = $1`, [userId]);
    expect(kept).toHaveLength(10);
    for (const { code_hash } of kept) for (const code of codes) expect(code_hash.includes(code)).toBe(false);
  });

  test('when the code is wrong, then nothing is enrolled, and the refusal is in the trail', async () => {
    const { userId, sessionId } = await given('AGENT');
    await startTotp(DOOR, { sessionId });
    await expect(confirmTotp(DOOR, { sessionId, code: await codeOf(userId, 5) })).rejects.toEqual(
      refusal('wrong-code'),
    );
    expect(await found(sessionId)).toMatchObject({ secondFactor: 'to-enrol' });
    const [line] = await sql(`SELECT code FROM audit WHERE subject_id = $1 AND action = 'accounts/confirm-totp'`, [
      userId,
    ]);
    expect(line).toEqual({ code: 'accounts/wrong-code' });
  });

  test('when a code is given before the square was shown, then it is told to begin', async () => {
    const { sessionId } = await given('ADMIN');
    await expect(confirmTotp(DOOR, { sessionId, code: '123456' })).rejects.toEqual(refusal('totp-not-started'));
  });

  test('when it begins again, then what was shown before is worth nothing', async () => {
    const { userId, sessionId } = await given('AGENT');
    await startTotp(DOOR, { sessionId });
    const old = await codeOf(userId);
    await startTotp(DOOR, { sessionId });
    await expect(confirmTotp(DOOR, { sessionId, code: old })).rejects.toEqual(refusal('wrong-code'));
  });

  test('when it gives its password again instead, then that is no second factor', async () => {
    const agent = await given('AGENT');
    const asked = givePassword(DOOR, { sessionId: agent.sessionId, password: PASSWORD });
    await expect(asked).rejects.toEqual(refusal('factor-required'));
  });
});

describe('Given an admin with a second factor who signs in again', () => {
  test('when only the password was given, then the sign-in is nobody; with the code it enters under another id', async () => {
    const { userId } = await enrolled('ADMIN');
    const sessionId = await signedInAgain(userId);
    expect(await found(sessionId)).toMatchObject({ actor: { kind: 'nobody' }, secondFactor: 'asked' });
    const { sessionId: fresh } = await giveCode(DOOR, { sessionId, code: await codeOf(userId) });
    expect(await found(sessionId)).toBeNull();
    expect(await found(fresh)).toMatchObject({ actor: { userId }, secondFactor: 'given' });
  });

  test('when a code that served is given in another sign-in, then it is refused', async () => {
    const { userId } = await enrolled('ADMIN');
    const code = await codeOf(userId);
    await giveCode(DOOR, { sessionId: await signedInAgain(userId), code });
    const again = giveCode(DOOR, { sessionId: await signedInAgain(userId), code });
    await expect(again).rejects.toEqual(refusal('code-used'));
  });

  test('when the same code is given ten times at once, then it serves once', async () => {
    const { userId } = await enrolled('ADMIN');
    const code = await codeOf(userId);
    const ids: string[] = [];
    while (ids.length < 10) ids.push(await signedInAgain(userId));
    const tried = await Promise.allSettled(ids.map((sessionId) => giveCode(DOOR, { sessionId, code })));
    expect(tried.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  });

  test('when it begins to enrol another phone with the password alone, then it is refused', async () => {
    const { userId } = await enrolled('ADMIN');
    const sessionId = await signedInAgain(userId);
    await expect(startTotp(DOOR, { sessionId })).rejects.toEqual(refusal('already-enrolled'));
  });

  test('when the sign-in has been ended, then no code opens it', async () => {
    const { userId } = await enrolled('ADMIN');
    const sessionId = await signedInAgain(userId);
    await sql(`UPDATE auth_session SET revoked_at = now() WHERE id = $1`, [sessionId]);
    await expect(giveCode(DOOR, { sessionId, code: await codeOf(userId) })).rejects.toEqual(refusal('sign-in-over'));
  });
});

describe('Given ten recovery codes', () => {
  test('when one is typed by hand, then it enters in place of the phone, once', async () => {
    const { userId, codes } = await enrolled('AGENT');
    const typed = (codes[3] ?? '').toLowerCase().replaceAll('-', ' ');
    const used = await giveRecoveryCode(DOOR, { sessionId: await signedInAgain(userId), code: typed });
    expect(used.left).toBe(9);
    expect(await found(used.sessionId)).toMatchObject({ secondFactor: 'given' });
    const again = giveRecoveryCode(DOOR, { sessionId: await signedInAgain(userId), code: typed });
    await expect(again).rejects.toEqual(refusal('wrong-recovery-code'));
  });

  test('when one is given ten times at once, then it serves once', async () => {
    const { userId, codes } = await enrolled('AGENT');
    const ids: string[] = [];
    while (ids.length < 10) ids.push(await signedInAgain(userId));
    const tried = await Promise.allSettled(
      ids.map((sessionId) => giveRecoveryCode(DOOR, { sessionId, code: codes[0] ?? '' })),
    );
    expect(tried.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  });

  test('when it is the code of somebody else, then it opens nothing', async () => {
    const [one, other] = [await enrolled('AGENT'), await enrolled('AGENT')];
    const given = { sessionId: await signedInAgain(one.userId), code: other.codes[0] ?? '' };
    await expect(giveRecoveryCode(DOOR, given)).rejects.toEqual(refusal('wrong-recovery-code'));
  });

  test('when new ones are made, then the old ones serve no more', async () => {
    const actor = await enrolled('AGENT');
    const { codes } = await newRecoveryCodes(actor, { sessionId: actor.sessionId });
    const old = { sessionId: await signedInAgain(actor.userId), code: actor.codes[0] ?? '' };
    await expect(giveRecoveryCode(DOOR, old)).rejects.toEqual(refusal('wrong-recovery-code'));
    await giveRecoveryCode(DOOR, { ...old, code: codes[0] ?? '' });
  });

  test('when new ones are asked for with a proof of a quarter of an hour ago, then it is asked again', async () => {
    const actor = await enrolled('AGENT');
    const stale = { ...actor, provedAt: new Date(Date.now() - 15 * 60_000) };
    await expect(newRecoveryCodes(stale, { sessionId: actor.sessionId })).rejects.toEqual(refusal('proof-needed'));
  });
});

describe('Given a leader, for whom it is offered', () => {
  test('when none is enrolled, then the password enters, and the password again is the proof, under another id', async () => {
    const leader = await given('LEADER');
    expect(await found(leader.sessionId)).toMatchObject({
      actor: { role: 'LEADER' },
      secondFactor: 'none',
      provedAt: null,
    });
    const wrong = givePassword(leader, { sessionId: leader.sessionId, password: 'autre chose' });
    await expect(wrong).rejects.toEqual(refusal('wrong-password'));
    const { sessionId } = await givePassword(leader, { sessionId: leader.sessionId, password: PASSWORD });
    expect((await found(sessionId))?.provedAt).toBeInstanceOf(Date);
    expect(await found(leader.sessionId)).toBeNull();
  });

  test('when a screen is found open, then no phone is enrolled there without the password', async () => {
    const leader = await given('LEADER');
    await expect(startTotp(leader, { sessionId: leader.sessionId })).rejects.toEqual(refusal('proof-needed'));
  });

  test('when it enrols, then the code is asked at the next sign-in and the password proves nothing more; it may be taken away', async () => {
    const leader = { ...(await given('LEADER')), provedAt: new Date() };
    await startTotp(leader, { sessionId: leader.sessionId });
    const confirmed = await confirmTotp(leader, { sessionId: leader.sessionId, code: await codeOf(leader.userId) });
    expect(await found(await signedInAgain(leader.userId))).toMatchObject({ secondFactor: 'asked' });
    const { sessionId } = confirmed;
    const now = { ...leader, sessionId };
    await expect(givePassword(now, { sessionId, password: PASSWORD })).rejects.toEqual(refusal('already-enrolled'));
    expect(await secondFactorState(now, { sessionId })).toMatchObject({
      proof: 'CODE',
      codesLeft: 10,
      required: false,
    });
    await expect(removeTotp({ ...now, provedAt: null }, { sessionId })).rejects.toEqual(refusal('proof-needed'));
    await removeTotp(now, { sessionId });
    expect(await secondFactorState(now, { sessionId })).toMatchObject({ proof: 'PASSWORD', codesLeft: 0, since: null });
  });

  test('when the sign-in named is that of another, then it is as if it were over', async () => {
    const [leader, other] = [{ ...(await given('LEADER')), provedAt: new Date() }, await given('LEADER')];
    await expect(startTotp(leader, { sessionId: other.sessionId })).rejects.toEqual(refusal('sign-in-over'));
    expect(await secondFactorState(leader, { sessionId: other.sessionId })).toBeNull();
  });
});

describe('Given an agent who lost its phone', () => {
  const why = { reason: 'LOST_DEVICE', note: 'appel du 3' } as const;

  test('when an admin resets it with a reason, then its sign-ins end, nothing old serves, and it enrols again', async () => {
    const [admin, agent] = [await enrolled('ADMIN'), await enrolled('AGENT')];
    await resetSecondFactor(admin, { userId: agent.userId, ...why });
    expect(await found(agent.sessionId)).toBeNull();
    expect(await found(await signedInAgain(agent.userId))).toMatchObject({ secondFactor: 'to-enrol' });
    expect(await sql(`SELECT id FROM recovery_code WHERE user_id = $1`, [agent.userId])).toEqual([]);
    const [line] = await sql(
      `SELECT actor, reason, facts FROM audit WHERE subject_id = $1 AND action = 'accounts/reset-second-factor'`,
      [agent.userId],
    );
    expect(line).toEqual({ actor: `user:${admin.userId}`, reason: 'LOST_DEVICE', facts: { ended: 1 } });
  });

  test('when the proof of the admin is old, or it is the admin’s own, or an agent asks, then it is refused', async () => {
    const [admin, agent] = [await enrolled('ADMIN'), await enrolled('AGENT')];
    const [asked, own] = [
      { userId: agent.userId, ...why },
      { userId: admin.userId, ...why },
    ];
    await expect(resetSecondFactor({ ...admin, provedAt: null }, asked)).rejects.toEqual(refusal('proof-needed'));
    await expect(resetSecondFactor(admin, own)).rejects.toEqual(refusal('not-own-factor'));
    await expect(resetSecondFactor(agent, own)).rejects.toMatchObject({ kind: 'forbidden' });
    expect(await found(agent.sessionId)).toMatchObject({ secondFactor: 'given' });
  });

  test('when staff takes its own away, then it is refused', async () => {
    const agent = await enrolled('AGENT');
    await expect(removeTotp(agent, { sessionId: agent.sessionId })).rejects.toEqual(refusal('factor-required'));
  });
});
