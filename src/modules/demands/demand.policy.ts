import { type Actor, isCityOf, isLeaderOf, type OfStructure } from '@/modules/accounts/actor.rules';

/** A structure's demands: the city and the structure's leader. */
export function mayReadDemand(actor: Actor, demand: OfStructure): boolean {
  return isCityOf(actor, demand) || isLeaderOf(actor, demand);
}

export const maySubmitDemand = mayReadDemand;
export const mayWithdrawDemand = mayReadDemand;
