import { besides, type Spot, touches } from './seat-plan.rules';

/** How close together the seats are: one row side by side, rows next to each other that touch, one block, several blocks. */
export type Closeness = 'ROW' | 'ROWS' | 'BLOCK' | 'APART';

/**
 * What a seating costs: the lower, the better. One group in several blocks weighs more than any in one block only, that
 * more than any in rows that touch, that more than all the rest: a seat left alone is better than a group in two rows.
 */
export const COST = {
  apart: 100_000,
  block: 10_000,
  /** Each row beyond the first. */
  row: 100,
  /** Each row between wheelchair users and the rest of their group, and the most of it; in another block. */
  between: 3,
  farthest: 45,
  otherBlock: 60,
  /** Wheelchairs and companions of one group not side by side: each stretch beyond the first; not even unit by unit; in several blocks. */
  stretch: 20,
  loose: 500,
  scattered: 20_000,
  /** A free seat left with no free neighbour. */
  hole: 1,
} as const;

export const rowsBetween = (rows: number): number => Math.min(COST.farthest, COST.between * rows);

type Stretch = { readonly y: number; readonly from: number; readonly to: number };

/** Seats in stretches side by side, from seats in the order of the plan. */
export function stretchesOf(spots: readonly Spot[]): (Stretch & { block: string; spots: Spot[] })[] {
  const stretches: (Stretch & { block: string; to: number; spots: Spot[] })[] = [];
  for (const spot of spots) {
    const last = stretches.at(-1);
    const end = last?.spots.at(-1);
    if (last && end && besides(end, spot)) {
      last.spots.push(spot);
      last.to = spot.x;
    } else {
      stretches.push({ y: spot.y, from: spot.x, to: spot.x, block: spot.seat.block, spots: [spot] });
    }
  }
  return stretches;
}

/** How close a group sits, judged from its very seats, in the order of the plan. */
export function closenessOf(spots: readonly Spot[]): Closeness {
  if (new Set(spots.map(({ seat }) => seat.block)).size > 1) return 'APART';
  const stretches = stretchesOf(spots);
  if (stretches.length <= 1) return 'ROW';
  const follow = stretches.every((stretch, i) => {
    const before = stretches[i - 1];
    return !before || (stretch.y === before.y + 1 && touches(before, stretch));
  });
  return follow ? 'ROWS' : 'BLOCK';
}

function ofStandard(spots: readonly Spot[]): number {
  const closeness = closenessOf(spots);
  if (closeness === 'APART') return COST.apart;
  if (closeness === 'BLOCK') return COST.block;
  return COST.row * Math.max(0, stretchesOf(spots).length - 1);
}

/** Rows from the rest of a group to its wheelchair part; the nearest seats count. */
export function distance(standard: readonly Spot[], accessible: readonly Spot[]): number {
  if (standard.length === 0 || accessible.length === 0) return 0;
  const rows = standard.flatMap((s) =>
    accessible.flatMap((a) => (a.seat.block === s.seat.block ? [Math.abs(a.y - s.y)] : [])),
  );
  return rows.length === 0 ? COST.otherBlock : rowsBetween(Math.min(...rows));
}

/** What the seats of one group cost, those left free apart. Wheelchair places are judged by `accessible`. */
export function costOfGroup(spots: readonly Spot[], accessible: number): number {
  const standard = spots.filter(({ seat }) => seat.kind === 'STANDARD');
  const others = spots.filter(({ seat }) => seat.kind !== 'STANDARD');
  return ofStandard(standard) + accessible + distance(standard, others);
}

/** Standard seats left without a neighbour that is left too. `spots`: in the order of the plan. */
export function holesAmong(spots: readonly Spot[], left: ReadonlySet<string>): number {
  const free = spots.filter(({ seat }) => seat.kind === 'STANDARD' && left.has(seat.id));
  const beside = (a: Spot | undefined, b: Spot | undefined) => a !== undefined && b !== undefined && besides(a, b);
  return COST.hole * free.filter((spot, i) => !beside(free[i - 1], spot) && !beside(spot, free[i + 1])).length;
}
