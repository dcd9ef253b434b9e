import { describe, expect, test } from 'vitest';
import { testDatabase } from '@/test/database';
import {
  buildAllocation,
  buildGroupLeader,
  buildProgramme,
  buildSession,
  buildStructure,
  buildTickets,
} from '@/test/factories';

const { sql } = testDatabase();

async function given(count: number) {
  const programmeId = await buildProgramme(sql);
  const sessionId = await buildSession(sql, { programme_id: programmeId });
  const structureId = await buildStructure(sql);
  const ticketIds = await buildTickets(sql, { programmeId, sessionId, count });
  return { programmeId, sessionId, structureId, ticketIds };
}
const countsOf = (sessionId: string) =>
  sql(
    `SELECT stock, free, held, allocated, confirmed, claimed, named, entered FROM session_count WHERE session_id = $1`,
    [sessionId],
  );

describe('Given ten tickets of a session (rule 5: allocated + held + free = stock)', () => {
  test('when some are held, some allocated, claimed and entered, then the counters follow each statement', async () => {
    const { programmeId, sessionId, structureId, ticketIds } = await given(10);
    await sql(`UPDATE ticket SET state = 'HELD' WHERE id = $1`, [ticketIds[9]]);
    const groupLeaderId = await buildGroupLeader(sql, { programme_id: programmeId, structure_id: structureId });
    await buildAllocation(sql, {
      programmeId,
      sessionId,
      structureId,
      groupLeaderId,
      ticketIds: ticketIds.slice(0, 4),
    });
    await sql(`UPDATE ticket SET state = 'CLAIMED', claimed_at = now() WHERE id = ANY($1::uuid[])`, [
      ticketIds.slice(0, 2),
    ]);
    await sql(`UPDATE ticket SET state = 'ENTERED', entered_at = now() WHERE id = $1`, [ticketIds[0]]);
    expect(await countsOf(sessionId)).toEqual([
      { stock: 10, free: 5, held: 1, allocated: 4, confirmed: 4, claimed: 2, named: 0, entered: 1 },
    ]);
  });

  test('when a counter is bent by hand, then the database refuses it', async () => {
    const { sessionId } = await given(10);
    await expect(
      sql(`UPDATE session_count SET allocated = allocated + 1 WHERE session_id = $1`, [sessionId]),
    ).rejects.toThrow('stock_is_conserved');
  });

  test('when tickets are deleted, then the stock goes down with them', async () => {
    const { sessionId, ticketIds } = await given(10);
    await sql(`DELETE FROM ticket WHERE id = ANY($1::uuid[])`, [ticketIds.slice(0, 3)]);
    expect(await countsOf(sessionId)).toMatchObject([{ stock: 7, free: 7 }]);
  });
});

describe('Given a ticket (one state, one holder, a cause for each change: rule 11)', () => {
  const forbidden: readonly (readonly [string, string, string])[] = [
    ['a free ticket with a structure', `structure_id = gen_random_uuid()`, 'ticket_in_stock_has_no_holder'],
    ['a claimed ticket without a holder', `state = 'CLAIMED', claimed_at = now()`, 'ticket_'],
    ['an entry without its date (rule 10)', `state = 'ENTERED'`, 'ticket_'],
    ['a name without its date', `beneficiary_id = gen_random_uuid()`, 'ticket_'],
  ];
  test.each(forbidden)('when somebody writes %s, then a constraint refuses it', async (_, change, constraint) => {
    const { ticketIds } = await given(1);
    await expect(sql(`UPDATE ticket SET ${change} WHERE id = $1`, [ticketIds[0]])).rejects.toThrow(constraint);
  });

  test('when an allocated one is renamed a third time (rule 3), then a constraint refuses it', async () => {
    const { programmeId, sessionId, structureId, ticketIds } = await given(1);
    await buildAllocation(sql, { programmeId, sessionId, structureId, ticketIds });
    await sql(`UPDATE ticket SET rename_count = 2 WHERE id = $1`, [ticketIds[0]]);
    await expect(sql(`UPDATE ticket SET rename_count = 3 WHERE id = $1`, [ticketIds[0]])).rejects.toThrow(
      'ticket_renames',
    );
  });

  test("when it is given another structure's group leader, then the key refuses it", async () => {
    const { programmeId, sessionId, structureId, ticketIds } = await given(1);
    const stranger = await buildGroupLeader(sql, {
      programme_id: programmeId,
      structure_id: await buildStructure(sql),
    });
    await expect(
      buildAllocation(sql, { programmeId, sessionId, structureId, ticketIds, groupLeaderId: stranger }),
    ).rejects.toThrow('foreign key');
  });

  test('when no command is named, then it cannot change', async () => {
    const { ticketIds } = await given(1);
    await sql(`SELECT set_config('app.command', '', false)`);
    await expect(sql(`UPDATE ticket SET state = 'HELD' WHERE id = $1`, [ticketIds[0]])).rejects.toThrow(
      'only through a command',
    );
    await sql(`SELECT set_config('app.command', 'test/prepare', false)`);
  });

  test('when it changes hands, then its life tells from what, to what, why and by whom', async () => {
    const { programmeId, sessionId, structureId, ticketIds } = await given(1);
    await buildAllocation(sql, { programmeId, sessionId, structureId, ticketIds });
    const life = await sql(
      `SELECT cause, actor, from_state AS "from", to_state AS "to" FROM ticket_event WHERE ticket_id = $1 ORDER BY id`,
      [ticketIds[0]],
    );
    expect(life).toEqual([
      { cause: 'test/prepare', actor: 'system:test', from: null, to: 'FREE' },
      { cause: 'test/prepare', actor: 'system:test', from: 'FREE', to: 'CONFIRMED' },
    ]);
  });
});
