import {
  type Actor,
  type InProgramme,
  inProgramme,
  isAuditor,
  isCity,
  isCityOf,
  isLeader,
  isLeaderOf,
  type OfStructure,
} from '@/modules/accounts/actor.rules';

/** The structures with their leaders' contacts: the city. A leader sees its own only, the auditor none of this. */
export function mayListStructures(actor: Actor): boolean {
  return isCity(actor);
}

/** Structures live across programmes, so no programme is asked for. */
export function mayReadStructure(actor: Actor, structureId: string): boolean {
  if (isCity(actor)) return true;
  return actor.kind === 'user' && isLeader(actor) && actor.structureId === structureId;
}

export function mayChangeStructure(actor: Actor): boolean {
  return isCity(actor);
}

/** Rule 1: the list of people of a structure: the structure itself and the city, inside the programme. */
export function mayReadList(actor: Actor, list: OfStructure): boolean {
  return isCityOf(actor, list) || isLeaderOf(actor, list);
}

export const mayChangeList = mayReadList;

/** Rule 2: who holds the tickets of a group. */
export const mayManageGroupLeaders = mayReadList;

/** Names a holder may choose from behind its claim link: its own structure's list, nothing else of it. */
export function mayChooseFromList(actor: Actor, list: OfStructure): boolean {
  if (mayReadList(actor, list)) return true;
  return actor.kind === 'holder' && inProgramme(actor, list) && actor.structureId === list.structureId;
}

/** Counts of structures and people, without a name. */
export function mayCountStructures(actor: Actor, programme: InProgramme): boolean {
  return isCityOf(actor, programme) || (isAuditor(actor) && inProgramme(actor, programme));
}
