import {
  type Actor,
  type InProgramme,
  inProgramme,
  isCityOf,
  isLeader,
  isLeaderOf,
  type OfStructure,
} from '@/modules/accounts/actor.rules';
import { type ImportKind, structureIn } from './import.rules';

/** Calendar, stock, structures and scans are the city's; its people, group leaders and wishes may also come from a structure itself. */
export function mayImport(actor: Actor, wanted: OfStructure & { kind: ImportKind }): boolean {
  if (isCityOf(actor, wanted)) return true;
  return structureIn(wanted.kind) !== 'never' && isLeaderOf(actor, wanted);
}

/** The imports of the programme; a leader gets those of its own structure. */
export function mayListImports(actor: Actor, programme: InProgramme): boolean {
  return isCityOf(actor, programme) || (isLeader(actor) && inProgramme(actor, programme));
}

/** Rows, problems and report of an import: whoever may do it, who may also apply, correct and undo it. */
export const mayReadImport = mayImport;

/**
 * Whether a file is the actor's own, so that its rows go back without a fresh proof of who asks: whoever sent it has it on
 * the desk already, and the list of a structure is its leader's. Anybody else takes other people's rows away (rule 12).
 */
export function isOwnFile(actor: Actor, file: OfStructure & { readonly createdById: string | null }): boolean {
  return isLeaderOf(actor, file) || (actor.kind === 'user' && actor.userId === file.createdById);
}
