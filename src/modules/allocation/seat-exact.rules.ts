import { type Accessible, accessibleWays } from './seat-accessible.rules';
import { COST } from './seat-cost.rules';
import {
  costOfWay,
  emptyFill,
  type Fill,
  holesLeft,
  put,
  room,
  roomOfBlock,
  rowsWays,
  type Way,
} from './seat-fill.rules';
import { byNeed, bySize, type Filled, type Group, type Sitting } from './seat-greedy.rules';
import type { SeatPlan, Spot } from './seat-plan.rules';

/** Sessions as small as this are searched through. */
export const SMALL = { groups: 12, seats: 60 } as const;

/** `cost`: of the seating found, or of the one to beat when none is better. `proved`: no seating of this kind costs less. */
export type Search = { readonly filled: Filled | null; readonly cost: number; readonly proved: boolean };

type Walk = {
  readonly plan: SeatPlan;
  readonly fill: Fill;
  readonly standard: readonly Group[];
  readonly accessible: readonly Group[];
  /** What the groups from this one on cost at least. */
  readonly atLeast: readonly number[];
  readonly taken: Set<string>;
  readonly seated: Map<string, Accessible>;
  readonly ways: Way[];
  readonly met: Map<string, number>;
  best: { cost: number; filled: Filled | null };
  steps: number;
};

/** A group larger than the longest run needs that many rows more. */
function leastOf(plan: SeatPlan, groups: readonly Group[]): number[] {
  const longest = Math.max(1, ...plan.standard.map(({ spots }) => spots.length));
  const least = [0];
  for (const { need } of groups.toReversed()) {
    const rows = Math.max(1, Math.ceil(need.standard / longest));
    least.unshift((least[0] ?? 0) + COST.row * (rows - 1));
  }
  return least;
}

type Costed = { readonly way: Way; readonly cost: number };

/** The ways of one group, the cheapest first, dearer kinds only while they could still better the best. */
function* waysOf(walk: Walk, { need }: Group, home: readonly Spot[], most: () => number): Generator<Costed> {
  const { fill, plan } = walk;
  const size = need.standard;
  const sorted = (ways: Way[]) =>
    ways.map((way) => ({ way, cost: costOfWay(fill, way, home) })).sort((a, b) => a.cost - b.cost);
  if (size === 0) {
    yield { way: { kind: 'ROWS', parts: [] }, cost: 0 };
    return;
  }
  const runs = plan.standard.filter((run) => room(fill, run.index) > 0 && roomOfBlock(fill, run.block) >= size);
  yield* sorted(runs.flatMap(({ index }) => (room(fill, index) >= size ? [{ kind: 'ROW', run: index }] : [])));
  if (COST.row > most()) return;
  const indexes = runs.map(({ index }) => index);
  yield* sorted(rowsWays(fill, size, indexes));
  if (COST.block > most()) return;
  const blocks = [...fill.blocks.keys()].filter((block) => roomOfBlock(fill, block) >= size);
  yield* sorted(blocks.map((block): Way => ({ kind: 'BLOCK', block })));
  if (COST.apart <= most()) yield { way: { kind: 'APART' }, cost: COST.apart };
}

/** Two ways to the same filling go on alike: only the cheaper is followed. */
function metCheaper(walk: Walk, depth: number, cost: number): boolean {
  const { left, right, whole, held, apart } = walk.fill;
  const homes = walk.accessible.map(
    ({ key }) =>
      walk.seated
        .get(key)
        ?.spots.map(({ seat }) => seat.id)
        .join() ?? '',
  );
  const state = `${depth}|${left.join()}|${right.join()}|${whole.join()}|${[...held].join()}|${apart}|${homes.join('/')}`;
  const before = walk.met.get(state);
  if (before !== undefined && before <= cost) return true;
  walk.met.set(state, cost);
  return false;
}

function keep(walk: Walk, cost: number): void {
  const all = cost + holesLeft(walk.fill);
  if (all >= walk.best.cost) return;
  const fill = emptyFill(walk.plan);
  const sittings = walk.standard.map((group, i): Sitting => {
    const way = walk.ways[i] ?? { kind: 'APART' };
    put(fill, way, group.need.standard);
    return { group, accessible: walk.seated.get(group.key) ?? { spots: [], cost: 0 }, way };
  });
  walk.best = { cost: all, filled: { fill, sittings } };
}

function seatStandard(walk: Walk, depth: number, cost: number): void {
  if (walk.steps <= 0 || cost + (walk.atLeast[depth] ?? 0) >= walk.best.cost) return;
  walk.steps -= 1;
  const group = walk.standard[depth];
  if (!group) {
    keep(walk, cost);
    return;
  }
  if (metCheaper(walk, depth, cost)) return;
  const home = walk.seated.get(group.key)?.spots ?? [];
  const most = () => walk.best.cost - 1 - cost - (walk.atLeast[depth + 1] ?? 0);
  for (const { way, cost: more } of waysOf(walk, group, home, most)) {
    // Within a kind the next is dearer, and a dearer kind is not begun.
    if (more > most()) continue;
    put(walk.fill, way, group.need.standard);
    walk.ways[depth] = way;
    seatStandard(walk, depth + 1, cost + more);
    put(walk.fill, way, group.need.standard, true);
  }
}

function seatAccessible(walk: Walk, depth: number, cost: number): void {
  if (walk.steps <= 0 || cost + (walk.atLeast[0] ?? 0) >= walk.best.cost) return;
  walk.steps -= 1;
  const group = walk.accessible[depth];
  if (!group) {
    seatStandard(walk, 0, cost);
    return;
  }
  for (const way of accessibleWays(walk.plan.accessible, group.need, walk.taken)) {
    for (const { seat } of way.spots) walk.taken.add(seat.id);
    walk.seated.set(group.key, way);
    seatAccessible(walk, depth + 1, cost + way.cost);
    walk.seated.delete(group.key);
    for (const { seat } of way.spots) walk.taken.delete(seat.id);
  }
}

/**
 * Branch and bound over every way to seat all groups that the model has (whole in a run; divided over rows that touch, at
 * the ends of their runs; in a block; anywhere), for one that costs less than `toBeat`; gives up after `steps`.
 */
export function searchSeats(plan: SeatPlan, groups: readonly Group[], toBeat: number, steps: number): Search {
  const standard = groups.toSorted(bySize);
  const walk: Walk = {
    plan,
    fill: emptyFill(plan),
    standard,
    accessible: groups.filter(({ need }) => need.wheelchair + need.companion > 0).sort(byNeed),
    atLeast: leastOf(plan, standard),
    taken: new Set(),
    seated: new Map(),
    ways: [],
    met: new Map(),
    best: { cost: toBeat, filled: null },
    steps,
  };
  seatAccessible(walk, 0, 0);
  return { ...walk.best, proved: walk.steps > 0 };
}
