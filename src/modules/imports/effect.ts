import type { Tx } from '@/platform/db';
import { lookUpByIndex, type Meeting, type Shown } from './apply/applier';
import { beneficiaries } from './apply/apply-beneficiaries';
import { demands } from './apply/apply-demands';
import { groupLeaders } from './apply/apply-leaders';
import { sessions } from './apply/apply-sessions';
import { structures } from './apply/apply-structures';
import { tickets } from './apply/apply-tickets';
import { effect } from './apply/meet';
import type { ImportKind } from './import.rules';

/** How each kind meets the base. Scans are judged one by one at their own place (attendance). */
export const MEETINGS: { readonly [K in Exclude<ImportKind, 'SCANS'>]: Meeting } = {
  SESSIONS: sessions,
  TICKETS: tickets,
  STRUCTURES: structures,
  BENEFICIARIES: beneficiaries,
  GROUP_LEADERS: groupLeaders,
  DEMANDS: demands,
};

/** What applying would do now; null for scans, whose outcome depends on the moment. */
export async function effectOf(
  tx: Tx,
  importId: string,
  found: { readonly kind: ImportKind; readonly programmeId: string; readonly structureId: string | null },
): Promise<Shown | null> {
  if (found.kind === 'SCANS') return null;
  await lookUpByIndex(tx);
  return effect(MEETINGS[found.kind], tx, {
    importId,
    programmeId: found.programmeId,
    structureId: found.structureId,
  });
}
