import type { Tx } from '@/platform/db';
import { Prisma } from '@/platform/generated/prisma/client';
import type { ticketFilters } from './ticket.schema';
import { counterOf, type TicketCounter } from './ticket-steps.rules';

export const PAGE = 50;

type Filters = Omit<ReturnType<typeof ticketFilters.parse>, 'page' | 'sort' | 'direction'>;
type Asked = {
  readonly filters: Filters;
  readonly programmeId: string;
  /** What the filters ask of a ticket `t` and its session `s`. */
  readonly where: Prisma.Sql;
  readonly page: number;
  /** Whether the list goes by session, and from the last. */
  readonly bySession: 'asc' | 'desc' | null;
};
export type Cut = { readonly total: number; readonly sessions: readonly string[] | null; readonly skip: number };

const COUNTERS = {
  stock: Prisma.sql`c.stock`,
  free: Prisma.sql`c.free`,
  held: Prisma.sql`c.held`,
  allocated: Prisma.sql`c.allocated`,
  confirmed: Prisma.sql`c.confirmed`,
  claimed: Prisma.sql`c.claimed`,
  entered: Prisma.sql`c.entered`,
} as const satisfies Record<TicketCounter, Prisma.Sql>;

/** How many tickets of each session the list keeps: by the counters where they know, else counted. */
function countedBySession({ filters, programmeId, where }: Asked): Prisma.Sql {
  const counter = counterOf(filters);
  if (!counter) {
    return Prisma.sql`SELECT t.session_id, count(*) AS n FROM ticket t JOIN session s ON s.id = t.session_id WHERE ${where} GROUP BY 1`;
  }
  const asked = [Prisma.sql`s.programme_id = ${programmeId}::uuid`];
  if (filters.kind) asked.push(Prisma.sql`c.kind = ${filters.kind}::"TicketKind"`);
  if (filters.competition) asked.push(Prisma.sql`s.competition = ${filters.competition}::"Competition"`);
  if (filters.sessionId) asked.push(Prisma.sql`s.id = ${filters.sessionId}::uuid`);
  if (filters.session) asked.push(Prisma.sql`s.code = ${filters.session}`);
  return Prisma.sql`SELECT c.session_id, sum(${COUNTERS[counter]}) AS n FROM session_count c JOIN session s ON s.id = c.session_id
    WHERE ${Prisma.join(asked, ' AND ')} GROUP BY 1`;
}

/**
 * How many tickets a list has, and, where it goes by session, which sessions its page falls in and how many of their tickets come
 * before it: fifty thousand tickets need not be sorted to show fifty.
 */
export async function cutPage(tx: Tx, asked: Asked): Promise<Cut> {
  const before = (asked.page - 1) * PAGE;
  const counted = countedBySession(asked);
  if (!asked.bySession) {
    const [sum] = await tx.$queryRaw<
      { total: number }[]
    >`SELECT coalesce(sum(n), 0)::int AS total FROM (${counted}) AS counted`;
    return { total: sum?.total ?? 0, sessions: null, skip: before };
  }
  const order = asked.bySession === 'asc' ? Prisma.sql`s.starts_at, s.code` : Prisma.sql`s.starts_at DESC, s.code DESC`;
  const [cut] = await tx.$queryRaw<{ total: number; sessions: string[] | null; passed: number | null }[]>`
    SELECT coalesce(sum(n), 0)::int AS total,
      array_agg(id::text) FILTER (WHERE upto > ${before}::int AND upto - n < ${before + PAGE}::int) AS sessions,
      (min(upto - n) FILTER (WHERE upto > ${before}::int))::int AS passed
    FROM (SELECT s.id, c.n, sum(c.n) OVER (ORDER BY ${order}) AS upto FROM (${counted}) AS c JOIN session s ON s.id = c.session_id
      WHERE c.n > 0) AS passing`;
  return { total: cut?.total ?? 0, sessions: cut?.sessions ?? [], skip: before - (cut?.passed ?? before) };
}
