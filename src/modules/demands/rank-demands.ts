import { command } from '@/platform/command';
import { rankInput } from './demand.schema';
import { basketOf, lockBasket, requireBasketSeen, requireOpenBasket } from './whose-basket';

/**
 * Puts the open wishes of a basket in the given order, dearest first. Throws `demands/basket-changed` unless they are exactly
 * those, `common/changed-meanwhile` when they were ordered otherwise since, `demands/closed`.
 */
export const rankDemands = command('demands/rank', rankInput, async ({ tx, actor, trail }, input) => {
  trail({ structureId: input.structureId ?? null });
  const basket = await basketOf(tx, actor, input.structureId);
  trail({ subject: ['structure', basket.structureId], structureId: basket.structureId });
  await lockBasket(tx, basket);
  const open = await requireBasketSeen(tx, basket, input);
  await requireOpenBasket(tx, basket);
  await tx.$executeRaw`
    UPDATE demand d SET rank = o.place
    FROM unnest(${input.demandIds}::uuid[]) WITH ORDINALITY AS o(id, place) WHERE d.id = o.id AND d.rank <> o.place`;
  return { count: open.length };
});
