import { nothing, query } from '@/platform/command';

const BATCH = 500;

/** Allocations whose date has passed without an answer (rule 16), oldest first, 500 at most. For the sweep. */
export const listDueAllocations = query(
  'allocation/due',
  nothing,
  ({ tx }) =>
    tx.$queryRaw<{ id: string }[]>`
    SELECT id FROM allocation WHERE state = 'PROPOSED' AND confirm_by <= clock_timestamp() ORDER BY confirm_by LIMIT ${BATCH}`,
);

/** Allocations past half of the time they have to answer, not reminded yet. For the sweep. */
export const listAllocationsToRemind = query(
  'allocation/to-remind',
  nothing,
  ({ tx }) =>
    tx.$queryRaw<{ id: string }[]>`
    SELECT id FROM allocation WHERE state = 'PROPOSED' AND reminded_at IS NULL AND confirm_by > clock_timestamp()
      AND clock_timestamp() >= created_at + (confirm_by - created_at) / 2 ORDER BY confirm_by LIMIT ${BATCH}`,
);
