import type { Competition } from '@/modules/sessions/session.rules';
import { authorize } from '@/platform/authorize';
import { nothing, type QueryContext, query } from '@/platform/command';
import { DomainError } from '@/platform/errors';
import { mayReadOwnAttendance, maySeeSmallCounts } from './attendance.policy';
import { isCounted, ratePercent, turnoutOf } from './attendance.rules';
import { attendanceReportInput, REPORT_PAGE, type ReportSort } from './attendance.schema';
import { viewAttendance } from './attendance-view';
import type { CountedSession } from './read-turnout';
import { byDay, countOf, type GridRow, type Rated, type ShownCount, shownPublics, totalOf } from './report.rules';

export type ReportRow = {
  readonly sessionId: string;
  readonly code: string;
  readonly sport: string;
  readonly venue: string;
  readonly startsAt: Date;
  readonly count: { readonly expected: number; readonly entered: number; readonly rate: number | null } | null;
  readonly publics: Readonly<Record<string, ShownCount>>;
};
export type AttendanceReport = {
  readonly total: Rated;
  readonly days: readonly Rated[];
  readonly publics: readonly Rated[];
  readonly rows: readonly ReportRow[];
  readonly sessionCount: number;
  readonly hiddenSessions: number;
  readonly lastScanAt: Date | null;
  readonly published: boolean;
  readonly choices: {
    readonly sports: readonly string[];
    readonly venues: readonly string[];
    readonly days: readonly string[];
    readonly competitions: readonly Competition[];
  };
  readonly can: { readonly exportComplete: boolean };
};

type Row = GridRow<CountedSession>;

function compare(sort: ReportSort, only: string | undefined): (a: Row, b: Row) => number {
  const text = (a: string, b: string) => a.localeCompare(b, 'fr');
  const figure = (row: Row): number => {
    const count = countOf(row, only);
    if (count === null) return -1;
    return sort === 'rate' ? (ratePercent(count) ?? -1) : count[sort === 'expected' ? 'expected' : 'entered'];
  };
  if (sort === 'code') return (a, b) => text(a.session.code, b.session.code);
  if (sort === 'venue') return (a, b) => text(a.session.venue, b.session.venue);
  if (sort === 'start') return (a, b) => a.session.startsAt.getTime() - b.session.startsAt.getTime();
  return (a, b) => figure(a) - figure(b);
}

function present(row: Row, only: string | undefined): ReportRow {
  const { id, code, sport, venue, startsAt } = row.session;
  const count = countOf(row, only);
  const publics = Object.fromEntries(shownPublics(row));
  return {
    sessionId: id,
    code,
    sport,
    venue,
    startsAt,
    count: count && { ...count, rate: ratePercent(count) },
    publics,
  };
}

const distinct = (rows: readonly Row[], of: (session: CountedSession) => string) =>
  [...new Set(rows.map((row) => of(row.session)))].sort((a, b) => a.localeCompare(b, 'fr'));

/** Rule 12: attendance by day, by public and by session, of the sessions that are over. Throws `common/forbidden`. */
export const attendanceReport = query(
  'attendance/report',
  attendanceReportInput,
  async (context: QueryContext, { page, sort, direction, ...filters }): Promise<AttendanceReport> => {
    const view = await viewAttendance(context, filters);
    const only = filters.public;
    const order = compare(sort, only);
    const turn = direction === 'desc' ? -1 : 1;
    const sorted = [...view.rows].sort((a, b) => turn * order(a, b) || (a.session.code < b.session.code ? -1 : 1));
    const [last] = await context.tx.$queryRaw<{ at: Date | null }[]>`
      SELECT max(entered_at) AS at FROM ticket WHERE programme_id = ${view.programmeId}::uuid AND state = 'ENTERED'`;
    return {
      total: totalOf(view.rows, only),
      days: byDay(view.rows, only),
      publics: view.publics,
      rows: sorted.slice((page - 1) * REPORT_PAGE, page * REPORT_PAGE).map((row) => present(row, only)),
      sessionCount: view.rows.length,
      hiddenSessions: view.rows.filter((row) => countOf(row, only) === null).length,
      lastScanAt: last?.at ?? null,
      published: view.published,
      choices: {
        sports: distinct(view.all, (session) => session.sport),
        venues: distinct(view.all, (session) => session.venue),
        days: distinct(view.all, (session) => session.day),
        competitions: [...new Set(view.all.map((row) => row.session.competition))],
      },
      can: { exportComplete: maySeeSmallCounts(context.actor, { programmeId: view.programmeId }) },
    };
  },
);

export type OwnAttendance = {
  readonly total: { readonly expected: number; readonly entered: number; readonly rate: number | null };
  readonly sessions: readonly Omit<ReportRow, 'publics'>[];
};

/** A leader's own structure: who was expected and who came, session by session, the latest first. */
export const ownAttendance = query('attendance/mine', nothing, async ({ tx, actor, now }): Promise<OwnAttendance> => {
  if (actor.kind !== 'user' || actor.structureId === null) throw new DomainError('forbidden', 'common/forbidden');
  const { structureId, programmeId } = actor;
  authorize(mayReadOwnAttendance(actor, { structureId, programmeId }));
  const rows = await tx.$queryRaw<
    (CountedSession & { expected: number; entered: number; endsAt: Date; status: 'SCHEDULED' })[]
  >`
    SELECT s.id, s.code, s.sport, s.venue, s.starts_at AS "startsAt", s.ends_at AS "endsAt", s.status,
      count(*)::int AS expected, count(*) FILTER (WHERE t.state = 'ENTERED')::int AS entered
    FROM ticket t JOIN session s ON s.id = t.session_id
    WHERE t.structure_id = ${structureId}::uuid AND t.programme_id = ${programmeId}::uuid AND t.state IN ('CONFIRMED', 'CLAIMED', 'ENTERED')
    GROUP BY s.id ORDER BY s.starts_at DESC, s.code`;
  const counted = rows.filter((row) => isCounted(row, now));
  const total = turnoutOf(counted);
  return {
    total: { ...total, rate: ratePercent(total) },
    sessions: counted.map(({ id, code, sport, venue, startsAt, expected, entered }) => ({
      sessionId: id,
      code,
      sport,
      venue,
      startsAt,
      count: { expected, entered, rate: ratePercent({ expected, entered }) },
    })),
  };
});
