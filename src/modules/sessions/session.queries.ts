import { programmeIdOf } from '@/modules/programmes/read-programme';
import { query } from '@/platform/command';
import { Prisma } from '@/platform/generated/prisma/client';
import type { Competition, SessionKind, SessionStatus } from './session.rules';
import { sessionFilters } from './session.schema';

const PAGE = 50;

export type Counters = {
  readonly stock: number;
  readonly free: number;
  readonly held: number;
  readonly allocated: number;
  readonly confirmed: number;
  readonly claimed: number;
  readonly named: number;
  readonly entered: number;
};
export type SessionRow = Counters & {
  readonly id: string;
  readonly code: string;
  readonly sport: string;
  readonly venue: string;
  readonly venueCode: string;
  readonly city: string;
  readonly competition: Competition;
  readonly kind: SessionKind;
  readonly status: SessionStatus;
  readonly startsAt: Date;
  readonly endsAt: Date;
  readonly cutoffAt: Date;
};
type Filters = ReturnType<typeof sessionFilters.parse>;

/** Counters of a session over its kinds of seats. */
export const SUMS = Prisma.sql`coalesce(sum(c.stock), 0)::int AS stock, coalesce(sum(c.free), 0)::int AS free, coalesce(sum(c.held), 0)::int AS held,
  coalesce(sum(c.allocated), 0)::int AS allocated, coalesce(sum(c.confirmed), 0)::int AS confirmed, coalesce(sum(c.claimed), 0)::int AS claimed,
  coalesce(sum(c.named), 0)::int AS named, coalesce(sum(c.entered), 0)::int AS entered`;

const ORDER: Record<Filters['sort'], Prisma.Sql> = {
  code: Prisma.sql`code`,
  startsAt: Prisma.sql`"startsAt"`,
  sport: Prisma.sql`sport`,
  venue: Prisma.sql`venue`,
  stock: Prisma.sql`stock`,
  free: Prisma.sql`free`,
  held: Prisma.sql`held`,
  allocated: Prisma.sql`allocated`,
  confirmed: Prisma.sql`confirmed`,
  claimed: Prisma.sql`claimed`,
  named: Prisma.sql`named`,
  entered: Prisma.sql`entered`,
};

/** Text that may stand in LIKE. */
export const literal = (text: string): string => text.replaceAll(/[\\%_]/g, '\\$&');

function conditions(input: Filters, programmeId: string): Prisma.Sql {
  const found = [Prisma.sql`s.programme_id = ${programmeId}::uuid`];
  if (input.sport) found.push(Prisma.sql`s.sport = ${input.sport}`);
  if (input.venue) found.push(Prisma.sql`s.venue_code = ${input.venue}`);
  if (input.competition) found.push(Prisma.sql`s.competition = ${input.competition}::"Competition"`);
  if (input.status) found.push(Prisma.sql`s.status = ${input.status}::"SessionStatus"`);
  if (input.day) found.push(Prisma.sql`(s.starts_at AT TIME ZONE p.time_zone)::date = ${input.day}::date`);
  if (input.q) {
    const like = `%${literal(input.q)}%`;
    found.push(
      Prisma.sql`(s.code ILIKE ${like} OR s.sport ILIKE ${like} OR s.venue ILIKE ${like} OR s.description ILIKE ${like})`,
    );
  }
  return Prisma.join(found, ' AND ');
}

/** The calendar, for whoever is in the programme, with its counters, filtered, sorted and paged by fifty; totals are those of all that the filters keep. */
export const listSessions = query('sessions/list', sessionFilters, async ({ tx, actor }, input) => {
  const programmeId = programmeIdOf(actor);
  const where = conditions(input, programmeId);
  const direction = input.direction === 'desc' ? Prisma.sql`DESC` : Prisma.sql`ASC`;
  const listed = Prisma.sql`
    SELECT s.id, s.code, s.sport, s.venue, s.venue_code AS "venueCode", s.city, s.competition, s.kind, s.status,
      s.starts_at AS "startsAt", s.ends_at AS "endsAt", s.cutoff_at AS "cutoffAt", ${SUMS}
    FROM session s JOIN programme p ON p.id = s.programme_id LEFT JOIN session_count c ON c.session_id = s.id
    WHERE ${where} GROUP BY s.id`;
  const rows = await tx.$queryRaw<SessionRow[]>`
    ${listed} ORDER BY ${ORDER[input.sort]} ${direction}, code LIMIT ${PAGE} OFFSET ${(input.page - 1) * PAGE}`;
  const [all] = await tx.$queryRaw<(Counters & { total: number })[]>`
    SELECT count(*)::int AS total, ${SUMS} FROM (${listed}) AS c`;
  const options = await tx.$queryRaw<{ sport: string; venue: string; venueCode: string; day: string }[]>`
    SELECT DISTINCT s.sport, s.venue, s.venue_code AS "venueCode", to_char(s.starts_at AT TIME ZONE p.time_zone, 'YYYY-MM-DD') AS day
    FROM session s JOIN programme p ON p.id = s.programme_id WHERE s.programme_id = ${programmeId}::uuid`;
  const { total = 0, ...sums } = all ?? {
    total: 0,
    stock: 0,
    free: 0,
    held: 0,
    allocated: 0,
    confirmed: 0,
    claimed: 0,
    named: 0,
    entered: 0,
  };
  return {
    rows,
    total,
    sums,
    sports: [...new Set(options.map(({ sport }) => sport))].sort((a, b) => a.localeCompare(b, 'fr')),
    venues: [...new Map(options.map(({ venueCode, venue }) => [venueCode, venue]))].sort((a, b) =>
      a[1].localeCompare(b[1], 'fr'),
    ),
    days: [...new Set(options.map(({ day }) => day))].sort(),
  };
});
