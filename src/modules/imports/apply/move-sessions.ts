import { cancelSession } from '@/modules/sessions/cancel-session';
import { postponeSession } from '@/modules/sessions/postpone-session';
import type { CommandContext } from '@/platform/command';
import { DomainError } from '@/platform/errors';
import { Prisma } from '@/platform/generated/prisma/client';
import { moveFault } from '../kinds/calendar-moves.rules';
import { knownCalendar } from '../known-calendar';
import { ALL_LINES, goodRows, type Lines, type Scope } from './applier';

const { sql } = Prisma;

/**
 * `moveOf` in SQL: joins `act` to a row, from `v` and `k`. `asks`: structures hold seats of a session that moves; `cancels`. A test
 * holds both to the same.
 */
export const actOfRow = sql`
  CROSS JOIN LATERAL (SELECT
    coalesce(k.status <> 'CANCELLED' AND v.status IS DISTINCT FROM 'CANCELLED' AND k.starts_at <> v."startsAt"
      AND EXISTS (SELECT FROM ticket t WHERE t.session_id = k.id AND t.structure_id IS NOT NULL), false) AS asks,
    coalesce(k.status <> 'CANCELLED' AND v.status = 'CANCELLED', false) AS cancels OFFSET 0) act`;

type Joins = (scope: Scope) => Prisma.Sql;

/** Whoever holds a seat of a session that is postponed; of one that is cancelled, whoever has not entered. */
export const tells = (joins: Joins) => (scope: Scope) =>
  sql`
  SELECT count(DISTINCT k.id) FILTER (WHERE act.asks)::int AS postponed, count(DISTINCT k.id) FILTER (WHERE act.cancels)::int AS cancelled,
    count(DISTINCT h.structure_id)::int AS structures,
    coalesce(sum(hashtextextended(concat_ws('|', r.line, act.asks, h.structure_id), 0)::numeric), 0)::text AS mark
  FROM import_row r ${joins(scope)}
  LEFT JOIN LATERAL (SELECT DISTINCT t.structure_id FROM ticket t
    WHERE t.session_id = k.id AND t.structure_id IS NOT NULL AND (act.asks OR t.state <> 'ENTERED')) h ON true
  WHERE ${goodRows(scope, ALL_LINES)} AND (act.asks OR act.cancels)`;

type Due = { id: string; line: number; code: string; startsAt: Date; endsAt: Date; cancels: boolean };

/** Asked again now: a session may have begun, or been cancelled, since the check. */
async function requirePossible({ tx }: CommandContext, { programmeId }: Scope, due: readonly Due[]): Promise<void> {
  const calendar = await knownCalendar(tx, programmeId);
  for (const { code, line, startsAt, endsAt, cancels } of due) {
    const known = calendar.sessions.get(code);
    const fault = known && moveFault(known, { startsAt, endsAt, status: cancels ? 'CANCELLED' : null }, calendar);
    if (fault) throw new DomainError('conflict', 'imports/session-stays', { code, line });
  }
}

/**
 * Rule 7: what a calendar moves or cancels is postponed or cancelled as on the screen: answers asked, mails queued, a line in the
 * trail each. Throws imports/session-stays when that has become impossible since the check.
 */
export const moveSessions =
  (joins: Joins) =>
  async (context: CommandContext, scope: Scope, lines: Lines): Promise<Record<string, number>> => {
    const due = await context.tx.$queryRaw<Due[]>`
      SELECT k.id, r.line, k.code, v."startsAt", v."endsAt", act.cancels FROM import_row r ${joins(scope)}
      WHERE ${goodRows(scope, lines)} AND (act.asks OR act.cancels) ORDER BY k.id`;
    if (due.length === 0) return {};
    await requirePossible(context, scope, due);
    const facts = { importId: scope.importId };
    for (const { id: sessionId, startsAt, endsAt, cancels } of due) {
      const why = { sessionId, reason: 'ORGANISER_REQUEST' as const };
      if (cancels) await cancelSession.beside(context, why, facts);
      else await postponeSession.beside(context, { ...why, startsAt, endsAt }, facts);
    }
    const cancelled = due.filter(({ cancels }) => cancels).length;
    const postponed = due.length - cancelled;
    return { ...(postponed > 0 && { postponed }), ...(cancelled > 0 && { cancelled }) };
  };
