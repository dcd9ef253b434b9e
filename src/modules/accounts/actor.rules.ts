import type { Actor, HolderActor, Role, SystemActor } from '@/platform/actor';

export type { Actor, HolderActor, Role, SystemActor, UserActor } from '@/platform/actor';
export { ROLES } from '@/platform/actor';

export type InProgramme = { readonly programmeId: string };
export type OfStructure = InProgramme & { readonly structureId: string | null };

function hasRole(actor: Actor, ...roles: readonly Role[]): boolean {
  return actor.kind === 'user' && roles.includes(actor.role);
}

export const isAdmin = (actor: Actor): boolean => hasRole(actor, 'ADMIN');
/** City staff: an admin or an agent of the ticketing team. */
export const isStaff = (actor: Actor): boolean => hasRole(actor, 'ADMIN', 'AGENT');
export const isLeader = (actor: Actor): boolean => hasRole(actor, 'LEADER');
export const isAuditor = (actor: Actor): boolean => hasRole(actor, 'AUDITOR');
export const isGate = (actor: Actor): boolean => hasRole(actor, 'GATE');
export const isHolder = (actor: Actor): actor is HolderActor => actor.kind === 'holder';
export const isSystem = (actor: Actor): actor is SystemActor => actor.kind === 'system';
/** Whoever acts in the city's name: staff, or the system (an operator at the command line, the worker). */
export const isCity = (actor: Actor): boolean => isStaff(actor) || isSystem(actor);

/** True when the thing belongs to the programme the actor works in. */
export function inProgramme(actor: Actor, thing: InProgramme): boolean {
  if (actor.kind === 'nobody') return false;
  if (actor.kind === 'system' && actor.programmeId === null) return true;
  return actor.programmeId === thing.programmeId;
}

/** The city, inside its programme. */
export function isCityOf(actor: Actor, thing: InProgramme): boolean {
  return isCity(actor) && inProgramme(actor, thing);
}

/** The leader of the very structure the thing belongs to, inside the same programme. */
export function isLeaderOf(actor: Actor, thing: OfStructure): boolean {
  if (actor.kind !== 'user' || actor.role !== 'LEADER') return false;
  return inProgramme(actor, thing) && actor.structureId !== null && actor.structureId === thing.structureId;
}
