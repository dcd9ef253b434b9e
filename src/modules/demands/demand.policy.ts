import {
  type Actor,
  type InProgramme,
  inProgramme,
  isCityOf,
  isLeader,
  isLeaderOf,
  type OfStructure,
} from '@/modules/accounts/actor.rules';

/** A structure's demands: the city and the structure's leader. */
export function mayReadDemand(actor: Actor, demand: OfStructure): boolean {
  return isCityOf(actor, demand) || isLeaderOf(actor, demand);
}

/** The catalogue of a programme: whoever asks for places in it, for oneself or for a structure. */
export function mayBrowse(actor: Actor, programme: InProgramme): boolean {
  return isCityOf(actor, programme) || (isLeader(actor) && inProgramme(actor, programme));
}

export const maySubmitDemand = mayReadDemand;
export const mayWithdrawDemand = mayReadDemand;
