import { beforeAll, describe, expect, it } from 'vitest';
import type { UserActor } from '@/platform/actor';
import { testDatabase } from '@/test/database';
import { buildActor, buildProgramme, buildSession, buildStructure, buildTickets, inHours } from '@/test/factories';
import { allocateSeats } from './allocate-seats';
import { confirmAllocation, confirmAllocations } from './confirm-allocation';
import { declineAllocation } from './decline-allocation';
import { listDueAllocations } from './due-allocations.queries';
import { releaseAllocation, releaseDueAllocation } from './release-allocation';
import { previewReminders, remindAllocation, remindOfSession } from './remind-allocation';

const { sql } = testDatabase();
const SYSTEM = { kind: 'system', name: 'sweep', programmeId: null } as const;
const GHOST = '00000000-0000-4000-8000-000000000000';
let programmeId: string;
let agent: UserActor;

beforeAll(async () => {
  programmeId = await buildProgramme(sql);
  agent = await buildActor(sql, 'AGENT', programmeId);
});

async function sessionOf(count: number, columns: Record<string, unknown> = {}) {
  const sessionId = await buildSession(sql, { programme_id: programmeId, ...columns });
  if (count > 0) await buildTickets(sql, { programmeId, sessionId, count });
  return sessionId;
}

const counts = async (sessionId: string) => {
  const [row] = await sql<{ stock: number; free: number; held: number; allocated: number; confirmed: number }>(
    `SELECT sum(stock)::int stock, sum(free)::int free, sum(held)::int held, sum(allocated)::int allocated, sum(confirmed)::int confirmed
     FROM session_count WHERE session_id = $1`,
    [sessionId],
  );
  return row;
};

const mailsAbout = (subjectId: string, kind: string) =>
  sql(`SELECT id FROM mail WHERE subject_id = $1 AND kind = $2::"MailKind"`, [subjectId, kind]);

describe('seats given by hand', () => {
  it('given 20 free seats, when 8 are given, then they are proposed side by side and the stock is whole', async () => {
    const sessionId = await sessionOf(20);
    const structureId = await buildStructure(sql);
    await buildActor(sql, 'LEADER', programmeId, structureId);
    const made = await allocateSeats(agent, { sessionId, structureId, quantity: 8, reason: 'OTHER' });
    expect(made).toMatchObject({ quantity: 8, closeness: 'ROW' });
    expect(await counts(sessionId)).toEqual({ stock: 20, free: 12, held: 0, allocated: 8, confirmed: 0 });
    expect(await mailsAbout(made.allocationId, 'CONFIRMATION_REQUEST')).toHaveLength(1);
    const jobs = await sql(`SELECT id FROM outbox WHERE job = 'mails/send'`);
    expect(jobs.length).toBeGreaterThan(0);
  });

  it('when they are given by hand, then the trail keeps why; without a reason it is refused (rule 11)', async () => {
    const sessionId = await sessionOf(4);
    const structureId = await buildStructure(sql);
    const by = { sessionId, structureId, quantity: 2, reason: 'ORGANISER_REQUEST', note: 'quota du parrain' } as const;
    await allocateSeats(agent, by);
    const [line] = await sql(
      `SELECT reason, n.note FROM audit JOIN audit_note n ON n.audit_id = audit.id WHERE action = 'allocation/allocate' AND outcome = 'DONE' AND subject_id = $1`,
      [sessionId],
    );
    expect(line).toEqual({ reason: by.reason, note: by.note });
    const { reason: _none, ...without } = by;
    await expect(allocateSeats(agent, without as never)).rejects.toMatchObject({
      code: 'common/invalid-input',
      facts: { fields: 'reason' },
    });
  });

  it('given three wheelchairs, then two companions come with them (rule 6)', async () => {
    const sessionId = await sessionOf(10);
    await buildTickets(sql, { programmeId, sessionId, count: 4, kind: 'WHEELCHAIR', block: 'W', row: 'A' });
    await buildTickets(sql, { programmeId, sessionId, count: 2, kind: 'COMPANION', block: 'W', row: 'B' });
    const made = await allocateSeats(agent, {
      sessionId,
      structureId: await buildStructure(sql),
      quantity: 6,
      wheelchairs: 3,
      reason: 'OTHER',
    });
    const kinds = await sql(`SELECT kind, count(*)::int n FROM ticket WHERE allocation_id = $1 GROUP BY 1 ORDER BY 1`, [
      made.allocationId,
    ]);
    expect(kinds).toEqual([
      { kind: 'STANDARD', n: 1 },
      { kind: 'WHEELCHAIR', n: 3 },
      { kind: 'COMPANION', n: 2 },
    ]);
  });

  it('given the last ten seats, when 200 ask for one at once, then exactly ten get one', async () => {
    const sessionId = await sessionOf(10);
    const structures: string[] = [];
    for (let i = 0; i < 200; i += 1) structures.push(await buildStructure(sql));
    const takers = structures.map((structureId) =>
      allocateSeats(agent, { sessionId, structureId, quantity: 1, reason: 'OTHER' }),
    );
    const answers = await Promise.allSettled(takers);
    const refused = answers.flatMap((answer) => (answer.status === 'rejected' ? [answer.reason.code] : []));
    expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(10);
    expect(new Set(refused)).toEqual(new Set(['allocation/not-enough-seats']));
    expect(await counts(sessionId)).toMatchObject({ stock: 10, free: 0, allocated: 10 });
  });

  it('given a cutoff sooner than four days, then the answer is due at the cutoff (rule 16); past it, refused (rule 4)', async () => {
    const soon = await sessionOf(4, { starts_at: inHours(60) });
    const structureId = await buildStructure(sql);
    const { confirmBy } = await allocateSeats(agent, { sessionId: soon, structureId, quantity: 1, reason: 'OTHER' });
    const [row] = await sql<{ cutoff: Date }>(`SELECT cutoff_at AS cutoff FROM session WHERE id = $1`, [soon]);
    expect(confirmBy).toEqual(row?.cutoff);
    const closed = await sessionOf(4, { starts_at: inHours(47) });
    await expect(
      allocateSeats(agent, { sessionId: closed, structureId, quantity: 1, reason: 'OTHER' }),
    ).rejects.toMatchObject({
      code: 'allocation/cutoff-passed',
    });
  });

  it('given a structure that holds a session at the same time, then a second is refused (rule 15)', async () => {
    const [first, second] = [await sessionOf(5), await sessionOf(5)];
    const structureId = await buildStructure(sql);
    await allocateSeats(agent, { sessionId: first, structureId, quantity: 2, reason: 'OTHER' });
    await expect(
      allocateSeats(agent, { sessionId: second, structureId, quantity: 2, reason: 'OTHER' }),
    ).rejects.toMatchObject({
      code: 'allocation/overlap',
    });
  });
});

