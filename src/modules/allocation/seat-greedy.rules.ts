import type { SeatNeed } from '@/modules/demands/demand.rules';
import { type Accessible, accessibleWays } from './seat-accessible.rules';
import {
  betweenRun,
  costOfWay,
  emptyFill,
  type Fill,
  isOpen,
  put,
  room,
  roomOfBlock,
  rowsWays,
  type Way,
} from './seat-fill.rules';
import type { SeatPlan, Spot } from './seat-plan.rules';

export type Group = { readonly key: string; readonly need: SeatNeed };
/** Where a group is: its wheelchair part as seats, the rest as a way to fill runs. */
export type Sitting = { readonly group: Group; readonly accessible: Accessible; way: Way };
export type Filled = { readonly fill: Fill; readonly sittings: readonly Sitting[] };

/** So many runs are tried to make room for one group, and so many rows to divide it: enough for any one block. */
const TRIES = 200;

/** The order in which groups choose: the most wheelchairs first, then the largest. */
export const byNeed = (a: Group, b: Group): number =>
  b.need.wheelchair - a.need.wheelchair || b.need.standard - a.need.standard || (a.key < b.key ? -1 : 1);
/** For the standard seats: the largest first, so that long rows stay whole for them; those bound to a place before others. */
export const bySize = (a: Group, b: Group): number =>
  b.need.standard - a.need.standard || b.need.wheelchair - a.need.wheelchair || (a.key < b.key ? -1 : 1);

/** The wheelchair part of each group, near a run where the rest of it fits; null when one finds no place. */
function seatAccessible(plan: SeatPlan, fill: Fill, groups: readonly Group[]): Map<string, Accessible> | null {
  const taken = new Set<string>();
  const seated = new Map<string, Accessible>();
  for (const { key, need } of groups.toSorted(byNeed)) {
    const ways = accessibleWays(plan.accessible, need, taken).map((way) => {
      const fits = plan.standard.filter(({ spots }) => spots.length >= need.standard);
      const near =
        need.standard === 0 || way.spots.length === 0 ? [0] : fits.map((run) => betweenRun(fill, run.index, way.spots));
      return { way, cost: way.cost + (near.length > 0 ? Math.min(...near) : 0) };
    });
    const best = ways.reduce((a, b) => (b.cost < a.cost ? b : a), ways[0] ?? { way: null, cost: 0 });
    if (!best.way) return null;
    for (const { seat } of best.way.spots) taken.add(seat.id);
    seated.set(key, best.way);
  }
  return seated;
}

/** The run with room that is nearest to the wheelchair part, then the tightest; one that leaves a seat alone only if all do. */
function bestRun(fill: Fill, size: number, home: readonly Spot[]): Way | null {
  let best: { run: number; near: number; rest: number } | null = null;
  for (const { index, block } of fill.plan.standard) {
    const left = room(fill, index) - size;
    if (left < 0 || !isOpen(fill, block, size)) continue;
    const near = betweenRun(fill, index, home);
    const rest = left === 1 ? 1_000 : left;
    if (!best || near < best.near || (near === best.near && rest < best.rest)) best = { run: index, near, rest };
  }
  return best && { kind: 'ROW', run: best.run };
}

/** Another run for a group that lies whole in `from`; the tightest. */
function elsewhere(fill: Fill, sitting: Sitting, from: number): number | null {
  let best: number | null = null;
  for (const { index } of fill.plan.standard) {
    const left = index === from ? -1 : room(fill, index) - sitting.group.need.standard;
    if (left >= 0 && (best === null || left < room(fill, best) - sitting.group.need.standard)) best = index;
  }
  return best;
}

/** Who needs wheelchair places only. */
const NOWHERE: Way = { kind: 'ROWS', parts: [] };

/** What groups paid when others chose before them: who paid more chooses earlier. */
export type Weights = ReadonlyMap<string, number>;
const NONE: Weights = new Map();

type InRun = Sitting & { way: { kind: 'ROW'; run: number } };
const whole = (sittings: readonly Sitting[], run: number): InRun[] =>
  sittings.filter((s): s is InRun => s.way.kind === 'ROW' && s.way.run === run && s.group.need.standard > 0);

function move(fill: Fill, sitting: Sitting, run: number): void {
  put(fill, sitting.way, sitting.group.need.standard, true);
  sitting.way = { kind: 'ROW', run };
  put(fill, sitting.way, sitting.group.need.standard);
}

/** Moves groups of `run` to others until `size` more fit; puts them back when that does not do. */
function makeRoom(fill: Fill, sittings: readonly Sitting[], run: number, size: number): boolean {
  const moved: Sitting[] = [];
  const inRun = whole(sittings, run).sort((a, b) => a.group.need.standard - b.group.need.standard);
  while (room(fill, run) < size) {
    const missing = size - room(fill, run);
    const able = inRun.filter((s) => s.way.run === run && elsewhere(fill, s, run) !== null);
    const next = able.find((s) => s.group.need.standard >= missing) ?? able.at(-1);
    const to = next && elsewhere(fill, next, run);
    if (!next || to === null || to === undefined) break;
    move(fill, next, to);
    moved.push(next);
  }
  if (room(fill, run) >= size) return true;
  for (const sitting of moved.reverse()) move(fill, sitting, run);
  return exchange(fill, sittings, run, size);
}

