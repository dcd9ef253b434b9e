import { programmeIdOf } from '@/modules/programmes/read-programme';
import { literal } from '@/modules/sessions/session.queries';
import { authorize } from '@/platform/authorize';
import { query } from '@/platform/command';
import { DomainError } from '@/platform/errors';
import { Prisma } from '@/platform/generated/prisma/client';
import { listOf } from '@/platform/readings';
import { mayListStructures } from './structure.policy';
import { type Public, sortKey } from './structure.rules';
import { structureFilters, structureId, structureSearch } from './structure.schema';

const PAGE = 50;

export type StructureRow = {
  readonly id: string;
  readonly externalId: string | null;
  readonly name: string;
  readonly public: Public;
  readonly district: number | null;
  readonly city: string | null;
  readonly members: number | null;
  readonly leaders: number;
  readonly seats: number;
  readonly named: number;
  readonly demands: number;
};
type Filters = ReturnType<typeof structureFilters.parse>;

const ORDER: Record<Filters['sort'], Prisma.Sql> = {
  name: Prisma.sql`t.sort_key`,
  public: Prisma.sql`t.public`,
  district: Prisma.sql`t.district`,
  members: Prisma.sql`t.member_count`,
  seats: Prisma.sql`seats`,
  named: Prisma.sql`named`,
};

function conditions(input: Pick<Filters, 'q' | 'public' | 'district'>): Prisma.Sql {
  const found = [Prisma.sql`t.disabled_at IS NULL`];
  if (input.public) found.push(Prisma.sql`t.public = ${input.public}::"Public"`);
  if (input.district) found.push(Prisma.sql`t.district = ${input.district}`);
  if (input.q)
    found.push(
      Prisma.sql`(t.sort_key ILIKE ${`%${literal(sortKey(input.q))}%`} OR t.external_id ILIKE ${`%${literal(input.q)}%`})`,
    );
  return Prisma.join(found, ' AND ');
}

/** Structures with what they hold in this programme, fifty a page. The city only. */
export const listStructures = query('structures/list', structureFilters, async ({ tx, actor }, input) => {
  authorize(mayListStructures(actor));
  const programmeId = programmeIdOf(actor);
  const direction = input.direction === 'desc' ? Prisma.sql`DESC NULLS LAST` : Prisma.sql`ASC NULLS LAST`;
  const rows = await tx.$queryRaw<StructureRow[]>`
    WITH held AS (
      SELECT k.structure_id, count(*)::int AS seats, count(k.named_at)::int AS named FROM ticket k
      WHERE k.programme_id = ${programmeId}::uuid AND k.structure_id IS NOT NULL GROUP BY 1)
    SELECT t.id, t.external_id AS "externalId", t.name, t.public, t.district::int, t.city, t.member_count AS members,
      coalesce(h.seats, 0) AS seats, coalesce(h.named, 0) AS named,
      (SELECT count(*)::int FROM user_account u WHERE u.structure_id = t.id AND u.disabled_at IS NULL) AS leaders,
      (SELECT count(*)::int FROM demand d WHERE d.structure_id = t.id AND d.programme_id = ${programmeId}::uuid AND d.state <> 'WITHDRAWN') AS demands
    FROM structure t LEFT JOIN held h ON h.structure_id = t.id WHERE ${conditions(input)}
    ORDER BY ${ORDER[input.sort]} ${direction}, t.sort_key LIMIT ${PAGE} OFFSET ${(input.page - 1) * PAGE}`;
  const [sums] = await tx.$queryRaw<{ total: number; members: number }[]>`
    SELECT count(*)::int AS total, coalesce(sum(t.member_count), 0)::int AS members FROM structure t WHERE ${conditions(input)}`;
  // Only the city comes this far, and the city may: it says so for the screen.
  return { rows, total: sums?.total ?? 0, members: sums?.members ?? 0, can: { create: true } };
});

/** Twenty structures whose name holds these words, for a field that chooses one. The city only. */
export const searchStructures = query('structures/search', structureSearch, ({ tx, actor }, { q }) => {
  authorize(mayListStructures(actor));
  return tx.$queryRaw<{ id: string; name: string; public: Public; district: number | null }[]>`
    SELECT t.id, t.name, t.public, t.district::int FROM structure t WHERE ${conditions({ q })} ORDER BY t.sort_key LIMIT 20`;
});

/** One structure: facts, leaders, allocations, demands and counts. The city only. Throws `structures/not-found`. */
export const structurePage = query(
  'structures/page',
  structureId,
  async ({ tx, actor }, input) => {
    authorize(mayListStructures(actor));
    const programmeId = programmeIdOf(actor);
    const structure = await tx.structure.findUnique({ where: { id: input.structureId } });
    if (!structure) throw new DomainError('not-found', 'structures/not-found');
    const leaders = await tx.user.findMany({
      where: { structureId: structure.id, role: 'LEADER' },
      select: { id: true, name: true, email: true, disabledAt: true },
      orderBy: { name: 'asc' },
    });
    const [counts] = await tx.$queryRaw<
      { people: number; groupLeaders: number; seats: number; claimed: number; named: number; entered: number }[]
    >`
    SELECT (SELECT count(*)::int FROM beneficiary b WHERE b.structure_id = ${structure.id}::uuid AND b.programme_id = ${programmeId}::uuid) AS people,
      (SELECT count(*)::int FROM group_leader g WHERE g.structure_id = ${structure.id}::uuid AND g.programme_id = ${programmeId}::uuid) AS "groupLeaders",
      count(*)::int AS seats, count(claimed_at)::int AS claimed, count(named_at)::int AS named, count(entered_at)::int AS entered
    FROM ticket WHERE structure_id = ${structure.id}::uuid AND programme_id = ${programmeId}::uuid`;
    return {
      ...structure,
      leaders,
      counts: counts ?? { people: 0, groupLeaders: 0, seats: 0, claimed: 0, named: 0, entered: 0 },
      can: { edit: true },
    };
  },
  { personal: ({ structureId }, read, actor) => listOf(actor, structureId, read?.leaders.length) },
);
