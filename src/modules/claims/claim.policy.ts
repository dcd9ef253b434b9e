import { type Actor, type InProgramme, isCityOf, isLeaderOf, type OfStructure } from '@/modules/accounts/actor.rules';

/** Rule 8: waves are prepared and sent by the city. */
export function maySendWave(actor: Actor, programme: InProgramme): boolean {
  return isCityOf(actor, programme);
}

export const mayReadWaves = maySendWave;

/** Rule 8: the same mail to the same address again, asked for by the city or the structure of the group leader. */
export function mayResendClaim(actor: Actor, mail: OfStructure): boolean {
  return isCityOf(actor, mail) || isLeaderOf(actor, mail);
}
