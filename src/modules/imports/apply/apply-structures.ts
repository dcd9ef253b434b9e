import { Prisma } from '@/platform/generated/prisma/client';
import { ALL_LINES, type Applier, type EffectRow, effectOfRow, goodRows, type Lines, type Scope } from './applier';

/** A structure is known by its number; without one, by its name and postal code. What the file leaves empty stays. */
const matched = (scope: Scope, lines: Lines): Prisma.Sql => Prisma.sql`
  SELECT v.*, s.id AS known,
    s.id IS NOT NULL AND (s.name, s.public, s.district, s.postal_code, s.city, s.address, s.contact_email, s.member_count, s.founded_on) IS DISTINCT FROM
      (v.name, v.public, coalesce(v.district, s.district), coalesce(v."postalCode", s.postal_code), coalesce(v.city, s.city), coalesce(v.address, s.address),
       coalesce(v."contactEmail", s.contact_email), coalesce(v."memberCount", s.member_count), coalesce(v."foundedOn", s.founded_on)) AS differs
  FROM import_row r
  CROSS JOIN LATERAL jsonb_to_record(r."values") AS v("externalId" text, name text, "sortKey" text, public "Public", district smallint, "postalCode" text, city text,
    address text, "contactEmail" text, "memberCount" int, "foundedOn" date)
  LEFT JOIN LATERAL (
    SELECT k.* FROM structure k WHERE k.external_id = v."externalId"
    UNION ALL
    SELECT k.* FROM structure k
    WHERE v."externalId" IS NULL AND k.external_id IS NULL AND k.sort_key = v."sortKey" AND k.postal_code IS NOT DISTINCT FROM v."postalCode"
    ORDER BY created_at, id LIMIT 1
  ) s ON true
  WHERE ${goodRows(scope, lines)}`;

export const structures: Applier = {
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
        UPDATE structure s SET name = m.name, sort_key = m."sortKey", public = m.public, district = coalesce(m.district, s.district),
          postal_code = coalesce(m."postalCode", s.postal_code), city = coalesce(m.city, s.city), address = coalesce(m.address, s.address),
          contact_email = coalesce(m."contactEmail", s.contact_email), member_count = coalesce(m."memberCount", s.member_count),
          founded_on = coalesce(m."foundedOn", s.founded_on)
        FROM m WHERE m.differs AND s.id = m.known RETURNING 1),
      created AS (
        INSERT INTO structure (external_id, name, sort_key, public, district, postal_code, city, address, contact_email, member_count, founded_on, import_id)
        SELECT "externalId", name, "sortKey", public, district, "postalCode", city, address, "contactEmail", "memberCount", "foundedOn", ${scope.importId}::uuid
        FROM m WHERE known IS NULL RETURNING 1)
      SELECT (SELECT count(*) FROM created) AS created, (SELECT count(*) FROM changed) AS changed,
        (SELECT count(*) FROM m WHERE known IS NOT NULL AND NOT differs) AS unchanged`;
    return effectOfRow(row);
  },
};
