import { expect, test } from 'vitest';
import { testDatabase } from '@/test/database';
import {
  buildActor,
  buildAllocation,
  buildGroupLeader,
  buildProgramme,
  buildSession,
  buildStructure,
  buildTickets,
  inHours,
} from '@/test/factories';
import { listTickets } from './ticket.queries';

const { sql } = testDatabase();

test('Given seats at every step of their way, when a step of Today is opened, then the list has as many rows as its figure', async () => {
  const programmeId = await buildProgramme(sql);
  const sessionId = await buildSession(sql, { programme_id: programmeId });
  const structureId = await buildStructure(sql);
  const agent = await buildActor(sql, 'AGENT', programmeId);
  const seats = await buildTickets(sql, { programmeId, sessionId, count: 10 });
  const of = { programmeId, sessionId, structureId };
  const groupLeaderId = await buildGroupLeader(sql, { programme_id: programmeId, structure_id: structureId });
  await buildAllocation(sql, { ...of, ticketIds: seats.slice(0, 2), state: 'PROPOSED' });
  await buildAllocation(sql, { ...of, ticketIds: seats.slice(2, 8), groupLeaderId });
  await sql(`UPDATE ticket SET state = 'CLAIMED', claimed_at = now() WHERE id = ANY($1::uuid[])`, [seats.slice(4, 7)]);
  await sql(`UPDATE ticket SET state = 'ENTERED', entered_at = now() WHERE id = ANY($1::uuid[])`, [seats.slice(6, 8)]);

  const [counted] = await sql<{ allocated: number; confirmed: number; claimed: number }>(
    'SELECT sum(allocated)::int AS allocated, sum(confirmed)::int AS confirmed, sum(claimed)::int AS claimed FROM session_count',
  );
  const total = async (reached: 'ALLOCATED' | 'CONFIRMED' | 'CLAIMED') => (await listTickets(agent, { reached })).total;
  expect(counted).toEqual({ allocated: 8, confirmed: 6, claimed: 3 });
  expect({
    allocated: await total('ALLOCATED'),
    confirmed: await total('CONFIRMED'),
    claimed: await total('CLAIMED'),
  }).toEqual(counted);
});

test('Given three sessions of forty seats, when the list is paged by session, then each seat comes once, in order, by counters or counted', async () => {
  const programmeId = await buildProgramme(sql);
  const agent = await buildActor(sql, 'AGENT', programmeId);
  for (const [code, starts_at] of [
    ['TIR02', inHours(90)],
    ['TIR01', inHours(90)],
    ['TIR03', inHours(60)],
  ] as const) {
    const sessionId = await buildSession(sql, { programme_id: programmeId, code, starts_at });
    await buildTickets(sql, { programmeId, sessionId, count: 40 });
  }
  for (const asked of [{}, { state: 'FREE' }, { q: 'TIR' }, { session: 'TIR01' }] as const) {
    for (const direction of ['asc', 'desc'] as const) {
      const codes = asked && 'session' in asked ? ['TIR01'] : ['TIR03', 'TIR01', 'TIR02'];
      const pages = [];
      for (const page of [1, 2, 3, 4]) pages.push(await listTickets(agent, { ...asked, direction, page }));
      const rows = pages.flatMap((page) => page.rows.map(({ session, seat }) => `${session} ${seat}`));
      const inOrder = direction === 'asc' ? codes : codes.toReversed();
      expect(rows).toEqual(inOrder.flatMap((code) => Array.from({ length: 40 }, (_, i) => `${code} ${i + 1}`)));
      expect(new Set(pages.map(({ total }) => total))).toEqual(new Set([rows.length]));
    }
  }
  const byReference = await listTickets(agent, { sort: 'reference', page: 3 });
  expect([byReference.total, byReference.rows.length]).toEqual([120, 20]);
});
