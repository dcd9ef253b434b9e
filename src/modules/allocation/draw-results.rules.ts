import {
  DRAW_REFUSALS,
  type DrawDemand,
  type DrawRefusal,
  type DrawResult,
  SEAT_KINDS,
  type SeedlessInput,
} from './draw-input.rules';
import type { DrawOrder } from './draw-order.rules';
import { DONE, type DrawTable } from './draw-table.rules';

const NOTHING = { standard: 0, wheelchair: 0, companion: 0 };

function becauseOf(t: DrawTable, d: number, reason: DrawRefusal, order: DrawOrder, quotas: readonly string[]) {
  const at = t.because[d] as number;
  if (at < 0) return null;
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
  const quantity = t.granted[d] as number;
  const code = t.closed[d] as number;
  const reason = code === DONE ? null : (DRAW_REFUSALS[code - 1] ?? null);
  const standard = t.together[d] === 1 ? (t.standard[d] as number) : quantity * (t.size[d] as number);
  const all = { standard, wheelchair: t.wheelchair[d] as number, companion: t.companion[d] as number };
  const round = t.roundOf[d] as number;
  const kind = t.lacking[d] as number;
  return {
    demandId: demand.id,
    structureId: demand.structureId,
    sessionId: demand.sessionId,
    rank: demand.rank,
    quantity,
    need: quantity > 0 ? all : NOTHING,
    round: quantity > 0 ? round : null,
    turn: reason === 'no-weight' ? null : { round, place: t.placeOf[d] as number, of: t.playersIn[round] ?? 0 },
    reason,
    because: reason === null ? null : becauseOf(t, d, reason, order, quotas),
    left: reason === null || reason === 'no-weight' ? null : (t.leftThen[d] as number),
    lacking: (reason === 'no-seats-left' || reason === 'reserved') && kind > 0 ? (SEAT_KINDS[kind - 1] ?? null) : null,
  };
}

/** What every demand got, in order of demand id. */
export function resultsOf(t: DrawTable, input: SeedlessInput, order: DrawOrder): readonly DrawResult[] {
  const quotas = input.rules.quotas.map(({ id }) => id).sort();
  const results = Array.from(order.demands, (at, d) => resultOf(t, d, input.demands[at] as DrawDemand, order, quotas));
  return results.sort((a, b) => (a.demandId < b.demandId ? -1 : a.demandId > b.demandId ? 1 : 0));
}
