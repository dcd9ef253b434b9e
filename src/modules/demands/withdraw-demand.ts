import { command } from '@/platform/command';
import { DomainError } from '@/platform/errors';
import { requireSeen } from '@/platform/versions';
import { isOpen } from './demand.rules';
import { withdrawInput } from './demand.schema';
import { lockWish } from './lock-wish';
import { closeRanks, requireOpenBasket } from './whose-basket';

/**
 * Takes a wish out of the basket before it is drawn; the next ones move up. Throws `demands/not-found`,
 * `demands/already-decided`, `demands/closed`.
 */
export const withdrawDemand = command('demands/withdraw', withdrawInput, async ({ tx, actor, trail }, input) => {
  trail({ subject: ['demand', input.demandId] });
  const demand = await lockWish(tx, actor, input.demandId);
  trail({ structureId: demand.structureId });
  if (demand.state === 'WITHDRAWN') return { demandId: demand.id, state: demand.state };
  if (!isOpen(demand.state)) throw new DomainError('conflict', 'demands/already-decided', { state: demand.state });
  requireSeen(demand, { actor, seen: input.version, among: ['quantity', 'wheelchairs'] });
  await requireOpenBasket(tx, demand);
  await tx.$executeRaw`UPDATE demand SET state = 'WITHDRAWN' WHERE id = ${demand.id}::uuid`;
  await closeRanks(tx, demand);
  return { demandId: demand.id, state: 'WITHDRAWN' as const };
});
