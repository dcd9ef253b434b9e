import { beforeAll, describe, expect, test } from 'vitest';
import { letterOf } from '@/modules/claims/letters';
import type { Actor } from '@/platform/actor';
import { inTransaction } from '@/platform/db';
import { testDatabase } from '@/test/database';
import { buildActor, buildProgramme, buildUser } from '@/test/factories';
import { askEmailChange } from './ask-email-change';
import { cancelEmailChange } from './cancel-email-change';
import { changePassword } from './change-password';
import { confirmEmail } from './confirm-email';
import { hashPassword } from './password';
import { findEmailLink, findStopLink, readProfile } from './profile.queries';
import { findSession } from './session.queries';
import { stopEmailChange } from './stop-email-change';

const { sql } = testDatabase();
const NOBODY: Actor = { kind: 'nobody' };
const MAILER: Actor = { kind: 'system', name: 'mailer', programmeId: null };
const password = 'une phrase assez longue';
let programmeId: string;
let passwordHash: string;

beforeAll(async () => {
  programmeId = await buildProgramme(sql);
  passwordHash = await hashPassword(password);
});

async function given() {
  const actor = await buildActor(sql, 'AUDITOR', programmeId);
  const [row] = await sql<{ email: string }>(
    `UPDATE user_account SET password_hash = $2 WHERE id = $1 RETURNING email`,
    [actor.userId, passwordHash],
  );
  return { actor, old: row?.email ?? '', fresh: `${crypto.randomUUID()}@ville.test` };
}
async function emailOf(userId: string) {
  const [row] = await sql<{ email: string }>(`SELECT email FROM user_account WHERE id = $1`, [userId]);
  return row?.email;
}
/** What leaves for this account now: to whom, under which words, with which link. */
async function letters(userId: string, kind: 'EMAIL_CHANGE' | 'EMAIL_CHANGE_NOTICE') {
  const mails = await sql<{ id: string; subjectId: string }>(
    `SELECT id, subject_id AS "subjectId" FROM mail WHERE user_id = $1 AND kind = $2::"MailKind" ORDER BY created_at`,
    [userId, kind],
  );
  const rendered = [];
  for (const mail of mails) {
    const row = { ...mail, kind, programmeId: null, structureId: null, groupLeaderId: null, userId };
    const letter = await inTransaction(MAILER, 'test/letter', (tx) => letterOf(tx, row));
    if (!letter) continue;
    const words = await letter.render();
    const token = /\/adresse\/\w+\/([\w-]{43})/.exec(words.text)?.[1] ?? null;
    rendered.push({ to: letter.to, token, ...words });
  }
  return rendered;
}
async function asked() {
  const person = await given();
  await askEmailChange(person.actor, { email: person.fresh, password });
  const [confirm] = await letters(person.actor.userId, 'EMAIL_CHANGE');
  const [notice] = await letters(person.actor.userId, 'EMAIL_CHANGE_NOTICE');
  return { ...person, confirm, notice, token: confirm?.token ?? '', stop: notice?.token ?? '' };
}
const dead = { kind: 'not-found', code: 'accounts/link-dead' };

