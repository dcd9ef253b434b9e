import type { Tx } from '@/platform/db';
import { DomainError } from '@/platform/errors';
import { Prisma } from '@/platform/generated/prisma/client';
import { ALL_LINES, type Applier, type EffectRow, effectOfRow, goodRows, type Lines, type Scope } from './applier';

/** A ticket is known by the organiser's reference. Only its seat may be corrected, and only while nobody holds it. */
const matched = (scope: Scope, lines: Lines): Prisma.Sql => Prisma.sql`
  SELECT v.*, s.id AS "sessionId", t.id AS known, t.state AS "knownState", t.session_id AS "knownSession",
    t.id IS NOT NULL AND (t.session_id, t.category, t.block, t.row, t.seat, t.kind) IS DISTINCT FROM (s.id, v.category, v.block, v.row, v.seat, v.kind) AS differs
  FROM import_row r
  CROSS JOIN LATERAL jsonb_to_record(r."values") AS v("sessionCode" text, category text, block text, "row" text, seat text, kind "TicketKind", reference text)
  JOIN session s ON s.programme_id = ${scope.programmeId}::uuid AND s.code = v."sessionCode"
  LEFT JOIN LATERAL (SELECT k.* FROM ticket k WHERE k.programme_id = s.programme_id AND k.reference = v.reference LIMIT 1) t ON true
  WHERE ${goodRows(scope, lines)}`;

/** The stock may have moved since the check: what cannot be applied refuses the whole, with how many rows and why. */
async function requireApplicable(tx: Tx, scope: Scope, lines: Lines): Promise<void> {
  const [row] = await tx.$queryRaw<{ held: bigint; taken: bigint }[]>`
    WITH m AS (${matched(scope, lines)})
    SELECT count(*) FILTER (WHERE m.differs AND m."knownState" NOT IN ('FREE', 'HELD')) AS held,
      count(*) FILTER (WHERE (SELECT o.id FROM ticket o WHERE o.session_id = m."sessionId" AND o.block = m.block AND o.row = m.row AND o.seat = m.seat
        AND o.reference <> m.reference LIMIT 1) IS NOT NULL) AS taken
    FROM m`;
  if (Number(row?.held ?? 0) > 0)
    throw new DomainError('conflict', 'imports/ticket-in-hands', { count: Number(row?.held) });
  if (Number(row?.taken ?? 0) > 0)
    throw new DomainError('conflict', 'imports/seat-taken', { count: Number(row?.taken) });
}

/** The stock: one row a seat. */
export const tickets: Applier = {
  async effect(tx, scope) {
    const [row] = await tx.$queryRaw<EffectRow[]>`
      SELECT count(*) FILTER (WHERE known IS NULL) AS created, count(*) FILTER (WHERE differs) AS changed,
        count(*) FILTER (WHERE known IS NOT NULL AND NOT differs) AS unchanged FROM (${matched(scope, ALL_LINES)}) m`;
    return effectOfRow(row);
  },
  async apply(tx, scope, lines) {
    await requireApplicable(tx, scope, lines);
    const [row] = await tx.$queryRaw<EffectRow[]>`
      WITH m AS MATERIALIZED (${matched(scope, lines)}),
      changed AS (
        UPDATE ticket t SET session_id = m."sessionId", category = m.category, block = m.block, "row" = m.row, seat = m.seat, kind = m.kind
        FROM m WHERE m.differs AND t.id = m.known AND t.state IN ('FREE', 'HELD') RETURNING 1),
      created AS (
        INSERT INTO ticket (programme_id, session_id, kind, category, block, "row", seat, reference, import_id)
        SELECT ${scope.programmeId}::uuid, "sessionId", kind, category, block, "row", seat, reference, ${scope.importId}::uuid
        FROM m WHERE known IS NULL RETURNING 1)
      SELECT (SELECT count(*) FROM created) AS created, (SELECT count(*) FROM changed) AS changed,
        (SELECT count(*) FROM m WHERE known IS NOT NULL AND NOT differs) AS unchanged`;
    return effectOfRow(row);
  },
};
