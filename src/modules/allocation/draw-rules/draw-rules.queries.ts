import { isAuditor } from '@/modules/accounts/actor.rules';
import { seatsIn } from '@/modules/demands/demand.rules';
import { programmeIdOf, readRules } from '@/modules/programmes/read-programme';
import type { Public } from '@/modules/structures/structure.rules';
import type { Actor } from '@/platform/actor';
import { authorize } from '@/platform/authorize';
import { nothing, query } from '@/platform/command';
import type { Tx } from '@/platform/db';
import { Prisma } from '@/platform/generated/prisma/client';
import { mayChangeDrawRules, mayReadDrawRules } from '../allocation.policy';
import type { RecordedInput } from '../draw.schema';
import { contradictions, isIdle } from '../draw-contradictions.rules';
import { readDrawInput } from '../draw-record';
import { settleQuotas, UNLIMITED } from '../quota.rules';
import { quotaName, quotaSentence, rulesOf } from './draw-rules.rules';
import { type QuotaFields, tryQuotaInput } from './draw-rules.schema';
import { type KeptQuota, readKeptRules } from './read-draw-rules';
import { requireThere } from './save-quota';

/** The auditor tells structures by their number in the register. */
const structureName = (actor: Actor) =>
  isAuditor(actor) ? Prisma.sql`coalesce(t.external_id, left(t.id::text, 8))` : Prisma.sql`t.name`;

type Called = { readonly id: string; readonly name: string };

async function readNames(tx: Tx, actor: Actor, quotas: readonly QuotaFields[]) {
  const structures = await tx.$queryRaw<Called[]>`
    SELECT t.id, ${structureName(actor)} AS name FROM structure t
    WHERE t.id = ANY(${quotas.flatMap(({ structureId }) => structureId ?? [])}::uuid[])`;
  const sessions = await tx.$queryRaw<Called[]>`
    SELECT id, code AS name FROM session WHERE id = ANY(${quotas.flatMap(({ sessionId }) => sessionId ?? [])}::uuid[])`;
  return new Map([...structures, ...sessions].map(({ id, name }) => [id, name]));
}

const namesOf = ({ structureId, sessionId }: QuotaFields, names: ReadonlyMap<string, string>) => ({
  structure: names.get(structureId ?? '') ?? null,
  session: names.get(sessionId ?? '') ?? null,
});

/** In seats, on what is asked and free now; null: no such bound. */
function countQuotas({ rules, structures, sessions }: RecordedInput) {
  const ones = (set: Uint8Array) => set.reduce((sum, one) => sum + one, 0);
  return settleQuotas(rules.quotas, structures, sessions).map(({ id, of, on, minimum, maximum }) => ({
    ...{ id, structures: ones(of), sessions: ones(on) },
    minimum: minimum === 0 ? null : minimum,
    maximum: maximum === UNLIMITED ? null : maximum,
  }));
}

/** What these rules meet if the draw were prepared now: the list that a preparation is refused with, and what is idle. */
async function checkRules(tx: Tx, programmeId: string, rules: RecordedInput['rules']) {
  // No contradiction depends on a weight: the history of the structures is not read.
  const weights = { ...rules.weights, servedBefore: 0, declined: 0, noShow: 0 };
  const input = await readDrawInput(tx, programmeId, await readRules(tx, programmeId), { ...rules, weights });
  const codes = new Map(input.sessions.map(({ id, code }) => [id, code]));
  const told = (input.demands.length === 0 ? [] : contradictions(input)).map((one) => ({
    ...one,
    session: one.kind === 'minimums-over-offer' && one.sessionId ? (codes.get(one.sessionId) ?? null) : null,
  }));
  return {
    demands: input.demands.length,
    sessions: input.sessions.length,
    seats: input.sessions.reduce((sum, { free }) => sum + seatsIn(free), 0),
    against: told.filter((one) => !isIdle(one)),
    idle: told.filter(isIdle),
    counts: countQuotas(input),
  };
}

const readTagged = (tx: Tx, actor: Actor, programmeId: string) =>
  tx.$queryRaw<
    {
      structureId: string;
      structure: string;
      public: Public;
      tag: string;
      reason: string;
      createdAt: Date;
      by: string | null;
    }[]
  >`SELECT g.structure_id AS "structureId", ${structureName(actor)} AS structure, t.public, g.tag, g.reason,
      g.created_at AS "createdAt", u.name AS by
    FROM structure_tag g JOIN structure t ON t.id = g.structure_id LEFT JOIN user_account u ON u.id = g.given_by_id
    WHERE g.programme_id = ${programmeId}::uuid ORDER BY g.tag, 2, g.structure_id`;

/**
 * The rules that a programme keeps for its draws, each quota in words and in seats of today, and what contradicts itself
 * on what is asked and free now. The city and the auditor, who is told no name.
 */
export const drawRulesPage = query('allocation/draw-rules', nothing, async ({ tx, actor }) => {
  const programmeId = programmeIdOf(actor);
  authorize(mayReadDrawRules(actor, { programmeId }));
  const { version, settings, quotas } = await readKeptRules(tx, programmeId);
  const names = await readNames(tx, actor, quotas);
  const check = await checkRules(tx, programmeId, rulesOf(settings, quotas) as RecordedInput['rules']);
  const counted = new Map(check.counts.map((count) => [count.id, count]));
  const row = ({ id, number, version: seen, ...fields }: KeptQuota) => {
    const named = namesOf(fields, names);
    const sentence = quotaSentence({ ...fields, ...named });
    const now = counted.get(quotaName(number));
    return { id, code: quotaName(number), version: seen, fields, ...named, sentence, now };
  };
  return {
    version,
    settings,
    quotas: quotas.map(row),
    tagged: await readTagged(tx, actor, programmeId),
    check,
    can: { change: mayChangeDrawRules(actor, { programmeId }) },
  };
});

/**
 * What contradicts itself if this quota were added to those kept, or took the place of one. Throws
 * `structures/not-found`, `sessions/not-found`.
 */
export const tryQuota = query('allocation/try-quota', tryQuotaInput, async ({ tx, actor }, { quotaId, ...fields }) => {
  const programmeId = programmeIdOf(actor);
  authorize(mayChangeDrawRules(actor, { programmeId }));
  await requireThere(tx, programmeId, fields);
  const { settings, quotas, lastQuota } = await readKeptRules(tx, programmeId);
  const others = quotas.filter(({ id }) => id !== quotaId);
  const number = quotas.find(({ id }) => id === quotaId)?.number ?? lastQuota + 1;
  const rules = rulesOf(settings, [...others, { ...fields, number }]);
  const { counts, ...check } = await checkRules(tx, programmeId, rules as RecordedInput['rules']);
  const name = quotaName(number);
  const names = await readNames(tx, actor, [fields]);
  const sentence = quotaSentence({ ...fields, ...namesOf(fields, names) });
  const about = ({ quotaIds }: { readonly quotaIds: readonly string[] }) => quotaIds.includes(name);
  return {
    ...{ code: name, sentence, now: counts.find(({ id }) => id === name) ?? null },
    against: check.against.filter(about),
    idle: check.idle.filter(about),
  };
});
