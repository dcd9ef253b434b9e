import { describe, expect, test } from 'vitest';
import { inTransaction } from '@/platform/db';
import { linkToken } from '@/platform/tokens';
import { testDatabase } from '@/test/database';
import { buildActor, buildProgramme, buildStructure } from '@/test/factories';
import { acceptInvitation } from './accept-invitation';
import { findInvitation } from './invitation.queries';
import { invitationMail } from './invitation-mail';
import { inviteUser } from './invite-user';
import { revokeInvitation } from './revoke-invitation';
import { signIn } from './sign-in';

const { sql } = testDatabase();
const SIGN_IN = { kind: 'system', name: 'sign-in', programmeId: null } as const;
const MAILER = { kind: 'system', name: 'mailer', programmeId: null } as const;
const NOBODY = { kind: 'nobody' } as const;
const password = 'une phrase assez longue';

async function given() {
  const programmeId = await buildProgramme(sql);
  return {
    programmeId,
    admin: await buildActor(sql, 'ADMIN', programmeId),
    agent: await buildActor(sql, 'AGENT', programmeId),
  };
}
const address = () => `${crypto.randomUUID()}@asso.test`;
async function tokenOf(invitationId: string): Promise<string> {
  const [row] = await sql<{ nonce: Buffer }>(`SELECT nonce FROM invitation WHERE id = $1`, [invitationId]);
  return linkToken('invitation', new Uint8Array(row?.nonce ?? Buffer.alloc(0)));
}
async function invited(admin: Awaited<ReturnType<typeof given>>['admin']) {
  const email = address();
  const structureId = await buildStructure(sql);
  const { invitationId } = await inviteUser(admin, { email, name: 'Awa Diop', role: 'LEADER', structureId });
  return { email, structureId, invitationId, token: await tokenOf(invitationId) };
}

describe('Given an admin who invites the leader of a structure', () => {
  test('when it is sent, then a mail waits and its sending follows; the mail holds the link', async () => {
    const { admin } = await given();
    const { invitationId, email, token } = await invited(admin);
    const [mail] = await sql<{ id: string; kind: string; state: string; programme_id: string }>(
      `SELECT id, kind, state, programme_id FROM mail WHERE subject_id = $1`,
      [invitationId],
    );
    expect(mail).toMatchObject({ kind: 'INVITATION', state: 'QUEUED' });
    expect(await sql(`SELECT job FROM outbox WHERE payload->>'mailId' = $1`, [mail?.id])).toEqual([
      { job: 'mails/send' },
    ]);
    const rendered = await inTransaction(MAILER, 'test/render', (tx) =>
      invitationMail(tx, { subjectId: invitationId, programmeId: mail?.programme_id ?? null }),
    );
    expect(rendered).toMatchObject({ to: email, senderName: 'Billetterie de la Ville' });
    for (const body of [rendered?.html, rendered?.text])
      expect(body).toContain(`http://gradins.test/invitation/${token}`);
  });

  test('when the link is opened many times, then nothing changes; when it is accepted, then the leader signs in', async () => {
    const { admin } = await given();
    const { token, email, structureId } = await invited(admin);
    for (let look = 0; look < 3; look++)
      expect(await findInvitation(NOBODY, { token })).toMatchObject({ state: 'OPEN', email, name: 'Awa Diop' });
    expect(await acceptInvitation(NOBODY, { token, password })).toEqual({ email });
    expect(await signIn(SIGN_IN, { email, password })).toHaveProperty('sessionId');
    expect(await sql(`SELECT role, structure_id FROM user_account WHERE email = $1`, [email])).toEqual([
      { role: 'LEADER', structure_id: structureId },
    ]);
  });

  test('when it is accepted twice, also at the same time, then it serves once', async () => {
    const { admin } = await given();
    const { token, email } = await invited(admin);
    const tries = await Promise.allSettled([1, 2, 3, 4].map(() => acceptInvitation(NOBODY, { token, password })));
    expect(tries.filter((one) => one.status === 'fulfilled')).toHaveLength(1);
    await expect(acceptInvitation(NOBODY, { token, password })).rejects.toMatchObject({
      code: 'accounts/invitation-used',
    });
    expect(await sql(`SELECT count(*)::int AS n FROM user_account WHERE email = $1`, [email])).toEqual([{ n: 1 }]);
    expect(await findInvitation(NOBODY, { token })).toMatchObject({ state: 'USED', name: '', email: '' });
  });

  test('when seven days have passed, or it was taken back or sent again, then the old link is dead', async () => {
    const { admin } = await given();
    const late = await invited(admin);
    await sql(`UPDATE invitation SET expires_at = clock_timestamp() WHERE id = $1`, [late.invitationId]);
    await expect(acceptInvitation(NOBODY, { token: late.token, password })).rejects.toMatchObject({
      code: 'accounts/invitation-expired',
    });
    const back = await invited(admin);
    await revokeInvitation(admin, { invitationId: back.invitationId });
    await expect(acceptInvitation(NOBODY, { token: back.token, password })).rejects.toMatchObject({
      code: 'accounts/invitation-revoked',
    });
    const first = await invited(admin);
    await inviteUser(admin, { email: first.email, name: 'Awa Diop', role: 'LEADER', structureId: first.structureId });
    await expect(acceptInvitation(NOBODY, { token: first.token, password })).rejects.toMatchObject({
      code: 'accounts/invitation-revoked',
    });
  });

  test('when the link is invented or the password shorter than fifteen, then it is refused', async () => {
    const { admin } = await given();
    const { token } = await invited(admin);
    await expect(acceptInvitation(NOBODY, { token: 'x'.repeat(43), password })).rejects.toMatchObject({
      kind: 'not-found',
    });
    await expect(acceptInvitation(NOBODY, { token, password: 'quatorze signe' })).rejects.toMatchObject({
      kind: 'invalid',
    });
    expect(await findInvitation(NOBODY, { token: 'x'.repeat(43) })).toBeNull();
  });

  test('when the proof is a quarter of an hour old, then nobody who would see everything is invited; a leader still is', async () => {
    const { admin } = await given();
    const before = { ...admin, provedAt: new Date(0) };
    for (const role of ['ADMIN', 'AGENT'] as const)
      await expect(inviteUser(before, { email: address(), name: 'A', role })).rejects.toMatchObject({
        code: 'accounts/proof-needed',
      });
    expect((await invited(before)).token).not.toBe('');
  });

  test('when an agent invites, or the address has an account, then it is refused and leaves no mail', async () => {
    const { agent, admin } = await given();
    const email = address();
    await expect(inviteUser(agent, { email, name: 'A', role: 'AGENT' })).rejects.toMatchObject({ kind: 'forbidden' });
    const taken = await invited(admin);
    await acceptInvitation(NOBODY, { token: taken.token, password });
    const again = { email: taken.email, name: 'B', role: 'AUDITOR' } as const;
    await expect(inviteUser(admin, again)).rejects.toMatchObject({ code: 'accounts/already-has-account' });
    expect(
      await sql(
        `SELECT count(*)::int AS n FROM mail m JOIN invitation i ON i.id = m.subject_id WHERE i.email = ANY($1)`,
        [[email, taken.email]],
      ),
    ).toEqual([{ n: 1 }]);
  });
});
