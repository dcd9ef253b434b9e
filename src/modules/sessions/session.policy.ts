import { type Actor, type InProgramme, isCityOf, isLeaderOf, type OfStructure } from '@/modules/accounts/actor.rules';

/** Rule 7: moving or cancelling a session, changing its stock: the city. */
export function mayChangeSession(actor: Actor, session: InProgramme): boolean {
  return isCityOf(actor, session);
}

/** Rule 7: a structure answers a postponement for itself; the city may do it for it. */
export function mayAnswerPostponement(actor: Actor, answer: OfStructure): boolean {
  return isCityOf(actor, answer) || isLeaderOf(actor, answer);
}
