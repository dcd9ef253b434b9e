import { beforeEach, describe, expect, it } from 'vitest';
import type { UserActor } from '@/platform/actor';
import { testDatabase } from '@/test/database';
import { buildActor, buildProgramme, inHours } from '@/test/factories';
import type { RecordedInput } from '../draw.schema';
import { inputFingerprint } from '../draw-fingerprint.rules';
import { drawInPublic } from '../draw-in-public';
import { preparedDraw } from '../draw-prepared.queries';
import { prepareDraw } from '../prepare-draw';
import { runDraw } from '../run-draw';
import { changeDrawRules } from './change-draw-rules';
import { drawRulesPage, tryQuota } from './draw-rules.queries';
import { buildWishes, why } from './draw-rules-scene';
import { addQuota, changeQuota, removeQuota } from './save-quota';
import { structureInDraw } from './structure-in-draw.queries';
import { tagStructure, untagStructure } from './tag-structure';

const { sql } = testDatabase();
let programmeId: string;
let admin: UserActor;
let agent: UserActor;
let sessionId: string;
let structureId: string;

beforeEach(async () => {
  ({ programmeId, admin, agent, sessionId, structureId } = await buildWishes(sql));
});

const publicValue = { what: 'The six numbers of the lottery of the day', at: inHours(1).toISOString() };
const prepare = (over: object = {}, actor = agent) => prepareDraw(actor, { publicValue, ...over });
/** What a preparation froze, or a trial was made from. */
const inputOf = async (drawId: string, table: 'draw' | 'draw_commitment' = 'draw_commitment') =>
  (await sql<{ input: RecordedInput }>(`SELECT input FROM ${table} WHERE id = $1`, [drawId]))[0]?.input;

describe('Given quotas, caps and weights that an admin keeps', () => {
  it('when a draw is prepared, then it freezes them, whatever form prepared it; tags reach the structures and weigh', async () => {
    await changeDrawRules(admin, { version: 0, seatsPerStructure: 40, seatsPerHead: 25, base: 10, tag: 5, ...why });
    await addQuota(admin, { public: 'DISABILITY', minimumPercent: 20, maximumSeats: 5, ...why });
    await addQuota(admin, { sessionId, tag: 'Far', maximumPercent: 50, ...why });
    await tagStructure(admin, { structureId, tag: 'Far', reason: 'No tram within a mile' });
    const { drawId, inputHash } = await prepare();
    const input = await inputOf(drawId);
    expect(input?.rules).toEqual({
      caps: { seatsPerStructure: 40, seatsPerTurn: null, sharePercent: null, seatsPerHead: 25 },
      quotas: [
        { id: 'Q1', of: { public: 'DISABILITY' }, on: {}, minimum: { percent: 20 }, maximum: { seats: 5 } },
        { id: 'Q2', of: { tag: 'Far' }, on: { sessionId }, maximum: { percent: 50 } },
      ],
      weights: { base: 10, servedBefore: 0, declined: 0, noShow: 0, tag: 5 },
      improve: true,
    });
    expect(input?.structures.map(({ id, tags, weight }) => ({ own: id === structureId, tags, weight }))).toEqual(
      expect.arrayContaining([
        { own: true, tags: ['Far'], weight: 15 },
        { own: false, tags: [], weight: 10 },
      ]),
    );
    expect(inputFingerprint(input as RecordedInput)).toBe(inputHash);
  });

  it('when a person prepares by rules of its own, then it is refused; the system may, and a trial of anybody', async () => {
    await addQuota(admin, { public: 'DISABILITY', minimumPercent: 20, ...why });
    const caps = { seatsPerTurn: 2 };
    await expect(prepare({ caps })).rejects.toMatchObject({ code: 'common/invalid-input', facts: { fields: 'caps' } });
    const trial = await runDraw(agent, { caps });
    const rules = (await inputOf(trial.drawId, 'draw'))?.rules;
    expect([rules?.caps.seatsPerTurn, rules?.quotas.map(({ id }) => id)]).toEqual([2, ['Q1']]);
    const operator = { kind: 'system', name: 'operator', programmeId } as const;
    const { drawId } = await prepareDraw(operator, { publicValue, quotas: [] });
    expect((await inputOf(drawId))?.rules.quotas).toEqual([]);
  });

  it('when they change after a commitment, then it still holds and is drawn by its own, and the screen says so', async () => {
    const { drawId } = await prepare();
    expect((await preparedDraw(agent, undefined)).open).toMatchObject({ holds: true, rulesChanged: false });
    await changeDrawRules(admin, { version: 0, seatsPerStructure: 1, ...why });
    expect((await preparedDraw(agent, undefined)).open).toMatchObject({ holds: true, rulesChanged: true });
    await sql(`UPDATE draw_commitment SET public_at = now() - interval '1 second' WHERE id = $1`, [drawId]);
    const drawn = await drawInPublic(agent, { drawId, value: '4 8 15', witnesses: 'Two persons of the town hall' });
    expect(drawn).toMatchObject({ seats: 4 });
  });

  it('when a structure gets a tag after a commitment, then a structure has moved', async () => {
    await prepare();
    await tagStructure(admin, { structureId, tag: 'Far', reason: 'No tram within a mile' });
    expect((await preparedDraw(agent, undefined)).open).toMatchObject({ holds: false, moved: { structures: 1 } });
  });
});

