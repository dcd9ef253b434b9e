import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import { COMPETITIONS } from '@/modules/sessions/session.rules';
import { PUBLICS } from '@/modules/structures/structure.rules';
import type { UserActor } from '@/platform/actor';
import { testDatabase } from '@/test/database';
import { buildActor } from '@/test/factories';
import type { RecordedInput } from '../draw.schema';
import { inputFingerprint } from '../draw-fingerprint.rules';
import { runDraw } from '../run-draw';
import { changeDrawRules } from './change-draw-rules';
import { drawRulesPage } from './draw-rules.queries';
import { rulesOf } from './draw-rules.rules';
import { addQuotaInput, drawSettings, type QuotaFields, quotaFields } from './draw-rules.schema';
import { buildWishes, why } from './draw-rules-scene';
import { addQuota, removeQuota } from './save-quota';

const { sql } = testDatabase();
let programmeId: string;
let admin: UserActor;
let sessionId: string;
let structureId: string;

beforeEach(async () => {
  ({ programmeId, admin, sessionId, structureId } = await buildWishes(sql));
});

describe('Given two admins who change caps and weights', () => {
  it('when the second saves what was read before, then it is told which fields changed, and nothing is written over', async () => {
    await changeDrawRules(admin, { version: 0, seatsPerTurn: 8, ...why });
    const colleague = await buildActor(sql, 'ADMIN', programmeId);
    await expect(changeDrawRules(colleague, { version: 0, base: 3, ...why })).rejects.toMatchObject({
      kind: 'conflict',
      code: 'common/changed-meanwhile',
      facts: { fields: 'seatsPerTurn', seen: 0, version: 1 },
    });
    await expect(changeDrawRules(colleague, { base: 3, ...why })).rejects.toMatchObject({
      facts: { fields: 'version' },
    });
    expect((await drawRulesPage(admin, {})).settings).toMatchObject({ seatsPerTurn: 8, base: 1 });
    expect(await changeDrawRules(colleague, { version: 1, seatsPerTurn: 8, base: 3, ...why })).toEqual({ version: 2 });
  });

  it('when both make the first rules at once, then one is written and the other told', async () => {
    const ends = await Promise.allSettled(
      [4, 5].map((seatsPerTurn) => changeDrawRules(admin, { version: 0, seatsPerTurn, ...why })),
    );
    const lost = ends.filter(({ status }) => status === 'rejected').map((end) => (end as PromiseRejectedResult).reason);
    expect(lost).toMatchObject([{ code: 'common/changed-meanwhile' }]);
  });
});

describe('Given the database itself', () => {
  it.each([
    ['neither a minimum nor a maximum', {}],
    ['a minimum in two units', { minimum_seats: 1, minimum_percent: 1 }],
    ['a percent over 100', { maximum_percent: 101 }],
    ['a maximum under its minimum', { minimum_seats: 5, maximum_seats: 4 }],
    ['a session and a competition', { minimum_seats: 1, session_id: 'session', competition: 'OLYMPIC' }],
    ['a structure and a public', { minimum_seats: 1, structure_id: 'structure', public: 'SPORT' }],
  ])('when a quota has %s, then it is refused, whoever writes it; the form refuses it too', async (_, columns) => {
    const ids: Record<string, string> = { session: sessionId, structure: structureId };
    const row = Object.entries({ programme_id: programmeId, number: 1, ...columns });
    const values = row.map(([, value]) => ids[String(value)] ?? value);
    const names = row.map(([name]) => `"${name}"`);
    await expect(
      sql(`INSERT INTO draw_quota (${names}) VALUES (${names.map((_one, i) => `$${i + 1}`)})`, values),
    ).rejects.toMatchObject({ code: '23514' });
    const camel = (name: string) => name.replaceAll(/_([a-z])/g, (_all, letter: string) => letter.toUpperCase());
    const typed = Object.entries(columns).map(([name, value]) => [camel(name), ids[String(value)] ?? value]);
    expect(addQuotaInput.safeParse({ ...Object.fromEntries(typed), ...why }).success).toBe(false);
  });
});

