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
import { searchEverything } from './search.queries';
import { decisionQueue, navigationCounts, programmeState } from './today.queries';
import { worksInProgress } from './works.queries';

const { sql } = testDatabase();

/** A session whose cutoff is in `hours`, with four confirmed seats of one structure. */
async function given(hours = 5) {
  const programmeId = await buildProgramme(sql);
  const sessionId = await buildSession(sql, { programme_id: programmeId, starts_at: inHours(48 + hours) });
  const structureId = await buildStructure(sql, { name: 'Centre Orme-Rouge', sort_key: 'centre orme rouge' });
  const groupLeaderId = await buildGroupLeader(sql, { programme_id: programmeId, structure_id: structureId });
  const ticketIds = await buildTickets(sql, { programmeId, sessionId, count: 4 });
  await buildAllocation(sql, { programmeId, sessionId, structureId, ticketIds, groupLeaderId });
  const agent = await buildActor(sql, 'AGENT', programmeId);
  return { programmeId, sessionId, structureId, groupLeaderId, ticketIds, agent };
}
type Given = Awaited<ReturnType<typeof given>>;

async function sendLink({ programmeId, structureId, groupLeaderId, ticketIds }: Given) {
  const [mail] = await sql<{ id: string }>(
    `INSERT INTO mail (programme_id, structure_id, kind, group_leader_id, state) VALUES ($1, $2, 'CLAIM', $3, 'SENT') RETURNING id`,
    [programmeId, structureId, groupLeaderId],
  );
  await sql(
    `INSERT INTO claim_link (ticket_id, group_leader_id, structure_id, mail_id, token_hash, nonce)
     VALUES ($1, $2, $3, $4, gen_random_uuid()::text::bytea, '\\x00')`,
    [ticketIds[0], groupLeaderId, structureId, mail?.id],
  );
}
const matters = async ({ agent }: Given) =>
  (await decisionQueue(agent, {})).decisions.map((decision) => decision.matter);

describe('Given seats that close within 48 hours', () => {
  test('when they have no name, or their link is not taken, then one decision counts both, without counting a seat twice (rules 4 and 8)', async () => {
    const all = await given();
    await sendLink(all);
    expect(await matters(all)).toMatchObject([{ kind: 'SEATS', unnamed: 3, unclaimed: 1 }]);
  });

  test('when the cutoff is further away, has passed, or the session is cancelled, then nothing asks for a decision', async () => {
    expect(await matters(await given(49))).toEqual([]);
    expect(await matters(await given(-1))).toEqual([]);
    const gone = await given();
    await sql(`UPDATE session SET status = 'CANCELLED' WHERE id = $1`, [gone.sessionId]);
    expect(await matters(gone)).toEqual([]);
  });

  test('when all are named and taken, then nothing asks for a decision', async () => {
    const all = await given();
    await sql(`UPDATE ticket SET state = 'CLAIMED', claimed_at = now(), named_at = now() WHERE session_id = $1`, [
      all.sessionId,
    ]);
    expect(await matters(all)).toEqual([]);
  });

  test('when two came back and a structure is in line, then they can be offered again; without anybody in line they cannot (rule 5)', async () => {
    const all = await given();
    await sql(
      `UPDATE ticket SET state = 'FREE', structure_id = NULL, allocation_id = NULL, group_leader_id = NULL WHERE id = ANY($1::uuid[])`,
      [all.ticketIds.slice(0, 2)],
    );
    expect(await matters(all)).toMatchObject([{ kind: 'SEATS', unnamed: 2 }]);
    await sql(
      `INSERT INTO demand (programme_id, structure_id, session_id, rank, formula, group_size, quantity) VALUES ($1, $2, $3, 1, 'DUO', 2, 1)`,
      [all.programmeId, await buildStructure(sql), all.sessionId],
    );
    expect(await matters(all)).toContainEqual(expect.objectContaining({ kind: 'RETURNED', seats: 2, inLine: 1 }));
  });
});

