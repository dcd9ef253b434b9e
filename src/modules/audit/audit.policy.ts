import { type Actor, type InProgramme, inProgramme, isAdmin, isAuditor, isStaff } from '@/modules/accounts/actor.rules';

/** The trail: admin and auditor; an agent that of its own programme. `programmeId` is null for what belongs to none. */
export function mayReadTrail(actor: Actor, scope: { readonly programmeId: string | null }): boolean {
  if (isAdmin(actor)) return true;
  if (scope.programmeId === null) return isAuditor(actor);
  const programme: InProgramme = { programmeId: scope.programmeId };
  return (isAuditor(actor) || isStaff(actor)) && inProgramme(actor, programme);
}

/** The free note beside a reason: staff only. */
export function mayReadNote(actor: Actor, programme: InProgramme): boolean {
  return isStaff(actor) && inProgramme(actor, programme);
}
