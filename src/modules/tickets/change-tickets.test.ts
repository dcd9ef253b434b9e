import pg from 'pg';
import { describe, expect, it } from 'vitest';
import { testDatabase } from '@/test/database';
import { seenVersion } from '@/test/seen-version';
import { claimTickets } from './claim-tickets';
import { correctName } from './correct-name';
import { nameTicket, nameTickets, renameTicket } from './name-tickets';
import { restituteTickets } from './restitute-tickets';
import { at, type Scene, ticketScene } from './ticket-scene';

const { sql, ownerUrl } = testDatabase();
const ticketRow = async (id: string) => {
  const [row] = await sql(
    `SELECT *, (SELECT count(*)::int FROM ticket_event e WHERE e.ticket_id = t.id) AS events FROM ticket t WHERE id = $1`,
    [id],
  );
  return row ?? {};
};
const mails = (kind: string, structureId: string) =>
  sql(`SELECT * FROM mail WHERE kind = $1::"MailKind" AND structure_id = $2`, [kind, structureId]);
const outboxOf = (mailId: unknown) => sql(`SELECT * FROM outbox WHERE payload ->> 'mailId' = $1`, [mailId]);
const give = async (scene: Scene, ticket: number, person: number) => ({
  ticketId: at(scene.tickets, ticket),
  version: await seenVersion(sql, 'ticket', at(scene.tickets, ticket)),
  beneficiaryId: at(scene.people, person),
});

describe('rule 3: two renames at most', () => {
  it('given a first name, two changes, one of them back, then a third is refused and the correction does not count', async () => {
    const scene = await ticketScene(sql);
    await nameTicket(scene.leader, await give(scene, 0, 0));
    expect(await renameTicket(scene.leader, await give(scene, 0, 1))).toMatchObject({ renameCount: 1, counted: true });
    await correctName(scene.agent, {
      ticketId: at(scene.tickets, 0),
      version: 0,
      lastName: 'Élan',
      firstName: 'Zoé',
      note: 'mal écrit',
    });
    expect(await renameTicket(scene.holder, await give(scene, 0, 0))).toMatchObject({ renameCount: 2, counted: true });
    await expect(renameTicket(scene.leader, await give(scene, 0, 2))).rejects.toThrow('tickets/renames-exhausted');
    await expect(renameTicket(scene.agent, { ...(await give(scene, 0, 2)), reason: 'OTHER' })).rejects.toThrow(
      'tickets/renames-exhausted',
    );
    expect(await ticketRow(at(scene.tickets, 0))).toMatchObject({
      rename_count: 2,
      beneficiary_id: at(scene.people, 0),
    });
    const [person] = await sql('SELECT last_name, sort_key FROM beneficiary WHERE id = $1', [at(scene.people, 1)]);
    expect(person).toEqual({ last_name: 'Élan', sort_key: 'ELAN ZOE' });
    const trail = await sql(`SELECT reason FROM audit WHERE action = 'tickets/correct-name' AND subject_id = $1`, [
      at(scene.tickets, 0),
    ]);
    expect(trail).toEqual([{ reason: 'TYPING_ERROR' }]);
    expect(await mails('RENAME_NOTICE', scene.structureId)).toHaveLength(2);
  });

  it('given a person of another list, or one seated at the same hours, then the name is refused (rules 1 and 15)', async () => {
    const scene = await ticketScene(sql);
    const other = await ticketScene(sql, { programmeId: scene.programmeId });
    await expect(
      nameTicket(scene.leader, { ...(await give(scene, 0, 0)), beneficiaryId: at(other.people, 0) }),
    ).rejects.toThrow('tickets/not-on-list');
    await nameTicket(scene.leader, await give(scene, 0, 0));
    await expect(nameTicket(scene.leader, await give(scene, 1, 0))).rejects.toThrow('tickets/person-busy');
    await expect(
      nameTickets(scene.leader, { names: [await give(scene, 2, 3), await give(scene, 3, 3)] }),
    ).rejects.toThrow('tickets/person-busy');
    expect(await ticketRow(at(scene.tickets, 2))).toMatchObject({ beneficiary_id: null });
  });
});

describe('rule 4: open until the cutoff, to the second, on the database’s clock', () => {
  const cutoffIn = (seconds: number) => ({
    starts_at: new Date(Date.now() + 48 * 3_600_000 + seconds * 1_000),
    cutoff_at: new Date(Date.now() + seconds * 1_000),
  });

  it('given one second before and one after, then accepted and refused, and open to the city with a reason only', async () => {
    const open = await ticketScene(sql, { session: cutoffIn(5) });
    expect(await restituteTickets(open.holder, { ticketIds: [at(open.tickets, 0)] })).toEqual({ returned: 1 });
    const closed = await ticketScene(sql, { session: cutoffIn(-1) });
    const ticketIds = [at(closed.tickets, 0)];
    await expect(restituteTickets(closed.leader, { ticketIds })).rejects.toThrow('tickets/cutoff-passed');
    await expect(restituteTickets(closed.agent, { ticketIds })).rejects.toThrow('tickets/reason-required');
    await restituteTickets(closed.agent, { ticketIds, reason: 'ILLNESS', note: 'certificat' });
    const trail = await sql(
      `SELECT a.reason, n.note FROM audit a JOIN audit_note n ON n.audit_id = a.id WHERE a.subject_id = $1 AND a.outcome = 'DONE'`,
      ticketIds,
    );
    expect(trail).toEqual([{ reason: 'ILLNESS', note: 'certificat' }]);
  });

  it('given a request made before the cutoff that waits on a lock until after it, then it is refused', async () => {
    const scene = await ticketScene(sql, { session: cutoffIn(2) });
    const blocker = new pg.Client({ connectionString: ownerUrl });
    await blocker.connect();
    await blocker.query('BEGIN');
    await blocker.query('SELECT id FROM ticket WHERE id = $1 FOR UPDATE', [at(scene.tickets, 0)]);
    const asked = renameTicket(scene.leader, await give(scene, 0, 0)).then(
      () => 'accepted',
      (error: Error) => error.message,
    );
    await blocker.query(`SELECT pg_sleep_until(cutoff_at) FROM session WHERE id = $1`, [scene.sessionId]);
    await blocker.query('COMMIT');
    await blocker.end();
    expect(await asked).toBe('tickets/cutoff-passed');
  });
});

