import { type Actor, isCityOf, isLeaderOf, type OfStructure } from '@/modules/accounts/actor.rules';
import type { ImportKind } from './import.rules';

/** Calendar, stock, structures and scans are the city's; a list of people may also come from its own structure. */
export function mayImport(actor: Actor, wanted: OfStructure & { kind: ImportKind }): boolean {
  if (isCityOf(actor, wanted)) return true;
  return wanted.kind === 'BENEFICIARIES' && isLeaderOf(actor, wanted);
}

/** Rows, problems and report of an import: whoever may do it. */
export const mayReadImport = mayImport;
export const mayApplyImport = mayImport;
