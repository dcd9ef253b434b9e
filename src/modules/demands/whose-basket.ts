import { isLeader } from '@/modules/accounts/actor.rules';
import type { ProgrammeRules } from '@/modules/programmes/programme.schema';
import { programmeIdOf, readRules } from '@/modules/programmes/read-programme';
import type { Actor } from '@/platform/actor';
import { databaseClock, type Tx } from '@/platform/db';
import { DomainError } from '@/platform/errors';
import { changedMeanwhile } from '@/platform/versions';
import { requireDemandsOpen } from './basket.rules';
import { maySubmitDemand } from './demand.policy';
import { basketVersion } from './demand.rules';

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

/** The programme's date for wishes has not passed: call it after the lock, on the clock of the database. Throws `demands/closed`. */
export async function requireOpenBasket(tx: Tx, { programmeId }: Pick<Basket, 'programmeId'>): Promise<OpenBasket> {
  const rules = await readRules(tx, programmeId);
  const now = await databaseClock(tx);
  requireDemandsOpen(now, rules);
  return { rules, now };
}
export type OpenBasket = { readonly rules: ProgrammeRules; readonly now: Date };

type SeenWish = { readonly id: string; readonly state: 'DRAFT' | 'SUBMITTED'; readonly version: number };

/**
 * The open wishes, locked, in their order, provided they are those that were seen. Throws `demands/basket-changed` when they are
 * others, `common/changed-meanwhile` when their numbers or their order changed since.
 */
export async function requireBasketSeen(
  tx: Tx,
  { programmeId, structureId }: Basket,
  seen: { readonly demandIds: readonly string[]; readonly version: number },
): Promise<readonly SeenWish[]> {
  const open = await tx.$queryRaw<SeenWish[]>`
    SELECT id, state, version FROM demand WHERE programme_id = ${programmeId}::uuid AND structure_id = ${structureId}::uuid
      AND state IN ('DRAFT', 'SUBMITTED') ORDER BY rank, created_at, id FOR UPDATE`;
  const wanted = new Set(seen.demandIds);
  const same =
    wanted.size === seen.demandIds.length && open.length === wanted.size && open.every(({ id }) => wanted.has(id));
  if (!same) throw new DomainError('conflict', 'demands/basket-changed', { count: open.length });
  const version = basketVersion(open);
  if (version !== seen.version) throw changedMeanwhile(version, seen.version, ['rank']);
  return open;
}

/** A fingerprint of what counts in a basket: the wishes handed in, their order and numbers. Empty when there is none. */
export async function readDigest(tx: Tx, { programmeId, structureId }: Basket): Promise<string> {
  const [row] = await tx.$queryRaw<{ digest: string | null }[]>`
    SELECT md5(string_agg(concat_ws(' ', id, quantity, wheelchairs), E'\n' ORDER BY rank, created_at, id)) AS digest
    FROM demand WHERE programme_id = ${programmeId}::uuid AND structure_id = ${structureId}::uuid AND state = 'SUBMITTED'`;
  return row?.digest ?? '';
}

/** Ranks 1, 2, 3… in the present order, after one was taken out. */
export async function closeRanks(tx: Tx, { programmeId, structureId }: Basket): Promise<void> {
  await tx.$executeRaw`
    UPDATE demand d SET rank = o.place FROM (
      SELECT id, row_number() OVER (ORDER BY rank, created_at, id)::smallint AS place FROM demand
      WHERE programme_id = ${programmeId}::uuid AND structure_id = ${structureId}::uuid AND state IN ('DRAFT', 'SUBMITTED')) AS o
    WHERE d.id = o.id AND d.rank <> o.place`;
}
