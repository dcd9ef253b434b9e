import { Prisma } from '@/platform/generated/prisma/client';
import type { Meeting } from './applier';

const { sql } = Prisma;

/** The calendar: a session is known by its code. Its cutoff follows its start (rule 4), by the programme's own hours. */
export const sessions: Meeting = {
  table: 'session',
  joins: ({ programmeId }) => sql`
    CROSS JOIN LATERAL jsonb_to_record(r."values") AS v(code text, competition "Competition", kind "SessionKind", sport text, "venueCode" text, venue text, city text,
      "timeZone" text, "startsAt" timestamptz, "endsAt" timestamptz, description text)
    JOIN programme p ON p.id = ${programmeId}::uuid
    LEFT JOIN LATERAL (SELECT k.*, k.xmin AS seen FROM session k WHERE k.programme_id = p.id AND k.code = v.code) k ON true`,
  columns: [
    { column: 'competition', value: sql`v.competition` },
    { column: 'kind', value: sql`v.kind` },
    { column: 'sport', value: sql`v.sport` },
    { column: 'venue_code', value: sql`v."venueCode"` },
    { column: 'venue', value: sql`v.venue` },
    { column: 'city', value: sql`v.city` },
    { column: 'time_zone', value: sql`v."timeZone"` },
    { column: 'starts_at', value: sql`v."startsAt"` },
    { column: 'ends_at', value: sql`v."endsAt"` },
    { column: 'description', value: sql`v.description` },
    {
      column: 'cutoff_at',
      value: sql`v."startsAt" - make_interval(hours => coalesce((p.rules->>'cutoffHours')::int, 48))`,
      quiet: true,
    },
  ],
  born: [{ column: 'code', value: sql`v.code` }],
  of: ({ importId, programmeId }) => [
    { column: 'programme_id', value: sql`${programmeId}::uuid` },
    { column: 'import_id', value: sql`${importId}::uuid` },
  ],
  base: ({ programmeId }) => sql`k.programme_id = ${programmeId}::uuid`,
  label: sql`k.code`,
  undo: {
    usedOnceMade: sql`CASE WHEN EXISTS (SELECT FROM ticket x WHERE x.session_id = k.id) THEN 'has-tickets'
      WHEN EXISTS (SELECT FROM demand x WHERE x.session_id = k.id) THEN 'has-demands'
      WHEN EXISTS (SELECT FROM allocation x WHERE x.session_id = k.id) THEN 'has-allocations'
      WHEN EXISTS (SELECT FROM postponement x WHERE x.session_id = k.id) THEN 'was-postponed'
      WHEN EXISTS (SELECT FROM scan x WHERE x.session_id = k.id) OR EXISTS (SELECT FROM gate_assignment x WHERE x.session_id = k.id) THEN 'has-gate' END`,
    usedOnceChanged: sql`CASE WHEN EXISTS (SELECT FROM postponement x WHERE x.session_id = k.id) THEN 'was-postponed' END`,
  },
};
