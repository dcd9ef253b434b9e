import { Prisma } from '@/platform/generated/prisma/client';
import { type Meeting, type Scope, valuesOf } from './applier';
import { actOfRow, moveSessions, tells } from './move-sessions';

const { sql } = Prisma;

const joins = ({ programmeId }: Scope): Prisma.Sql => sql`
    ${valuesOf({ code: 'text', competition: '"Competition"', kind: '"SessionKind"', sport: 'text', venueCode: 'text', venue: 'text', city: 'text', district: 'smallint', timeZone: 'text', startsAt: 'timestamptz', endsAt: 'timestamptz', description: 'text', status: '"SessionStatus"' })}
    JOIN programme p ON p.id = ${programmeId}::uuid
    LEFT JOIN LATERAL (SELECT k.*, k.xmin AS seen FROM session k WHERE k.programme_id = p.id AND k.code = v.code) k ON true
    ${actOfRow}`;

/** Since this import: a postponement that was told. */
const postponedSince = sql`EXISTS (SELECT FROM postponement x JOIN import i ON i.id = c.import_id WHERE x.session_id = k.id AND x.created_at >= i.created_at)`;

/**
 * The calendar: a session is known by its code; what the file leaves empty stays. Its cutoff follows its start (rule 4), by the programme's own hours. A new time for
 * a session whose seats are held is a postponement, and a cancellation is one (rule 7): left to the commands of the screen.
 */
export const sessions: Meeting = {
  table: 'session',
  joins,
  columns: [
    { column: 'competition', value: sql`coalesce(v.competition, k.competition, 'OLYMPIC')` },
    { column: 'kind', value: sql`coalesce(v.kind, k.kind, 'COMPETITION')` },
    { column: 'sport', value: sql`v.sport` },
    { column: 'venue_code', value: sql`coalesce(v."venueCode", k.venue_code, '')` },
    { column: 'venue', value: sql`v.venue` },
    { column: 'city', value: sql`coalesce(v.city, k.city, '')` },
    // What the file does not say follows the city, where it was read there; a district that was said stays.
    {
      column: 'district',
      value: sql`coalesce(v.district, CASE WHEN k.district IS NOT DISTINCT FROM district_in(k.city)
        THEN district_in(coalesce(v.city, k.city, '')) ELSE k.district END)`,
    },
    { column: 'time_zone', value: sql`v."timeZone"` },
    { column: 'starts_at', value: sql`v."startsAt"`, left: sql`act.asks` },
    { column: 'ends_at', value: sql`v."endsAt"`, left: sql`act.asks` },
    {
      column: 'status',
      value: sql`CASE WHEN v.status = 'CANCELLED' THEN v.status WHEN act.asks THEN 'POSTPONED' ELSE coalesce(k.status, 'SCHEDULED') END`,
      left: sql`act.asks OR act.cancels`,
    },
    { column: 'description', value: sql`coalesce(v.description, k.description, '')` },
    {
      column: 'cutoff_at',
      value: sql`v."startsAt" - make_interval(hours => coalesce((p.rules->>'cutoffHours')::int, 48))`,
      quiet: true,
      left: sql`act.asks`,
    },
  ],
  born: [{ column: 'code', value: sql`v.code` }],
  of: ({ importId, programmeId }) => [
    { column: 'programme_id', value: sql`${programmeId}::uuid` },
    { column: 'import_id', value: sql`${importId}::uuid` },
  ],
  // Told by the rules already at the check (`moveFault`); since then it may have been cancelled.
  against: {
    rules: [
      {
        field: 'start',
        code: 'cancelled-stays',
        severity: 'error',
        when: sql`k.status = 'CANCELLED' AND ((k.starts_at, k.ends_at) IS DISTINCT FROM (v."startsAt", v."endsAt") OR v.status <> 'CANCELLED')`,
      },
    ],
  },
  require: async (tx) => {
    await tx.$executeRaw`SELECT set_config('app.district_said', 'file', true)`;
  },
  finish: moveSessions(joins),
  tells: tells(joins),
  base: ({ programmeId }) => sql`k.programme_id = ${programmeId}::uuid`,
  label: sql`k.code`,
  undo: {
    usedOnceMade: sql`CASE WHEN EXISTS (SELECT FROM ticket x WHERE x.session_id = k.id) THEN 'has-tickets'
      WHEN EXISTS (SELECT FROM demand x WHERE x.session_id = k.id) THEN 'has-demands'
      WHEN EXISTS (SELECT FROM allocation x WHERE x.session_id = k.id) THEN 'has-allocations'
      WHEN EXISTS (SELECT FROM postponement x WHERE x.session_id = k.id) THEN 'was-postponed'
      WHEN EXISTS (SELECT FROM scan x WHERE x.session_id = k.id) OR EXISTS (SELECT FROM gate_assignment x WHERE x.session_id = k.id) THEN 'has-gate'
      WHEN EXISTS (SELECT FROM draw_quota x WHERE x.session_id = k.id) THEN 'in-draw-rules' END`,
    usedOnceChanged: sql`CASE WHEN c.after->>'status' = 'CANCELLED' THEN 'was-cancelled'
      WHEN c.after ? 'starts_at' AND ${postponedSince} THEN 'was-postponed' END`,
  },
};
