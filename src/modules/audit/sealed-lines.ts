import type { Tx } from '@/platform/db';
import { Prisma } from '@/platform/generated/prisma/client';
import type { SealedLine } from './audit.rules';

/** The columns of a line as `SealedLine` names them, of a table called `a`. */
export const SEALED_COLUMNS = Prisma.sql`a.id, a.at, a.programme_id AS "programmeId", a.actor, a.role, a.action, a.outcome, a.code,
  a.subject_type AS "subjectType", a.subject_id AS "subjectId", a.structure_id AS "structureId", a.reason, a.facts`;

/**
 * The id from which a line may still wait for its seal: that of the last seal more than a day old. A line whose
 * transaction stayed open longer than a day after its id was drawn would not be sealed by itself; verification names it.
 */
export async function firstThatMayWait(tx: Tx): Promise<bigint> {
  const [row] = await tx.$queryRaw<{ id: bigint }[]>`
    SELECT audit_id AS id FROM audit_seal WHERE sealed_at < clock_timestamp() - interval '1 day'
    ORDER BY sealed_at DESC, position DESC LIMIT 1`;
  return row?.id ?? 0n;
}

/** Lines without a seal and with an id above `after`, in the order of ids, `limit` at most. Reads, locks nothing. */
export function unsealedLines(tx: Tx, after: bigint, limit: number): Promise<SealedLine[]> {
  return tx.$queryRaw<SealedLine[]>`
    SELECT ${SEALED_COLUMNS} FROM audit a
    WHERE a.id > ${after} AND NOT EXISTS (SELECT FROM audit_seal s WHERE s.audit_id = a.id) ORDER BY a.id LIMIT ${limit}`;
}
