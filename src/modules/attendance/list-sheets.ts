import { z } from 'zod';
import { isCityOf } from '@/modules/accounts/actor.rules';
import { allocationConditions } from '@/modules/allocation/allocation.queries';
import { programmeIdOf } from '@/modules/programmes/read-programme';
import { BY_PLACE, ticketConditions } from '@/modules/tickets/ticket.queries';
import { ticketFilters } from '@/modules/tickets/ticket.schema';
import type { Actor } from '@/platform/actor';
import { authorize } from '@/platform/authorize';
import { query } from '@/platform/command';
import type { ExportCell, ExportSheet } from '@/platform/exports';
import { allocationListFilters, ticketListFilters } from './export.schema';

/** Tickets read at once: flat memory, few round trips. */
const PAGE_ROWS = 5_000;

type SessionSize = { id: string; size: number };

type SessionFilters = z.input<typeof ofSession>;

const ofSession = ticketFilters.pick({ competition: true, session: true, sessionId: true }).strip();
export const sessionSizes = query('attendance/export-sessions', ofSession, async ({ tx, actor }, filters) => {
  const programmeId = programmeIdOf(actor);
  authorize(isCityOf(actor, { programmeId }));
  const { competition = null, session = null, sessionId = null } = filters;
  return tx.$queryRaw<SessionSize[]>`
    SELECT s.id, coalesce(sum(c.stock), 0)::int AS size FROM session s LEFT JOIN session_count c ON c.session_id = s.id
    WHERE s.programme_id = ${programmeId}::uuid AND (${competition}::text IS NULL OR s.competition::text = ${competition})
      AND (${session}::text IS NULL OR s.code = ${session}) AND (${sessionId}::uuid IS NULL OR s.id = ${sessionId}::uuid)
    GROUP BY s.id ORDER BY s.starts_at, s.code`;
});

function inPages(sessions: readonly SessionSize[]): string[][] {
  const pages: string[][] = [];
  let room = 0;
  for (const { id, size } of sessions) {
    if (room < size || pages.length === 0) {
      pages.push([]);
      room = PAGE_ROWS;
    }
    pages.at(-1)?.push(id);
    room -= size;
  }
  return pages;
}

/**
 * A sheet that is read some sessions at a time, in the order of the calendar: flat memory. `filters` leave what the list shows;
 * `label` gives the words of its name and of its columns. Each page asks who may again.
 */
function sheetBySession<F extends SessionFilters>(
  name: string,
  columns: readonly string[],
  page: (actor: Actor, asked: { sessionIds: string[]; filters: F }) => Promise<ExportCell[][]>,
) {
  return async (actor: Actor, filters: F, label: (key: string) => string): Promise<ExportSheet> => {
    const pages = inPages(await sessionSizes(actor, ofSession.parse(filters)));
    async function* read() {
      for (const sessionIds of pages) yield page(actor, { sessionIds, filters });
    }
    return { name: label(name), columns: columns.map(label), pages: read() };
  };
}

export const TICKET_COLUMNS = [
  'session',
  'sport',
  'start',
  'venue',
  'reference',
  'kind',
  'category',
  'block',
  'row',
  'seat',
  'state',
  'structure',
  'named',
  'renames',
  'enteredAt',
] as const;
export const ticketPage = query(
  'attendance/export-tickets',
  z.strictObject({ sessionIds: z.array(z.uuid()), filters: ticketListFilters }),
  async ({ tx, actor }, { sessionIds, filters }) => {
    const programmeId = programmeIdOf(actor);
    authorize(isCityOf(actor, { programmeId }));
    const rows = await tx.$queryRaw<{ cells: ExportCell[] }[]>`
    SELECT json_build_array(s.code, s.sport, to_char(s.starts_at AT TIME ZONE s.time_zone, 'YYYY-MM-DD HH24:MI'), s.venue, t.reference,
      t.kind, t.category, t.block, t.row, t.seat, t.state, o.name, t.named_at IS NOT NULL, t.rename_count,
      to_char(t.entered_at AT TIME ZONE s.time_zone, 'YYYY-MM-DD HH24:MI')) AS cells
    FROM ticket t JOIN session s ON s.id = t.session_id LEFT JOIN structure o ON o.id = t.structure_id
    WHERE t.session_id = ANY(${sessionIds}::uuid[]) AND ${ticketConditions(filters, programmeId)}
    ORDER BY s.starts_at, s.code, ${BY_PLACE}`;
    return rows.map((row) => row.cells);
  },
);

