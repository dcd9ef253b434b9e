import type { Actor } from '@/platform/actor';
import type { Tx } from '@/platform/db';
import { DomainError } from '@/platform/errors';
import type { Edited } from '@/platform/versions';
import { mayWithdrawDemand } from './demand.policy';
import type { DemandState } from './demand.rules';
import { type Basket, lockBasket } from './whose-basket';

export type LockedWish = Edited &
  Basket & {
    readonly id: string;
    readonly sessionId: string;
    readonly state: DemandState;
    readonly size: number;
    readonly quantity: number;
    readonly wheelchairs: number;
  };

/**
 * A wish of one's own basket, or of any for the city, with its basket locked, then itself: the order in which everybody locks.
 * Another's and one that does not exist look alike: throws `demands/not-found`.
 */
export async function lockWish(tx: Tx, actor: Actor, demandId: string): Promise<LockedWish> {
  const [whose] = await tx.$queryRaw<Basket[]>`
    SELECT programme_id AS "programmeId", structure_id AS "structureId" FROM demand WHERE id = ${demandId}::uuid`;
  if (!whose || !mayWithdrawDemand(actor, whose)) throw new DomainError('not-found', 'demands/not-found');
  await lockBasket(tx, whose);
  const [wish] = await tx.$queryRaw<LockedWish[]>`
    SELECT id, programme_id AS "programmeId", structure_id AS "structureId", session_id AS "sessionId", state,
      group_size::int AS size, quantity::int, wheelchairs::int, version, edits
    FROM demand WHERE id = ${demandId}::uuid FOR UPDATE`;
  if (!wish) throw new DomainError('not-found', 'demands/not-found');
  return wish;
}
