import { beforeAll, describe, expect, test } from 'vitest';
import { testDatabase } from '@/test/database';
import { buildProgramme, buildSession, buildStructure, buildTickets } from '@/test/factories';
import { diceFrom } from '../../scripts/demo/chance';

const { sql } = testDatabase();
const PUBLICS = ['YOUTH', 'SPORT', 'SENIORS'];
const MOVES = 200;

let programmeId: string;
let structures: readonly { id: string; allocations: readonly string[] }[];
let tickets: readonly { id: string; sessionId: string; at: number }[];
beforeAll(async () => {
  programmeId = await buildProgramme(sql);
  const sessions = [
    await buildSession(sql, { programme_id: programmeId }),
    await buildSession(sql, { programme_id: programmeId }),
  ];
  tickets = (
    await Promise.all(
      sessions.map(async (sessionId, at) => {
        const ids = await buildTickets(sql, { programmeId, sessionId, count: 20 });
        return ids.map((id) => ({ id, sessionId, at }));
      }),
    )
  ).flat();
  const made: { id: string; allocations: string[] }[] = [];
  for (const kind of [...PUBLICS, 'YOUTH']) {
    const id = await buildStructure(sql, { public: kind });
    const rows = await sql<{ id: string }>(
      `INSERT INTO allocation (programme_id, session_id, structure_id, quantity, confirm_by)
       SELECT $1, s.id, $2, 1, now() + interval '4 days' FROM unnest($3::uuid[]) WITH ORDINALITY AS s(id, n) ORDER BY n RETURNING id`,
      [programmeId, id, sessions],
    );
    made.push({ id, allocations: rows.map((row) => row.id) });
  }
  structures = made;
});

const kept = () =>
  sql(`SELECT session_id, public, allocated, confirmed, claimed, named, entered FROM session_public_count
       WHERE (allocated, confirmed, claimed, named, entered) <> (0, 0, 0, 0, 0) ORDER BY 1, 2`);
const counted = () =>
  sql(`SELECT k.session_id, t.public, count(*)::int AS allocated,
         count(*) FILTER (WHERE k.state IN ('CONFIRMED', 'CLAIMED', 'ENTERED'))::int AS confirmed, count(k.claimed_at)::int AS claimed,
         count(k.named_at)::int AS named, count(*) FILTER (WHERE k.state = 'ENTERED')::int AS entered
       FROM ticket k JOIN structure t ON t.id = k.structure_id GROUP BY 1, 2 ORDER BY 1, 2`);

const FREE = `state = 'FREE', structure_id = NULL, allocation_id = NULL, named_at = NULL, claimed_at = NULL, entered_at = NULL, rename_count = 0`;

describe('Given tickets that live at random, several at once, and structures that change their public', () => {
  test('when any of it happens, then the kept numbers are those one would count', async () => {
    const { pick } = diceFrom('counts by public');
    const acts: readonly (() => Promise<unknown>)[] = [
      () => {
        const { id, allocations } = pick(structures);
        const ids = [pick(tickets), pick(tickets), pick(tickets)];
        const at = ids[0]?.at ?? 0;
        const state = pick(['PROPOSED', 'CONFIRMED']);
        return sql(
          `UPDATE ticket SET state = $1::"TicketState", structure_id = $2, allocation_id = $3, named_at = NULL, claimed_at = NULL, entered_at = NULL
           WHERE id = ANY($4::uuid[])`,
          [state, id, allocations[at], ids.filter((ticket) => ticket.at === at).map((ticket) => ticket.id)],
        );
      },
      () => sql(`UPDATE ticket SET named_at = now() WHERE id = $1 AND state = 'CONFIRMED'`, [pick(tickets).id]),
      () =>
        sql(
          `UPDATE ticket SET state = 'ENTERED', entered_at = now() WHERE id = ANY($1::uuid[]) AND state = 'CONFIRMED'`,
          [[pick(tickets).id, pick(tickets).id]],
        ),
      () => sql(`UPDATE ticket SET ${FREE} WHERE id = ANY($1::uuid[])`, [[pick(tickets).id, pick(tickets).id]]),
      () => sql(`UPDATE structure SET public = $1::"Public" WHERE id = $2`, [pick(PUBLICS), pick(structures).id]),
    ];
    for (let move = 0; move < MOVES; move += 1) {
      await pick(acts)();
      if (move % 10 === 0) expect(await kept()).toEqual(await counted());
    }
    expect(await kept()).toEqual(await counted());
    await sql(`DELETE FROM ticket WHERE id = ANY($1::uuid[])`, [tickets.slice(0, 10).map(({ id }) => id)]);
    expect(await kept()).toEqual(await counted());
  });
});
