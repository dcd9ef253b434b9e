import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
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
import { applyScans } from './apply-scans';
import { scanBatch } from './scan-batch';
import { scanTicket } from './scan-ticket';

const { sql } = testDatabase();

async function given(count = 3) {
  const programmeId = await buildProgramme(sql);
  const sessionId = await buildSession(sql, { programme_id: programmeId, starts_at: inHours(1) });
  const structureId = await buildStructure(sql);
  const ticketIds = await buildTickets(sql, { programmeId, sessionId, count });
  const groupLeaderId = await buildGroupLeader(sql, { programme_id: programmeId, structure_id: structureId });
  await buildAllocation(sql, { programmeId, sessionId, structureId, ticketIds, groupLeaderId });
  const tickets = await sql<{ id: string; code: string; reference: string }>(
    `SELECT id, code, reference FROM ticket WHERE id = ANY($1::uuid[]) ORDER BY reference`,
    [ticketIds],
  );
  const gate = await buildActor(sql, 'GATE', programmeId);
  const assign = (session: string) =>
    sql(
      `INSERT INTO gate_assignment (user_id, session_id, day) SELECT $1::uuid, id, (starts_at AT TIME ZONE time_zone)::date FROM session WHERE id = $2::uuid
       UNION SELECT $1::uuid, id, (now() AT TIME ZONE time_zone)::date FROM session WHERE id = $2::uuid`,
      [gate.userId, session],
    );
  await assign(sessionId);
  const agent = await buildActor(sql, 'AGENT', programmeId);
  return { programmeId, sessionId, structureId, tickets, gate, agent, assign };
}

function first<T>(list: readonly T[]): T {
  const [one] = list;
  if (one === undefined) throw new Error('the list is empty');
  return one;
}
const entriesOf = (sessionId: string) =>
  sql(`SELECT count(*)::int AS readings, count(entered_ticket_id)::int AS entries FROM scan WHERE session_id = $1`, [
    sessionId,
  ]);

describe('Given a ticket at the gate (rule 10)', () => {
  test('when fifty devices read its code at once, then one lets in and fifty readings are kept', async () => {
    const { gate, sessionId, tickets } = await given(1);
    const { code } = first(tickets);
    const results = await Promise.all(
      Array.from({ length: 50 }, () => scanTicket(gate, { sessionId, code, clientId: randomUUID() })),
    );
    expect(results.filter((result) => result.outcome === 'ENTERED')).toHaveLength(1);
    expect(results.filter((result) => result.outcome === 'ALREADY_ENTERED')).toHaveLength(49);
    expect(await entriesOf(sessionId)).toEqual([{ readings: 50, entries: 1 }]);
  });

  test('when the network repeats a reading, then it answers as the first time and nothing is added', async () => {
    const { gate, sessionId, tickets } = await given(1);
    const reading = { sessionId, code: first(tickets).code, clientId: randomUUID() };
    const answers = await Promise.all(Array.from({ length: 10 }, () => scanTicket(gate, reading)));
    expect(new Set(answers.map((answer) => answer.outcome))).toEqual(new Set(['ENTERED']));
    expect(answers.filter((answer) => !answer.repeated)).toHaveLength(1);
    expect(await entriesOf(sessionId)).toEqual([{ readings: 1, entries: 1 }]);
  });

  test("when the organiser's reference is typed, then it enters, with name, seat and count", async () => {
    const { gate, sessionId, structureId, programmeId, tickets } = await given(2);
    const ticket = first(tickets);
    const person = await buildBeneficiary(sql, {
      programme_id: programmeId,
      structure_id: structureId,
      first_name: 'Fanta',
      last_name: 'Kouyatem',
    });
    await sql(`UPDATE ticket SET beneficiary_id = $1, named_at = now() WHERE id = $2`, [person, ticket.id]);
    const result = await scanTicket(gate, { sessionId, code: ` ${ticket.reference} `, clientId: randomUUID() });
    expect(result).toMatchObject({
      outcome: 'ENTERED',
      count: { entered: 1, expected: 2 },
      ticket: { name: 'Fanta Kouyatem', row: 'A', seat: '1' },
    });
  });

  test('when it is for another session, unknown, or of nobody, then it does not enter and says why', async () => {
    const { gate, sessionId, programmeId, tickets, assign } = await given(1);
    const other = await buildSession(sql, { programme_id: programmeId, starts_at: inHours(1) });
    await assign(other);
    const [free] = await buildTickets(sql, { programmeId, sessionId, count: 1 });
    const [freeCode] = await sql<{ code: string }>(`SELECT code FROM ticket WHERE id = $1`, [free]);
    const read = async (session: string, code: string) =>
      (await scanTicket(gate, { sessionId: session, code, clientId: randomUUID() })).outcome;
    expect(await read(other, first(tickets).code)).toBe('WRONG_SESSION');
    expect(await read(sessionId, 'NO-SUCH-CODE')).toBe('UNKNOWN');
    expect(await read(sessionId, freeCode?.code ?? '')).toBe('NOT_ALLOCATED');
  });

  test('when the volunteer is not on duty there, or not today, then the reading is refused', async () => {
    const { programmeId, sessionId, tickets } = await given(1);
    const stranger = await buildActor(sql, 'GATE', programmeId);
    const reading = { sessionId, code: first(tickets).code, clientId: randomUUID() };
    await expect(scanTicket(stranger, reading)).rejects.toMatchObject({ code: 'attendance/not-on-duty' });
    await sql(`INSERT INTO gate_assignment (user_id, session_id, day) VALUES ($1, $2, '2020-01-01')`, [
      stranger.userId,
      sessionId,
    ]);
    await expect(scanTicket(stranger, reading)).rejects.toMatchObject({ kind: 'forbidden' });
  });
});

