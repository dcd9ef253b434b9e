import { type Actor, isCityOf, isLeaderOf, type OfStructure } from '@/modules/accounts/actor.rules';

/** What may come in by file; same words as the database. */
export type ImportedKind = 'SESSIONS' | 'TICKETS' | 'STRUCTURES' | 'BENEFICIARIES' | 'SCANS';

/** Calendar, stock, structures and scans are the city's; a list of people may also come from its own structure. */
export function mayImport(actor: Actor, wanted: OfStructure & { kind: ImportedKind }): boolean {
  if (isCityOf(actor, wanted)) return true;
  return wanted.kind === 'BENEFICIARIES' && isLeaderOf(actor, wanted);
}

/** Rows, problems and report of an import: whoever may do it. */
export const mayReadImport = mayImport;
export const mayApplyImport = mayImport;
