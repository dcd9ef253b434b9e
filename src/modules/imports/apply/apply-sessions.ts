import { Prisma } from '@/platform/generated/prisma/client';
import { ALL_LINES, type Applier, type EffectRow, effectOfRow, goodRows, type Lines, type Scope } from './applier';

/** The cutoff follows the start (rule 4), by the programme's own hours. */
const matched = (scope: Scope, lines: Lines): Prisma.Sql => Prisma.sql`
  SELECT v.*, s.id AS known, v."startsAt" - make_interval(hours => coalesce((p.rules->>'cutoffHours')::int, 48)) AS "cutoffAt",
    s.id IS NOT NULL AND (s.competition, s.kind, s.sport, s.venue_code, s.venue, s.city, s.time_zone, s.starts_at, s.ends_at, s.description) IS DISTINCT FROM
      (v.competition, v.kind, v.sport, v."venueCode", v.venue, v.city, v."timeZone", v."startsAt", v."endsAt", v.description) AS differs
  FROM import_row r
  CROSS JOIN LATERAL jsonb_to_record(r."values") AS v(code text, competition "Competition", kind "SessionKind", sport text, "venueCode" text, venue text, city text,
    "timeZone" text, "startsAt" timestamptz, "endsAt" timestamptz, description text)
  JOIN programme p ON p.id = ${scope.programmeId}::uuid
  LEFT JOIN session s ON s.programme_id = p.id AND s.code = v.code
  WHERE ${goodRows(scope, lines)}`;

export const sessions: Applier = {
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
        UPDATE session s SET competition = m.competition, kind = m.kind, sport = m.sport, venue_code = m."venueCode", venue = m.venue, city = m.city,
          time_zone = m."timeZone", starts_at = m."startsAt", ends_at = m."endsAt", cutoff_at = m."cutoffAt", description = m.description
        FROM m WHERE m.differs AND s.id = m.known RETURNING 1),
      created AS (
        INSERT INTO session (programme_id, code, competition, kind, sport, venue_code, venue, city, time_zone, starts_at, ends_at, cutoff_at, description, import_id)
        SELECT ${scope.programmeId}::uuid, code, competition, kind, sport, "venueCode", venue, city, "timeZone", "startsAt", "endsAt", "cutoffAt", description, ${scope.importId}::uuid
        FROM m WHERE known IS NULL RETURNING 1)
      SELECT (SELECT count(*) FROM created) AS created, (SELECT count(*) FROM changed) AS changed,
        (SELECT count(*) FROM m WHERE known IS NOT NULL AND NOT differs) AS unchanged`;
    return effectOfRow(row);
  },
};
