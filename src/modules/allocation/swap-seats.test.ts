import { beforeEach, describe, expect, it } from 'vitest';
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
  buildUser,
  inHours,
} from '@/test/factories';
import { readSeatPlan } from './seat-plan.queries';
import { swapSeats } from './swap-seats';

const { sql } = testDatabase();
type Row = {
  state: string;
  allocation_id: string | null;
  group_leader_id: string | null;
  beneficiary_id: string | null;
  rename_count: number;
  code: string;
  version: number;
};
let programmeId: string;
let sessionId: string;
let agent: UserActor;
let [one, two] = ['', ''];
let [first, second] = ['', ''];
let seats: string[];

const at = (i: number): string => seats[i] ?? '';
const read = async (id: string): Promise<Row> => {
  const [row] = await sql<Row>('SELECT * FROM ticket WHERE id = $1', [id]);
  if (!row) throw new Error('no such ticket');
  return row;
};
const seen = async (ticketId: string) => {
  const { version, allocation_id } = await read(ticketId);
  return { ticketId, version, allocationId: allocation_id };
};
const swap = async (a: string, b: string, more: { evenApart?: boolean } = {}) =>
  swapSeats(agent, { from: await seen(a), to: await seen(b), reason: 'ORGANISER_REQUEST', ...more });
const mails = () =>
  sql(`SELECT kind, group_leader_id, user_id, subject_id FROM mail WHERE programme_id = $1 ORDER BY group_leader_id`, [
    programmeId,
  ]);

/** Two structures with two seats each in a row of five; the last is free. */
beforeEach(async () => {
  programmeId = await buildProgramme(sql);
  sessionId = await buildSession(sql, { programme_id: programmeId });
  agent = await buildActor(sql, 'AGENT', programmeId);
  one = await buildStructure(sql);
  two = await buildStructure(sql);
  seats = await buildTickets(sql, { programmeId, sessionId, count: 5, block: 'A' });
  first = await buildAllocation(sql, { programmeId, sessionId, structureId: one, ticketIds: [at(0), at(1)] });
  second = await buildAllocation(sql, { programmeId, sessionId, structureId: two, ticketIds: [at(2), at(3)] });
});

/** The group leader of a structure takes one of its tickets, with a name on it. */
async function take(ticketId: string, structureId: string) {
  const columns = { programme_id: programmeId, structure_id: structureId };
  const leaderId = await buildGroupLeader(sql, columns);
  const personId = await buildBeneficiary(sql, columns);
  await sql(
    `UPDATE ticket SET state = 'CLAIMED', group_leader_id = $2, claimed_at = now(), beneficiary_id = $3, named_at = now() WHERE id = $1`,
    [ticketId, leaderId, personId],
  );
  return { leaderId, personId };
}

