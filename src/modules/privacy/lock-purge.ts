import type { Tx } from '@/platform/db';
import { DomainError } from '@/platform/errors';
import type { PurgeState, RateLine, RowCounts } from './privacy.rules';

export type PurgeRow = {
  readonly id: string;
  readonly programmeId: string;
  readonly state: PurgeState;
  readonly plan: RowCounts;
  readonly done: RowCounts;
  readonly plannedById: string | null;
  readonly confirmedById: string | null;
  readonly confirmedAt: Date | null;
  readonly ratesBefore: RateLine[] | null;
};

/** The purge, locked to the end of the transaction. Throws `privacy/purge-not-found`. */
export async function lockPurge(tx: Tx, purgeId: string): Promise<PurgeRow> {
  const [row] = await tx.$queryRaw<PurgeRow[]>`
    SELECT id, programme_id AS "programmeId", state, plan, done, planned_by_id AS "plannedById", confirmed_by_id AS "confirmedById",
      confirmed_at AS "confirmedAt", rates_before AS "ratesBefore"
    FROM purge WHERE id = ${purgeId}::uuid FOR UPDATE`;
  if (!row) throw new DomainError('not-found', 'privacy/purge-not-found');
  return row;
}
