import { basketInput } from '@/modules/demands/demand.schema';
import { basketOf } from '@/modules/demands/whose-basket';
import { query } from '@/platform/command';
import type { Tx } from '@/platform/db';
import { explain } from './draw-explain.rules';
import type { Why } from './draw-why.rules';

type Row = {
  readonly demandId: string;
  readonly drawId: string;
  readonly code: string;
  readonly sport: string;
  readonly venue: string;
  readonly city: string;
  readonly startsAt: Date;
  readonly rank: number;
  readonly people: number;
  readonly granted: number;
  readonly reason: string | null;
  readonly why: Why | null;
  readonly publishedAt: Date;
};

/** The wishes of a structure that a published draw answered, dearest first: of `drawId` alone when it is given. */
export async function readAnswers(tx: Tx, programmeId: string, structureId: string, drawId: string | null = null) {
  const rows = await tx.$queryRaw<Row[]>`
    SELECT r.demand_id AS "demandId", w.id AS "drawId", s.code, s.sport, s.venue, s.city, s.starts_at AS "startsAt", d.rank::int,
      (d.group_size * d.quantity)::int AS people, r.granted, r.reason, r.why, w.published_at AS "publishedAt"
    FROM draw_result r JOIN draw w ON w.id = r.draw_id JOIN demand d ON d.id = r.demand_id JOIN session s ON s.id = d.session_id
    WHERE w.programme_id = ${programmeId}::uuid AND w.state = 'PUBLISHED' AND r.structure_id = ${structureId}::uuid
      AND (${drawId}::uuid IS NULL OR w.id = ${drawId}::uuid)
    ORDER BY w.published_at DESC, d.rank, r.demand_id`;
  return rows.map(({ why, ...row }) => ({ ...row, sentences: why ? explain(why) : [] }));
}

/**
 * The answers of the published draws to one structure, each in the sentences of its letter: for its leader, and for the
 * city that names it. Throws `structures/not-found`.
 */
export const explainWishes = query('allocation/explained', basketInput, async ({ tx, actor }, input) => {
  const { programmeId, structureId } = await basketOf(tx, actor, input.structureId);
  const [structure] = await tx.$queryRaw<{ name: string }[]>`
    SELECT name FROM structure WHERE id = ${structureId}::uuid`;
  return { structure: structure?.name ?? '', wishes: await readAnswers(tx, programmeId, structureId) };
});
