import { command } from '@/platform/command';
import { DomainError } from '@/platform/errors';
import { requireSeen } from '@/platform/versions';
import { decideDemand, isOpen } from './demand.rules';
import { changeDemandInput } from './demand.schema';
import { lockWish } from './lock-wish';
import { requireOpenBasket } from './whose-basket';
import { readWishedSession } from './wished-session';

/**
 * More or fewer people, more or fewer wheelchairs, for a wish that is open; one handed in goes on counting, with its new numbers.
 * Throws `demands/not-found`, `demands/already-decided`, `demands/closed`, what `decideDemand` throws, and
 * `common/changed-meanwhile` when the numbers were not seen as they are.
 */
export const changeDemand = command('demands/change', changeDemandInput, async ({ tx, actor, trail }, input) => {
  trail({ subject: ['demand', input.demandId] });
  const wish = await lockWish(tx, actor, input.demandId);
  trail({ structureId: wish.structureId });
  if (!isOpen(wish.state)) throw new DomainError('conflict', 'demands/already-decided', { state: wish.state });
  requireSeen(wish, { actor, seen: input.version, among: ['quantity', 'wheelchairs'] });
  const { rules, now } = await requireOpenBasket(tx, wish);
  const session = await readWishedSession(tx, wish.sessionId, wish.programmeId);
  const { quantity, wheelchairs } = input;
  const { people } = decideDemand({ size: wish.size, quantity, wheelchairs }, session, now, rules);
  const [saved] = await tx.$queryRaw<{ version: number }[]>`
    UPDATE demand SET quantity = ${quantity}, wheelchairs = ${wheelchairs} WHERE id = ${wish.id}::uuid RETURNING version`;
  trail({ facts: { people, wheelchairs } });
  return { demandId: wish.id, version: saved?.version ?? wish.version, people };
});
