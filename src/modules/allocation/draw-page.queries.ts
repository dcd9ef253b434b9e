import { isAuditor } from '@/modules/accounts/actor.rules';
import { programmeIdOf } from '@/modules/programmes/read-programme';
import { literal } from '@/modules/sessions/session.queries';
import { type Public, sortKey } from '@/modules/structures/structure.rules';
import { authorize } from '@/platform/authorize';
import { nothing, query } from '@/platform/command';
import type { Tx } from '@/platform/db';
import { DomainError } from '@/platform/errors';
import { Prisma } from '@/platform/generated/prisma/client';
import { mayDraw, mayVerifyDraw } from './allocation.policy';
import { drawId, drawResultFilters, type RecordedInput } from './draw.schema';
import { originOf } from './draw-commitment';
import { explain, type Sentence } from './draw-explain.rules';
import { type RecordedDraw, readDraw } from './draw-record';
import { quotaSentence } from './draw-rules/draw-rules.rules';
import type { Why } from './draw-why.rules';
import { quotaStandings, quotaTold } from './quota-standing.rules';

const PAGE = 50;

export type DrawRow = {
  readonly id: string;
  readonly seed: string;
  readonly state: RecordedDraw['state'];
  /** False: a trial, which is never published. */
  readonly committed: boolean;
  readonly number: number;
  readonly demandCount: number;
  readonly grantCount: number;
  readonly seatCount: number;
  readonly createdAt: Date;
  readonly publishedAt: Date | null;
};

/** The draws of the programme, the latest first, and what waits to be drawn. The city and the auditor. */
export const listDraws = query('allocation/draws', nothing, async ({ tx, actor }) => {
  const programmeId = programmeIdOf(actor);
  authorize(mayVerifyDraw(actor, { programmeId }));
  const rows = await tx.$queryRaw<DrawRow[]>`
    SELECT id, seed, state, row_number() OVER (ORDER BY created_at)::int AS number, demand_count AS "demandCount",
      grant_count AS "grantCount", seat_count AS "seatCount", created_at AS "createdAt", published_at AS "publishedAt",
      EXISTS (SELECT FROM draw_commitment c WHERE c.id = draw.id) AS committed
    FROM draw WHERE programme_id = ${programmeId}::uuid ORDER BY created_at DESC LIMIT 200`;
  const [waiting] = await tx.$queryRaw<{ demands: number; structures: number; people: number; free: number }[]>`
    SELECT count(*)::int AS demands, count(DISTINCT d.structure_id)::int AS structures,
      coalesce(sum(d.group_size * d.quantity), 0)::int AS people,
      (SELECT coalesce(sum(c.free), 0)::int FROM session_count c WHERE c.session_id IN (
        SELECT x.session_id FROM demand x WHERE x.programme_id = ${programmeId}::uuid AND x.state = 'SUBMITTED')) AS free
    FROM demand d WHERE d.programme_id = ${programmeId}::uuid AND d.state = 'SUBMITTED'`;
  const can = { draw: mayDraw(actor, { programmeId }) };
  return { rows, waiting: waiting ?? { demands: 0, structures: 0, people: 0, free: 0 }, can };
});

export type PublicShare = {
  readonly public: Public;
  readonly asked: number;
  readonly granted: number;
  readonly structures: number;
  readonly served: number;
};

/** The quotas a draw was made with, in words to be, with what they got. */
async function quotasOf(tx: Tx, drawId: string, recorded: RecordedInput) {
  if (recorded.rules.quotas.length === 0) return [];
  const rows = await tx.$queryRaw<{ id: string; granted: number }[]>`
    SELECT demand_id AS id, granted FROM draw_result WHERE draw_id = ${drawId}::uuid AND granted > 0`;
  const seats = new Map(rows.map(({ id, granted }) => [id, granted]));
  return quotaStandings(recorded, (id) => seats.get(id) ?? 0).map(({ quota, ...standing }) => ({
    ...{ id: quota.id, sentence: quotaSentence(quotaTold(quota, recorded)), ...standing },
  }));
}

