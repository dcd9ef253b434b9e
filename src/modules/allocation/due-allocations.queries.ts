import { nothing, query } from '@/platform/command';
import { Prisma } from '@/platform/generated/prisma/client';

const BATCH = 500;

/** Allocations whose date has passed without an answer (rule 16), oldest first, 500 at most. For the sweep. */
export const listDueAllocations = query(
  'allocation/due',
  nothing,
  ({ tx }) =>
    tx.$queryRaw<{ id: string }[]>`
    SELECT id FROM allocation WHERE state = 'PROPOSED' AND confirm_by <= clock_timestamp() ORDER BY confirm_by LIMIT ${BATCH}`,
);

/**
 * The rule `reminderDue` of an allocation `a` that waits: half of its time is over, or a day is left, and nobody was
 * reminded since.
 */
export const REMINDER_DUE = Prisma.sql`(
  (clock_timestamp() >= a.created_at + (a.confirm_by - a.created_at) / 2
    AND coalesce(a.reminded_at, '-infinity') < a.created_at + (a.confirm_by - a.created_at) / 2)
  OR (clock_timestamp() >= a.confirm_by - interval '24 hours' AND coalesce(a.reminded_at, '-infinity') < a.confirm_by - interval '24 hours'
    AND a.confirm_by - interval '24 hours' > a.created_at + (a.confirm_by - a.created_at) / 2))`;

/** Allocations without an answer to which a reminder is due (rule 16). For the sweep. */
export const listAllocationsToRemind = query(
  'allocation/to-remind',
  nothing,
  ({ tx }) =>
    tx.$queryRaw<{ id: string }[]>`
    SELECT a.id FROM allocation a WHERE a.state = 'PROPOSED' AND a.confirm_by > clock_timestamp() AND ${REMINDER_DUE}
    ORDER BY a.confirm_by LIMIT ${BATCH}`,
);
