import { describe, expect, it } from 'vitest';
import { submitDemand } from '@/modules/demands/submit-demand';
import { testDatabase } from '@/test/database';
import { drawnInPublic } from '@/test/drawn-in-public';
import { buildActor, buildProgramme, buildSession, buildStructure, buildTickets } from '@/test/factories';
import { drawResultFilters } from './draw.schema';
import { drawPage, listDrawResults, listDraws } from './draw-page.queries';

const { sql } = testDatabase();

describe('Given a draw that is not published yet', () => {
  async function given() {
    const programmeId = await buildProgramme(sql);
    const agent = await buildActor(sql, 'AGENT', programmeId);
    const sessionId = await buildSession(sql, { programme_id: programmeId });
    await buildTickets(sql, { programmeId, sessionId, count: 4 });
    const structureId = await buildStructure(sql, { name: 'Centre Orme-Rouge' });
    await submitDemand(agent, { structureId, sessionId, formula: 'DUO', quantity: 1 });
    const { drawId } = await drawnInPublic(agent);
    return { programmeId, structureId, agent, drawId };
  }

  it('when the city opens it, then it may draw and publish, and reads who got what', async () => {
    const { agent, drawId } = await given();
    expect(await listDraws(agent, undefined)).toMatchObject({ rows: [{ id: drawId }], can: { draw: true } });
    expect((await drawPage(agent, { drawId })).can).toEqual({ publish: true, discard: true, study: true });
    const { rows } = await listDrawResults(agent, drawResultFilters.parse({ drawId }));
    expect(rows).toMatchObject([{ structure: 'Centre Orme-Rouge' }]);
  });

  it('when the auditor opens it, then it verifies without a name of a structure, and may neither draw nor publish', async () => {
    const { programmeId, drawId } = await given();
    const auditor = await buildActor(sql, 'AUDITOR', programmeId);
    expect(await listDraws(auditor, undefined)).toMatchObject({ rows: [{ id: drawId }], can: { draw: false } });
    expect((await drawPage(auditor, { drawId })).can).toEqual({ publish: false, discard: false, study: false });
    const { rows } = await listDrawResults(auditor, drawResultFilters.parse({ drawId }));
    expect(rows).toHaveLength(1);
    expect(JSON.stringify(rows)).not.toContain('Orme-Rouge');
  });

  it('when a leader or a volunteer lists the draws, then it is refused', async () => {
    const { programmeId, structureId } = await given();
    for (const actor of [
      await buildActor(sql, 'LEADER', programmeId, structureId),
      await buildActor(sql, 'GATE', programmeId),
    ])
      await expect(listDraws(actor, undefined)).rejects.toMatchObject({ kind: 'forbidden' });
  });

  it('when a leader, a volunteer or the city of another programme opens it, then there is no such draw', async () => {
    const { programmeId, structureId, drawId } = await given();
    const others = [
      await buildActor(sql, 'LEADER', programmeId, structureId),
      await buildActor(sql, 'GATE', programmeId),
      await buildActor(sql, 'AGENT', await buildProgramme(sql)),
    ];
    for (const actor of others) {
      await expect(drawPage(actor, { drawId })).rejects.toMatchObject({ code: 'allocation/draw-not-found' });
      await expect(listDrawResults(actor, drawResultFilters.parse({ drawId }))).rejects.toMatchObject({
        code: 'allocation/draw-not-found',
      });
    }
  });
});
