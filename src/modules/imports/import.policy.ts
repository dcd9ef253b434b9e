import {
  type Actor,
  type InProgramme,
  inProgramme,
  isCityOf,
  isLeader,
  isLeaderOf,
  type OfStructure,
} from '@/modules/accounts/actor.rules';
import type { ImportKind } from './import.rules';

/** Calendar, stock, structures and scans are the city's; a list of people may also come from its own structure. */
export function mayImport(actor: Actor, wanted: OfStructure & { kind: ImportKind }): boolean {
  if (isCityOf(actor, wanted)) return true;
  return wanted.kind === 'BENEFICIARIES' && isLeaderOf(actor, wanted);
}

/** The imports of the programme; a leader gets those of its own structure. */
export function mayListImports(actor: Actor, programme: InProgramme): boolean {
  return isCityOf(actor, programme) || (isLeader(actor) && inProgramme(actor, programme));
}

/** Rows, problems and report of an import: whoever may do it. */
export const mayReadImport = mayImport;
export const mayApplyImport = mayImport;
