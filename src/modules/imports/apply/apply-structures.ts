import { Prisma } from '@/platform/generated/prisma/client';
import { type Meeting, valuesOf } from './applier';

const { sql } = Prisma;

/**
 * A structure is known by its number; without one on either side, by its name and postal code (`knownId`, found at the check). What the file
 * leaves empty stays; a number we have stays as it is written.
 */
export const structures: Meeting = {
  table: 'structure',
  joins: () => sql`
    ${valuesOf({ externalId: 'text', name: 'text', sortKey: 'text', public: '"Public"', district: 'smallint', postalCode: 'text', city: 'text', address: 'text', contactEmail: 'text', memberCount: 'int', foundedOn: 'date', knownId: 'uuid' })}
    LEFT JOIN LATERAL (
      SELECT k.*, k.xmin AS seen FROM structure k WHERE k.id = coalesce(
        (SELECT x.id FROM structure x WHERE x.external_id = v."externalId"), v."knownId",
        (SELECT x.id FROM structure x
          WHERE v."externalId" IS NULL AND x.external_id IS NULL AND x.sort_key = v."sortKey" AND x.postal_code IS NOT DISTINCT FROM v."postalCode"
          ORDER BY x.created_at, x.id LIMIT 1))
    ) k ON true`,
  columns: [
    { column: 'external_id', value: sql`coalesce(k.external_id, v."externalId")` },
    { column: 'name', value: sql`v.name` },
    { column: 'public', value: sql`coalesce(v.public, k.public, 'OTHER')` },
    { column: 'district', value: sql`coalesce(v.district, k.district)` },
    { column: 'postal_code', value: sql`coalesce(v."postalCode", k.postal_code)` },
    { column: 'city', value: sql`coalesce(v.city, k.city)` },
    { column: 'address', value: sql`coalesce(v.address, k.address)` },
    { column: 'contact_email', value: sql`coalesce(v."contactEmail", k.contact_email)` },
    { column: 'member_count', value: sql`coalesce(v."memberCount", k.member_count)` },
    { column: 'founded_on', value: sql`coalesce(v."foundedOn", k.founded_on)` },
    { column: 'sort_key', value: sql`v."sortKey"`, quiet: true },
  ],
  born: [],
  of: ({ importId }) => [{ column: 'import_id', value: sql`${importId}::uuid` }],
  base: () => sql`true`,
  label: sql`k.name`,
  undo: {
    usedOnceMade: sql`CASE WHEN EXISTS (SELECT FROM user_account x WHERE x.structure_id = k.id) OR EXISTS (SELECT FROM invitation x WHERE x.structure_id = k.id) THEN 'has-account'
      WHEN EXISTS (SELECT FROM demand x WHERE x.structure_id = k.id) THEN 'has-demands'
      WHEN EXISTS (SELECT FROM allocation x WHERE x.structure_id = k.id) OR EXISTS (SELECT FROM ticket x WHERE x.structure_id = k.id) THEN 'has-tickets'
      WHEN EXISTS (SELECT FROM beneficiary x WHERE x.structure_id = k.id) OR EXISTS (SELECT FROM group_leader x WHERE x.structure_id = k.id)
        OR EXISTS (SELECT FROM import x WHERE x.structure_id = k.id) OR EXISTS (SELECT FROM postponement_answer x WHERE x.structure_id = k.id) THEN 'has-people'
      WHEN EXISTS (SELECT FROM draw_quota x WHERE x.structure_id = k.id) OR EXISTS (SELECT FROM structure_tag x WHERE x.structure_id = k.id) THEN 'in-draw-rules' END`,
    usedOnceChanged: sql`NULL::text`,
  },
};
