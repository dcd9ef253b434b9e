import { isCityOf } from '@/modules/accounts/actor.rules';
import { programmeIdOf, readRules } from '@/modules/programmes/read-programme';
import { literal } from '@/modules/sessions/session.queries';
import type { Competition, SessionKind, SessionStatus } from '@/modules/sessions/session.rules';
import { type Public, sortKey } from '@/modules/structures/structure.rules';
import { authorize } from '@/platform/authorize';
import { query } from '@/platform/command';
import { Prisma } from '@/platform/generated/prisma/client';
import { demandsClosed } from './basket.rules';
import type { DemandState, Formula } from './demand.rules';
import { demandFilters, offerInput } from './demand.schema';

const PAGE = 50;

export type DemandRow = {
  readonly id: string;
  readonly structureId: string;
  readonly structure: string;
  readonly public: Public;
  readonly sessionId: string;
  readonly code: string;
  readonly sport: string;
  readonly startsAt: Date;
  readonly free: number;
  readonly rank: number;
  readonly formula: Formula;
  readonly groupSize: number;
  readonly quantity: number;
  readonly people: number;
  readonly wheelchairs: number;
  readonly state: DemandState;
  readonly version: number;
  readonly createdAt: Date;
};
type Filters = ReturnType<typeof demandFilters.parse>;

const ORDER: Record<Filters['sort'], Prisma.Sql> = {
  structure: Prisma.sql`t.sort_key`,
  session: Prisma.sql`s.starts_at`,
  rank: Prisma.sql`d.state NOT IN ('DRAFT', 'SUBMITTED'), d.rank`,
  people: Prisma.sql`d.group_size * d.quantity`,
  createdAt: Prisma.sql`d.created_at`,
};

function conditions(input: Filters, programmeId: string): Prisma.Sql {
  const found = [Prisma.sql`d.programme_id = ${programmeId}::uuid`];
  if (input.state) found.push(Prisma.sql`d.state = ${input.state}::"DemandState"`);
  if (input.competition) found.push(Prisma.sql`s.competition = ${input.competition}::"Competition"`);
  if (input.public) found.push(Prisma.sql`t.public = ${input.public}::"Public"`);
  if (input.sport) found.push(Prisma.sql`s.sport = ${input.sport}`);
  if (input.structureId) found.push(Prisma.sql`d.structure_id = ${input.structureId}::uuid`);
  if (input.sessionId) found.push(Prisma.sql`d.session_id = ${input.sessionId}::uuid`);
  if (input.q) {
    const text = `%${literal(input.q)}%`;
    found.push(
      Prisma.sql`(t.sort_key ILIKE ${`%${literal(sortKey(input.q))}%`} OR s.code ILIKE ${text} OR s.sport ILIKE ${text})`,
    );
  }
  return Prisma.join(found, ' AND ');
}

/** Demands of all structures for the city's desk, fifty a page. */
export const listDemands = query('demands/list', demandFilters, async ({ tx, actor, now }, input) => {
  const programmeId = programmeIdOf(actor);
  authorize(isCityOf(actor, { programmeId }));
  const from = Prisma.sql`FROM demand d JOIN session s ON s.id = d.session_id JOIN structure t ON t.id = d.structure_id
    WHERE ${conditions(input, programmeId)}`;
  const direction = input.direction === 'desc' ? Prisma.sql`DESC` : Prisma.sql`ASC`;
  const rows = await tx.$queryRaw<DemandRow[]>`
    SELECT d.id, t.id AS "structureId", t.name AS structure, t.public, s.id AS "sessionId", s.code, s.sport, s.starts_at AS "startsAt",
      (SELECT coalesce(sum(c.free), 0)::int FROM session_count c WHERE c.session_id = s.id) AS free,
      d.rank::int, d.formula, d.group_size::int AS "groupSize", d.quantity::int, (d.group_size * d.quantity)::int AS people,
      d.wheelchairs::int, d.state, d.version, d.created_at AS "createdAt"
    ${from} ORDER BY ${ORDER[input.sort]} ${direction}, t.sort_key, d.rank LIMIT ${PAGE} OFFSET ${(input.page - 1) * PAGE}`;
  const [sums] = await tx.$queryRaw<
    { total: number; people: number; open: number; drafts: number; structures: number }[]
  >`
    SELECT count(*)::int AS total, coalesce(sum(d.group_size * d.quantity), 0)::int AS people,
      count(*) FILTER (WHERE d.state = 'SUBMITTED')::int AS open,
      count(*) FILTER (WHERE d.state = 'DRAFT')::int AS drafts, count(DISTINCT d.structure_id)::int AS structures ${from}`;
  const sports = await tx.$queryRaw<{ sport: string }[]>`
    SELECT DISTINCT sport FROM session WHERE programme_id = ${programmeId}::uuid ORDER BY 1`;
  const rules = await readRules(tx, programmeId);
  return {
    rows,
    closesAt: rules.demandsCloseAt === null ? null : new Date(rules.demandsCloseAt),
    closed: demandsClosed(now, rules),
    ...(sums ?? { total: 0, people: 0, open: 0, drafts: 0, structures: 0 }),
    sports: sports.map(({ sport }) => sport),
  };
});

export type OfferRow = {
  readonly id: string;
  readonly code: string;
  readonly sport: string;
  readonly venue: string;
  readonly competition: Competition;
  readonly startsAt: Date;
  readonly endsAt: Date;
  readonly cutoffAt: Date;
  readonly kind: SessionKind;
  readonly status: SessionStatus;
  readonly stock: number;
  readonly free: number;
  readonly wheelchairFree: number;
};

/** Sessions that can still be asked for, by code, sport, venue or words of their description, the soonest first (rules 4, 7, 13). */
export const listOffer = query('demands/offer', offerInput, ({ tx, actor }, input) => {
  const text = `%${literal(input.q)}%`;
  return tx.$queryRaw<OfferRow[]>`
    SELECT s.id, s.code, s.sport, s.venue, s.competition, s.starts_at AS "startsAt", s.ends_at AS "endsAt",
      s.cutoff_at AS "cutoffAt", s.kind, s.status, coalesce(sum(c.stock), 0)::int AS stock, coalesce(sum(c.free), 0)::int AS free,
      coalesce(sum(c.free) FILTER (WHERE c.kind = 'WHEELCHAIR'), 0)::int AS "wheelchairFree"
    FROM session s JOIN programme p ON p.id = s.programme_id LEFT JOIN session_count c ON c.session_id = s.id
    WHERE s.programme_id = ${programmeIdOf(actor)}::uuid AND s.status <> 'CANCELLED' AND s.cutoff_at > clock_timestamp()
      AND (s.kind <> 'CEREMONY' OR NOT coalesce((p.rules->>'ceremoniesExcluded')::boolean, true))
      AND (${input.q} = '' OR s.code ILIKE ${text} OR s.sport ILIKE ${text} OR s.venue ILIKE ${text} OR s.description ILIKE ${text})
    GROUP BY s.id ORDER BY s.starts_at, s.code LIMIT ${input.limit}`;
});
