import { command } from '@/platform/command';
import type { Tx } from '@/platform/db';
import { DomainError } from '@/platform/errors';
import { type Edited, requireSeen } from '@/platform/versions';
import { mayWithdrawDemand } from './demand.policy';
import type { DemandState } from './demand.rules';
import { withdrawInput } from './demand.schema';
import { closeRanks, lockBasket } from './whose-basket';

type Locked = { id: string; programmeId: string; structureId: string; state: DemandState } & Edited;

async function lockDemand(tx: Tx, id: string): Promise<Locked> {
  const [row] = await tx.$queryRaw<Locked[]>`
    SELECT id, programme_id AS "programmeId", structure_id AS "structureId", state, version, edits
    FROM demand WHERE id = ${id}::uuid FOR UPDATE`;
  if (!row) throw new DomainError('not-found', 'demands/not-found');
  return row;
}

/** Takes a wish out of the basket before it is drawn; the next ones move up. Throws `demands/not-found`, `demands/already-decided`. */
export const withdrawDemand = command('demands/withdraw', withdrawInput, async ({ tx, actor, trail }, input) => {
  trail({ subject: ['demand', input.demandId] });
  const demand = await lockDemand(tx, input.demandId);
  trail({ structureId: demand.structureId });
  if (!mayWithdrawDemand(actor, demand)) throw new DomainError('not-found', 'demands/not-found');
  if (demand.state === 'WITHDRAWN') return { demandId: demand.id, state: demand.state };
  if (demand.state !== 'SUBMITTED')
    throw new DomainError('conflict', 'demands/already-decided', { state: demand.state });
  requireSeen(demand, { actor, seen: input.version, among: ['quantity', 'wheelchairs'] });
  await lockBasket(tx, demand);
  await tx.$executeRaw`UPDATE demand SET state = 'WITHDRAWN' WHERE id = ${demand.id}::uuid`;
  await closeRanks(tx, demand);
  return { demandId: demand.id, state: 'WITHDRAWN' as const };
});
