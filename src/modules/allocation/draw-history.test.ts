import { beforeEach, describe, expect, it } from 'vitest';
import { submitDemand } from '@/modules/demands/submit-demand';
import { cancelSession } from '@/modules/sessions/cancel-session';
import type { UserActor } from '@/platform/actor';
import { testDatabase } from '@/test/database';
import { drawnInPublic } from '@/test/drawn-in-public';
import { buildActor, buildProgramme, buildSession, buildStructure, buildTickets, inHours } from '@/test/factories';
import { confirmAllocation } from './confirm-allocation';
import { declineAllocation } from './decline-allocation';
import { drawWeights } from './draw.schema';
import { publishDraw } from './publish-draw';
import { runDraw } from './run-draw';

const { sql } = testDatabase();
let programmeId: string;
let agent: UserActor;
let lucky: string;
let newcomer: string;

const session = async (hours: number) => {
  const id = await buildSession(sql, { programme_id: programmeId, starts_at: inHours(hours) });
  await buildTickets(sql, { programmeId, sessionId: id, count: 4 });
  return id;
};
/** Weights of the latest draw, by structure. */
const weights = async (over: object) => {
  const { drawId } = await runDraw(agent, { weights: { ...drawWeights.parse({ base: 100 }), ...over } });
  const rows = await sql<{ id: string; weight: number }>(
    `SELECT s->>'id' AS id, (s->>'weight')::int AS weight FROM draw, jsonb_array_elements(input->'structures') s WHERE draw.id = $1`,
    [drawId],
  );
  return Object.fromEntries(rows.map(({ id, weight }) => [id, weight]));
};

describe('Given a structure that got a family of four of the two it asked for in an earlier draw', () => {
  beforeEach(async () => {
    programmeId = await buildProgramme(sql);
    agent = await buildActor(sql, 'AGENT', programmeId);
    [lucky, newcomer] = [await buildStructure(sql), await buildStructure(sql)];
    const first = await session(168);
    await submitDemand(agent, { structureId: lucky, sessionId: first, formula: 'FAMILY', quantity: 2 });
    const { drawId } = await drawnInPublic(agent);
    await publishDraw(agent, { drawId });
    const next = await session(240);
    for (const structureId of [lucky, newcomer]) {
      await submitDemand(agent, { structureId, sessionId: next, formula: 'SOLO', quantity: 1 });
    }
  });

  it('when history weighs nothing, then both weigh the base', async () => {
    expect(await weights({})).toEqual({ [lucky]: 100, [newcomer]: 100 });
  });

  it('when being served before weighs 40, then it weighs 20 less, the other the base', async () => {
    expect(await weights({ servedBefore: 40 })).toEqual({ [lucky]: 80, [newcomer]: 100 });
  });

  it('when it declined them, then declining weighs in full', async () => {
    const [allocation] = await sql<{ id: string }>(`SELECT id FROM allocation WHERE structure_id = $1`, [lucky]);
    await declineAllocation(agent, { allocationId: allocation?.id ?? '' });
    expect(await weights({ declined: 30 })).toEqual({ [lucky]: 70, [newcomer]: 100 });
  });

  it('when the session was called off, then it was neither served nor did it decline (rule 7)', async () => {
    const [held] = await sql<{ id: string; allocationId: string; version: number }>(
      `SELECT s.id, s.version, a.id AS "allocationId" FROM allocation a JOIN session s ON s.id = a.session_id WHERE a.structure_id = $1`,
      [lucky],
    );
    await confirmAllocation(agent, { allocationId: held?.allocationId ?? '' });
    const { id: sessionId = '', version = 0 } = held ?? {};
    await cancelSession(agent, { sessionId, version, reason: 'ORGANISER_REQUEST' });
    expect(await weights({ declined: 30, servedBefore: 40 })).toEqual({ [lucky]: 100, [newcomer]: 100 });
  });
});

describe('Given a structure that got four seats in an earlier draw and kept two of them', () => {
  it('when declining weighs 30, then the half that it gave back weighs half of it', async () => {
    programmeId = await buildProgramme(sql);
    agent = await buildActor(sql, 'AGENT', programmeId);
    const structureId = await buildStructure(sql);
    await submitDemand(agent, { structureId, sessionId: await session(168), formula: 'DUO', quantity: 2 });
    const { drawId } = await drawnInPublic(agent);
    await publishDraw(agent, { drawId });
    const [allocation] = await sql<{ id: string }>(`SELECT id FROM allocation WHERE structure_id = $1`, [structureId]);
    expect(await confirmAllocation(agent, { allocationId: allocation?.id ?? '', keep: 1 })).toMatchObject({
      returned: 2,
    });
    await submitDemand(agent, { structureId, sessionId: await session(240), formula: 'SOLO', quantity: 1 });
    expect(await weights({ declined: 30 })).toEqual({ [structureId]: 85 });
  });
});
