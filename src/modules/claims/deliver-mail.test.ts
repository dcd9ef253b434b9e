import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { z } from 'zod';
import { swapSeats } from '@/modules/allocation/swap-seats';
import { nameTicket, renameTicket } from '@/modules/tickets/name-tickets';
import { restituteTickets } from '@/modules/tickets/restitute-tickets';
import { at, ticketScene } from '@/modules/tickets/ticket-scene';
import { command } from '@/platform/command';
import { MailFailure, type OutgoingMail } from '@/platform/mailer';
import { testDatabase } from '@/test/database';
import { buildTickets } from '@/test/factories';
import { deliverMail } from './deliver-mail';
import { sendMail } from './mail.schema';
import { resendMail } from './resend-mail';
import { sweepWaitingMails } from './sweep-mails';

const { sql } = testDatabase();
const sent: OutgoingMail[] = [];
let failing: MailFailure | null = null;
vi.mock('@/platform/mailer', async (original) => ({
  ...(await original<typeof import('@/platform/mailer')>()),
  deliver: async (mail: OutgoingMail) => {
    sent.push(mail);
    if (failing) throw failing;
    return `test:${mail.id}`;
  },
}));
beforeEach(() => {
  sent.length = 0;
});
afterEach(() => {
  failing = null;
});

/** A rename notice waiting to be sent. */
async function notice() {
  const scene = await ticketScene(sql);
  await nameTicket(scene.leader, { version: 0, ticketId: at(scene.tickets, 0), beneficiaryId: at(scene.people, 0) });
  await renameTicket(scene.leader, { version: 1, ticketId: at(scene.tickets, 0), beneficiaryId: at(scene.people, 1) });
  const [mail] = await sql<{ id: string }>(`SELECT id FROM mail WHERE structure_id = $1`, [scene.structureId]);
  return { scene, mailId: mail?.id ?? '' };
}
const stateOf = async (mailId: string) => {
  const [mail] = await sql('SELECT state, attempts, failure FROM mail WHERE id = $1', [mailId]);
  return mail;
};

describe('sending a mail', () => {
  it('given the same job twice, then it is sent once', async () => {
    const { mailId } = await notice();
    await deliverMail({ mailId });
    await deliverMail({ mailId });
    expect(sent.map((mail) => mail.id)).toEqual([mailId]);
    expect(await stateOf(mailId)).toEqual({ state: 'SENT', attempts: 1, failure: null });
  });

  it('given a transport that is down, then it is tried again, and is FAILED with its code after five tries', async () => {
    const { mailId } = await notice();
    failing = new MailFailure('smtp/421', false);
    for (let attempt = 1; attempt < 5; attempt++) {
      await expect(deliverMail({ mailId })).rejects.toThrow('smtp/421');
      expect(await stateOf(mailId)).toEqual({ state: 'QUEUED', attempts: attempt, failure: 'smtp/421' });
    }
    await deliverMail({ mailId });
    expect(await stateOf(mailId)).toEqual({ state: 'FAILED', attempts: 5, failure: 'smtp/421' });
  });

  it('given a permanent refusal, then it is FAILED at once, and can be sent again as a new mail', async () => {
    const { scene, mailId } = await notice();
    failing = new MailFailure('smtp/550', true);
    await deliverMail({ mailId });
    expect(await stateOf(mailId)).toEqual({ state: 'FAILED', attempts: 1, failure: 'smtp/550' });
    failing = null;
    await resendMail(scene.agent, { mailId });
    const [again] = await sql<{ id: string }>(`SELECT id FROM mail WHERE structure_id = $1 AND state = 'QUEUED'`, [
      scene.structureId,
    ]);
    await deliverMail({ mailId: again?.id ?? '' });
    expect(await stateOf(again?.id ?? '')).toMatchObject({ state: 'SENT' });
    const other = await ticketScene(sql, { programmeId: scene.programmeId });
    await expect(resendMail(other.leader, { mailId })).rejects.toMatchObject({ code: 'claims/mail-not-found' });
  });

  it('given a transaction rolled back, then neither a mail nor a job is left', async () => {
    const { scene, mailId } = await notice();
    const failed = command('test/roll-back', z.strictObject({}), async ({ tx, later }) => {
      await tx.mail.create({ data: { kind: 'CLAIM', programmeId: scene.programmeId, subjectId: mailId } });
      await later(sendMail, { mailId });
      throw new Error('after the mail was written');
    });
    const before = await sql('SELECT count(*)::int AS n FROM outbox');
    await expect(failed(scene.agent, {})).rejects.toThrow('after the mail');
    expect(await sql('SELECT count(*)::int AS n FROM outbox')).toEqual(before);
    expect(await sql('SELECT 1 FROM mail WHERE subject_id = $1', [mailId])).toEqual([]);
  });

  it('given a mail that lost its job, then the sweep finds it once', async () => {
    const { mailId } = await notice();
    await sql(`DELETE FROM outbox`);
    await sql(`UPDATE mail SET created_at = now() - interval '2 minutes' WHERE id = $1`, [mailId]);
    await sweepWaitingMails();
    await sweepWaitingMails();
    expect(await sql(`SELECT 1 FROM outbox WHERE payload ->> 'mailId' = $1`, [mailId])).toHaveLength(1);
  });
});

describe('what a notice of another seat says (rules 8 and 11)', () => {
  const moved = async () => {
    const scene = await ticketScene(sql);
    const [free] = await buildTickets(sql, { ...scene, count: 1, block: 'Z', row: '9' });
    const from = { ticketId: at(scene.tickets, 0), version: 0, allocationId: scene.allocationId };
    const to = { ticketId: free ?? '', version: 0, allocationId: null };
    await swapSeats(scene.agent, { from, to, reason: 'ORGANISER_REQUEST' });
    const [mail] = await sql<{ id: string }>(`SELECT id FROM mail WHERE structure_id = $1`, [scene.structureId]);
    return { scene, mailId: mail?.id ?? '', ticketId: to.ticketId };
  };

  it('then the new seat, and that the former QR opens no more', async () => {
    const { mailId } = await moved();
    await deliverMail({ mailId });
    const [mail] = sent;
    expect(mail?.subject).toContain('une place a changé');
    for (const part of ['Z', '9', 'n’ouvre plus']) expect(mail?.text).toContain(part);
  });

  it('given the ticket went back meanwhile, then nothing is sent', async () => {
    const { scene, mailId, ticketId } = await moved();
    await restituteTickets(scene.leader, { ticketIds: [ticketId] });
    await deliverMail({ mailId });
    expect(sent.filter((mail) => mail.id === mailId)).toEqual([]);
    expect(await stateOf(mailId)).toMatchObject({ state: 'FAILED', failure: 'mails/out-of-date' });
  });
});
