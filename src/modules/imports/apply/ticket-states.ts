import type { CommandContext } from '@/platform/command';
import type { Tx } from '@/platform/db';
import { Prisma } from '@/platform/generated/prisma/client';
import { type Against, goodRows, type Lines, type Scope } from './applier';

const { sql } = Prisma;

/** What the organiser says of a ticket, and what would be said by us, do not go together (rule 11). From `v` and `k`. */
const DISAGREEMENTS = {
  'cancelled-there-only': sql`v.state = 'CANCELLED'`,
  'entered-there-only': sql`v.state = 'ENTERED' AND k.state IS DISTINCT FROM 'ENTERED'`,
  'claimed-there-only': sql`v.state = 'CLAIMED' AND coalesce(k.state NOT IN ('CLAIMED', 'ENTERED'), true)`,
  'claimed-here-only': sql`v.state = 'NOT_TAKEN' AND k.state IN ('CLAIMED', 'ENTERED')`,
};

/**
 * A seat the organiser has cancelled, or that somebody entered with, never comes into the stock. Of one we have, and of one that
 * somebody took there, each is told; our own state stays (rule 11).
 */
export const AGAINST_STATES: readonly Against[] = [
  {
    field: 'state',
    code: 'cancelled-by-organiser',
    severity: 'error',
    when: sql`k.id IS NULL AND v.state = 'CANCELLED'`,
  },
  { field: 'state', code: 'used-already', severity: 'error', when: sql`k.id IS NULL AND v.state = 'ENTERED'` },
  ...Object.entries(DISAGREEMENTS).map(
    ([code, when]): Against => ({
      field: 'state',
      code,
      severity: 'warning',
      when: sql`(k.id IS NOT NULL OR v.state = 'CLAIMED') AND ${when}`,
    }),
  ),
];

/**
 * Rule 11: what the two sides say of a ticket becomes an open discrepancy, one a ticket and kind, beside the applying; no state changes.
 * Answers how many were opened now.
 */
export const openStateDiscrepancies =
  (joins: (scope: Scope) => Prisma.Sql) =>
  async ({ tx }: CommandContext, scope: Scope, lines: Lines): Promise<Record<string, number>> => {
    const kind = Object.entries(DISAGREEMENTS).map(([code, when]) => sql`WHEN ${when} THEN ${code}`);
    const opened = await tx.$executeRaw`
      INSERT INTO discrepancy (programme_id, session_id, ticket_id, structure_id, kind, ours, theirs)
      SELECT k.programme_id, k.session_id, k.id, k.structure_id, d.kind, k.state::text, v.state
      FROM import_row r ${joins(scope)}
      CROSS JOIN LATERAL (SELECT CASE ${Prisma.join(kind, ' ')} END AS kind OFFSET 0) d
      WHERE ${goodRows(scope, lines)} AND r."values" ? 'state' AND k.id IS NOT NULL AND d.kind IS NOT NULL
        AND NOT EXISTS (SELECT FROM discrepancy x WHERE x.ticket_id = k.id AND x.kind = d.kind AND x.state = 'OPEN')`;
    return opened > 0 ? { discrepancies: opened } : {};
  };

/** A ticket that an undone import made is gone: nothing is left to disagree about. */
export const settleOfGone = (
  tx: Tx,
  { importId, programmeId }: Pick<Scope, 'importId' | 'programmeId'>,
): Promise<number> =>
  tx.$executeRaw`
    UPDATE discrepancy d SET state = 'SETTLED', settled_at = now()
    WHERE d.programme_id = ${programmeId}::uuid AND d.state = 'OPEN' AND d.ticket_id IN (
      SELECT c.record_id FROM import_change c WHERE c.import_id = ${importId}::uuid AND c.act = 'CREATED' AND c.outcome = 'REVERSED')`;