describe('Given other things that wait', () => {
  test('when an answer is due, a mail bounced, a file is ready and two sources disagree, then each is one decision', async () => {
    const all = await given(100);
    const { programmeId, sessionId, structureId } = all;
    const seats = await buildTickets(sql, { programmeId, sessionId, count: 2 });
    const allocation = await buildAllocation(sql, {
      programmeId,
      sessionId,
      structureId,
      ticketIds: seats,
      state: 'PROPOSED',
    });
    expect(await matters(all)).toEqual([]);
    await sql(`UPDATE allocation SET confirm_by = now() + interval '3 hours' WHERE id = $1`, [allocation]);
    await sql(
      `INSERT INTO mail (programme_id, kind, state) VALUES ($1, 'REMINDER', 'BOUNCED'), ($1, 'REMINDER', 'FAILED'), ($1, 'REMINDER', 'SENT')`,
      [programmeId],
    );
    await sql(
      `INSERT INTO import (programme_id, kind, file_name, file_sha256, state, good_rows, bad_rows) VALUES ($1, 'TICKETS', 'stock.csv', 'x', 'READY', 350, 21)`,
      [programmeId],
    );
    await sql(
      `INSERT INTO discrepancy (programme_id, session_id, kind) VALUES ($1, $2, 'claimed-there-only'), ($1, $2, 'claimed-there-only')`,
      [programmeId, sessionId],
    );
    expect(await matters(all)).toMatchObject([
      { kind: 'ALLOCATION', allocationId: allocation, structure: 'Centre Orme-Rouge', seats: 2, reminded: false },
      { kind: 'MAILS', failed: 1, bounced: 1, mailKind: 'REMINDER', wave: null },
      { kind: 'DISCREPANCIES', count: 2 },
      { kind: 'IMPORT', good: 350, bad: 21 },
    ]);
    expect(await navigationCounts(all.agent, {})).toMatchObject({ decisions: 4, sessions: 1, tickets: 6, imports: 1 });
  });

  test('when work is going on, then the tray has it, and another programme’s has not', async () => {
    const all = await given();
    await sql(
      `INSERT INTO import (programme_id, kind, file_name, file_sha256, state, done_rows, total_rows) VALUES ($1, 'TICKETS', 'stock.csv', 'x', 'APPLYING', 3, 9)`,
      [all.programmeId],
    );
    await sql(
      `INSERT INTO purge (programme_id, state, plan, done) VALUES ($1, 'RUNNING', '{"beneficiary": 10}', '{"beneficiary": 4}')`,
      [all.programmeId],
    );
    const works = await worksInProgress(all.agent, {});
    expect(works.map(({ id: _id, ...work }) => work)).toEqual([
      { kind: 'IMPORT', label: 'stock.csv', done: 3, total: 9 },
      { kind: 'PURGE', label: '', done: 4, total: 10 },
    ]);
    expect(await worksInProgress((await given()).agent, {})).toEqual([]);
  });
});

describe('Given a programme', () => {
  test('when its state is read, then the steps are those of the counters and a late evening belongs to its day in Paris', async () => {
    const all = await given();
    await sql(`UPDATE session SET starts_at = '2031-07-24T22:30:00Z', ends_at = '2031-07-25T01:00:00Z' WHERE id = $1`, [
      all.sessionId,
    ]);
    const state = await programmeState(all.agent, {});
    expect(state.funnels).toMatchObject([
      { competition: 'OLYMPIC', sessions: 1, stock: 4, allocated: 4, confirmed: 4, claimed: 0, expected: 0 },
    ]);
    expect(state.heat).toEqual([{ day: '2031-07-25', part: 'MORNING', sessions: 1, stock: 4, filled: 0 }]);
  });

  test('when staff searches, then sessions, structures, tickets and people are found; an auditor finds sessions only', async () => {
    const all = await given();
    await buildBeneficiary(sql, {
      programme_id: all.programmeId,
      structure_id: all.structureId,
      last_name: 'Ouédraogo',
      first_name: 'Awa',
    });
    expect(await searchEverything(all.agent, { q: 'awa oué' })).toMatchObject({
      people: [{ lastName: 'Ouédraogo', structure: 'Centre Orme-Rouge' }],
    });
    expect((await searchEverything(all.agent, { q: 'orme' })).structures.length).toBeGreaterThan(0);
    expect((await searchEverything(all.agent, { q: 'REF' })).tickets).toHaveLength(4);
    expect(await searchEverything(all.agent, { q: '%%' })).toEqual({
      sessions: [],
      structures: [],
      tickets: [],
      people: [],
    });
    const auditor = await buildActor(sql, 'AUDITOR', all.programmeId);
    expect(await searchEverything(auditor, { q: 'athl' })).toMatchObject({
      sessions: [{ sport: 'Athlétisme' }],
      people: [],
    });
    expect(await searchEverything(auditor, { q: 'awa' })).toMatchObject({ people: [], structures: [] });
  });

  test('when a leader or an auditor asks for the queue, then it is refused', async () => {
    const all = await given();
    const leader = await buildActor(sql, 'LEADER', all.programmeId, all.structureId);
    const auditor = await buildActor(sql, 'AUDITOR', all.programmeId);
    for (const actor of [leader, auditor])
      for (const ask of [decisionQueue, programmeState, navigationCounts, worksInProgress])
        await expect(ask(actor, {})).rejects.toMatchObject({ kind: 'forbidden' });
  });
});