describe('Given rules that cannot all be kept', () => {
  it('when minimums need more than there is, then the screen tells the numbers, and the preparation is refused with the same list', async () => {
    await addQuota(admin, { sessionId, public: 'DISABILITY', minimumSeats: 4, ...why });
    await addQuota(admin, { sessionId, public: 'SPORT', minimumPercent: 60, ...why });
    const { check } = await drawRulesPage(agent, {});
    expect(check).toMatchObject({ demands: 2, sessions: 1, seats: 6, idle: [] });
    expect(check.against).toEqual([
      { kind: 'minimums-over-offer', need: 7, has: 6, sessionId, session: 'ATH01', quotaIds: ['Q1', 'Q2'] },
    ]);
    await expect(prepare()).rejects.toMatchObject({
      kind: 'conflict',
      code: 'allocation/quotas-contradict',
      facts: { count: check.against.length, quotas: 'Q1, Q2' },
    });
  });

  it('when a quota counts nobody or no session of the draw, then it is told, and the draw is prepared', async () => {
    await addQuota(admin, { public: 'CULTURE', minimumPercent: 10, ...why });
    await addQuota(admin, { competition: 'PARALYMPIC', maximumPercent: 10, ...why });
    const { check } = await drawRulesPage(agent, {});
    expect(check).toMatchObject({ against: [], idle: [{ kind: 'nobody' }, { kind: 'no-session' }] });
    await expect(prepare()).resolves.toMatchObject({ demands: 2 });
  });

  it('when a quota is tried before it is kept, then what it would contradict is told, and nothing is kept', async () => {
    const { quotaId } = await addQuota(admin, { sessionId, public: 'DISABILITY', minimumSeats: 4, ...why });
    const tried = { sessionId, public: 'SPORT', minimumSeats: 4 } as const;
    expect((await tryQuota(admin, tried)).against).toMatchObject([{ need: 8, has: 6, session: 'ATH01' }]);
    expect(await tryQuota(admin, { ...tried, quotaId })).toMatchObject({ against: [], now: { minimum: 4 } });
    expect((await drawRulesPage(admin, {})).quotas).toHaveLength(1);
  });

  it('when nothing is asked for, then there is nothing to check against, and no quota is called idle', async () => {
    await sql(`UPDATE demand SET state = 'WITHDRAWN' WHERE programme_id = $1`, [programmeId]);
    await addQuota(admin, { public: 'DISABILITY', minimumPercent: 20, ...why });
    expect((await drawRulesPage(agent, {})).check).toMatchObject({ demands: 0, against: [], idle: [] });
  });
});