describe('rule 5: a place given back', () => {
  it('given a taken and named ticket, then it is free at once, with another code, its link dead and its holder told', async () => {
    const scene = await ticketScene(sql);
    await claimTickets(scene.holder, { ticketIds: [...scene.tickets], termsAccepted: true });
    await nameTicket(scene.holder, await give(scene, 0, 0));
    const before = await ticketRow(at(scene.tickets, 0));
    const [mail] = await sql(`INSERT INTO mail (programme_id, kind) VALUES ($1, 'CLAIM') RETURNING id`, [
      scene.programmeId,
    ]);
    await sql(
      `INSERT INTO claim_link (ticket_id, group_leader_id, structure_id, mail_id, token_hash, nonce) VALUES ($1, $2, $3, $4, $5, 'x')`,
      [at(scene.tickets, 0), scene.groupLeaderId, scene.structureId, mail?.id, scene.structureId],
    );
    await restituteTickets(scene.leader, { ticketIds: [at(scene.tickets, 0)] });
    const after = await ticketRow(at(scene.tickets, 0));
    expect(after).toMatchObject({
      state: 'FREE',
      structure_id: null,
      group_leader_id: null,
      beneficiary_id: null,
      named_at: null,
    });
    expect(after.code).not.toBe(before.code);
    const [count] = await sql('SELECT free, allocated, stock FROM session_count WHERE session_id = $1', [
      scene.sessionId,
    ]);
    expect(count).toEqual({ free: 1, allocated: 3, stock: 4 });
    expect(
      await sql('SELECT 1 FROM claim_link WHERE ticket_id = $1 AND revoked_at IS NULL', [at(scene.tickets, 0)]),
    ).toEqual([]);
    const [notice] = await mails('RESTITUTION_NOTICE', scene.structureId);
    expect(notice).toMatchObject({ group_leader_id: scene.groupLeaderId, state: 'QUEUED' });
    expect(await outboxOf(notice?.id)).toHaveLength(1);
  });

  it('given one refused among several, then none is given back and nothing is sent', async () => {
    const scene = await ticketScene(sql);
    await sql(`UPDATE ticket SET state = 'ENTERED', entered_at = now() WHERE id = $1`, [at(scene.tickets, 1)]);
    await expect(restituteTickets(scene.leader, { ticketIds: scene.tickets.slice(0, 2) })).rejects.toThrow(
      'tickets/already-entered',
    );
    expect(await ticketRow(at(scene.tickets, 0))).toMatchObject({ state: 'CONFIRMED' });
    expect(await mails('RESTITUTION_NOTICE', scene.structureId)).toEqual([]);
  });
});

describe('rule 8: taking a ticket', () => {
  it('given fifty requests at once, then it is taken once', async () => {
    const scene = await ticketScene(sql, { count: 1 });
    const asks = Array.from({ length: 50 }, () =>
      claimTickets(scene.holder, { ticketIds: [...scene.tickets], termsAccepted: true }),
    );
    const answers = await Promise.all(asks);
    expect(answers.filter((answer) => answer.claimed === 1)).toHaveLength(1);
    const events = await sql(`SELECT 1 FROM ticket_event WHERE ticket_id = $1 AND to_state = 'CLAIMED'`, [
      at(scene.tickets, 0),
    ]);
    expect(events).toHaveLength(1);
  });
});

describe('who may touch whose tickets', () => {
  it('given another structure’s leader or holder, then the answer is that of a ticket that does not exist', async () => {
    const mine = await ticketScene(sql);
    const other = await ticketScene(sql, { programmeId: mine.programmeId });
    const unknown = '00000000-0000-4000-8000-000000000000';
    for (const actor of [other.leader, other.holder]) {
      for (const ticketId of [at(mine.tickets, 0), unknown]) {
        const name = { ticketId, beneficiaryId: at(other.people, 0) };
        await expect(nameTicket(actor, name)).rejects.toMatchObject({ kind: 'not-found', code: 'tickets/not-found' });
        await expect(renameTicket(actor, name)).rejects.toMatchObject({ kind: 'not-found', code: 'tickets/not-found' });
        await expect(restituteTickets(actor, { ticketIds: [ticketId] })).rejects.toMatchObject({
          code: 'tickets/not-found',
        });
        await expect(claimTickets(actor, { ticketIds: [ticketId], termsAccepted: true })).rejects.toMatchObject({
          code: 'tickets/not-found',
        });
      }
    }
    expect(await ticketRow(at(mine.tickets, 0))).toMatchObject({
      state: 'CONFIRMED',
      beneficiary_id: null,
      version: 0,
    });
  });
});
