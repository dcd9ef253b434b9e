import { beforeEach, describe, expect, it } from 'vitest';
import { submitDemand } from '@/modules/demands/submit-demand';
import { cancelSession } from '@/modules/sessions/cancel-session';
import { holdSeats } from '@/modules/sessions/hold-seats';
import type { UserActor } from '@/platform/actor';
import { testDatabase } from '@/test/database';
import { drawnInPublic } from '@/test/drawn-in-public';
import { buildActor, buildProgramme, buildSession, buildStructure, buildTickets, inHours } from '@/test/factories';
import { drawProof } from './draw.queries';
import { combineSeed, commitmentOf } from './draw-commitment.rules';
import { drawInPublic } from './draw-in-public';
import { preparedDraw } from './draw-prepared.queries';
import { verifyProof } from './draw-verify.rules';
import { prepareDraw } from './prepare-draw';

const { sql } = testDatabase();
let programmeId: string;
let agent: UserActor;
let sessionId: string;
let structureId: string;

beforeEach(async () => {
  programmeId = await buildProgramme(sql);
  agent = await buildActor(sql, 'AGENT', programmeId);
  sessionId = await buildSession(sql, { programme_id: programmeId, starts_at: inHours(168) });
  await buildTickets(sql, { programmeId, sessionId, count: 6 });
  structureId = await buildStructure(sql);
  for (const id of [structureId, await buildStructure(sql)])
    await submitDemand(agent, { structureId: id, sessionId, formula: 'FAMILY', quantity: 1 });
});

const what = 'The six numbers of the lottery of the day';
const prepare = async (replaces?: string) => {
  const at = new Date(Date.now() + 3_600_000).toISOString();
  return prepareDraw(agent, { publicValue: { what, at }, ...(replaces && { replaces }) });
};
/** Time passes until the value is known. */
const known = (drawId: string) =>
  sql(`UPDATE draw_commitment SET public_at = now() - interval '1 second' WHERE id = $1`, [drawId]);
const draw = (drawId: string, actor = agent) =>
  drawInPublic(actor, { drawId, value: '4 8 15', witnesses: 'Camille Martin, adjointe' });

describe('Given a draw that is prepared', () => {
  it('then hash, fingerprint and the value to come are published, and no person reads the secret', async () => {
    const { drawId, commitment, inputHash } = await prepare();
    const { open } = await preparedDraw(agent, undefined);
    expect(open).toMatchObject({ id: drawId, commitment, inputHash, publicWhat: what, holds: true, due: false });
    expect(open?.can).toEqual({ draw: false, prepare: true });
    const [kept] = await sql<{ secret: null; sealed: Buffer }>(
      `SELECT c.secret, s.sealed FROM draw_commitment c JOIN draw_secret s ON s.draw_id = c.id WHERE c.id = $1`,
      [drawId],
    );
    expect(kept?.secret).toBeNull();
    expect(kept?.sealed.toString('latin1')).not.toMatch(/[0-9a-f]{64}/);
  });

  it('when the value is typed in before it can be known, then it is refused; an instant that has passed is not named', async () => {
    const { drawId } = await prepare();
    await expect(draw(drawId)).rejects.toMatchObject({ code: 'allocation/public-value-not-due' });
    await expect(
      prepareDraw(agent, { publicValue: { what, at: new Date(Date.now() - 1_000).toISOString() }, replaces: drawId }),
    ).rejects.toMatchObject({ kind: 'invalid', code: 'allocation/public-value-past' });
  });

  it('when it is drawn, then the seed is of secret and value, the secret is shown, and its proof holds', async () => {
    const { drawId, commitment, inputHash } = await prepare();
    await known(drawId);
    expect(await draw(drawId)).toMatchObject({ drawId, demands: 2, granted: 1, seats: 4 });
    const [kept] = await sql<{ secret: string; state: string; seed: string; hidden: number }>(
      `SELECT c.secret, c.state, d.seed, (SELECT count(*)::int FROM draw_secret x WHERE x.draw_id = c.id) AS hidden
       FROM draw_commitment c JOIN draw d ON d.id = c.id WHERE c.id = $1`,
      [drawId],
    );
    expect(kept).toMatchObject({ state: 'DRAWN', hidden: 0 });
    expect(commitmentOf(kept?.secret ?? '')).toBe(commitment);
    expect(kept?.seed).toBe(combineSeed(kept?.secret ?? '', '4 8 15'));
    const proof = await drawProof(agent, { drawId });
    expect(proof).toMatchObject({
      inputHash,
      origin: { kind: 'committed', commitment, public: { what, value: '4 8 15' } },
    });
    expect(verifyProof(JSON.parse(JSON.stringify(proof)))).toMatchObject({
      ok: true,
      figures: { committed: true, seats: 4 },
    });
    expect((await preparedDraw(agent, undefined)).open).toBeNull();
    await expect(draw(drawId)).rejects.toMatchObject({
      code: 'allocation/commitment-closed',
      facts: { state: 'DRAWN' },
    });
  });

  it('then who stood by is in the trail for staff, and no name is in its facts', async () => {
    const { drawId } = await prepare();
    await known(drawId);
    await draw(drawId);
    expect(
      await sql(
        `SELECT a.facts, n.note FROM audit a JOIN audit_note n ON n.audit_id = a.id
         WHERE a.action = 'allocation/draw-in-public' AND a.subject_id = $1`,
        [drawId],
      ),
    ).toEqual([{ facts: { demands: 2, granted: 1, seats: 4 }, note: 'Camille Martin, adjointe' }]);
  });
});

