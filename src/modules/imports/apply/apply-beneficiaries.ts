import { Prisma } from '@/platform/generated/prisma/client';
import { ALL_LINES, type Applier, type EffectRow, effectOfRow, goodRows, type Lines, type Scope } from './applier';

/**
 * A row is the person we know when the name is the same and neither the reference nor the age band says otherwise; a value
 * the file leaves empty stays as it is.
 */
const matched = (scope: Scope, lines: Lines): Prisma.Sql => Prisma.sql`
  SELECT v.*, b.id AS known,
    b.id IS NOT NULL AND (b.last_name, b.first_name, b.wheelchair, b.email, b.age_band, b.reference) IS DISTINCT FROM
      (v."lastName", v."firstName", v.wheelchair, coalesce(v.email, b.email), coalesce(v."ageBand", b.age_band), coalesce(v.reference, b.reference)) AS differs
  FROM import_row r
  CROSS JOIN LATERAL jsonb_to_record(r."values") AS v("lastName" text, "firstName" text, "sortKey" text, email text, wheelchair boolean, "ageBand" "AgeBand", reference text)
  LEFT JOIN LATERAL (
    SELECT k.* FROM beneficiary k
    WHERE k.programme_id = ${scope.programmeId}::uuid AND k.structure_id = ${scope.structureId}::uuid AND k.sort_key = v."sortKey"
      AND (k.reference = v.reference OR k.reference IS NULL OR v.reference IS NULL)
      AND (k.age_band = v."ageBand" OR k.age_band IS NULL OR v."ageBand" IS NULL)
    ORDER BY k.reference = v.reference DESC NULLS LAST, k.created_at, k.id LIMIT 1
  ) b ON true
  WHERE ${goodRows(scope, lines)}`;

/** People of one structure's list (rule 1). */
export const beneficiaries: Applier = {
  async effect(tx, scope) {
    const [row] = await tx.$queryRaw<EffectRow[]>`
      SELECT count(*) FILTER (WHERE known IS NULL) AS created, count(*) FILTER (WHERE differs) AS changed,
        count(*) FILTER (WHERE known IS NOT NULL AND NOT differs) AS unchanged FROM (${matched(scope, ALL_LINES)}) m`;
    return effectOfRow(row);
  },
  async apply(tx, scope, lines) {
    const [row] = await tx.$queryRaw<EffectRow[]>`
      WITH m AS MATERIALIZED (${matched(scope, lines)}),
      changed AS (
        UPDATE beneficiary b SET last_name = m."lastName", first_name = m."firstName", wheelchair = m.wheelchair, email = coalesce(m.email, b.email),
          age_band = coalesce(m."ageBand", b.age_band), reference = coalesce(m.reference, b.reference)
        FROM m WHERE m.differs AND b.id = m.known RETURNING 1),
      created AS (
        INSERT INTO beneficiary (programme_id, structure_id, last_name, first_name, sort_key, email, wheelchair, age_band, reference, import_id)
        SELECT ${scope.programmeId}::uuid, ${scope.structureId}::uuid, "lastName", "firstName", "sortKey", email, wheelchair, "ageBand", reference, ${scope.importId}::uuid
        FROM m WHERE known IS NULL RETURNING 1)
      SELECT (SELECT count(*) FROM created) AS created, (SELECT count(*) FROM changed) AS changed,
        (SELECT count(*) FROM m WHERE known IS NOT NULL AND NOT differs) AS unchanged`;
    return effectOfRow(row);
  },
};
