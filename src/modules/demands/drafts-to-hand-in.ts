import type { ProgrammeRules } from '@/modules/programmes/programme.schema';
import type { Tx } from '@/platform/db';
import { demandsClosed } from './basket.rules';
import { type WantedSession, whyNotOffered } from './demand.rules';
import type { Basket } from './whose-basket';

export type ToHandIn = {
  /** Wishes that do not count so far. */
  readonly drafts: number;
  /** Until when they may be handed in; null: the programme has no date. */
  readonly before: Date | null;
};

/**
 * The drafts of a basket that may still be handed in (rules 4, 7, 13), and until when; null when there is nothing to hand in, or
 * wishes are closed. A draft whose session is no longer offered waits for nothing.
 */
export async function draftsToHandIn(
  tx: Tx,
  { programmeId, structureId }: Basket,
  now: Date,
  rules: ProgrammeRules,
): Promise<ToHandIn | null> {
  if (demandsClosed(now, rules)) return null;
  const wanted = await tx.$queryRaw<WantedSession[]>`
    SELECT s.kind, s.status, s.cutoff_at AS "cutoffAt" FROM demand d JOIN session s ON s.id = d.session_id
    WHERE d.programme_id = ${programmeId}::uuid AND d.structure_id = ${structureId}::uuid AND d.state = 'DRAFT'`;
  const drafts = wanted.filter((session) => whyNotOffered(session, now, rules) === null).length;
  if (drafts === 0) return null;
  return { drafts, before: rules.demandsCloseAt === null ? null : new Date(rules.demandsCloseAt) };
}
