import { beforeEach, describe, expect, it } from 'vitest';
import { submitDemand } from '@/modules/demands/submit-demand';
import { holdSeats } from '@/modules/sessions/hold-seats';
import type { UserActor } from '@/platform/actor';
import { testDatabase } from '@/test/database';
import { drawnInPublic } from '@/test/drawn-in-public';
import { buildActor, buildProgramme, buildSession, buildStructure, buildTickets, inHours } from '@/test/factories';
import { allocateSeats } from './allocate-seats';
import { discardDraw } from './discard-draw';
import { drawProof, recomputeDraw } from './draw.queries';
import { drawPage } from './draw-page.queries';
import { verifyProof } from './draw-verify.rules';
import { publishDraw } from './publish-draw';
import { runDraw } from './run-draw';

const { sql } = testDatabase();
let programmeId: string;
let agent: UserActor;
let sessions: string[];
let structures: string[];

beforeEach(async () => {
  programmeId = await buildProgramme(sql);
  agent = await buildActor(sql, 'AGENT', programmeId);
  sessions = [];
  for (const hours of [168, 192, 216]) {
    const id = await buildSession(sql, { programme_id: programmeId, starts_at: inHours(hours) });
    await buildTickets(sql, { programmeId, sessionId: id, count: 12 });
    sessions.push(id);
  }
  structures = await Promise.all(Array.from({ length: 6 }, () => buildStructure(sql)));
  for (const structureId of structures) {
    for (const sessionId of sessions) {
      await submitDemand(agent, { structureId, sessionId, formula: 'FAMILY', quantity: 1 });
    }
  }
});

const totals = async () => {
  const [row] = await sql<{ free: number; allocated: number; stock: number }>(
    `SELECT sum(c.free)::int free, sum(c.allocated)::int allocated, sum(c.stock)::int stock FROM session_count c
     JOIN session s ON s.id = c.session_id WHERE s.programme_id = $1`,
    [programmeId],
  );
  return row;
};

