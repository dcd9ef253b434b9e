import { Prisma } from '@/platform/generated/prisma/client';
import { AGAINST_PEOPLE, ON_TICKET, unlessOnTicket } from './against-people';
import { type Meeting, valuesOf } from './applier';

const { sql } = Prisma;

/** Neither the reference nor the age band says otherwise. */
const agrees = sql`(k.reference = v.reference OR k.reference IS NULL OR v.reference IS NULL)
  AND (k.age_band = v."ageBand" OR k.age_band IS NULL OR v."ageBand" IS NULL)`;

/** Among people of one name in the file, a record is that of the row that says as much of itself: not the first that came. */
const agreesAmongNamesakes = sql`(k.age_band IS NOT DISTINCT FROM v."ageBand" OR k.reference = v.reference)
  AND k.reference IS NOT DISTINCT FROM v.reference`;

/** The name to look for: that of the record somebody said it is. Read by its id for those rows alone, whatever the statistics say. */
const nameOf = sql`CASE WHEN v."sameAs" IS NULL THEN v."sortKey" ELSE (SELECT s.sort_key FROM beneficiary s WHERE s.id = v."sameAs") END`;

/**
 * People of one structure's list (rule 1). A row is whom somebody said it is; else the person we know when the name is the same and
 * neither the reference nor the age band says otherwise. A value the file leaves empty stays as it is.
 */
export const beneficiaries: Meeting = {
  table: 'beneficiary',
  joins: ({ programmeId, structureId }) => sql`
    ${valuesOf({ lastName: 'text', firstName: 'text', sortKey: 'text', email: 'text', wheelchair: 'boolean', ageBand: '"AgeBand"', reference: 'text', namesake: 'int', sameAs: 'uuid' })}
    LEFT JOIN LATERAL (
      SELECT k.*, k.xmin AS seen FROM beneficiary k
      WHERE k.programme_id = ${programmeId}::uuid AND k.structure_id = ${structureId}::uuid AND k.sort_key = ${nameOf}
        AND CASE WHEN v."sameAs" IS NOT NULL THEN k.id = v."sameAs" WHEN v.namesake IS NULL THEN ${agrees} ELSE ${agreesAmongNamesakes} END
      ORDER BY k.reference = v.reference DESC NULLS LAST, k.created_at, k.id
      LIMIT 1 OFFSET CASE WHEN v."sameAs" IS NULL THEN coalesce(v.namesake, 0) ELSE 0 END
    ) k ON true ${ON_TICKET}`,
  columns: [
    { column: 'last_name', value: unlessOnTicket(sql`k.last_name`, sql`v."lastName"`) },
    { column: 'first_name', value: unlessOnTicket(sql`k.first_name`, sql`v."firstName"`) },
    { column: 'wheelchair', value: sql`coalesce(v.wheelchair, k.wheelchair, false)` },
    { column: 'email', value: sql`coalesce(v.email, k.email)` },
    { column: 'age_band', value: sql`coalesce(v."ageBand", k.age_band)` },
    { column: 'reference', value: sql`coalesce(v.reference, k.reference)` },
    { column: 'sort_key', value: unlessOnTicket(sql`k.sort_key`, sql`v."sortKey"`), quiet: true },
  ],
  born: [],
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
