import { setTimeout } from 'node:timers/promises';
import pg from 'pg';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { testDatabase } from '../database';
import { buildActor, buildProgramme, buildSession, buildStructure, buildTickets, inHours } from '../factories';
import { startWorker, type WorkerProcess } from './worker-process';

const RUNNER = 'src/test/crash/offers-runner.ts';
const POLL_MS = 10;
const database = testDatabase();
const { sql } = database;
let worker: WorkerProcess | null = null;
let programmeId: string;
beforeAll(async () => {
  programmeId = await buildProgramme(sql);
});
afterEach(async () => {
  await worker?.kill();
  worker = null;
});

/** Two free seats of a session, and two structures that wait for one each by a published draw. */
async function freeSeats(): Promise<string> {
  const sessionId = await buildSession(sql, { programme_id: programmeId, starts_at: inHours(400) });
  await buildTickets(sql, { programmeId, sessionId, count: 2 });
  const structures = [await buildStructure(sql), await buildStructure(sql)];
  for (const structureId of structures) await buildActor(sql, 'LEADER', programmeId, structureId);
  const [draw] = await sql<{ id: string }>(
    `INSERT INTO draw (programme_id, seed, generator, input_hash, input, state, published_at, demand_count, grant_count, seat_count)
     VALUES ($1, 'seed', 'test', 'hash', $2, 'PUBLISHED', now(), 0, 0, 0) RETURNING id`,
    [programmeId, JSON.stringify({ rules: { improve: false }, structures: [], sessions: [] })],
  );
  await sql(
    `WITH wishes AS (
       INSERT INTO demand (programme_id, structure_id, session_id, rank, formula, group_size, quantity, state)
       SELECT $1, w.id, $2, 1, 'SOLO', 1, 1, 'REFUSED' FROM unnest($3::uuid[]) AS w(id) RETURNING id, structure_id)
     INSERT INTO waiting_wish (demand_id, draw_id, session_id, structure_id, place, quantity)
     SELECT id, $4, $2, structure_id, row_number() OVER (ORDER BY id), 1 FROM wishes`,
    [programmeId, sessionId, structures, draw?.id],
  );
  return sessionId;
}

async function until(true_: () => Promise<boolean>): Promise<void> {
  while (!(await true_())) await setTimeout(POLL_MS);
}
const count = async (text: string, values: readonly unknown[] = []) =>
  (await sql<{ n: number }>(`SELECT count(*)::int AS n ${text}`, values))[0]?.n ?? 0;
const waitsForALock = async () =>
  (await count(`FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`)) > 0;
const offersOf = (sessionId: string) => count(`FROM allocation WHERE session_id = $1 AND offer`, [sessionId]);

describe('given free seats that two structures wait for, and a worker in the middle of offering them', () => {
  it('when it is killed with -9 and the queue forgets, then nothing is half done, and the next worker asks again: each is offered one seat, once', async () => {
    const sessionId = await freeSeats();
    const holder = new pg.Client({ connectionString: database.ownerUrl });
    await holder.connect();
    await holder.query('BEGIN');
    await holder.query('SELECT id FROM session WHERE id = $1 FOR UPDATE', [sessionId]);
    worker = await startWorker(sql, RUNNER);
    await until(waitsForALock);
    await worker.kill();
    worker = null;
    await holder.query('COMMIT');
    await holder.end();
    expect(await offersOf(sessionId)).toBe(0);
    expect(await count(`FROM ticket WHERE session_id = $1 AND state = 'FREE'`, [sessionId])).toBe(2);
    expect(await count(`FROM mail`)).toBe(0);
    const step = `FROM outbox WHERE job = 'allocation/offer' AND dispatched_at IS NOT NULL`;
    expect(await count(step)).toBe(1);

    await sql(`UPDATE outbox SET dispatched_at = dispatched_at - interval '6 minutes'`);
    worker = await startWorker(sql, RUNNER);
    await until(async () => (await offersOf(sessionId)) > 0);
    await until(async () => (await count(step)) === 2);
    expect(await offersOf(sessionId)).toBe(2);
    expect(await count(`FROM ticket WHERE session_id = $1 AND state = 'PROPOSED'`, [sessionId])).toBe(2);
    expect(await count(`FROM mail WHERE kind = 'CONFIRMATION_REQUEST'`)).toBe(2);
  }, 120_000);
});
