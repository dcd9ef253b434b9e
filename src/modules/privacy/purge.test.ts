import { describe, expect, test } from 'vitest';
import type { UserActor } from '@/platform/actor';
import { testDatabase } from '@/test/database';
import {
  buildActor,
  buildAllocation,
  buildBeneficiary,
  buildGroupLeader,
  buildProgramme,
  buildSession,
  buildStructure,
  buildTickets,
  inHours,
} from '@/test/factories';
import { confirmPurge } from './confirm-purge';
import { COLUMNS, namesOf } from './personal-columns';
import { planPurge } from './plan-purge';
import { purgeNextBatch, runPurge, unfinishedPurges } from './run-purge';

const { sql } = testDatabase();
const SYSTEM = { kind: 'system', name: 'purge', programmeId: null } as const;
const CANARY = 'zanzibarcanary';

async function givenPeople(people: number, { purgeDueAt = inHours(-1) } = {}) {
  const programmeId = await buildProgramme(sql, { purge_due_at: purgeDueAt });
  const structureId = await buildStructure(sql, { contact_email: `${CANARY}@asso.test` });
  const sessionId = await buildSession(sql, { programme_id: programmeId, starts_at: inHours(-100) });
  const ticketIds = await buildTickets(sql, { programmeId, sessionId, count: people });
  const leaderId = await buildGroupLeader(sql, {
    programme_id: programmeId,
    structure_id: structureId,
    email: `${CANARY}.${programmeId}@asso.test`,
    last_name: CANARY,
    first_name: CANARY,
    phone: CANARY,
  });
  await buildAllocation(sql, { programmeId, sessionId, structureId, ticketIds, groupLeaderId: leaderId });
  await sql(
    `INSERT INTO beneficiary (programme_id, structure_id, last_name, first_name, sort_key, email, reference)
     SELECT $1, $2, $3 || i, $3, $3, $3 || '@x.test', $3 FROM generate_series(1, $4::int) i`,
    [programmeId, structureId, CANARY, people],
  );
  await sql(
    `UPDATE ticket t SET state = CASE WHEN n.i % 5 = 0 THEN 'CONFIRMED' ELSE 'ENTERED' END::"TicketState", beneficiary_id = b.id, named_at = now(),
       entered_at = CASE WHEN n.i % 5 = 0 THEN NULL ELSE now() END
     FROM (SELECT id, row_number() OVER () AS i FROM ticket WHERE session_id = $1) n
     JOIN (SELECT id, row_number() OVER () AS i FROM beneficiary WHERE programme_id = $2) b ON b.i = n.i WHERE t.id = n.id`,
    [sessionId, programmeId],
  );
  return { programmeId, structureId, sessionId, ticketIds, leaderId };
}