describe('two seats of a session are exchanged', () => {
  it('given seats of two structures, then each has the other, stock is whole, and both are told (rule 11)', async () => {
    await buildUser(sql, { role: 'LEADER', structure_id: one });
    await buildUser(sql, { role: 'LEADER', structure_id: two });
    expect(await swap(at(0), at(2))).toMatchObject({ told: 2, parted: 0 });
    expect((await read(at(0))).allocation_id).toBe(second);
    expect((await read(at(2))).allocation_id).toBe(first);
    expect((await mails()).map(({ kind }) => kind)).toEqual(['SEAT_NOTICE', 'SEAT_NOTICE']);
    const [line] = await sql(
      `SELECT reason, outcome, subject_id, facts FROM audit WHERE action = 'allocation/swap-seats'`,
    );
    expect(line).toMatchObject({
      reason: 'ORGANISER_REQUEST',
      outcome: 'DONE',
      subject_id: at(0),
      facts: { otherTicketId: at(2), told: 2 },
    });
    const life = await sql(`SELECT cause, actor FROM ticket_event WHERE ticket_id = $1 ORDER BY id DESC LIMIT 1`, [
      at(2),
    ]);
    expect(life).toEqual([{ cause: 'allocation/swap-seats', actor: `user:${agent.userId}` }]);
  });

  it('given a ticket already taken, then its holder keeps name, state and link on the new seat; codes are new (rules 3, 8)', async () => {
    const { leaderId, personId } = await take(at(0), one);
    const mail = await sql<{ id: string }>(
      `INSERT INTO mail (programme_id, structure_id, kind, group_leader_id) VALUES ($1, $2, 'CLAIM', $3) RETURNING id`,
      [programmeId, one, leaderId],
    );
    await sql(
      `INSERT INTO claim_link (ticket_id, group_leader_id, structure_id, mail_id, token_hash, nonce) VALUES ($1, $2, $3, $4, '\\x01', '\\x02')`,
      [at(0), leaderId, one, mail[0]?.id],
    );
    const [before, other] = [await read(at(0)), await read(at(4))];
    expect(await swap(at(0), at(4))).toMatchObject({ told: 1 });
    const [was, is] = [await read(at(0)), await read(at(4))];
    expect(was).toMatchObject({ state: 'FREE', allocation_id: null, beneficiary_id: null, rename_count: 0 });
    expect(is).toMatchObject({
      state: 'CLAIMED',
      allocation_id: first,
      group_leader_id: leaderId,
      beneficiary_id: personId,
      rename_count: 0,
    });
    expect([was.code, is.code]).not.toContain(before.code);
    expect([was.code, is.code]).not.toContain(other.code);
    expect(await sql('SELECT ticket_id FROM claim_link WHERE group_leader_id = $1', [leaderId])).toEqual([
      { ticket_id: at(4) },
    ]);
    expect((await mails()).filter(({ kind }) => kind === 'SEAT_NOTICE')).toEqual([
      { kind: 'SEAT_NOTICE', group_leader_id: leaderId, user_id: null, subject_id: at(4) },
    ]);
    const [count] = await sql(`SELECT stock, free, allocated FROM session_count WHERE session_id = $1`, [sessionId]);
    expect(count).toEqual({ stock: 5, free: 1, allocated: 4 });
  });

  it('given two named seats, then each counts one rename, and a third is refused (rule 3)', async () => {
    await take(at(0), one);
    await take(at(2), two);
    await swap(at(0), at(2));
    await swap(at(0), at(2));
    expect([(await read(at(0))).rename_count, (await read(at(2))).rename_count]).toEqual([2, 2]);
    await expect(swap(at(0), at(2))).rejects.toMatchObject({ code: 'tickets/renames-exhausted' });
  });

  it('given somebody changed a seat meanwhile, then it is refused and nothing moves', async () => {
    const [from, to] = [await seen(at(0)), await seen(at(4))];
    await swap(at(1), at(4));
    await expect(swapSeats(agent, { from, to, reason: 'OTHER' })).rejects.toMatchObject({
      code: 'common/changed-meanwhile',
      facts: { fields: 'allocationId' },
    });
    expect((await read(at(4))).allocation_id).toBe(first);
    await take(at(0), one);
    const now = await seen(at(1));
    await expect(swapSeats(agent, { from, to: now, reason: 'OTHER' })).rejects.toMatchObject({
      code: 'common/changed-meanwhile',
      facts: { fields: 'beneficiaryId' },
    });
  });

  it('rule 6: given a wheelchair user beside a companion, then parting them is asked twice', async () => {
    const chairs = await buildTickets(sql, {
      programmeId,
      sessionId,
      count: 1,
      kind: 'WHEELCHAIR',
      block: 'P',
      row: '1',
    });
    const companion = await sql<{ id: string }>(
      `INSERT INTO ticket (programme_id, session_id, kind, category, block, row, seat, reference) VALUES ($1, $2, 'COMPANION', 'B', 'P', '1', '2', 'c2') RETURNING id`,
      [programmeId, sessionId],
    );
    const far = await buildTickets(sql, { programmeId, sessionId, count: 1, kind: 'WHEELCHAIR', block: 'Q', row: '1' });
    const [chair, beside, other] = [chairs[0] ?? '', companion[0]?.id ?? '', far[0] ?? ''];
    await buildAllocation(sql, { programmeId, sessionId, structureId: one, ticketIds: [chair, beside] });
    await expect(swap(chair, other)).rejects.toMatchObject({
      code: 'allocation/parts-wheelchair',
      facts: { count: 1 },
    });
    await expect(swap(chair, at(4))).rejects.toMatchObject({
      code: 'allocation/seats-differ',
      facts: { kind: 'WHEELCHAIR', other: 'STANDARD' },
    });
    expect(await swap(chair, other, { evenApart: true })).toMatchObject({ parted: 1 });
    // Back together: nothing to ask.
    expect(await swap(other, chair)).toMatchObject({ parted: 0 });
  });

  it.each([
    ['allocation/seat-not-given', async () => swap(at(4), at(0))],
    ['allocation/seats-alike', async () => swap(at(0), at(1))],
    ['allocation/seats-alike', async () => swap(at(0), at(0))],
    [
      'allocation/seat-held',
      async () => {
        await sql(`UPDATE ticket SET state = 'HELD' WHERE id = $1`, [at(4)]);
        return swap(at(0), at(4));
      },
    ],
    [
      'allocation/seat-entered',
      async () => {
        await take(at(0), one);
        await sql(`UPDATE ticket SET state = 'ENTERED', entered_at = now() WHERE id = $1`, [at(0)]);
        return swap(at(0), at(4));
      },
    ],
    [
      'allocation/cutoff-passed',
      async () => {
        await sql(`UPDATE session SET cutoff_at = now() WHERE id = $1`, [sessionId]);
        return swap(at(0), at(4));
      },
    ],
    [
      'allocation/session-cancelled',
      async () => {
        await sql(`UPDATE session SET status = 'CANCELLED' WHERE id = $1`, [sessionId]);
        return swap(at(0), at(4));
      },
    ],
    [
      'allocation/seats-of-two-sessions',
      async () => {
        const elsewhere = await buildSession(sql, { programme_id: programmeId, starts_at: inHours(200) });
        const [far] = await buildTickets(sql, { programmeId, sessionId: elsewhere, count: 1 });
        return swap(at(0), far ?? '');
      },
    ],
  ])('then %s where it cannot be', async (code, act) => {
    await expect(act()).rejects.toMatchObject({ code });
    expect((await read(at(0))).allocation_id).toBe(first);
  });

  it('given a leader or an agent of another programme, then as if the seat did not exist', async () => {
    const leader = await buildActor(sql, 'LEADER', programmeId, one);
    const stranger = await buildActor(sql, 'AGENT', await buildProgramme(sql));
    for (const actor of [leader, stranger]) {
      await expect(
        swapSeats(actor, { from: await seen(at(0)), to: await seen(at(4)), reason: 'OTHER' }),
      ).rejects.toMatchObject({ kind: 'not-found' });
    }
  });
});

describe('the plan of a session', () => {
  it('then one block with its seats in order, groups by number, and the blocks there are', async () => {
    await buildTickets(sql, { programmeId, sessionId, count: 2, block: 'B' });
    const plan = await readSeatPlan(agent, { sessionId });
    expect(plan.blocks).toEqual([
      { block: 'A', seats: 5, free: 1 },
      { block: 'B', seats: 2, free: 2 },
    ]);
    expect(plan).toMatchObject({ block: 'A', can: { swap: true } });
    expect(plan.seats.map(({ seat, x, y, allocationId }) => [seat, x, y, allocationId])).toEqual([
      ['1', 1, 0, first],
      ['2', 2, 0, first],
      ['3', 3, 0, second],
      ['4', 4, 0, second],
      ['5', 5, 0, null],
    ]);
    expect(plan.groups.map(({ number, structureId }) => [number, structureId])).toEqual([
      [1, one],
      [2, two],
    ]);
    expect(await readSeatPlan(agent, { sessionId, block: 'B' })).toMatchObject({ block: 'B', groups: [] });
  });
});
