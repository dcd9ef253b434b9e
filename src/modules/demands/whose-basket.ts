import { isLeader } from '@/modules/accounts/actor.rules';
import { programmeIdOf } from '@/modules/programmes/read-programme';
import type { Actor } from '@/platform/actor';
import type { Tx } from '@/platform/db';
import { DomainError } from '@/platform/errors';
import { maySubmitDemand } from './demand.policy';

export type Basket = { readonly programmeId: string; readonly structureId: string };

/**
 * Whose demands are meant: a leader's own, or the structure the city names. Another structure's basket and one that
 * does not exist look alike: throws `structures/not-found`.
 */
export async function basketOf(tx: Tx, actor: Actor, structureId: string | undefined): Promise<Basket> {
  const programmeId = programmeIdOf(actor);
  const own = actor.kind === 'user' && isLeader(actor) ? actor.structureId : null;
  const wanted = structureId ?? own;
  if (wanted === null || !maySubmitDemand(actor, { programmeId, structureId: wanted })) {
    throw new DomainError('not-found', 'structures/not-found');
  }
  const found = await tx.$queryRaw<{ id: string }[]>`
    SELECT id FROM structure WHERE id = ${wanted}::uuid AND disabled_at IS NULL`;
  if (found.length === 0) throw new DomainError('not-found', 'structures/not-found');
  return { programmeId, structureId: wanted };
}

/** One change of a basket at a time: ranks follow each other without a gap. */
export async function lockBasket(tx: Tx, { programmeId, structureId }: Basket): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended('basket:' || ${programmeId} || ${structureId}, 0))`;
}

/** Ranks 1, 2, 3… in the present order, after one was taken out. */
export async function closeRanks(tx: Tx, { programmeId, structureId }: Basket): Promise<void> {
  await tx.$executeRaw`
    UPDATE demand d SET rank = o.place FROM (
      SELECT id, row_number() OVER (ORDER BY rank, created_at, id)::smallint AS place FROM demand
      WHERE programme_id = ${programmeId}::uuid AND structure_id = ${structureId}::uuid AND state = 'SUBMITTED') AS o
    WHERE d.id = o.id AND d.rank <> o.place`;
}
