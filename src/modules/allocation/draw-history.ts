import type { Tx } from '@/platform/db';
import type { DrawHistory } from './draw-weight.rules';

const NOTHING: DrawHistory = { asked: 0, granted: 0, declined: 0, noShow: 0, tagged: false };

type Row = { structureId: string; asked: number; granted: number; declined: number; noShow: number };

/**
 * What became of the earlier wishes of these structures in this programme, in seats: asked in published draws, granted
 * by lot or by hand, declined (whole, or the part of what a draw gave that was not kept) or left to lapse, and not come
 * to, once the session is over. A session that was called off is nobody's doing: nothing was granted of it (rule 7).
 * Reads whole tables of the programme once, not once a structure.
 */
export async function readHistory(
  tx: Tx,
  programmeId: string,
  structureIds: readonly string[],
): Promise<(structureId: string) => DrawHistory> {
  const rows = await tx.$queryRaw<Row[]>`
    WITH asked AS (
      SELECT r.structure_id, sum(d.group_size * d.quantity)::int AS seats
      FROM draw_result r JOIN draw w ON w.id = r.draw_id JOIN demand d ON d.id = r.demand_id
      WHERE w.programme_id = ${programmeId}::uuid AND w.state = 'PUBLISHED' GROUP BY 1),
    given AS (
      SELECT a.structure_id, a.state, a.quantity, greatest(a.quantity, r.granted) AS seats
      FROM allocation a JOIN session s ON s.id = a.session_id
        LEFT JOIN draw_result r ON r.draw_id = a.draw_id AND r.demand_id = a.demand_id AND NOT a.offer
      WHERE a.programme_id = ${programmeId}::uuid AND s.status <> 'CANCELLED'),
    granted AS (
      SELECT structure_id, sum(seats)::int AS seats,
        sum(CASE WHEN state IN ('DECLINED', 'RELEASED') THEN seats ELSE seats - quantity END)::int AS declined
      FROM given GROUP BY 1),
    missed AS (
      SELECT k.structure_id, count(*)::int AS seats FROM ticket k JOIN session s ON s.id = k.session_id
      WHERE k.programme_id = ${programmeId}::uuid AND k.state IN ('CONFIRMED', 'CLAIMED') AND s.ends_at < clock_timestamp()
        AND s.status <> 'CANCELLED' GROUP BY 1)
    SELECT t.id AS "structureId", coalesce(a.seats, 0) AS asked, coalesce(g.seats, 0) AS granted,
      coalesce(g.declined, 0) AS declined, coalesce(m.seats, 0) AS "noShow"
    FROM unnest(${[...structureIds]}::uuid[]) AS t(id) LEFT JOIN asked a ON a.structure_id = t.id
      LEFT JOIN granted g ON g.structure_id = t.id LEFT JOIN missed m ON m.structure_id = t.id`;
  const known = new Map(rows.map(({ structureId, ...history }) => [structureId, { ...history, tagged: false }]));
  return (structureId) => known.get(structureId) ?? NOTHING;
}

/** For rules that no history moves: nothing is read. */
export const noHistory = (): DrawHistory => NOTHING;
