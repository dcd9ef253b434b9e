import { beforeAll, describe, expect, test } from 'vitest';
import { testDatabase } from '@/test/database';
import { buildProgramme, buildStructure, buildUser } from '@/test/factories';
import { hashPassword } from './password';
import { findSession } from './session.queries';
import { signIn } from './sign-in';
import { signOut } from './sign-out';

const { sql } = testDatabase();
const SIGN_IN = { kind: 'system', name: 'sign-in', programmeId: null } as const;
const PASSWORD = 'une phrase assez longue';
let passwordHash: string;

beforeAll(async () => {
  await buildProgramme(sql);
  passwordHash = await hashPassword(PASSWORD);
});
async function given(role: 'ADMIN' | 'AGENT' | 'LEADER' | 'AUDITOR', columns: Record<string, unknown> = {}) {
  const email = `${crypto.randomUUID()}@ville.test`;
  const id = await buildUser(sql, { role, email, password_hash: passwordHash, ...columns });
  return { id, email };
}
const opened = async (email: string) => (await signIn(SIGN_IN, { email, password: PASSWORD })).sessionId;
const found = (sessionId: string) => findSession({ sessionId });

describe('Given an account', () => {
  test('when the password is right, then a session opens for it, whatever the case of the address', async () => {
    const { id, email } = await given('AUDITOR');
    const session = await found(await opened(` ${email.toUpperCase()} `));
    expect(session?.actor).toMatchObject({ kind: 'user', role: 'AUDITOR', userId: id });
  });

  test('when the password is wrong or the address unknown, then both are refused alike and the refusal is in the trail', async () => {
    const { id, email } = await given('AGENT');
    const refused = { kind: 'forbidden', code: 'accounts/wrong-credentials', facts: {} };
    await expect(signIn(SIGN_IN, { email, password: 'autre chose' })).rejects.toMatchObject(refused);
    await expect(signIn(SIGN_IN, { email: 'personne@ville.test', password: PASSWORD })).rejects.toMatchObject(refused);
    const lines = await sql(`SELECT outcome, code FROM audit WHERE subject_id = $1`, [id]);
    expect(lines).toEqual([{ outcome: 'REFUSED', code: 'accounts/wrong-credentials' }]);
  });

  test('when it is closed, or nobody has chosen a password yet, then it is refused like a wrong password', async () => {
    const closed = await given('AGENT', { disabled_at: new Date() });
    const fresh = await given('AGENT', { password_hash: null });
    for (const { email } of [closed, fresh])
      await expect(opened(email)).rejects.toMatchObject({ code: 'accounts/wrong-credentials' });
  });

  test('when the structure of a leader is closed, then the leader does not enter', async () => {
    const structureId = await buildStructure(sql, { disabled_at: new Date() });
    const { email } = await given('LEADER', { structure_id: structureId });
    await expect(opened(email)).rejects.toMatchObject({ code: 'accounts/wrong-credentials' });
  });
});

describe('Given an open session', () => {
  test('when it is signed out, then it stands for nobody, and signing out again changes nothing', async () => {
    const { email } = await given('ADMIN');
    const sessionId = await opened(email);
    await signOut(SIGN_IN, { sessionId });
    await signOut(SIGN_IN, { sessionId });
    expect(await found(sessionId)).toBeNull();
  });

  test('when the account is closed, then the next request is nobody’s', async () => {
    const { id, email } = await given('AGENT');
    const sessionId = await opened(email);
    await sql(`UPDATE user_account SET disabled_at = now() WHERE id = $1`, [id]);
    expect(await found(sessionId)).toBeNull();
  });

  test('when it has run out, then it stands for nobody', async () => {
    const { email } = await given('AUDITOR');
    const sessionId = await opened(email);
    await sql(`UPDATE auth_session SET expires_at = now() - interval '1 second' WHERE id = $1`, [sessionId]);
    expect(await found(sessionId)).toBeNull();
  });

  test('when staff has been away for half an hour it ends, and that of an auditor does not', async () => {
    const agent = await opened((await given('AGENT')).email);
    const auditor = await opened((await given('AUDITOR')).email);
    await sql(`UPDATE auth_session SET last_seen_at = now() - interval '31 minutes' WHERE id = ANY($1::uuid[])`, [
      [agent, auditor],
    ]);
    expect(await found(agent)).toBeNull();
    expect(await found(auditor)).not.toBeNull();
  });
});
