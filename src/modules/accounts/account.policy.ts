import {
  type Actor,
  administers,
  type InProgramme,
  inProgramme,
  isCityOf,
  type Role,
  type UserActor,
} from './actor.rules';

/** Only an admin sees, invites, disables and re-enables users; the system does it for the operator's command line. */
export function mayManageUsers(actor: Actor): boolean {
  return administers(actor);
}

export const mayListUsers = mayManageUsers;

/** An admin invites anybody; a leader is invited for a structure, nobody else is (`structureId` must agree). */
export function mayInvite(actor: Actor, invited: { role: Role; structureId: string | null }): boolean {
  const agrees = (invited.role === 'LEADER') === (invited.structureId !== null);
  return agrees && mayManageUsers(actor);
}

/** An admin never disables or demotes the account it works with: somebody must stay able to repair. */
export function mayChangeUser(actor: Actor, userId: string): boolean {
  if (actor.kind === 'user' && actor.userId === userId) return false;
  return mayManageUsers(actor);
}

/** Any signed-in user, whatever its role, keeps its own name, address, password and sign-ins, and nobody else's. */
export function mayChangeOwnAccount(actor: Actor): actor is UserActor {
  return actor.kind === 'user';
}

/** Which people stand at which gate on which day is the city's business. */
export function mayAssignGate(actor: Actor, session: InProgramme): boolean {
  return isCityOf(actor, session);
}

/** Rules, sender, contact and dates of a programme: admin only. */
export function mayChangeProgramme(actor: Actor, programme: InProgramme): boolean {
  return mayManageUsers(actor) && inProgramme(actor, programme);
}
