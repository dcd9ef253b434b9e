import { COST, rowsBetween } from './seat-cost.rules';
import { type Run, type SeatPlan, type Spot, touches } from './seat-plan.rules';

/** A part of a group at one end of a run: `offset` seats from that end. */
export type Part = { readonly run: number; readonly size: number; readonly end: 'L' | 'R'; readonly offset: number };
/** Where the standard seats of a group are: whole in a run, in rows that touch, somewhere in a block, anywhere. */
export type Way =
  | { readonly kind: 'ROW'; readonly run: number }
  | { readonly kind: 'ROWS'; readonly parts: readonly Part[] }
  | { readonly kind: 'BLOCK'; readonly block: string }
  | { readonly kind: 'APART' };

/**
 * How far the runs of a plan are filled. Whole groups lie between the parts of divided ones, which lie at the ends; what
 * is left of a run is one stretch. Groups of the last two kinds only hold a number of seats until all others sit.
 */
export type Fill = {
  readonly plan: SeatPlan;
  readonly left: Int32Array;
  readonly right: Int32Array;
  readonly whole: Int32Array;
  readonly blocks: ReadonlyMap<string, readonly number[]>;
  readonly held: Map<string, number>;
  apart: number;
};

export function emptyFill(plan: SeatPlan): Fill {
  const count = plan.standard.length;
  const blocks = new Map<string, number[]>();
  for (const { block, index } of plan.standard) blocks.set(block, [...(blocks.get(block) ?? []), index]);
  const [left, right, whole] = [new Int32Array(count), new Int32Array(count), new Int32Array(count)];
  return { plan, left, right, whole, blocks, held: new Map(), apart: 0 };
}

export const runAt = (plan: SeatPlan, run: number): Run => plan.standard[run] as Run;
const of = (counts: Int32Array, run: number): number => counts[run] ?? 0;
export const room = ({ plan, left, right, whole }: Fill, run: number): number =>
  runAt(plan, run).spots.length - of(left, run) - of(right, run) - of(whole, run);

const roomIn = (fill: Fill, runs: readonly number[]): number => runs.reduce((sum, run) => sum + room(fill, run), 0);
/** Seats of a block that no group holds yet. */
export const roomOfBlock = (fill: Fill, block: string): number =>
  roomIn(fill, fill.blocks.get(block) ?? []) - (fill.held.get(block) ?? 0);

/** May so many more sit in that block beside the groups that hold seats of it? */
export const isOpen = (fill: Fill, block: string, size: number): boolean =>
  fill.held.size === 0 || roomOfBlock(fill, block) >= size;

const add = (counts: Int32Array, run: number, size: number) => {
  counts[run] = of(counts, run) + size;
};

/** Puts a group of `size` where `way` says; `undo` takes it out again, the last one first. */
export function put(fill: Fill, way: Way, size: number, undo = false): void {
  const sign = undo ? -1 : 1;
  if (way.kind === 'ROW') add(fill.whole, way.run, sign * size);
  if (way.kind === 'ROWS') {
    for (const part of way.parts) add(part.end === 'L' ? fill.left : fill.right, part.run, sign * part.size);
  }
  if (way.kind === 'BLOCK') fill.held.set(way.block, (fill.held.get(way.block) ?? 0) + sign * size);
  if (way.kind === 'APART') fill.apart += sign * size;
}

function partAt({ left, right }: Fill, run: number, size: number, end: Part['end']): Part {
  return { run, size, end, offset: of(end === 'L' ? left : right, run) };
}

function stretchOf({ from, spots }: Run, { size, end, offset }: Part): { from: number; to: number } {
  const first = from + (end === 'L' ? offset : spots.length - offset - size);
  return { from: first, to: first + size - 1 };
}

const partsTouch = ({ plan }: Fill, a: Part, b: Part): boolean =>
  touches(stretchOf(runAt(plan, a.run), a), stretchOf(runAt(plan, b.run), b));

const ENDS = ['L', 'R'] as const;

/** Both parts of a group in two rows, as they may be shared out and touch. */
function inTwo(fill: Fill, a: number, b: number, size: number): Part[][] {
  const found: Part[][] = [];
  const most = Math.min(room(fill, a), size - 1);
  for (let first = most; first >= Math.max(1, size - room(fill, b)); first -= 1) {
    for (const end of ENDS) {
      const one = partAt(fill, a, first, end);
      for (const other of ENDS) {
        const two = partAt(fill, b, size - first, other);
        if (partsTouch(fill, one, two)) found.push([one, two]);
      }
    }
  }
  return found;
}

/** The last rows of a chain take what the ones before leave; each part touches the one before. */
function extend(fill: Fill, parts: readonly Part[], size: number): Part[][] {
  const last = parts.at(-1);
  if (!last) return [];
  const missing = size - parts.reduce((sum, part) => sum + part.size, 0);
  if (missing <= 0) return [[...parts]];
  for (const run of fill.plan.below[last.run] ?? []) {
    const here = Math.min(missing, room(fill, run));
    if (here === 0) continue;
    for (const end of ENDS) {
      const part = partAt(fill, run, here, end);
      if (!partsTouch(fill, last, part)) continue;
      const [found] = extend(fill, [...parts, part], size);
      if (found) return [found];
    }
  }
  return [];
}

/** The ways a group may sit in rows that touch: any sharing between two, whole rows but the last between more. */
export function rowsWays(fill: Fill, size: number, from: Iterable<number>): (Way & { kind: 'ROWS' })[] {
  const ways: Part[][] = [];
  for (const run of from) {
    const here = room(fill, run);
    if (here === 0) continue;
    let two = false;
    for (const next of fill.plan.below[run] ?? []) {
      if (here + room(fill, next) < size) continue;
      two = true;
      ways.push(...inTwo(fill, run, next, size));
    }
    if (two || here >= size) continue;
    for (const end of ENDS) ways.push(...extend(fill, [partAt(fill, run, here, end)], size));
  }
  return ways.map((parts) => ({ kind: 'ROWS', parts }));
}

/** Rows, or another block, between a run and the wheelchair part of its group. */
export function betweenRun({ plan }: Fill, run: number, home: readonly Spot[]): number {
  if (home.length === 0) return 0;
  const { block, y } = runAt(plan, run);
  let nearest = Number.POSITIVE_INFINITY;
  for (const spot of home) {
    if (spot.seat.block === block) nearest = Math.min(nearest, Math.abs(spot.y - y));
  }
  return nearest === Number.POSITIVE_INFINITY ? COST.otherBlock : rowsBetween(nearest);
}

/** What a way costs a group whose wheelchair part is at `home`; seats left alone apart. */
export function costOfWay(fill: Fill, way: Way, home: readonly Spot[]): number {
  if (way.kind === 'ROW') return betweenRun(fill, way.run, home);
  if (way.kind === 'ROWS') {
    const between = Math.min(...way.parts.map(({ run }) => betweenRun(fill, run, home)));
    return COST.row * (way.parts.length - 1) + between;
  }
  if (way.kind === 'APART') return COST.apart;
  const there = home.length === 0 || home.some(({ seat }) => seat.block === way.block);
  return COST.block + (there ? 0 : COST.otherBlock);
}

/** Runs of which one seat is left over. */
export function holesLeft(fill: Fill): number {
  return COST.hole * fill.plan.standard.filter(({ index }) => room(fill, index) === 1).length;
}