describe('the answer of a structure (rule 16)', () => {
  async function proposed(quantity = 3) {
    const sessionId = await sessionOf(10);
    const structureId = await buildStructure(sql);
    const leader = await buildActor(sql, 'LEADER', programmeId, structureId);
    const { allocationId } = await allocateSeats(agent, { sessionId, structureId, quantity, reason: 'OTHER' });
    return { sessionId, structureId, leader, allocationId };
  }

  it('when its leader confirms, then seats and allocation are confirmed; twice changes nothing', async () => {
    const { leader, allocationId, sessionId } = await proposed();
    await confirmAllocation(leader, { allocationId });
    await confirmAllocation(leader, { allocationId });
    expect(await counts(sessionId)).toMatchObject({ allocated: 3, confirmed: 3, free: 7 });
    await expect(declineAllocation(leader, { allocationId })).rejects.toMatchObject({
      code: 'allocation/already-answered',
    });
  });

  it('when another leader answers, then the reply is that of an allocation that does not exist', async () => {
    const { allocationId, sessionId } = await proposed();
    const other = await buildActor(sql, 'LEADER', programmeId, await buildStructure(sql));
    for (const answer of [confirmAllocation, declineAllocation]) {
      const refusals = await Promise.all(
        [allocationId, GHOST].map((id) => answer(other, { allocationId: id }).catch((error: unknown) => error)),
      );
      expect(refusals[0]).toMatchObject({ kind: 'not-found', code: 'allocation/not-found', facts: {} });
      expect(refusals[0]).toEqual(refusals[1]);
    }
    expect(await counts(sessionId)).toMatchObject({ allocated: 3, confirmed: 0 });
  });

  it('when its leader declines, then the seats are in stock at once, with new codes (rule 5)', async () => {
    const { leader, allocationId, sessionId } = await proposed();
    const codes = await sql<{ code: string }>(`SELECT code FROM ticket WHERE allocation_id = $1`, [allocationId]);
    expect(await declineAllocation(leader, { allocationId })).toMatchObject({ state: 'DECLINED', returned: 3 });
    expect(await counts(sessionId)).toMatchObject({ stock: 10, free: 10, allocated: 0 });
    const left = await sql(`SELECT id FROM ticket WHERE code = ANY($1)`, [codes.map(({ code }) => code)]);
    expect(left).toHaveLength(0);
  });

  it('when the date passes, then the sweep releases once, tells the leader, and a late answer is refused', async () => {
    const { leader, allocationId, sessionId } = await proposed();
    await sql(`UPDATE allocation SET confirm_by = clock_timestamp() WHERE id = $1`, [allocationId]);
    await expect(confirmAllocation(leader, { allocationId })).rejects.toMatchObject({
      code: 'allocation/confirm-too-late',
    });
    expect((await listDueAllocations(SYSTEM, {})).map(({ id }) => id)).toContain(allocationId);
    expect(await releaseDueAllocation(SYSTEM, { allocationId })).toEqual({ released: true, returned: 3 });
    expect(await releaseDueAllocation(SYSTEM, { allocationId })).toEqual({ released: false, returned: 0 });
    expect(await counts(sessionId)).toMatchObject({ free: 10, allocated: 0 });
    expect(await mailsAbout(allocationId, 'DECISION_NOTICE')).toHaveLength(1);
  });

  it('when the sweep runs before the date, then nothing is released; its leader is not the sweep', async () => {
    const { leader, allocationId } = await proposed();
    await expect(releaseDueAllocation(leader, { allocationId })).rejects.toMatchObject({ kind: 'forbidden' });
    expect(await releaseDueAllocation(SYSTEM, { allocationId })).toEqual({ released: false, returned: 0 });
  });

  it('when reminded twice, then one mail leaves', async () => {
    const { allocationId } = await proposed();
    await remindAllocation(SYSTEM, { allocationId });
    await remindAllocation(SYSTEM, { allocationId });
    expect(await mailsAbout(allocationId, 'REMINDER')).toHaveLength(1);
  });

  it('when a session is reminded twice, then each silent structure gets one mail; a leader may not (rule 16)', async () => {
    const { leader, allocationId } = await proposed();
    const [row] = await sql<{ id: string }>(`SELECT session_id AS id FROM allocation WHERE id = $1`, [allocationId]);
    const sessionId = row?.id ?? '';
    await expect(remindOfSession(leader, { sessionId })).rejects.toMatchObject({ kind: 'forbidden' });
    expect(await previewReminders(agent, { sessionId })).toMatchObject({ structures: 1, leaders: 1, reminded: 0 });
    expect(await remindOfSession(agent, { sessionId })).toEqual({ allocations: 1, mails: 1 });
    expect(await previewReminders(agent, { sessionId })).toMatchObject({ structures: 0, reminded: 1 });
    expect(await remindOfSession(agent, { sessionId })).toEqual({ allocations: 0, mails: 0 });
    expect(await mailsAbout(allocationId, 'REMINDER')).toHaveLength(1);
  });

  it('when the city confirms many, then the late and the answered are counted and left', async () => {
    const [a, b, c] = [await proposed(), await proposed(), await proposed()];
    await confirmAllocation(a.leader, { allocationId: a.allocationId });
    await sql(`UPDATE allocation SET confirm_by = clock_timestamp() WHERE id = $1`, [b.allocationId]);
    const allocationIds = [a, b, c].map(({ allocationId }) => allocationId);
    expect(await confirmAllocations(agent, { allocationIds })).toEqual({
      confirmed: 1,
      seats: 3,
      late: 1,
      answered: 1,
    });
  });

  it('when the city takes back, then the reason is in the trail; a leader may not', async () => {
    const { leader, allocationId, structureId } = await proposed();
    await expect(releaseAllocation(leader, { allocationId, reason: 'OTHER' })).rejects.toMatchObject({
      kind: 'not-found',
      code: 'allocation/not-found',
    });
    await releaseAllocation(agent, { allocationId, reason: 'LATE_CHANGE', note: 'demande de la structure' });
    const [line] = await sql(
      `SELECT reason, structure_id FROM audit WHERE action = 'allocation/release' AND outcome = 'DONE' AND subject_id = $1`,
      [allocationId],
    );
    expect(line).toEqual({ reason: 'LATE_CHANGE', structure_id: structureId });
  });
});
