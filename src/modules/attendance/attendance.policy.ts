import {
  type Actor,
  type InProgramme,
  inProgramme,
  isAuditor,
  isCityOf,
  isGate,
  isLeaderOf,
  type OfStructure,
} from '@/modules/accounts/actor.rules';

/** Which gate user stands at which session on which day of the venue (`YYYY-MM-DD`). */
export type GateDuty = { readonly userId: string; readonly sessionId: string; readonly day: string };

/** The gate scans on its named sessions, for the day; the city scans anywhere in its programme. */
export function mayScan(
  actor: Actor,
  session: InProgramme & { readonly sessionId: string },
  today: string,
  duties: readonly GateDuty[],
): boolean {
  if (isCityOf(actor, session)) return true;
  if (actor.kind !== 'user' || !isGate(actor) || !inProgramme(actor, session)) return false;
  return duties.some(
    (duty) => duty.userId === actor.userId && duty.sessionId === session.sessionId && duty.day === today,
  );
}

/** Rule 12: rates of the whole programme; the auditor gets them with small counts hidden. */
export function mayReadAttendance(actor: Actor, programme: InProgramme): boolean {
  return isCityOf(actor, programme) || (isAuditor(actor) && inProgramme(actor, programme));
}

/** A leader reads its own structure's rate, never another's. */
export function mayReadOwnAttendance(actor: Actor, structure: OfStructure): boolean {
  return isCityOf(actor, structure) || isLeaderOf(actor, structure);
}

/** The city exports the full report; what leaves for the auditor has its small counts hidden. */
export const mayExportAttendance = mayReadAttendance;

/** Only the city sees counts under five. */
export function maySeeSmallCounts(actor: Actor, programme: InProgramme): boolean {
  return isCityOf(actor, programme);
}