export const ALLOCATION_COLUMNS = [
  'session',
  'sport',
  'start',
  'venue',
  'structure',
  'public',
  'quantity',
  'state',
  'confirmBy',
  'decided',
  'named',
  'entered',
] as const;
export const allocationPage = query(
  'attendance/export-allocations',
  z.strictObject({ sessionIds: z.array(z.uuid()), filters: allocationListFilters }),
  async ({ tx, actor }, { sessionIds, filters }) => {
    const programmeId = programmeIdOf(actor);
    authorize(isCityOf(actor, { programmeId }));
    const rows = await tx.$queryRaw<{ cells: ExportCell[] }[]>`
    SELECT json_build_array(s.code, s.sport, to_char(s.starts_at AT TIME ZONE s.time_zone, 'YYYY-MM-DD HH24:MI'), s.venue, t.name, t.public,
      a.quantity, a.state, to_char(a.confirm_by AT TIME ZONE s.time_zone, 'YYYY-MM-DD HH24:MI'),
      to_char(a.decided_at AT TIME ZONE s.time_zone, 'YYYY-MM-DD HH24:MI'), k.named, k.entered) AS cells
    FROM allocation a JOIN session s ON s.id = a.session_id JOIN structure t ON t.id = a.structure_id
    CROSS JOIN LATERAL (SELECT count(i.named_at) AS named, count(i.entered_at) AS entered FROM ticket i WHERE i.allocation_id = a.id) k
    WHERE a.session_id = ANY(${sessionIds}::uuid[]) AND ${allocationConditions(filters, programmeId)}
    ORDER BY s.starts_at, s.code, t.sort_key, a.id`;
    return rows.map((row) => row.cells);
  },
);

/** All tickets the filters leave, seat after seat, without a name: the list of people is no statistic. For the city. */
export const ticketSheet = sheetBySession('tickets', TICKET_COLUMNS, ticketPage);

/** All allocations the filters leave, with how many places were named and entered. For the city. */
export const allocationSheet = sheetBySession('allocations', ALLOCATION_COLUMNS, allocationPage);

export const NAME_COLUMNS = [
  'session',
  'sport',
  'start',
  'venue',
  'block',
  'row',
  'seat',
  'reference',
  'structure',
  'lastName',
  'firstName',
] as const;
export const namePage = query(
  'attendance/export-name-page',
  z.strictObject({ sessionIds: z.array(z.uuid()), filters: ticketListFilters }),
  async ({ tx, actor }, { sessionIds, filters }) => {
    const programmeId = programmeIdOf(actor);
    authorize(isCityOf(actor, { programmeId }));
    const rows = await tx.$queryRaw<{ cells: ExportCell[] }[]>`
    SELECT json_build_array(s.code, s.sport, to_char(s.starts_at AT TIME ZONE s.time_zone, 'YYYY-MM-DD HH24:MI'), s.venue, t.block, t.row,
      t.seat, t.reference, o.name, b.last_name, b.first_name) AS cells
    FROM ticket t JOIN session s ON s.id = t.session_id JOIN beneficiary b ON b.id = t.beneficiary_id
      LEFT JOIN structure o ON o.id = t.structure_id
    WHERE t.session_id = ANY(${sessionIds}::uuid[]) AND ${ticketConditions(filters, programmeId)}
    ORDER BY s.starts_at, s.code, ${BY_PLACE}`;
    return rows.map((row) => row.cells);
  },
);

/** Who sits where, of the tickets the filters leave: names, so `exportNames` comes first. For the city. */
export const nameSheet = sheetBySession('names', NAME_COLUMNS, namePage);