/** A canary in every personal column besides the people: mails, files, rows of imports, notes, discrepancies, accounts. */
type Given = Awaited<ReturnType<typeof givenPeople>>;
async function plantCanaries({ programmeId, structureId, ticketIds, leaderId }: Given) {
  const leader = await buildActor(sql, 'LEADER', programmeId, structureId);
  await sql(`UPDATE user_account SET name = $1, email = $2, password_hash = $1 WHERE id = $3`, [
    CANARY,
    `${CANARY}@leader.test`,
    leader.userId,
  ]);
  await sql(
    `INSERT INTO invitation (email, name, role, structure_id, nonce, token_hash, expires_at, used_at)
     VALUES ($1, $2, 'LEADER', $3, $4, $4, now(), now())`,
    [`${CANARY}@new.test`, CANARY, structureId, Buffer.from(CANARY)],
  );
  const [mail] = await sql<{ id: string }>(
    `INSERT INTO mail (programme_id, structure_id, kind, group_leader_id, provider_id, state) VALUES ($1, $2, 'CLAIM', $3, $4, 'SENT') RETURNING id`,
    [programmeId, structureId, leaderId, CANARY],
  );
  await sql(`INSERT INTO mailbox_message (id, "to", "from", subject, html, text) VALUES ($1, $2, 'city', $2, $2, $2)`, [
    mail?.id,
    CANARY,
  ]);
  await sql(
    `INSERT INTO claim_link (ticket_id, group_leader_id, structure_id, mail_id, token_hash, nonce) VALUES ($1, $2, $3, $4, $5, $5)`,
    [ticketIds[0], leaderId, structureId, mail?.id, Buffer.from(CANARY)],
  );
  const [file] = await sql<{ id: string }>(
    `INSERT INTO stored_file (name, content_type, size, sha256, owner_id, expires_at) VALUES ($1, 'text/csv', 1, '', $2, now() + interval '1 day') RETURNING id`,
    [`${CANARY}.csv`, leader.userId],
  );
  await sql(`INSERT INTO stored_chunk (file_id, number, bytes) VALUES ($1, 0, $2)`, [file?.id, Buffer.from(CANARY)]);
  const json = JSON.stringify({ name: CANARY });
  const [imported] = await sql<{ id: string }>(
    `INSERT INTO import (programme_id, kind, structure_id, file_id, file_name, file_sha256, reading) VALUES ($1, 'BENEFICIARIES', $2, $3, $4, '', $5) RETURNING id`,
    [programmeId, structureId, file?.id, `${CANARY}.csv`, json],
  );
  await sql(
    `INSERT INTO import_row (import_id, line, cells, "values", problems, ok) VALUES ($1, 1, $2, $2, $2, true)`,
    [imported?.id, json],
  );
  await sql(
    `INSERT INTO import_change (import_id, line, record_id, act, before, after) VALUES ($1, 1, gen_random_uuid(), 'CHANGED', $2, $2)`,
    [imported?.id, json],
  );
  await sql(
    `WITH a AS (INSERT INTO audit (programme_id, actor, role, action, outcome) VALUES ($1, 'nobody', 'ADMIN', 'x/y', 'DONE') RETURNING id)
     INSERT INTO audit_note (audit_id, note) SELECT id, $2 FROM a`,
    [programmeId, CANARY],
  );
  await sql(`INSERT INTO discrepancy (programme_id, kind, ours, theirs) VALUES ($1, 'name', $2, $2)`, [
    programmeId,
    CANARY,
  ]);
  return leader;
}

async function confirmed(programmeId: string): Promise<{ purgeId: string; planner: UserActor; second: UserActor }> {
  const planner = await buildActor(sql, 'ADMIN', programmeId);
  const second = await buildActor(sql, 'ADMIN', programmeId);
  const { purgeId } = await planPurge(planner, {});
  await confirmPurge(second, { purgeId, reason: 'RETENTION_OVER' });
  return { purgeId, planner, second };
}

async function tablesWithCanary(): Promise<string[]> {
  const tables = await sql<{ name: string }>(
    `SELECT format('%I.%I', schemaname, tablename) AS name FROM pg_tables WHERE schemaname IN ('public', 'queue')`,
  );
  const hex = Buffer.from(CANARY).toString('hex');
  const found: string[] = [];
  for (const { name } of tables) {
    const hits = await sql(`SELECT 1 FROM ${name} AS t WHERE t::text ILIKE $1 OR t::text LIKE $2 LIMIT 1`, [
      `%${CANARY}%`,
      `%${hex}%`,
    ]);
    if (hits.length > 0) found.push(name);
  }
  return found;
}

test('Given the live catalogue, then every column of every table is declared personal or kept, once', async () => {
  const live = await sql<{ table: string; column: string }>(
    `SELECT table_name AS "table", column_name AS "column" FROM information_schema.columns
     WHERE table_schema = 'public' AND table_name <> '_prisma_migrations'`,
  );
  const declared = Object.entries(COLUMNS).flatMap(([table, { personal, kept }]) =>
    [...namesOf(personal), ...namesOf(kept)].map((column) => `${table}.${column}`),
  );
  expect([...declared].sort()).toEqual(live.map(({ table, column }) => `${table}.${column}`).sort());
});