describe('Given a person who asks for another address', () => {
  test('when asked, then nothing changes yet: a link goes to the new one, a notice to the old one, which does not tell the new', async () => {
    const { actor, old, fresh, confirm, notice } = await asked();
    expect(await emailOf(actor.userId)).toBe(old);
    expect(confirm?.to).toBe(fresh);
    expect(notice?.to).toBe(old);
    expect(notice?.html).not.toContain(fresh);
    expect((await readProfile(actor, {})).pendingEmail?.email).toBe(fresh);
  });

  test('when the link is opened nothing changes; confirmed, the address is the new one, once, by twenty at the same time', async () => {
    const { actor, fresh, token } = await asked();
    expect(await findEmailLink(NOBODY, { token })).toMatchObject({ email: fresh });
    const tries = await Promise.allSettled(Array.from({ length: 20 }, () => confirmEmail(NOBODY, { token })));
    expect(tries.filter((one) => one.status === 'fulfilled')).toHaveLength(1);
    expect(await emailOf(actor.userId)).toBe(fresh);
    await expect(confirmEmail(NOBODY, { token })).rejects.toMatchObject(dead);
  });

  test('when the password is wrong or the address is the same, then it is refused and no mail leaves', async () => {
    const { actor, old, fresh } = await given();
    await expect(askEmailChange(actor, { email: fresh, password: 'autre' })).rejects.toMatchObject({
      code: 'accounts/wrong-password',
    });
    await expect(askEmailChange(actor, { email: old, password })).rejects.toMatchObject({
      code: 'accounts/same-address',
    });
    expect(await letters(actor.userId, 'EMAIL_CHANGE')).toEqual([]);
  });

  test('when the address has an account, then the asker sees the same as ever, the owner is told and no link leaves', async () => {
    const { actor } = await given();
    const taken = `${crypto.randomUUID()}@ville.test`;
    await buildUser(sql, { role: 'AUDITOR', email: taken, name: 'Propriétaire Ancien' });
    expect(await askEmailChange(actor, { email: taken, password })).toBeUndefined();
    expect((await readProfile(actor, {})).pendingEmail?.email).toBe(taken);
    const [told] = await letters(actor.userId, 'EMAIL_CHANGE');
    expect(told).toMatchObject({ to: taken, token: null, subject: expect.stringContaining('déjà un compte') });
    expect(told?.text).toContain('Propriétaire Ancien');
    expect(await letters(actor.userId, 'EMAIL_CHANGE_NOTICE')).toHaveLength(1);
  });

  test('when somebody else gets the address before it is confirmed, then the confirmation is refused', async () => {
    const { fresh, token, actor, old } = await asked();
    await buildUser(sql, { role: 'AUDITOR', email: fresh });
    await expect(confirmEmail(NOBODY, { token })).rejects.toMatchObject({ code: 'accounts/address-unavailable' });
    expect(await emailOf(actor.userId)).toBe(old);
  });

  test('when it is cancelled, asked again, a day old, or the password changes, then the link is dead', async () => {
    const cancelled = await asked();
    await cancelEmailChange(cancelled.actor, {});
    const again = await asked();
    await askEmailChange(again.actor, { email: `${crypto.randomUUID()}@ville.test`, password });
    const late = await asked();
    await sql(`UPDATE account_token SET expires_at = clock_timestamp() WHERE user_id = $1`, [late.actor.userId]);
    const changed = await asked();
    await changePassword(changed.actor, { current: password, password: 'trois hérissons sous la pluie' });
    for (const { token } of [cancelled, again, late, changed]) {
      expect(await findEmailLink(NOBODY, { token })).toBeNull();
      await expect(confirmEmail(NOBODY, { token })).rejects.toMatchObject(dead);
    }
  });

  test('when a link is used for what it was not sent for, then it is dead', async () => {
    const { token, stop } = await asked();
    await expect(stopEmailChange(NOBODY, { token })).rejects.toMatchObject(dead);
    await expect(confirmEmail(NOBODY, { token: stop })).rejects.toMatchObject(dead);
  });
});

describe('Given the owner of the old mailbox who did not ask for it', () => {
  test.each([
    ['before it is confirmed', false],
    ['after it was confirmed', true],
  ])(
    'when it is stopped %s, then the address stays, every sign-in ends and only a new password opens',
    async (_, confirmed) => {
      const { actor, old, token, stop } = await asked();
      if (confirmed) await confirmEmail(NOBODY, { token });
      expect(await findStopLink(NOBODY, { token: stop })).toMatchObject({ email: old });
      expect(await stopEmailChange(NOBODY, { token: stop })).toEqual({ email: old });
      expect(await emailOf(actor.userId)).toBe(old);
      expect(await findSession({ sessionId: actor.sessionId })).toBeNull();
      expect(await sql(`SELECT password_hash FROM user_account WHERE id = $1`, [actor.userId])).toEqual([
        { password_hash: null },
      ]);
      expect(
        await sql(`SELECT id FROM mail WHERE user_id = $1 AND kind = 'PASSWORD_RESET'`, [actor.userId]),
      ).toHaveLength(1);
      await expect(confirmEmail(NOBODY, { token })).rejects.toMatchObject(dead);
      await expect(stopEmailChange(NOBODY, { token: stop })).rejects.toMatchObject(dead);
    },
  );
});
