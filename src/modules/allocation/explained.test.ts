import { describe, expect, it } from 'vitest';
import { submitDemand } from '@/modules/demands/submit-demand';
import { testDatabase } from '@/test/database';
import { drawnInPublic } from '@/test/drawn-in-public';
import { buildActor, buildProgramme, buildSession, buildStructure, buildTickets } from '@/test/factories';
import { explainWishes } from './explained.queries';
import { publishDraw } from './publish-draw';

const { sql } = testDatabase();

describe('Given two families of four for one session of six seats', () => {
  it('when the draw is published, then each leader reads why of its own wish and of no other; each is written to once, served or not', async () => {
    const programmeId = await buildProgramme(sql);
    const agent = await buildActor(sql, 'AGENT', programmeId);
    const sessionId = await buildSession(sql, { programme_id: programmeId, code: 'ATH07' });
    await buildTickets(sql, { programmeId, sessionId, count: 6 });
    const structures = [await buildStructure(sql), await buildStructure(sql)];
    const leaders = [];
    for (const structureId of structures) {
      leaders.push(await buildActor(sql, 'LEADER', programmeId, structureId));
      await submitDemand(agent, { structureId, sessionId, formula: 'FAMILY', quantity: 1 });
    }
    const { drawId } = await drawnInPublic(agent);
    for (const leader of leaders) expect(await explainWishes(leader, {})).toMatchObject({ wishes: [] });
    expect(await publishDraw(agent, { drawId })).toMatchObject({ allocations: 1, mails: 2 });

    const read = await Promise.all(leaders.map((leader) => explainWishes(leader, {})));
    const told = read.map(({ wishes }) => wishes.map(({ sentences }) => sentences.map(({ key }) => key)));
    expect(told.sort((a, b) => String(a).localeCompare(String(b)))).toEqual([
      [['granted.all', 'turn.round']],
      [['refused', 'turn.round', 'stopped.no-seats-left', 'would.smaller-formula', 'would.higher-place']],
    ]);
    const [lost] = read.filter(({ wishes }) => wishes[0]?.granted === 0);
    expect(lost?.wishes[0]?.sentences[2]).toEqual({
      key: 'stopped.no-seats-left',
      facts: { left: 2, kind: 'standard', size: 4, seats: 4, got: 0 },
    });
    const kinds = await sql(
      `SELECT kind, structure_id = ANY(SELECT structure_id FROM allocation) AS served FROM mail ORDER BY 2`,
    );
    expect(kinds).toEqual([
      { kind: 'DRAW_LETTER', served: false },
      { kind: 'DRAW_LETTER', served: true },
    ]);
    const [own, other] = structures;
    await expect(explainWishes(leaders[0] as never, { structureId: other ?? '' })).rejects.toMatchObject({
      code: 'structures/not-found',
    });
    expect((await explainWishes(agent, { structureId: own ?? '' })).wishes).toHaveLength(1);
  });
});
