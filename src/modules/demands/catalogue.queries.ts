import { programmeIdOf } from '@/modules/programmes/read-programme';
import { literal } from '@/modules/sessions/session.queries';
import type { Competition, SessionKind, SessionStatus } from '@/modules/sessions/session.rules';
import type { Actor } from '@/platform/actor';
import { authorize } from '@/platform/authorize';
import { query } from '@/platform/command';
import { Prisma } from '@/platform/generated/prisma/client';
import { CATALOGUE_PAGE, catalogueDaysInput, catalogueInput } from './catalogue.schema';
import { mayBrowse } from './demand.policy';
import { formulaSize } from './demand.rules';

export type CatalogueRow = {
  readonly id: string;
  readonly code: string;
  readonly sport: string;
  readonly venue: string;
  readonly city: string;
  readonly district: number | null;
  readonly competition: Competition;
  readonly kind: SessionKind;
  readonly status: SessionStatus;
  readonly startsAt: Date;
  readonly endsAt: Date;
  readonly cutoffAt: Date;
  readonly stock: number;
  readonly free: number;
  readonly wheelchairFree: number;
  /** Rank of the reader's own open wish for it, the dearest; null without one. */
  readonly rank: number | null;
};
type Filters = Omit<ReturnType<typeof catalogueInput.parse>, 'page'>;

/** Sessions that may be asked for now, with what they have left: rules 4, 7 and 13. */
const offered = (programmeId: string): Prisma.Sql => Prisma.sql`
  FROM session s JOIN programme p ON p.id = s.programme_id
  CROSS JOIN LATERAL (SELECT coalesce(sum(n.stock), 0)::int AS stock, coalesce(sum(n.free), 0)::int AS free,
    coalesce(sum(n.free) FILTER (WHERE n.kind = 'STANDARD'), 0)::int AS standard,
    coalesce(sum(n.free) FILTER (WHERE n.kind = 'WHEELCHAIR'), 0)::int AS wheelchair FROM session_count n WHERE n.session_id = s.id) c
  WHERE s.programme_id = ${programmeId}::uuid AND s.status <> 'CANCELLED' AND s.cutoff_at > clock_timestamp()
    AND (s.kind <> 'CEREMONY' OR NOT coalesce((p.rules->>'ceremoniesExcluded')::boolean, true))`;

const DAY_OF = Prisma.sql`(s.starts_at AT TIME ZONE p.time_zone)::date`;

function kept(input: Filters): Prisma.Sql {
  const found = [Prisma.sql`true`];
  if (input.sport) found.push(Prisma.sql`s.sport = ${input.sport}`);
  if (input.venue) found.push(Prisma.sql`s.venue_code = ${input.venue}`);
  if (input.district) found.push(Prisma.sql`s.district = ${input.district}`);
  if (input.competition) found.push(Prisma.sql`s.competition = ${input.competition}::"Competition"`);
  if (input.from) found.push(Prisma.sql`${DAY_OF} >= ${input.from}::date`);
  if (input.to) found.push(Prisma.sql`${DAY_OF} <= ${input.to}::date`);
  if (input.left) found.push(Prisma.sql`c.free > 0`);
  if (input.wheelchair) found.push(Prisma.sql`c.wheelchair > 0`);
  if (input.formula) found.push(Prisma.sql`c.standard >= ${formulaSize(input.formula, input.size)}`);
  if (input.q) {
    const text = `%${literal(input.q)}%`;
    found.push(
      Prisma.sql`(s.code ILIKE ${text} OR s.sport ILIKE ${text} OR s.venue ILIKE ${text} OR s.city ILIKE ${text} OR s.description ILIKE ${text})`,
    );
  }
  return Prisma.join(found, ' AND ');
}

/** The structure whose own wishes are marked: a leader's. */
const ownOf = (actor: Actor): string | null => (actor.kind === 'user' ? actor.structureId : null);

type Option = { sport: string; venue: string; venueCode: string; district: number | null; day: string };
const sorted = (words: Iterable<string>) => [...new Set(words)].sort((a, b) => a.localeCompare(b, 'fr'));

/** Sessions that may be asked for, filtered, the soonest first, twenty-four a page; and what they may be filtered by. */
export const listCatalogue = query('demands/catalogue', catalogueInput, async ({ tx, actor }, input) => {
  const programmeId = programmeIdOf(actor);
  authorize(mayBrowse(actor, { programmeId }));
  const from = Prisma.sql`${offered(programmeId)} AND ${kept(input)}`;
  const rows = await tx.$queryRaw<CatalogueRow[]>`
    SELECT s.id, s.code, s.sport, s.venue, s.city, s.district::int, s.competition, s.kind, s.status, s.starts_at AS "startsAt",
      s.ends_at AS "endsAt", s.cutoff_at AS "cutoffAt", c.stock, c.free, c.wheelchair AS "wheelchairFree",
      (SELECT min(d.rank)::int FROM demand d WHERE d.session_id = s.id AND d.structure_id = ${ownOf(actor)}::uuid
        AND d.state IN ('DRAFT', 'SUBMITTED')) AS rank
    ${from} ORDER BY s.starts_at, s.code LIMIT ${CATALOGUE_PAGE} OFFSET ${(input.page - 1) * CATALOGUE_PAGE}`;
  const [sums] = await tx.$queryRaw<{ total: number }[]>`SELECT count(*)::int AS total ${from}`;
  const options = await tx.$queryRaw<Option[]>`
    SELECT DISTINCT s.sport, s.venue, s.venue_code AS "venueCode", s.district::int, to_char(${DAY_OF}, 'YYYY-MM-DD') AS day ${offered(programmeId)}`;
  const days = options.map(({ day }) => day).sort();
  return {
    rows,
    total: sums?.total ?? 0,
    sports: sorted(options.map(({ sport }) => sport)),
    venues: [...new Map(options.map(({ venueCode, venue }) => [venueCode, venue]))].sort((a, b) =>
      a[1].localeCompare(b[1], 'fr'),
    ),
    districts: [...new Set(options.flatMap(({ district }) => district ?? []))].sort((a, b) => a - b),
    firstDay: days[0] ?? null,
    lastDay: days.at(-1) ?? null,
  };
});

export type CatalogueDay = { readonly day: string; readonly sessions: number; readonly wished: number };

/** How many such sessions each day has, and how many of them the reader wishes for; days without any are left out. */
export const catalogueDays = query('demands/catalogue-days', catalogueDaysInput, async ({ tx, actor }, input) => {
  const programmeId = programmeIdOf(actor);
  authorize(mayBrowse(actor, { programmeId }));
  return tx.$queryRaw<CatalogueDay[]>`
    SELECT to_char(${DAY_OF}, 'YYYY-MM-DD') AS day, count(*)::int AS sessions,
      count(*) FILTER (WHERE EXISTS (SELECT FROM demand d WHERE d.session_id = s.id AND d.structure_id = ${ownOf(actor)}::uuid
        AND d.state IN ('DRAFT', 'SUBMITTED')))::int AS wished
    ${offered(programmeId)} AND ${kept(input)} GROUP BY 1 ORDER BY 1 LIMIT 366`;
});
