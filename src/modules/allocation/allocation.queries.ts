import { isCity } from '@/modules/accounts/actor.rules';
import { programmeIdOf } from '@/modules/programmes/read-programme';
import { literal } from '@/modules/sessions/session.queries';
import type { Public } from '@/modules/structures/structure.rules';
import { sortKey } from '@/modules/structures/structure.rules';
import { structureId as ofStructure } from '@/modules/structures/structure.schema';
import { authorize } from '@/platform/authorize';
import { query } from '@/platform/command';
import { Prisma } from '@/platform/generated/prisma/client';
import { mayReadAllocation } from './allocation.policy';
import type { AllocationState } from './allocation.rules';
import { allocationFilters, manyAllocations } from './allocation.schema';
import { countWaiting } from './read-waiting';

const PAGE = 50;

export type AllocationRow = {
  readonly id: string;
  readonly structureId: string;
  readonly structure: string;
  readonly public: Public;
  readonly code: string;
  readonly sport: string;
  readonly startsAt: Date;
  readonly quantity: number;
  readonly state: AllocationState;
  readonly confirmBy: Date;
  readonly decidedAt: Date | null;
  readonly remindedAt: Date | null;
  readonly drawId: string | null;
  readonly offer: boolean;
};
type Filters = ReturnType<typeof allocationFilters.parse>;

const ORDER: Record<Filters['sort'], Prisma.Sql> = {
  structure: Prisma.sql`t.sort_key`,
  session: Prisma.sql`s.starts_at`,
  quantity: Prisma.sql`a.quantity`,
  confirmBy: Prisma.sql`a.state <> 'PROPOSED', a.confirm_by`,
  state: Prisma.sql`a.state`,
};

/** What the filters of the list ask of an allocation `a`, its session `s` and its structure `t`; shared with the export. */
export function allocationConditions(
  input: Omit<Filters, 'page' | 'sort' | 'direction'>,
  programmeId: string,
): Prisma.Sql {
  const found = [Prisma.sql`a.programme_id = ${programmeId}::uuid`];
  if (input.state) found.push(Prisma.sql`a.state = ${input.state}::"AllocationState"`);
  if (input.structureId) found.push(Prisma.sql`a.structure_id = ${input.structureId}::uuid`);
  if (input.sessionId) found.push(Prisma.sql`a.session_id = ${input.sessionId}::uuid`);
  if (input.public) found.push(Prisma.sql`t.public = ${input.public}::"Public"`);
  if (input.due === 'soon')
    found.push(
      Prisma.sql`a.state = 'PROPOSED' AND a.confirm_by BETWEEN clock_timestamp() AND clock_timestamp() + interval '24 hours'`,
    );
  if (input.due === 'late') found.push(Prisma.sql`a.state = 'PROPOSED' AND a.confirm_by <= clock_timestamp()`);
  if (input.q) {
    const like = `%${literal(sortKey(input.q))}%`;
    found.push(
      Prisma.sql`(t.sort_key ILIKE ${like} OR s.code ILIKE ${`%${literal(input.q)}%`} OR s.sport ILIKE ${`%${literal(input.q)}%`})`,
    );
  }
  return Prisma.join(found, ' AND ');
}

/** Allocations of the programme, fifty a page; a leader gets those of its structure only. */
export const listAllocations = query('allocation/list', allocationFilters, async ({ tx, actor }, input) => {
  const programmeId = programmeIdOf(actor);
  const structureId = actor.kind === 'user' ? actor.structureId : null;
  authorize(mayReadAllocation(actor, { programmeId, structureId }));
  const own = structureId ? Prisma.sql`a.structure_id = ${structureId}::uuid` : Prisma.sql`true`;
  const from = Prisma.sql`
    FROM allocation a JOIN session s ON s.id = a.session_id JOIN structure t ON t.id = a.structure_id
    WHERE ${own} AND ${allocationConditions(input, programmeId)}`;
  const direction = input.direction === 'desc' ? Prisma.sql`DESC` : Prisma.sql`ASC`;
  const rows = await tx.$queryRaw<AllocationRow[]>`
    SELECT a.id, t.id AS "structureId", t.name AS structure, t.public, s.code, s.sport, s.starts_at AS "startsAt", a.quantity, a.state,
      a.confirm_by AS "confirmBy", a.decided_at AS "decidedAt", a.reminded_at AS "remindedAt", a.draw_id AS "drawId", a.offer
    ${from} ORDER BY ${ORDER[input.sort]} ${direction}, t.sort_key, s.code LIMIT ${PAGE} OFFSET ${(input.page - 1) * PAGE}`;
  const [sums] = await tx.$queryRaw<{ total: number; seats: number; proposed: number; due: number }[]>`
    SELECT count(*)::int AS total, coalesce(sum(a.quantity), 0)::int AS seats, count(*) FILTER (WHERE a.state = 'PROPOSED')::int AS proposed,
      count(*) FILTER (WHERE a.state = 'PROPOSED' AND a.confirm_by <= clock_timestamp() + interval '24 hours')::int AS due ${from}`;
  return { rows, ...(sums ?? { total: 0, seats: 0, proposed: 0, due: 0 }), can: { answer: isCity(actor) } };
});

/** All that a structure was proposed and did not answer, however many: for the city, which takes it back at once. */
export const proposedOf = query('allocation/proposed-of', ofStructure, async ({ tx, actor }, input) => {
  authorize(isCity(actor));
  const rows = await tx.allocation.findMany({
    where: { programmeId: programmeIdOf(actor), structureId: input.structureId, state: 'PROPOSED' },
    orderBy: { id: 'asc' },
    select: { id: true },
  });
  return { ids: rows.map(({ id }) => id) };
});

export type AnswersPreview = {
  readonly ready: number;
  readonly readySeats: number;
  readonly late: number;
  readonly lateSeats: number;
  readonly answered: number;
  /** Structures without an answer among them. */
  readonly structures: number;
  /** Wishes that wait for the same sessions: seats taken back are offered to them. */
  readonly waiting: number;
};

/**
 * What answering these would do, before it is done: how many wait, how many are too late or answered already, their
 * seats, whose they are and who waits for them.
 */
export const previewAnswers = query('allocation/preview', manyAllocations, async ({ tx, actor }, input) => {
  authorize(isCity(actor));
  const [found] = await tx.$queryRaw<AnswersPreview[]>`
    WITH chosen AS (
      SELECT session_id, structure_id, quantity, state = 'PROPOSED' AS asked, confirm_by <= clock_timestamp() AS late
      FROM allocation WHERE id = ANY(${input.allocationIds}::uuid[]) AND programme_id = ${programmeIdOf(actor)}::uuid)
    SELECT count(*) FILTER (WHERE asked AND NOT late)::int AS ready,
      coalesce(sum(quantity) FILTER (WHERE asked AND NOT late), 0)::int AS "readySeats",
      count(*) FILTER (WHERE asked AND late)::int AS late,
      coalesce(sum(quantity) FILTER (WHERE asked AND late), 0)::int AS "lateSeats",
      count(*) FILTER (WHERE NOT asked)::int AS answered, count(DISTINCT structure_id) FILTER (WHERE asked)::int AS structures,
      ${countWaiting(Prisma.sql`SELECT session_id FROM chosen WHERE asked`)} AS waiting
    FROM chosen`;
  return found ?? { ready: 0, readySeats: 0, late: 0, lateSeats: 0, answered: 0, structures: 0, waiting: 0 };
});