describe('a draw', () => {
  it('given 6 structures for 3 sessions of 12, when published, then seats, allocations and results agree', async () => {
    const { drawId, granted, seats, demands } = await drawnInPublic(agent);
    expect({ demands, seats }).toEqual({ demands: 18, seats: 36 });
    expect(await totals()).toEqual({ free: 36, allocated: 0, stock: 36 });
    await expect(publishDraw(agent, { drawId, tell: false })).rejects.toMatchObject({ kind: 'forbidden' });
    const done = await publishDraw(agent, { drawId });
    expect(done).toMatchObject({ allocations: granted, seats });
    expect(await totals()).toEqual({ free: 0, allocated: 36, stock: 36 });
    const [sums] = await sql(
      `SELECT (SELECT sum(granted)::int FROM draw_result WHERE draw_id = $1) AS results,
        (SELECT sum(quantity)::int FROM allocation WHERE draw_id = $1) AS allocations,
        (SELECT count(*)::int FROM ticket k JOIN allocation a ON a.id = k.allocation_id WHERE a.draw_id = $1) AS tickets,
        (SELECT count(*)::int FROM demand WHERE programme_id = $2 AND state = 'GRANTED') AS granted,
        (SELECT count(*)::int FROM demand WHERE programme_id = $2 AND state = 'REFUSED') AS refused`,
      [drawId, programmeId],
    );
    expect(sums).toEqual({ results: 36, allocations: 36, tickets: 36, granted: 9, refused: 9 });
    await expect(publishDraw(agent, { drawId })).rejects.toMatchObject({ code: 'allocation/draw-not-proposed' });
  });

  it('given the same seed twice, then the results are the same; the seed typed is the seed kept', async () => {
    const [a, b] = [await runDraw(agent, { seed: 'même graine' }), await runDraw(agent, { seed: 'même graine' })];
    const results = (drawId: string) =>
      sql(`SELECT demand_id, granted, round, reason FROM draw_result WHERE draw_id = $1 ORDER BY 1`, [drawId]);
    expect(await results(a.drawId)).toEqual(await results(b.drawId));
    const rows = await sql(`SELECT seed, input_hash FROM draw WHERE id = ANY($1::uuid[])`, [[a.drawId, b.drawId]]);
    expect(new Set(rows.map((row) => JSON.stringify(row))).size).toBe(1);
    expect(rows[0]).toMatchObject({ seed: 'même graine' });
  });

  it('given a trial, whose seed nobody committed to, then it is never published', async () => {
    const { drawId } = await runDraw(agent, { seed: 'a lucky seed' });
    expect((await drawPage(agent, { drawId })).can).toMatchObject({ publish: false, discard: true });
    await expect(publishDraw(agent, { drawId })).rejects.toMatchObject({ code: 'allocation/draw-not-committed' });
    expect(await totals()).toMatchObject({ allocated: 0 });
  });

  it('when the stock moved since, then publishing is refused and nothing is written', async () => {
    const { drawId } = await drawnInPublic(agent);
    await holdSeats(agent, { version: 0, sessionId: sessions[0] ?? '', quantity: 2, reason: 'ORGANISER_REQUEST' });
    await expect(publishDraw(agent, { drawId })).rejects.toMatchObject({ code: 'allocation/draw-stock-moved' });
    expect(await totals()).toMatchObject({ allocated: 0 });
    expect(await sql(`SELECT id FROM allocation WHERE draw_id = $1`, [drawId])).toHaveLength(0);
  });

  it('when a demand was changed since, then publishing is refused', async () => {
    const { drawId } = await drawnInPublic(agent);
    await submitDemand(agent, {
      version: 0,
      structureId: structures[0],
      sessionId: sessions[0] ?? '',
      formula: 'FAMILY',
      quantity: 2,
    });
    await expect(publishDraw(agent, { drawId })).rejects.toMatchObject({
      code: 'allocation/demands-moved',
      facts: { count: 1 },
    });
  });

  it('given a structure that already holds an overlapping session, then its wish is refused for that (rule 15)', async () => {
    const rival = await buildSession(sql, { programme_id: programmeId, starts_at: inHours(168) });
    await buildTickets(sql, { programmeId, sessionId: rival, count: 2 });
    await allocateSeats(agent, { structureId: structures[0] ?? '', sessionId: rival, quantity: 1, reason: 'OTHER' });
    const { drawId } = await runDraw(agent, {});
    const refused = await sql(
      `SELECT reason FROM draw_result r JOIN demand d ON d.id = r.demand_id WHERE draw_id = $1 AND d.structure_id = $2 AND d.session_id = $3`,
      [drawId, structures[0], sessions[0]],
    );
    expect(refused).toEqual([{ reason: 'overlap' }]);
  });

  it('when run again from what was kept, also by the auditor, then it is identical; a result touched by hand is found', async () => {
    const { drawId } = await runDraw(agent, { seed: 'x' });
    const auditor = await buildActor(sql, 'AUDITOR', programmeId);
    expect(await recomputeDraw(auditor, { drawId })).toMatchObject({ identical: true, different: 0, results: 18 });
    await sql(
      `UPDATE draw_result SET granted = granted + 4, reason = NULL WHERE draw_id = $1 AND demand_id = (SELECT min(demand_id::text)::uuid FROM draw_result WHERE draw_id = $1)`,
      [drawId],
    );
    expect(await recomputeDraw(auditor, { drawId })).toMatchObject({ identical: false, different: 1 });
  });

  it('when the pseudonyms of two structures were exchanged in what was kept, then it is found', async () => {
    const { drawId } = await runDraw(agent, { seed: 'x' });
    await sql(
      `UPDATE draw SET input = jsonb_set(jsonb_set(input, '{structures,0,code}', input#>'{structures,1,code}'),
        '{structures,1,code}', input#>'{structures,0,code}') WHERE id = $1`,
      [drawId],
    );
    expect(await recomputeDraw(agent, { drawId })).toMatchObject({ identical: false, fingerprintHolds: false });
  });

  it('given a draw of the first edition, then it can be read, and is neither computed again, proved nor published', async () => {
    const { drawId } = await drawnInPublic(agent);
    await sql(
      `UPDATE draw SET generator = 'sha256+xoshiro128**/1', input = jsonb_build_object(
        'caps', '{"seatsPerStructure":null,"seatsPerTurn":4,"sharePercent":null}'::jsonb, 'overlapping', '[]'::jsonb, 'demands', input->'demands',
        'structures', (SELECT jsonb_agg(jsonb_build_object('id', s->'id', 'weight', 1)) FROM jsonb_array_elements(input->'structures') s),
        'sessions', (SELECT jsonb_agg(s - 'code' - 'competition') FROM jsonb_array_elements(input->'sessions') s)) WHERE id = $1`,
      [drawId],
    );
    expect(await drawPage(agent, { drawId })).toMatchObject({ offered: 36, caps: { seatsPerTurn: 4 } });
    const refusal = { kind: 'conflict', code: 'allocation/draw-of-earlier-edition' };
    for (const act of [recomputeDraw, drawProof, publishDraw]) {
      await expect(act(agent, { drawId })).rejects.toMatchObject(refusal);
    }
  });

  it('given its proof, then it holds for anybody, and names no structure; nobody else is handed it', async () => {
    const { drawId } = await runDraw(agent, { seed: 'x' });
    const auditor = await buildActor(sql, 'AUDITOR', programmeId);
    const proof = await drawProof(auditor, { drawId });
    expect(verifyProof(JSON.parse(JSON.stringify(proof)))).toMatchObject({
      ok: true,
      figures: { demands: 18, seats: 36 },
    });
    for (const id of structures) expect(JSON.stringify(proof)).not.toContain(id);
    const leader = await buildActor(sql, 'LEADER', programmeId, structures[0]);
    await expect(drawProof(leader, { drawId })).rejects.toMatchObject({ code: 'allocation/draw-not-found' });
  });

  it('when put aside, then it cannot be published; an auditor may neither draw nor publish', async () => {
    const { drawId } = await drawnInPublic(agent);
    const auditor = await buildActor(sql, 'AUDITOR', programmeId);
    await expect(runDraw(auditor, {})).rejects.toMatchObject({ kind: 'forbidden' });
    await discardDraw(agent, { drawId });
    await expect(publishDraw(agent, { drawId })).rejects.toMatchObject({ code: 'allocation/draw-not-proposed' });
  });
});