describe('Given a commitment, when what it was made of moves before it is drawn', () => {
  it.each([
    [
      'a wish',
      { demands: 1 },
      () => submitDemand(agent, { version: 0, structureId, sessionId, formula: 'DUO', quantity: 1 }),
    ],
    [
      'the stock',
      { stocks: 1 },
      () => holdSeats(agent, { version: 0, sessionId, quantity: 1, reason: 'ORGANISER_REQUEST' }),
    ],
    ['a session', { sessions: 1 }, () => cancelSession(agent, { version: 0, sessionId, reason: 'ORGANISER_REQUEST' })],
    [
      'a structure',
      { structures: 1 },
      () => sql(`UPDATE structure SET member_count = 12 WHERE id = $1`, [structureId]),
    ],
  ])(
    'then %s voids it: it is not drawn, a new one is made, the old stays readable with what moved',
    async (_, moved, move) => {
      const { drawId, commitment } = await prepare();
      await known(drawId);
      await move();
      await expect(draw(drawId)).rejects.toMatchObject({
        kind: 'conflict',
        code: 'allocation/commitment-void',
        facts: expect.objectContaining(moved),
      });
      expect(await sql(`SELECT id FROM draw WHERE id = $1`, [drawId])).toEqual([]);
      expect((await preparedDraw(agent, undefined)).open).toMatchObject({ holds: false, moved, can: { draw: false } });
      if ('sessions' in moved) return;
      const next = await prepare(drawId);
      const { open, voided } = await preparedDraw(agent, undefined);
      expect(open).toMatchObject({ id: next.drawId, holds: true });
      expect(voided).toMatchObject([{ id: drawId, commitment, moved }]);
      await expect(draw(drawId)).rejects.toMatchObject({ facts: { state: 'VOID' } });
    },
  );
});

describe('Given two agents', () => {
  it('when both prepare, then the second does not void the first without having seen it', async () => {
    const { drawId } = await prepare();
    await expect(prepare()).rejects.toMatchObject({ code: 'allocation/draw-prepared' });
    await prepare(drawId);
    await expect(prepare(drawId)).rejects.toMatchObject({ code: 'allocation/draw-prepared' });
  });

  it('when both draw at once, then one draws, the other is told to wait or that it is done, and nothing is done twice', async () => {
    const { drawId } = await prepare();
    await known(drawId);
    const colleague = await buildActor(sql, 'AGENT', programmeId);
    const tries = await Promise.allSettled([
      draw(drawId),
      draw(drawId, colleague),
      draw(drawId),
      draw(drawId, colleague),
    ]);
    expect(tries.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    for (const one of tries) {
      if (one.status === 'rejected')
        expect(['allocation/draw-under-way', 'allocation/commitment-closed']).toContain(one.reason.code);
    }
    expect(await sql(`SELECT count(*)::int AS n FROM draw_result WHERE draw_id = $1`, [drawId])).toEqual([{ n: 2 }]);
  });

  it('when one is drawing, then the other is told to wait', async () => {
    const { drawId } = await prepare();
    await known(drawId);
    await sql('BEGIN');
    await sql(`SELECT pg_advisory_xact_lock(hashtextextended('draw:' || $1, 0))`, [programmeId]);
    await expect(draw(drawId)).rejects.toMatchObject({ kind: 'conflict', code: 'allocation/draw-under-way' });
    await sql('ROLLBACK');
    expect(await draw(drawId)).toMatchObject({ seats: 4 });
  });
});

describe('Given somebody who is not the city', () => {
  it('when a leader or the auditor prepares or draws, then it is refused; the auditor reads what was published', async () => {
    const { drawId } = await prepare();
    const auditor = await buildActor(sql, 'AUDITOR', programmeId);
    const leader = await buildActor(sql, 'LEADER', programmeId, structureId);
    for (const actor of [auditor, leader]) {
      const at = new Date(Date.now() + 60_000).toISOString();
      await expect(prepareDraw(actor, { publicValue: { what, at } })).rejects.toMatchObject({ kind: 'forbidden' });
      await expect(draw(drawId, actor)).rejects.toMatchObject({ code: 'allocation/draw-not-found' });
    }
    expect((await preparedDraw(auditor, undefined)).open).toMatchObject({
      id: drawId,
      can: { draw: false, prepare: false },
    });
    await expect(preparedDraw(leader, undefined)).rejects.toMatchObject({ kind: 'forbidden' });
  });

  it('when another programme draws, then there is no such draw', async () => {
    const { drawId } = await drawnInPublic(agent);
    const other = await buildActor(sql, 'AGENT', await buildProgramme(sql));
    await expect(draw(drawId, other)).rejects.toMatchObject({ code: 'allocation/draw-not-found' });
  });
});