describe('Given the numbers of quotas', () => {
  it('when the last is removed, then its number is not given again; two at once get two numbers', async () => {
    const first = await addQuota(admin, { minimumPercent: 10, ...why });
    await removeQuota(admin, { quotaId: first.quotaId, version: 0, ...why });
    const both = await Promise.all([
      addQuota(admin, { minimumPercent: 5, ...why }),
      addQuota(admin, { minimumPercent: 6, ...why }),
    ]);
    expect(both.map(({ code }) => code).sort()).toEqual(['Q2', 'Q3']);
  });
});

const bound = fc.option(fc.integer({ min: 1, max: 100 }), { nil: null });
const anyQuota: fc.Arbitrary<QuotaFields> = fc
  .record({
    public: fc.option(fc.constantFrom(...PUBLICS), { nil: null }),
    district: fc.option(fc.integer({ min: 1, max: 20 }), { nil: null }),
    structure: fc.boolean(),
    tag: fc.option(fc.constantFrom('Far', 'Near'), { nil: null }),
    place: fc.constantFrom('all', 'session', ...COMPETITIONS),
    units: fc.constantFrom('seats', 'percent', 'mixed'),
    least: bound,
    more: bound,
  })
  .map(({ structure, place, units, least, more, ...of }) => {
    const most = more === null && least !== null ? null : Math.min(100, (least ?? 0) + (more ?? 0));
    return quotaFields.parse({
      ...(structure ? { structureId } : of),
      sessionId: place === 'session' ? sessionId : null,
      competition: COMPETITIONS.find((one) => one === place) ?? null,
      ...(units === 'seats' ? { minimumSeats: least, maximumSeats: most } : {}),
      ...(units === 'percent' ? { minimumPercent: least, maximumPercent: most } : {}),
      ...(units === 'mixed' ? { minimumSeats: least, maximumPercent: most } : {}),
    });
  });
const cap = fc.option(fc.integer({ min: 1, max: 100 }), { nil: null });
const weight = fc.integer({ min: 0, max: 5_000 });
const anySettings = fc.record({
  ...{ seatsPerStructure: cap, seatsPerTurn: cap, sharePercent: cap, seatsPerHead: cap },
  ...{ base: weight, servedBefore: weight, declined: weight, noShow: weight, tag: weight },
  improve: fc.boolean(),
});

describe('Given any caps, weights and quotas', () => {
  it('when they are kept and drawn by, then what was drawn by is the very same, and so is its fingerprint', async () => {
    const asDrawn = (rules: RecordedInput['rules']) =>
      inputFingerprint({ rules, structures: [], sessions: [], demands: [] });
    const operator = { kind: 'system', name: 'operator', programmeId } as const;
    await fc.assert(
      fc.asyncProperty(anySettings, fc.array(anyQuota, { maxLength: 4 }), async (settings, quotas) => {
        await sql(`DELETE FROM draw_quota WHERE programme_id = $1`, [programmeId]);
        await sql(`DELETE FROM draw_rules WHERE programme_id = $1`, [programmeId]);
        await changeDrawRules(operator, { ...settings, ...why });
        for (const quota of quotas) await addQuota(operator, { ...quota, ...why });
        const numbered = quotas.map((quota, i) => ({ ...quota, number: i + 1 }));
        const given = rulesOf(drawSettings.parse(settings), numbered) as RecordedInput['rules'];
        const { drawId } = await runDraw(operator, {});
        const [drawn] = await sql<{ rules: RecordedInput['rules'] }>(
          `SELECT input->'rules' AS rules FROM draw WHERE id = $1`,
          [drawId],
        );
        const read = drawn?.rules as RecordedInput['rules'];
        expect(read).toEqual(given);
        expect(asDrawn(read)).toBe(asDrawn(given));
      }),
      { numRuns: 15 },
    );
  }, 60_000);
});