describe('Given the page of the rules', () => {
  it('then a quota is told in a sentence and in seats of today, a tag with its reason, by whom and when', async () => {
    await addQuota(admin, { structureId, maximumPercent: 50, ...why });
    await tagStructure(admin, { structureId, tag: 'Far', reason: 'No tram within a mile' });
    const page = await drawRulesPage(agent, {});
    expect(page.quotas).toMatchObject([
      {
        code: 'Q1',
        structure: 'Club des Lilas',
        sentence: { key: 'sentence', facts: { bound: 'maximum', maximum: 50, who: 'structure' } },
        now: { structures: 1, sessions: 1, minimum: null, maximum: 3 },
      },
    ]);
    expect(page.tagged).toMatchObject([
      {
        structure: 'Club des Lilas',
        tag: 'Far',
        reason: 'No tram within a mile',
        by: expect.stringMatching('Personne'),
      },
    ]);
    expect([page.can, (await drawRulesPage(admin, {})).can]).toEqual([{ change: false }, { change: true }]);
  });

  it('when the auditor reads it, then no structure and no person is named', async () => {
    const auditor = await buildActor(sql, 'AUDITOR', programmeId);
    await addQuota(admin, { structureId, maximumPercent: 50, ...why });
    await tagStructure(admin, { structureId, tag: 'Far', reason: 'No tram within a mile' });
    const page = await drawRulesPage(auditor, {});
    expect(page.tagged).toMatchObject([{ structure: expect.stringMatching(/^W75-/), by: null }]);
    expect(JSON.stringify(page)).not.toContain('Club des Lilas');
    expect(page.can).toEqual({ change: false });
  });
});

describe('Given who may change the rules', () => {
  const acts = (actor: UserActor, quotaId: string): readonly (() => Promise<unknown>)[] => [
    () => changeDrawRules(actor, { version: 0, base: 3, ...why }),
    () => addQuota(actor, { minimumPercent: 5, ...why }),
    () => changeQuota(actor, { quotaId, version: 0, minimumPercent: 5, ...why }),
    () => removeQuota(actor, { quotaId, version: 0, ...why }),
    () => tagStructure(actor, { structureId, tag: 'Far', reason: 'No tram within a mile' }),
    () => untagStructure(actor, { structureId, tag: 'Far', ...why }),
  ];

  it('when an agent tries, or an admin whose proof is fifteen minutes old, then nothing is changed', async () => {
    const { quotaId } = await addQuota(admin, { minimumPercent: 10, ...why });
    const stale = { ...admin, provedAt: new Date(Date.now() - 15 * 60_000) };
    const before = await readKept();
    for (const act of acts(agent, quotaId)) await expect(act()).rejects.toMatchObject({ kind: 'forbidden' });
    for (const act of acts(stale, quotaId))
      await expect(act()).rejects.toMatchObject({ code: 'accounts/proof-needed' });
    expect(await readKept()).toEqual(before);
  });

  it('when no reason is given, then it is refused', async () => {
    const { quotaId } = await addQuota(admin, { minimumPercent: 10, ...why });
    const silent = { reason: undefined } as never as typeof why;
    for (const act of [
      () => changeDrawRules(admin, { version: 0, base: 3, ...silent }),
      () => addQuota(admin, { minimumPercent: 5, ...silent }),
      () => removeQuota(admin, { quotaId, version: 0, ...silent }),
      () => tagStructure(admin, { structureId, tag: 'Far', reason: '  ' }),
    ])
      await expect(act()).rejects.toMatchObject({ code: 'common/invalid-input' });
  });

  it('when the names of the programme are purged, then its rules change no more', async () => {
    await sql(`UPDATE programme SET purged_at = now() WHERE id = $1`, [programmeId]);
    await expect(addQuota(admin, { minimumPercent: 5, ...why })).rejects.toMatchObject({ code: 'programmes/purged' });
  });

  it('when it is another programme’s quota or session, then there is no such thing', async () => {
    const other = await buildActor(sql, 'ADMIN', await buildProgramme(sql));
    const { quotaId } = await addQuota(admin, { minimumPercent: 10, ...why });
    await expect(removeQuota(other, { quotaId, version: 0, ...why })).rejects.toMatchObject({
      code: 'allocation/quota-not-found',
    });
    await expect(addQuota(other, { sessionId, minimumPercent: 10, ...why })).rejects.toMatchObject({
      code: 'sessions/not-found',
    });
  });
});

