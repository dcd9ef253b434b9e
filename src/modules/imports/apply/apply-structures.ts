import { Prisma } from '@/platform/generated/prisma/client';
import { type Meeting, valuesOf } from './applier';

const { sql } = Prisma;

/** A structure is known by its number; without one, by its name and postal code. What the file leaves empty stays. */
export const structures: Meeting = {
  table: 'structure',
  joins: () => sql`
    ${valuesOf({ externalId: 'text', name: 'text', sortKey: 'text', public: '"Public"', district: 'smallint', postalCode: 'text', city: 'text', address: 'text', contactEmail: 'text', memberCount: 'int', foundedOn: 'date' })}
    LEFT JOIN LATERAL (
      SELECT k.*, k.xmin AS seen FROM structure k WHERE k.external_id = v."externalId"
      UNION ALL
      SELECT k.*, k.xmin AS seen FROM structure k
      WHERE v."externalId" IS NULL AND k.external_id IS NULL AND k.sort_key = v."sortKey" AND k.postal_code IS NOT DISTINCT FROM v."postalCode"
      ORDER BY created_at, id LIMIT 1
    ) k ON true`,
  columns: [
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
  born: [{ column: 'external_id', value: sql`v."externalId"` }],
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
