import { command } from '@/platform/command';
import { DomainError } from '@/platform/errors';
import { changedMeanwhile } from '@/platform/versions';
import { basketVersion } from './demand.rules';
import { rankInput } from './demand.schema';
import { basketOf, lockBasket } from './whose-basket';

/** Puts the open wishes of a basket in the given order, dearest first. Throws `demands/basket-changed` unless they are exactly those, `common/changed-meanwhile` when they were ordered otherwise since. */
export const rankDemands = command('demands/rank', rankInput, async ({ tx, actor, trail }, input) => {
  trail({ structureId: input.structureId ?? null });
  const basket = await basketOf(tx, actor, input.structureId);
  trail({ subject: ['structure', basket.structureId], structureId: basket.structureId });
  await lockBasket(tx, basket);
  const open = await tx.$queryRaw<{ id: string; version: number }[]>`
    SELECT id, version FROM demand WHERE programme_id = ${basket.programmeId}::uuid AND structure_id = ${basket.structureId}::uuid AND state = 'SUBMITTED'`;
  const wanted = new Set(input.demandIds);
  const same =
    wanted.size === input.demandIds.length && open.length === wanted.size && open.every(({ id }) => wanted.has(id));
  if (!same) throw new DomainError('conflict', 'demands/basket-changed', { count: open.length });
  const version = basketVersion(open);
  if (version !== input.version) throw changedMeanwhile(version, input.version, ['rank']);
  await tx.$executeRaw`
    UPDATE demand d SET rank = o.place
    FROM unnest(${input.demandIds}::uuid[]) WITH ORDINALITY AS o(id, place) WHERE d.id = o.id AND d.rank <> o.place`;
  return { count: open.length };
});