/** One draw: seed, fingerprint, offer, shares by public, rank of the wishes met. Throws `allocation/draw-not-found`. */
export const drawPage = query('allocation/draw-page', drawId, async ({ tx, actor }, input) => {
  const { input: recorded, ...draw } = await readDraw(tx, input.drawId);
  if (!mayVerifyDraw(actor, draw)) throw new DomainError('not-found', 'allocation/draw-not-found');
  const [facts] = await tx.$queryRaw<Omit<DrawRow, 'seed' | 'state' | 'id' | 'committed'>[]>`
    SELECT (SELECT count(*)::int FROM draw x WHERE x.programme_id = d.programme_id AND x.created_at <= d.created_at) AS number,
      demand_count AS "demandCount", grant_count AS "grantCount", seat_count AS "seatCount", created_at AS "createdAt", published_at AS "publishedAt"
    FROM draw d WHERE d.id = ${draw.id}::uuid`;
  const publics = await tx.$queryRaw<PublicShare[]>`
    SELECT t.public, sum(d.group_size * d.quantity)::int AS asked, sum(r.granted)::int AS granted,
      count(DISTINCT r.structure_id)::int AS structures, count(DISTINCT r.structure_id) FILTER (WHERE r.granted > 0)::int AS served
    FROM draw_result r JOIN demand d ON d.id = r.demand_id JOIN structure t ON t.id = r.structure_id
    WHERE r.draw_id = ${draw.id}::uuid GROUP BY t.public ORDER BY asked DESC`;
  const first = await tx.$queryRaw<{ rank: number; structures: number }[]>`
    SELECT rank::int, count(*)::int AS structures FROM (
      SELECT r.structure_id, min(d.rank) AS rank FROM draw_result r JOIN demand d ON d.id = r.demand_id
      WHERE r.draw_id = ${draw.id}::uuid AND r.granted > 0 GROUP BY r.structure_id) AS best GROUP BY rank ORDER BY rank`;
  const [wishes] = await tx.$queryRaw<{ first: number; firstMet: number }[]>`
    SELECT count(*)::int AS first, count(*) FILTER (WHERE r.granted > 0)::int AS "firstMet"
    FROM draw_result r JOIN demand d ON d.id = r.demand_id WHERE r.draw_id = ${draw.id}::uuid AND d.rank = 1`;
  const offered = recorded.sessions.reduce(
    (sum, { free }) => sum + free.standard + free.wheelchair + free.companion,
    0,
  );
  const quotas = await quotasOf(tx, draw.id, recorded);
  return {
    ...draw,
    ...(facts ?? { number: 0, demandCount: 0, grantCount: 0, seatCount: 0, createdAt: new Date(0), publishedAt: null }),
    caps: recorded.rules.caps,
    quotas,
    offered,
    sessions: recorded.sessions.length,
    publics,
    ranks: first,
    wishes: wishes ?? { first: 0, firstMet: 0 },
    origin: await originOf(tx, draw),
    can: {
      publish: draw.committed && draw.state === 'PROPOSED' && mayDraw(actor, draw),
      discard: draw.state === 'PROPOSED' && mayDraw(actor, draw),
      study: recorded.edition === 2 && mayDraw(actor, draw),
    },
  };
});

export type DrawResultRow = {
  readonly demandId: string;
  readonly structureId: string;
  readonly structure: string;
  readonly public: Public;
  readonly code: string;
  readonly sport: string;
  readonly rank: number;
  readonly people: number;
  readonly granted: number;
  readonly round: number | null;
  readonly reason: string | null;
  readonly left: number | null;
  /** As proofs name the structure; null when it was set apart before the draw. */
  readonly pseudonym: string | null;
  readonly sentences: readonly Sentence[];
};

/** Each wish of a draw with its result and why; structures by their number for the auditor, fifty a page. */
export const listDrawResults = query('allocation/draw-results', drawResultFilters, async ({ tx, actor }, input) => {
  const draw = await readDraw(tx, input.drawId);
  if (!mayVerifyDraw(actor, draw)) throw new DomainError('not-found', 'allocation/draw-not-found');
  const named = !isAuditor(actor);
  const found = [Prisma.sql`r.draw_id = ${draw.id}::uuid`];
  if (input.outcome === 'granted') found.push(Prisma.sql`r.granted > 0`);
  else if (input.outcome) found.push(Prisma.sql`r.reason = ${input.outcome}`);
  const text = `%${literal(input.q)}%`;
  const structure = named ? Prisma.sql`t.name` : Prisma.sql`coalesce(t.external_id, left(t.id::text, 8))`;
  const searched = named
    ? Prisma.sql`t.sort_key ILIKE ${`%${literal(sortKey(input.q))}%`}`
    : Prisma.sql`t.external_id ILIKE ${text}`;
  if (input.q) found.push(Prisma.sql`(${searched} OR s.code ILIKE ${text})`);
  const from = Prisma.sql`
    FROM draw_result r JOIN demand d ON d.id = r.demand_id JOIN session s ON s.id = d.session_id JOIN structure t ON t.id = r.structure_id
    WHERE ${Prisma.join(found, ' AND ')}`;
  const page = await tx.$queryRaw<(Omit<DrawResultRow, 'pseudonym' | 'sentences'> & { why: Why | null })[]>`
    SELECT r.demand_id AS "demandId", r.structure_id AS "structureId", ${structure} AS structure, t.public, s.code, s.sport,
      d.rank::int, (d.group_size * d.quantity)::int AS people, r.granted, r.round::int, r.reason, r."left", r.why
    ${from} ORDER BY ${named ? Prisma.sql`t.sort_key` : Prisma.sql`3`}, r.structure_id, d.rank LIMIT ${PAGE} OFFSET ${(input.page - 1) * PAGE}`;
  const [count] = await tx.$queryRaw<{ total: number }[]>`SELECT count(*)::int AS total ${from}`;
  const codes = new Map(draw.input.structures.map(({ id, code }) => [id, code]));
  const rows = page.map(({ why, ...row }) => ({
    ...row,
    pseudonym: codes.get(row.structureId) ?? null,
    sentences: why ? explain(why) : [],
  }));
  return { rows, total: count?.total ?? 0, named };
});