describe('Given readings kept without network (rule 10)', () => {
  test('when they are sent shuffled, in pieces and twice, then the same tickets entered once', async () => {
    const { gate, sessionId, tickets } = await given(40);
    const readings = tickets.flatMap(({ code }, i) =>
      [0, 1, 2].map((again) => ({ code, clientId: randomUUID(), scannedAt: inHours(-(i + again) / 600) })),
    );
    const send = (list: typeof readings) => scanBatch(gate, { sessionId, readings: list });
    await send(readings.slice(40));
    await send([...readings].reverse());
    const again = await send(readings);
    expect(again.outcomes.every((outcome) => outcome.repeated)).toBe(true);
    expect(again.count).toEqual({ entered: 40, expected: 40 });
    expect(await entriesOf(sessionId)).toEqual([{ readings: 120, entries: 40 }]);
  });

  test('when two batches of the same readings arrive at once, then each ticket entered once', async () => {
    const { gate, sessionId, tickets } = await given(30);
    const readings = tickets.map(({ code }) => ({ code, clientId: randomUUID(), scannedAt: inHours(-0.01) }));
    await Promise.all([0, 1, 2, 3].map(() => scanBatch(gate, { sessionId, readings: [...readings].reverse() })));
    expect(await entriesOf(sessionId)).toEqual([{ readings: 30, entries: 30 }]);
  });

  test('when a device says it read in the future, then the reading counts as made now', async () => {
    const { gate, sessionId, tickets } = await given(1);
    const { code } = first(tickets);
    await scanBatch(gate, { sessionId, readings: [{ code, clientId: randomUUID(), scannedAt: inHours(20) }] });
    const rows = await sql(`SELECT scanned_at <= clock_timestamp() AS past FROM scan WHERE session_id = $1`, [
      sessionId,
    ]);
    expect(rows).toEqual([{ past: true }]);
  });
});

describe("Given the organiser's scan file (rules 10 and 11)", () => {
  test('when it is applied twice, then the same tickets entered, and each disagreement is one discrepancy', async () => {
    const { agent, programmeId, sessionId, tickets } = await given(3);
    const [free] = await buildTickets(sql, { programmeId, sessionId, count: 1 });
    const [unallocated] = await sql<{ reference: string }>(`SELECT reference FROM ticket WHERE id = $1`, [free]);
    const scannedAt = inHours(0);
    const rows = [
      ...tickets.map(({ reference }, line) => ({ line, reference, scannedAt })),
      { line: 10, reference: unallocated?.reference ?? '', scannedAt },
      { line: 11, reference: 'NOT-OURS', scannedAt },
    ];
    const importId = randomUUID();
    expect(await applyScans(agent, { importId, rows })).toMatchObject({
      ENTERED: 3,
      NOT_ALLOCATED: 1,
      unplaced: 1,
      discrepancies: 2,
    });
    expect(await applyScans(agent, { importId, rows })).toMatchObject({ ENTERED: 0, repeated: 4, discrepancies: 0 });
    const open = await sql(`SELECT kind, ours, theirs FROM discrepancy WHERE programme_id = $1 ORDER BY kind`, [
      programmeId,
    ]);
    expect(open).toEqual([
      { kind: 'scan-not-allocated', ours: 'FREE', theirs: 'ENTERED' },
      { kind: 'scan-unknown-ticket', ours: null, theirs: 'NOT-OURS' },
    ]);
    expect(await sql(`SELECT state FROM ticket WHERE id = $1`, [free])).toEqual([{ state: 'FREE' }]);
  });

  test('when a leader tries, then it is refused', async () => {
    const { programmeId, structureId } = await given(1);
    const leader = await buildActor(sql, 'LEADER', programmeId, structureId);
    await expect(applyScans(leader, { importId: randomUUID(), rows: [] })).rejects.toMatchObject({ kind: 'forbidden' });
  });
});
