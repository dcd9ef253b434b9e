import { mayChangeProgramme } from '@/modules/accounts/account.policy';
import {
  type Actor,
  type InProgramme,
  inProgramme,
  isAuditor,
  isCityOf,
  isLeaderOf,
  type OfStructure,
} from '@/modules/accounts/actor.rules';

/** Giving seats by hand, drawing, publishing and discarding a draw: the city. */
export function mayAllocate(actor: Actor, programme: InProgramme): boolean {
  return isCityOf(actor, programme);
}

export const mayDraw = mayAllocate;

/** Exchanging who sits in two seats, and seeing the plan of all seats: the city. */
export const maySwapSeats = mayAllocate;

export function mayReadAllocation(actor: Actor, allocation: OfStructure): boolean {
  return isCityOf(actor, allocation) || isLeaderOf(actor, allocation);
}

/** Rule 16: the structure confirms or declines; the city may do it for it. */
export const mayAnswerAllocation = mayReadAllocation;

/** The auditor verifies a draw from its seed, its fingerprint and its opaque results. */
export function mayVerifyDraw(actor: Actor, programme: InProgramme): boolean {
  return isCityOf(actor, programme) || (isAuditor(actor) && inProgramme(actor, programme));
}

/** Quotas, caps, weights and priorities are rules of the programme. */
export const mayChangeDrawRules = mayChangeProgramme;

/** Rules are read by whoever may verify what they decided. */
export const mayReadDrawRules = mayVerifyDraw;
