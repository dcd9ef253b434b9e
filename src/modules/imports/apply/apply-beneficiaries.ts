import { Prisma } from '@/platform/generated/prisma/client';
import { AGAINST_PEOPLE, unlessOnTicket } from './against-people';
import type { Meeting } from './applier';

const { sql } = Prisma;

/**
 * People of one structure's list (rule 1). A row is the person we know when the name is the same and neither the reference nor the
 * age band says otherwise; a value the file leaves empty stays as it is.
 */
export const beneficiaries: Meeting = {
  table: 'beneficiary',
  joins: ({ programmeId, structureId }) => sql`
    CROSS JOIN LATERAL jsonb_to_record(r."values") AS v("lastName" text, "firstName" text, "sortKey" text, email text, wheelchair boolean, "ageBand" "AgeBand", reference text)
    LEFT JOIN LATERAL (
      SELECT k.*, k.xmin AS seen FROM beneficiary k
      WHERE k.programme_id = ${programmeId}::uuid AND k.structure_id = ${structureId}::uuid AND k.sort_key = v."sortKey"
        AND (k.reference = v.reference OR k.reference IS NULL OR v.reference IS NULL)
        AND (k.age_band = v."ageBand" OR k.age_band IS NULL OR v."ageBand" IS NULL)
      ORDER BY k.reference = v.reference DESC NULLS LAST, k.created_at, k.id LIMIT 1
    ) k ON true`,
  columns: [
    { column: 'last_name', value: unlessOnTicket(sql`k.last_name`, sql`v."lastName"`) },
    { column: 'first_name', value: unlessOnTicket(sql`k.first_name`, sql`v."firstName"`) },
    { column: 'wheelchair', value: sql`coalesce(v.wheelchair, k.wheelchair, false)` },
    { column: 'email', value: sql`coalesce(v.email, k.email)` },
    { column: 'age_band', value: sql`coalesce(v."ageBand", k.age_band)` },
    { column: 'reference', value: sql`coalesce(v.reference, k.reference)` },
  ],
  born: [{ column: 'sort_key', value: sql`v."sortKey"` }],
  of: ({ importId, programmeId, structureId }) => [
    { column: 'programme_id', value: sql`${programmeId}::uuid` },
    { column: 'structure_id', value: sql`${structureId}::uuid` },
    { column: 'import_id', value: sql`${importId}::uuid` },
  ],
  against: AGAINST_PEOPLE,
  base: ({ programmeId, structureId }) =>
    sql`k.programme_id = ${programmeId}::uuid AND k.structure_id = ${structureId}::uuid`,
  label: sql`concat_ws(' ', k.last_name, k.first_name)`,
  undo: {
    usedOnceMade: sql`CASE WHEN EXISTS (SELECT FROM ticket x WHERE x.beneficiary_id = k.id) THEN 'named' END`,
    usedOnceChanged: sql`NULL::text`,
  },
};
