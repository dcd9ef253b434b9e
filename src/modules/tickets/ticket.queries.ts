import { isLeader } from '@/modules/accounts/actor.rules';
import { programmeIdOf, readRules } from '@/modules/programmes/read-programme';
import { authorize } from '@/platform/authorize';
import { query } from '@/platform/command';
import { Prisma } from '@/platform/generated/prisma/client';
import { listOf } from '@/platform/readings';
import { cutPage, PAGE } from './cut-page';
import { mayListTickets } from './ticket.policy';
import type { TicketKind, TicketState } from './ticket.rules';
import { ticketFilters } from './ticket.schema';
import { STATES_FROM } from './ticket-steps.rules';

export type TicketRow = {
  readonly id: string;
  readonly reference: string;
  readonly kind: TicketKind;
  readonly state: TicketState;
  readonly block: string;
  readonly row: string;
  readonly seat: string;
  readonly session: string;
  readonly sport: string;
  readonly startsAt: Date;
  readonly structureId: string | null;
  readonly structure: string | null;
  readonly person: string | null;
  readonly named: boolean;
  readonly renameCount: number;
};

/** Seat after seat, as one walks: 9 before 10, Z before AA. */
export const BY_PLACE = Prisma.sql`length(t.block), t.block, length(t.row), t.row, length(t.seat), t.seat`;
const BY_PLACE_BACK = Prisma.sql`length(t.block) DESC, t.block DESC, length(t.row) DESC, t.row DESC, length(t.seat) DESC, t.seat DESC`;

const ORDERS = {
  session: {
    asc: Prisma.sql`s.starts_at, s.code, ${BY_PLACE}, t.id`,
    desc: Prisma.sql`s.starts_at DESC, s.code DESC, ${BY_PLACE}, t.id`,
  },
  place: { asc: Prisma.sql`${BY_PLACE}, t.id`, desc: Prisma.sql`${BY_PLACE_BACK}, t.id` },
  structure: { asc: Prisma.sql`st.sort_key, t.id`, desc: Prisma.sql`st.sort_key DESC NULLS LAST, t.id` },
  state: { asc: Prisma.sql`t.state, t.id`, desc: Prisma.sql`t.state DESC, t.id` },
  reference: { asc: Prisma.sql`t.reference, t.id`, desc: Prisma.sql`t.reference DESC, t.id` },
} as const;

type Filters = Omit<ReturnType<typeof ticketFilters.parse>, 'page' | 'sort' | 'direction'>;
const literal = (text: string) => text.replaceAll(/[\\%_]/g, '\\$&');

/** What the filters of the list ask of a ticket `t` and its session `s`; shared with the export. */
export function ticketConditions(input: Filters, programmeId: string): Prisma.Sql {
  const found = [Prisma.sql`t.programme_id = ${programmeId}::uuid`];
  if (input.state) found.push(Prisma.sql`t.state = ${input.state}::"TicketState"`);
  if (input.reached) found.push(Prisma.sql`t.state = ANY(${STATES_FROM[input.reached]}::"TicketState"[])`);
  if (input.reached === 'CLAIMED') found.push(Prisma.sql`t.claimed_at IS NOT NULL`);
  if (input.kind) found.push(Prisma.sql`t.kind = ${input.kind}::"TicketKind"`);
  if (input.competition) found.push(Prisma.sql`s.competition = ${input.competition}::"Competition"`);
  if (input.sessionId) found.push(Prisma.sql`t.session_id = ${input.sessionId}::uuid`);
  if (input.session) found.push(Prisma.sql`s.code = ${input.session}`);
  if (input.structureId) found.push(Prisma.sql`t.structure_id = ${input.structureId}::uuid`);
  if (input.allocationId) found.push(Prisma.sql`t.allocation_id = ${input.allocationId}::uuid`);
  if (input.named)
    found.push(input.named === 'yes' ? Prisma.sql`t.named_at IS NOT NULL` : Prisma.sql`t.named_at IS NULL`);
  if (input.q) {
    const starts = `${literal(input.q)}%`;
    found.push(Prisma.sql`(t.reference ILIKE ${starts} OR s.code ILIKE ${starts})`);
  }
  return Prisma.join(found, ' AND ');
}

/** Tickets sorted, filtered and paged in SQL, fifty a page; a leader gets those of its structure. Names for the city and the structure. */
export const listTickets = query(
  'tickets/list',
  ticketFilters,
  async ({ tx, actor }, input) => {
    authorize(mayListTickets(actor));
    const programmeId = programmeIdOf(actor);
    const own = isLeader(actor) && actor.kind === 'user' ? (actor.structureId ?? '') : input.structureId;
    const { page, sort, direction, ...others } = input;
    const filters = { ...others, structureId: own };
    const where = ticketConditions(filters, programmeId);
    const bySession = sort === 'session' ? direction : null;
    const { total, sessions, skip } = await cutPage(tx, { filters, programmeId, where, page, bySession });
    // The page is cut before anything else is joined: fifty look-ups, not fifty thousand.
    const sorted = Prisma.sql`
    SELECT t.id FROM ticket t JOIN session s ON s.id = t.session_id
    ${sort === 'structure' ? Prisma.sql`LEFT JOIN structure st ON st.id = t.structure_id` : Prisma.empty}
    WHERE ${where} ${sessions ? Prisma.sql`AND t.session_id = ANY(${sessions}::uuid[])` : Prisma.empty}
    ORDER BY ${ORDERS[sort][direction]} LIMIT ${PAGE} OFFSET ${skip}`;
    const rows = await tx.$queryRaw<TicketRow[]>`
    SELECT t.id, t.reference, t.kind, t.state, t.block, t.row, t.seat, s.code AS session, s.sport, s.starts_at AS "startsAt",
      t.structure_id AS "structureId", st.name AS structure, t.named_at IS NOT NULL AS named, t.rename_count::int AS "renameCount",
      nullif(btrim(concat(b.first_name, ' ', b.last_name)), '') AS person
    FROM (SELECT id, row_number() OVER () AS place FROM (${sorted}) AS cut) AS page JOIN ticket t ON t.id = page.id JOIN session s ON s.id = t.session_id
    LEFT JOIN structure st ON st.id = t.structure_id LEFT JOIN beneficiary b ON b.id = t.beneficiary_id
    ORDER BY page.place`;
    const { delivery } = await readRules(tx, programmeId);
    return { total, delivery, rows };
  },
  {
    personal: ({ structureId }, read, actor) => listOf(actor, isLeader(actor) ? null : structureId, read?.rows.length),
  },
);