describe('Given a programme whose retention is over (rule 12)', () => {
  test('when it is purged, then no canary is left in any table, and the rates are the same to the digit', async () => {
    const people = await givenPeople(25);
    const leader = await plantCanaries(people);
    const before = await tablesWithCanary();
    expect(before).toEqual(
      expect.arrayContaining(['public.beneficiary', 'public.stored_chunk', 'public.mailbox_message']),
    );
    const { purgeId, planner, second } = await confirmed(people.programmeId);
    await runPurge(SYSTEM, purgeId);
    expect(await tablesWithCanary()).toEqual([]);
    const [purge] = await sql<{ certificate: Record<string, unknown>; state: string; same: boolean }>(
      `SELECT state, certificate, rates_before = rates_after AS same FROM purge WHERE id = $1`,
      [purgeId],
    );
    expect(purge).toMatchObject({ state: 'DONE', same: true });
    expect(purge?.certificate).toMatchObject({
      plannedById: planner.userId,
      confirmedById: second.userId,
      ratesEqual: true,
      done: { beneficiary: 25, ticket: 25, group_leader: 1, user_account: 1, import_row: 1 },
    });
    expect(purge?.certificate.rates).toContainEqual({ by: 'TOTAL', key: 'total', expected: 25, entered: 20, rate: 80 });
    const events = await sql(
      `SELECT 1 FROM ticket_event e JOIN ticket t ON t.id = e.ticket_id
      WHERE t.programme_id = $1 AND (e.group_leader_id IS NOT NULL OR e.beneficiary_id IS NOT NULL)`,
      [people.programmeId],
    );
    expect(events).toEqual([]);
    expect(
      await sql(`SELECT disabled_at IS NOT NULL AS closed FROM user_account WHERE id = $1`, [leader.userId]),
    ).toEqual([{ closed: true }]);
    expect(
      await sql(`SELECT count(*)::int AS named FROM ticket WHERE programme_id = $1 AND named_at IS NOT NULL`, [
        people.programmeId,
      ]),
    ).toEqual([{ named: 25 }]);
  });

  test('when the worker is cut after a batch, then the sweep finds it and it ends the same', async () => {
    const { programmeId } = await givenPeople(12);
    const { purgeId } = await confirmed(programmeId);
    expect(await purgeNextBatch(SYSTEM, { purgeId })).toMatchObject({ finished: false });
    const admin = await buildActor(sql, 'ADMIN', programmeId);
    await expect(purgeNextBatch(admin, { purgeId })).rejects.toMatchObject({ kind: 'forbidden' });
    expect(await unfinishedPurges(SYSTEM, undefined)).toContain(purgeId);
    await Promise.all([runPurge(SYSTEM, purgeId), runPurge(SYSTEM, purgeId)]);
    expect(await unfinishedPurges(SYSTEM, undefined)).not.toContain(purgeId);
    expect(await sql(`SELECT (done->>'beneficiary')::int AS done FROM purge WHERE id = $1`, [purgeId])).toEqual([
      { done: 12 },
    ]);
  });

  test('when the rates changed by a digit meanwhile, then it refuses to finish', async () => {
    const { programmeId, ticketIds } = await givenPeople(10);
    const { purgeId } = await confirmed(programmeId);
    await purgeNextBatch(SYSTEM, { purgeId });
    await sql(
      `UPDATE ticket SET state = 'CONFIRMED', entered_at = NULL WHERE id = (
      SELECT id FROM ticket WHERE id = ANY($1::uuid[]) AND state = 'ENTERED' LIMIT 1)`,
      [ticketIds],
    );
    await expect(runPurge(SYSTEM, purgeId)).rejects.toMatchObject({ code: 'privacy/rates-differ' });
    expect(await sql(`SELECT state FROM purge WHERE id = $1`, [purgeId])).toEqual([{ state: 'RUNNING' }]);
  });

  test('when the planner confirms, then it is refused, by the rule and by the database', async () => {
    const { programmeId } = await givenPeople(3);
    const planner = await buildActor(sql, 'ADMIN', programmeId);
    const { purgeId } = await planPurge(planner, {});
    await expect(confirmPurge(planner, { purgeId, reason: 'OTHER' })).rejects.toMatchObject({
      code: 'privacy/same-person',
    });
    await expect(sql(`UPDATE purge SET confirmed_by_id = planned_by_id WHERE id = $1`, [purgeId])).rejects.toThrow(
      'purge_needs_two_people',
    );
  });

  test('when somebody was added since the plan, then a new plan is needed', async () => {
    const { programmeId, structureId } = await givenPeople(3);
    const planner = await buildActor(sql, 'ADMIN', programmeId);
    const second = await buildActor(sql, 'ADMIN', programmeId);
    const { purgeId } = await planPurge(planner, {});
    await buildBeneficiary(sql, { programme_id: programmeId, structure_id: structureId });
    await expect(confirmPurge(second, { purgeId, reason: 'OTHER' })).rejects.toMatchObject({
      code: 'privacy/plan-changed',
    });
    const again = await planPurge(second, {});
    await expect(confirmPurge(planner, { purgeId: again.purgeId, reason: 'OTHER' })).resolves.toEqual({
      purgeId: again.purgeId,
    });
    expect(await sql(`SELECT state FROM purge WHERE id = $1`, [purgeId])).toEqual([{ state: 'ABANDONED' }]);
  });

  test('when another programme is still to come, then its leaders keep their accounts', async () => {
    const { programmeId, structureId } = await givenPeople(3);
    const leader = await buildActor(sql, 'LEADER', programmeId, structureId);
    const next = await buildProgramme(sql, { ends_on: '2999-01-01', starts_on: '2998-12-01' });
    const { purgeId } = await confirmed(programmeId);
    await runPurge(SYSTEM, purgeId);
    expect(await sql(`SELECT disabled_at FROM user_account WHERE id = $1`, [leader.userId])).toEqual([
      { disabled_at: null },
    ]);
    await sql(
      `UPDATE programme SET ends_on = '2024-02-02', starts_on = '2024-02-01', purged_at = now() WHERE id = $1`,
      [next],
    );
  });
});

