import { type Actor, type ActorRole, actorRole, type SystemActor } from '@/platform/actor';

export type { Actor, Role, SystemActor, UserActor } from '@/platform/actor';
export { ROLES } from '@/platform/actor';

export type InProgramme = { readonly programmeId: string };
export type OfStructure = InProgramme & { readonly structureId: string | null };

/**
 * What a role is for; on which rows is said by the predicates of each module's policy. `city`: acts in the city's name;
 * `staff`: a person of its team; `administration`: accounts, programmes and the plan of a purge; `structure`: one's own
 * structure; `held`: the tickets behind a claim link; `gate`: readings at the gate; `audit`: counts, draws and the trail.
 */
export type Scope = 'city' | 'staff' | 'administration' | 'structure' | 'held' | 'gate' | 'audit';

export const SCOPES: Readonly<Record<ActorRole, readonly Scope[]>> = {
  ADMIN: ['city', 'staff', 'administration'],
  AGENT: ['city', 'staff'],
  LEADER: ['structure'],
  AUDITOR: ['audit'],
  GATE: ['gate'],
  HOLDER: ['held'],
  SYSTEM: ['city', 'administration'],
  NOBODY: [],
};

function hasScope(actor: Actor, scope: Scope): boolean {
  return SCOPES[actorRole(actor)].includes(scope);
}

/** City staff: an admin or an agent of the ticketing team. */
export const isStaff = (actor: Actor): boolean => hasScope(actor, 'staff');
/** An admin, or the system (an operator at the command line): accounts, programmes, the plan of a purge. */
export const administers = (actor: Actor): boolean => hasScope(actor, 'administration');
/** An admin in person. */
export const isAdmin = (actor: Actor): boolean => isStaff(actor) && administers(actor);
export const isLeader = (actor: Actor): boolean => hasScope(actor, 'structure');
export const isAuditor = (actor: Actor): boolean => hasScope(actor, 'audit');
export const isGate = (actor: Actor): boolean => hasScope(actor, 'gate');
export const isSystem = (actor: Actor): actor is SystemActor => actor.kind === 'system';
/** Whoever acts in the city's name: staff, or the system (an operator at the command line, the worker). */
export const isCity = (actor: Actor): boolean => hasScope(actor, 'city');

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
