import {
  DRAW_REFUSALS,
  type DrawDemand,
  type DrawRefusal,
  type DrawResult,
  SEAT_KINDS,
  type SeedlessInput,
} from './draw-input.rules';
import type { DrawOrder } from './draw-order.rules';
import type { DrawTable } from './draw-table.rules';
import {
  BECAUSE,
  COMPANION,
  DONE,
  GRANTED,
  LEFT_THEN,
  PLACE,
  ROUND,
  ROW,
  SIZE,
  STANDARD,
  STATE,
  WHEELCHAIR,
} from './draw-wish.rules';

const NOTHING = { standard: 0, wheelchair: 0, companion: 0 };

function becauseOf(t: DrawTable, d: number, reason: DrawRefusal, order: DrawOrder, quotas: readonly string[]) {
  const at = t.wish[d + BECAUSE] as number;
  if (at < 0 || reason === 'no-seats-left') return null;
  if (reason === 'overlap' || reason === 'moved') return order.sessions[at]?.id ?? null;
  return quotas[at] ?? null;
}

function resultOf(
  t: DrawTable,
  d: number,
  demand: DrawDemand,
  order: DrawOrder,
  quotas: readonly string[],
): DrawResult {
  const quantity = t.wish[d + GRANTED] as number;
  const code = t.wish[d + STATE] as number;
  const reason = code === DONE ? null : (DRAW_REFUSALS[code - 1] ?? null);
  const standard =
    (t.wish[d + WHEELCHAIR] as number) > 0 ? (t.wish[d + STANDARD] as number) : quantity * (t.wish[d + SIZE] as number);
  const all = { standard, wheelchair: t.wish[d + WHEELCHAIR] as number, companion: t.wish[d + COMPANION] as number };
  const round = t.wish[d + ROUND] as number;
  return {
    demandId: demand.id,
    structureId: demand.structureId,
    sessionId: demand.sessionId,
    rank: demand.rank,
    quantity,
    need: quantity > 0 ? all : NOTHING,
    round: quantity > 0 ? round : null,
    turn: reason === 'no-weight' ? null : { round, place: t.wish[d + PLACE] as number, of: t.playersIn[round] ?? 0 },
    reason,
    because: reason === null ? null : becauseOf(t, d, reason, order, quotas),
    left: reason === null || reason === 'no-weight' ? null : (t.wish[d + LEFT_THEN] as number),
    lacking: reason === 'no-seats-left' ? (SEAT_KINDS[t.wish[d + BECAUSE] as number] ?? null) : null,
  };
}

/** What every demand got, in order of demand id. */
export function resultsOf(t: DrawTable, input: SeedlessInput, order: DrawOrder): readonly DrawResult[] {
  const quotas = input.rules.quotas.map(({ id }) => id).sort();
  const results = Array.from(order.demands, (at, place) =>
    resultOf(t, place * ROW, input.demands[at] as DrawDemand, order, quotas),
  );
  return results.sort((a, b) => (a.demandId < b.demandId ? -1 : a.demandId > b.demandId ? 1 : 0));
}