describe('Given a programme whose retention is not over', () => {
  test('when it is planned, then it is refused, unless a reason is given, which is in the trail', async () => {
    const { programmeId } = await givenPeople(2, { purgeDueAt: inHours(500) });
    const admin = await buildActor(sql, 'ADMIN', programmeId);
    await expect(planPurge(admin, {})).rejects.toMatchObject({ code: 'privacy/not-due' });
    const { purgeId } = await planPurge(admin, { earlyReason: 'REHEARSAL', note: 'essai' });
    const lines = await sql(`SELECT reason FROM audit WHERE subject_id = $1 AND action = 'privacy/plan-purge'`, [
      purgeId,
    ]);
    expect(lines).toEqual([{ reason: 'REHEARSAL' }]);
    const second = await buildActor(sql, 'ADMIN', programmeId);
    await expect(confirmPurge(second, { purgeId, reason: 'RETENTION_OVER' })).rejects.toMatchObject({
      code: 'privacy/not-due',
    });
    const asked = { purgeId, reason: 'AUTHORITY_REQUEST', note: 'vu avec la direction' } as const;
    await expect(confirmPurge(second, asked)).resolves.toEqual({ purgeId });
    const confirmed = await sql(
      `SELECT a.outcome, a.reason, n.note FROM audit a LEFT JOIN audit_note n ON n.audit_id = a.id
       WHERE a.subject_id = $1 AND a.action = 'privacy/confirm-purge' ORDER BY a.id`,
      [purgeId],
    );
    expect(confirmed).toEqual([
      { outcome: 'REFUSED', reason: 'RETENTION_OVER', note: null },
      { outcome: 'DONE', reason: 'AUTHORITY_REQUEST', note: 'vu avec la direction' },
    ]);
    await runPurge(SYSTEM, purgeId);
    expect(
      await sql(`SELECT (plan->'audit_note') = (done->'audit_note') AS same FROM purge WHERE id = $1`, [purgeId]),
    ).toEqual([{ same: true }]);
  });

  test('when an agent or the auditor plans, then it is refused', async () => {
    const { programmeId } = await givenPeople(1);
    for (const role of ['AGENT', 'AUDITOR'] as const) {
      const actor = await buildActor(sql, role, programmeId);
      await expect(planPurge(actor, {})).rejects.toMatchObject({ kind: 'forbidden' });
    }
  });

  test('when anybody but the purge empties the life of a ticket, then the database refuses', async () => {
    const { ticketIds } = await givenPeople(1);
    await expect(sql(`SELECT purge_ticket_events($1::uuid[])`, [ticketIds])).rejects.toThrow('only the purge');
  });
});
