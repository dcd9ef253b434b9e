import type { AllocationState } from '@/modules/allocation/allocation.rules';
import type { SessionStatus } from '@/modules/sessions/session.rules';
import type { Tx } from '@/platform/db';
import { DomainError } from '@/platform/errors';

export type LockedAllocation = {
  readonly id: string;
  readonly programmeId: string;
  readonly sessionId: string;
  readonly structureId: string;
  readonly quantity: number;
  readonly state: AllocationState;
  readonly confirmBy: Date;
  readonly createdAt: Date;
  readonly remindedAt: Date | null;
  readonly offer: boolean;
  readonly demandId: string | null;
  readonly cutoffAt: Date;
  readonly sessionStatus: SessionStatus;
};

/**
 * The allocations among `ids` that the actor may see, locked in order of id. One that does not exist and one of
 * another structure are both left out.
 */
export function lockAllocations(tx: Tx, ids: readonly string[]): Promise<LockedAllocation[]> {
  return tx.$queryRaw<LockedAllocation[]>`
    SELECT a.id, a.programme_id AS "programmeId", a.session_id AS "sessionId", a.structure_id AS "structureId", a.quantity,
      a.state, a.confirm_by AS "confirmBy", a.created_at AS "createdAt", a.reminded_at AS "remindedAt",
      a.offer, a.demand_id AS "demandId", s.cutoff_at AS "cutoffAt", s.status AS "sessionStatus"
    FROM allocation a JOIN session s ON s.id = a.session_id
    WHERE a.id = ANY(${[...ids]}::uuid[]) ORDER BY a.id FOR UPDATE OF a`;
}

/** One of them. Throws `allocation/not-found`. */
export async function lockAllocation(tx: Tx, id: string): Promise<LockedAllocation> {
  const [row] = await lockAllocations(tx, [id]);
  if (!row) throw new DomainError('not-found', 'allocation/not-found');
  return row;
}
