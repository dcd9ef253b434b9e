import {
  type Actor,
  administers,
  type InProgramme,
  inProgramme,
  isAdmin,
  isAuditor,
} from '@/modules/accounts/actor.rules';

/** Rule 12: the purge is planned by an admin, at the screen or at the command line. */
export function mayPlanPurge(actor: Actor, programme: InProgramme): boolean {
  return administers(actor) && inProgramme(actor, programme);
}

/** A person confirms, and never the one who planned: the system cannot. Same admin: refused by the rule, with words. */
export function mayConfirmPurge(actor: Actor, programme: InProgramme): boolean {
  return isAdmin(actor) && inProgramme(actor, programme);
}

/** The worker carries out what two people decided. */
export function mayRunPurge(actor: Actor, programme: InProgramme): boolean {
  return actor.kind === 'system' && inProgramme(actor, programme);
}

/** Plan and certificate hold counts and rates only: the auditor may read them. */
export function mayReadPurge(actor: Actor, programme: InProgramme): boolean {
  return mayPlanPurge(actor, programme) || (isAuditor(actor) && inProgramme(actor, programme));
}
