import { command } from '@/platform/command';
import { seenBasketInput } from './demand.schema';
import { basketOf, lockBasket, requireBasketSeen, requireOpenBasket } from './whose-basket';

/**
 * Takes every open wish out of a basket, those handed in too: nothing of it goes to the draw. Throws `demands/basket-changed`,
 * `common/changed-meanwhile`, `demands/closed`, `structures/not-found`.
 */
export const emptyBasket = command('demands/empty', seenBasketInput, async ({ tx, actor, trail }, input) => {
  trail({ structureId: input.structureId ?? null });
  const basket = await basketOf(tx, actor, input.structureId);
  trail({ subject: ['structure', basket.structureId], structureId: basket.structureId });
  await lockBasket(tx, basket);
  const open = await requireBasketSeen(tx, basket, input);
  await requireOpenBasket(tx, basket);
  await tx.$executeRaw`UPDATE demand SET state = 'WITHDRAWN' WHERE id = ANY(${open.map(({ id }) => id)}::uuid[])`;
  trail({ facts: { wishes: open.length } });
  return { withdrawn: open.length };
});
