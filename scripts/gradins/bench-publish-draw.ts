import { randomUUID } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Seating } from '../../src/modules/allocation/save-seatings';
import { benchChild } from './bench-child';
import { inPlace, type Place } from './bench-place';
import { median, round, secondsOf } from './bench-sums';

const [SESSIONS, TICKETS, GROUP, STRUCTURES, ROUNDS] = [757, 50_000, 4, 500, 5] as const;

/** Sessions with free seats, structures, one demand a group of four, and a draw that grants them all; answers the draw's id. */
async function fill({ owner, programmeId }: Place): Promise<string> {
  const prepared: [string, unknown[]][] = [
    [
      `INSERT INTO session (programme_id, code, sport, venue_code, venue, city, time_zone, starts_at, ends_at, cutoff_at)
       SELECT $1, 'BENCH' || i, 'Sport', 'V', 'Venue', 'City', 'Europe/Paris', t, t + interval '3 hours', t - interval '2 days'
       FROM generate_series(1, $2::int) i, LATERAL (SELECT now() + i * interval '5 hours' AS t) s`,
      [programmeId, SESSIONS],
    ],
    [
      `INSERT INTO structure (name, sort_key, public) SELECT $1 || i, $1 || i, 'OTHER' FROM generate_series(1, $2::int) i`,
      [`${programmeId} `, STRUCTURES],
    ],
    [
      `INSERT INTO ticket (programme_id, session_id, category, block, row, seat, reference)
       SELECT $1, s.id, 'B', 'A', (p / 20)::text, (p % 20)::text, s.code || '-' || p
       FROM (SELECT id, code, row_number() OVER (ORDER BY code) - 1 AS n FROM session WHERE programme_id = $1) s
       JOIN LATERAL (SELECT i / $2::int AS p FROM generate_series(0, $3::int - 1) i WHERE i % $2::int = s.n) seats ON true`,
      [programmeId, SESSIONS, TICKETS],
    ],
    [
      `CREATE TEMP TABLE bench_seat AS
       SELECT k.id AS ticket_id, k.session_id, (k.row::int * 20 + k.seat::int) / $2::int AS part FROM ticket k WHERE k.programme_id = $1`,
      [programmeId, GROUP],
    ],
    [
      `CREATE TEMP TABLE bench_group AS
       SELECT gen_random_uuid() AS id, gen_random_uuid() AS demand_id, g.session_id, g.part, g.quantity, t.id AS structure_id
       FROM (SELECT session_id, part, count(*)::int AS quantity FROM bench_seat GROUP BY 1, 2) g
       JOIN (SELECT id, row_number() OVER () - 1 AS n FROM structure WHERE name LIKE $1 || ' %') t ON t.n = g.part * 29 % $2::int`,
      [programmeId, STRUCTURES],
    ],
    [
      `INSERT INTO demand (id, programme_id, structure_id, session_id, rank, formula, group_size, quantity)
       SELECT demand_id, $1, structure_id, session_id, 1, 'FAMILY', 4, 1 FROM bench_group`,
      [programmeId],
    ],
  ];
  for (const [text, values] of prepared) await owner.query(text, values);
  const { rows } = await owner.query<{ id: string }>(
    `INSERT INTO draw (programme_id, seed, generator, input_hash, input, demand_count, grant_count, seat_count)
     VALUES ($1, 'bench', 'bench', 'bench', '{}', 1, 1, 1) RETURNING id`,
    [programmeId],
  );
  await owner.query('VACUUM ANALYZE ticket, allocation, session, structure, demand');
  return rows[0]?.id ?? '';
}

async function seatingsOf({ owner }: Place): Promise<Seating[]> {
  const { rows } = await owner.query<Omit<Seating, 'confirmBy'>>(
    `SELECT g.id AS "allocationId", g.demand_id AS "demandId", g.structure_id AS "structureId", g.session_id AS "sessionId",
       array_agg(s.ticket_id) AS "ticketIds"
     FROM bench_group g JOIN bench_seat s USING (session_id, part) GROUP BY g.id, g.demand_id, g.structure_id, g.session_id`,
  );
  return rows.map((row) => ({ ...row, confirmBy: new Date(Date.now() + 345_600_000) }));
}

/** The plainest SQL: both tables from the temporary ones, two statements in one transaction, as the owner. */
async function plainly({ owner, programmeId }: Place, drawId: string): Promise<number> {
  return secondsOf(async () => {
    await owner.query('BEGIN');
    await owner.query(
      `INSERT INTO allocation (id, programme_id, session_id, structure_id, demand_id, draw_id, quantity, confirm_by)
       SELECT id, $1, session_id, structure_id, demand_id, $2, quantity, now() + interval '4 days' FROM bench_group`,
      [programmeId, drawId],
    );
    await owner.query(
      `UPDATE ticket k SET state = 'PROPOSED', allocation_id = g.id, structure_id = g.structure_id
       FROM bench_seat s JOIN bench_group g USING (session_id, part) WHERE k.id = s.ticket_id`,
    );
    await owner.query('COMMIT');
  });
}

/** As before the writing: seats free, no allocation, no life but their birth. */
async function clear({ owner, programmeId }: Place): Promise<void> {
  await owner.query(
    `UPDATE ticket SET state = 'FREE', allocation_id = NULL, structure_id = NULL WHERE programme_id = $1 AND state <> 'FREE'`,
    [programmeId],
  );
  await owner.query('DELETE FROM allocation WHERE programme_id = $1', [programmeId]);
  await owner.query(
    `DELETE FROM ticket_event e USING ticket k WHERE k.id = e.ticket_id AND k.programme_id = $1 AND e.from_state IS NOT NULL`,
    [programmeId],
  );
  await owner.query('VACUUM ANALYZE ticket, allocation, ticket_event');
}

async function takeAway(place: Place): Promise<void> {
  const { owner, programmeId } = place;
  await clear(place);
  await owner.query('DELETE FROM draw WHERE programme_id = $1', [programmeId]);
  await owner.query('DELETE FROM demand WHERE programme_id = $1', [programmeId]);
  await owner.query(`DELETE FROM structure WHERE name LIKE $1 || ' %'`, [programmeId]);
}

/** Rounds of the plainest SQL and of a draw's writing, in turns; medians. Both write the same rows under the same triggers and indexes. */
export function benchPublishDraw(): Promise<Record<string, unknown>> {
  return inPlace('publish-draw', async (place) => {
    try {
      const drawId = await fill(place);
      const seatings = await seatingsOf(place);
      const file = path.join(place.folder, `seatings-${randomUUID()}.json`);
      await writeFile(file, JSON.stringify(seatings));
      const writer = await benchChild('bench-publish-draw-child.ts', [place.programmeId, drawId, file]);
      const [plain, ours]: [number[], number[]] = [[], []];
      for (let i = 0; i < ROUNDS; i++) {
        plain.push(await plainly(place, drawId));
        await clear(place);
        ours.push(await writer.once());
        await clear(place);
      }
      const [seconds, plainSeconds] = [median(ours), median(plain)];
      return {
        bench: 'publish-draw',
        tickets: TICKETS,
        allocations: seatings.length,
        seconds: round(seconds, 3),
        plainSeconds: round(plainSeconds, 3),
        ratio: round(seconds / plainSeconds, 2),
        peakRssMb: Math.round(await writer.end()),
      };
    } finally {
      await takeAway(place);
    }
  });
}