/** Exchanges one group of `run` with a smaller one elsewhere so that `size` more fit. */
function exchange(fill: Fill, sittings: readonly Sitting[], run: number, size: number): boolean {
  const missing = size - room(fill, run);
  for (const here of whole(sittings, run)) {
    const large = here.group.need.standard;
    for (const there of sittings) {
      const small = there.group.need.standard;
      if (there.way.kind !== 'ROW' || there.way.run === run || small === 0) continue;
      if (large - small < missing || room(fill, there.way.run) < large - small) continue;
      const to = there.way.run;
      move(fill, there, run);
      move(fill, here, to);
      return true;
    }
  }
  return false;
}

/** The best way in rows that touch, or null. */
function inRows(fill: Fill, size: number, home: readonly Spot[]): Way | null {
  const runs = fill.plan.standard.flatMap(({ index, block }) =>
    room(fill, index) > 0 && isOpen(fill, block, size) ? [index] : [],
  );
  if (runs.length > TRIES) runs.sort((a, b) => room(fill, b) - room(fill, a) || a - b);
  let best: { way: Way; cost: number } | null = null;
  for (const way of rowsWays(fill, size, runs.slice(0, TRIES))) {
    const alone = way.parts.filter((part) => room(fill, part.run) - part.size === 1).length;
    const cost = costOfWay(fill, way, home) + alone;
    if (!best || cost < best.cost) best = { way, cost };
  }
  return best?.way ?? null;
}

/** The fullest block that has room, else anywhere. */
function inBlocks(fill: Fill, size: number): Way {
  const blocks = [...fill.blocks.keys()].filter((block) => roomOfBlock(fill, block) >= size);
  const tightest = blocks.toSorted((a, b) => roomOfBlock(fill, a) - roomOfBlock(fill, b))[0];
  return tightest === undefined ? { kind: 'APART' } : { kind: 'BLOCK', block: tightest };
}

/** The best way there is now, whole first. */
function bestWay(fill: Fill, size: number, home: readonly Spot[]): { way: Way; cost: number } {
  const way = bestRun(fill, size, home) ?? inRows(fill, size, home) ?? inBlocks(fill, size);
  return { way, cost: costOfWay(fill, way, home) };
}

/**
 * Where a group sits that finds neither a run nor rows: somewhere in a block, unless it costs less to take another out of
 * its run and divide that one. The other is seated anew in that case.
 */
function sitLast(fill: Fill, sittings: readonly Sitting[], size: number, home: readonly Spot[]): Way {
  let best: { way: Way; cost: number; other?: Sitting; next?: Way } = bestWay(fill, size, home);
  for (const other of sittings.slice(-TRIES)) {
    const [was, its, homeOf] = [other.way, other.group.need.standard, other.accessible.spots];
    if (was.kind !== 'ROW') continue;
    const before = costOfWay(fill, was, homeOf);
    put(fill, was, its, true);
    const { way, cost } = bestWay(fill, size, home);
    put(fill, way, size);
    const next = bestWay(fill, its, homeOf);
    put(fill, way, size, true);
    put(fill, was, its);
    const both = cost + next.cost - before;
    if (both < best.cost) best = { way, cost: both, other, next: next.way };
  }
  const { other, next } = best;
  if (other && next) {
    put(fill, other.way, other.group.need.standard, true);
    other.way = next;
    put(fill, next, other.group.need.standard);
  }
  return best.way;
}

/**
 * Seats all groups by rules of thumb: those no run can hold first, then the largest into the tightest run; room is made
 * for one left over by moving or exchanging others; who still finds none is divided. Null when wheelchair places lack.
 */
export function seatGreedily(plan: SeatPlan, groups: readonly Group[], weight: Weights = NONE): Filled | null {
  const fill = emptyFill(plan);
  const accessible = seatAccessible(plan, fill, groups);
  if (!accessible) return null;
  const sittings: Sitting[] = [];
  const waiting: Group[] = [];
  const sit = (group: Group, way: Way) => {
    put(fill, way, group.need.standard);
    sittings.push({ group, accessible: accessible.get(group.key) ?? { spots: [], cost: 0 }, way });
  };
  const homeOf = ({ key }: Group) => accessible.get(key)?.spots ?? [];
  const longest = Math.max(0, ...plan.standard.map(({ spots }) => spots.length));
  const first = (a: Group, b: Group) => (weight.get(b.key) ?? 0) - (weight.get(a.key) ?? 0) || bySize(a, b);
  for (const group of groups.toSorted(first)) {
    const size = group.need.standard;
    const home = homeOf(group);
    const way = size === 0 ? NOWHERE : size > longest ? inRows(fill, size, home) : bestRun(fill, size, home);
    if (way) sit(group, way);
    else waiting.push(group);
  }
  const last: Group[] = [];
  for (const group of waiting) {
    const size = group.need.standard;
    const runs = plan.standard.filter(({ spots }) => spots.length >= size).slice(0, TRIES);
    const run = runs.find(({ index }) => makeRoom(fill, sittings, index, size));
    const way = run ? ({ kind: 'ROW', run: run.index } as const) : inRows(fill, size, homeOf(group));
    if (way) sit(group, way);
    else last.push(group);
  }
  for (const group of last) sit(group, sitLast(fill, sittings, group.need.standard, homeOf(group)));
  return { fill, sittings };
}