const readKept = async () => ({
  rules: await sql(`SELECT * FROM draw_rules WHERE programme_id = $1`, [programmeId]),
  quotas: await sql(`SELECT * FROM draw_quota WHERE programme_id = $1 ORDER BY number`, [programmeId]),
  tags: await sql(`SELECT * FROM structure_tag WHERE programme_id = $1`, [programmeId]),
});

describe('Given the trail', () => {
  it('then each change is told with its reason and its facts, the note apart, and no name', async () => {
    const { quotaId } = await addQuota(admin, { structureId, minimumPercent: 10, ...why, note: 'council of Tuesday' });
    await changeQuota(admin, { quotaId, version: 0, structureId, minimumSeats: 12, ...why });
    await removeQuota(admin, { quotaId, version: 1, ...why });
    await changeDrawRules(admin, { version: 0, seatsPerTurn: 8, ...why });
    await tagStructure(admin, { structureId, tag: 'Far', reason: 'No tram within a mile' });
    const lines = await sql<{ action: string; reason: string; facts: unknown; note: string }>(
      `SELECT action, reason, facts, note FROM audit LEFT JOIN audit_note n ON n.audit_id = id WHERE actor = $1 ORDER BY id`,
      [`user:${admin.userId}`],
    );
    expect(lines.map(({ action, facts }) => [action, facts])).toEqual([
      ['allocation/add-quota', { quota: 'Q1', structureId, minimumPercent: 10 }],
      ['allocation/change-quota', { quota: 'Q1', minimumSeats: 'none → 12', minimumPercent: '10 → none' }],
      ['allocation/remove-quota', { quota: 'Q1', structureId, minimumSeats: 12 }],
      ['allocation/change-draw-rules', { seatsPerTurn: 'none → 8' }],
      ['allocation/tag-structure', {}],
    ]);
    expect(lines.map(({ reason }) => reason)).toEqual([...Array(4).fill('CITY_DECISION'), null]);
    expect([lines[0]?.note, lines[4]?.note]).toEqual(['council of Tuesday', 'Far · No tram within a mile']);
  });
});

describe('Given the page of a structure', () => {
  it('then it has its priorities, and the seats that its headcount lets it have', async () => {
    expect(await structureInDraw(agent, { structureId })).toEqual({ tags: [], per: null, seats: null });
    await changeDrawRules(admin, { version: 0, seatsPerHead: 25, ...why });
    expect(await structureInDraw(agent, { structureId })).toMatchObject({ per: 25, seats: null });
    await sql(`UPDATE structure SET member_count = 47 WHERE id = $1`, [structureId]);
    await tagStructure(admin, { structureId, tag: 'Far', reason: 'No tram within a mile' });
    expect(await structureInDraw(agent, { structureId })).toEqual({ tags: ['Far'], per: 25, seats: 11 });
  });
});

describe('Given tags', () => {
  it('when a structure is tagged twice, in capitals or not, then the second is refused; taken back once, there is none', async () => {
    await tagStructure(admin, { structureId, tag: 'Far', reason: 'No tram within a mile' });
    await expect(tagStructure(admin, { structureId, tag: 'FAR', reason: 'No tram at all' })).rejects.toMatchObject({
      code: 'allocation/already-tagged',
    });
    await untagStructure(admin, { structureId, tag: 'Far', ...why });
    await expect(untagStructure(admin, { structureId, tag: 'Far', ...why })).rejects.toMatchObject({
      code: 'allocation/tag-not-found',
    });
  });
});
