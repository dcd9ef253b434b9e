import { type Fill, room, runAt, type Way } from './seat-fill.rules';
import type { Run, Spot } from './seat-plan.rules';

/** `home`: the wheelchair part of the group, when it has one. */
export type Placed = { readonly key: string; readonly size: number; readonly way: Way; readonly home: readonly Spot[] };

/** Is the wheelchair part of a group nearer to the right end of its run? Null when it has none in that block. */
function atRight({ block, from, to }: Run, home: readonly Spot[]): boolean | null {
  const places = home.flatMap(({ seat, x }) => (seat.block === block && !Number.isNaN(x) ? [x] : []));
  if (places.length === 0) return null;
  return places.reduce((sum, x) => sum + x, 0) / places.length > (from + to) / 2;
}

const largestFirst = (a: Placed, b: Placed): number => b.size - a.size || (a.key < b.key ? -1 : 1);

/**
 * From filled runs to seats: parts at the ends, then whole groups from the left, those near their wheelchair users first,
 * the largest of the others next; from the right those whose wheelchair users are there. What is left is one stretch.
 */
function inRuns(fill: Fill, placed: readonly Placed[], seats: Map<string, Spot[]>): Map<number, Spot[]> {
  const next = Int32Array.from(fill.left);
  const before = Int32Array.from(fill.right);
  const side = ({ way, home }: Placed) => (way.kind === 'ROW' ? atRight(runAt(fill.plan, way.run), home) : null);
  const bound = placed.map((one) => ({ one, right: side(one) }));
  const inOrder = bound.sort(
    (a, b) => Number(a.right === null) - Number(b.right === null) || largestFirst(a.one, b.one),
  );
  for (const { one, right } of inOrder) {
    const { key, size, way } = one;
    if (way.kind === 'ROW') {
      const { spots } = runAt(fill.plan, way.run);
      const counts = right ? before : next;
      const taken = counts[way.run] ?? 0;
      const from = right ? spots.length - taken - size : taken;
      seats.set(key, spots.slice(from, from + size));
      counts[way.run] = taken + size;
    }
    if (way.kind === 'ROWS') {
      const spots = way.parts.flatMap((part) => {
        const run = runAt(fill.plan, part.run).spots;
        const from = part.end === 'L' ? part.offset : run.length - part.offset - part.size;
        return run.slice(from, from + part.size);
      });
      seats.set(key, spots);
    }
  }
  const left = new Map<number, Spot[]>();
  for (const { index, spots } of fill.plan.standard) {
    const from = next[index] ?? 0;
    const rest = spots.slice(from, from + room(fill, index));
    if (rest.length > 0) left.set(index, rest);
  }
  return left;
}

/** Takes from what is left: the shortest stretch that is enough, else the longest and again. */
function takeLeft(stretches: readonly Spot[][], size: number): Spot[] {
  const taken: Spot[] = [];
  while (taken.length < size) {
    const missing = size - taken.length;
    const left = stretches.filter(({ length }) => length > 0).sort((a, b) => a.length - b.length);
    const next = left.find(({ length }) => length >= missing) ?? left.at(-1);
    if (!next) break;
    taken.push(...next.splice(0, missing));
  }
  return taken;
}

/** The seats of every group, by its key. Groups somewhere in a block come after those in rows, groups anywhere last. */
export function layOut(fill: Fill, placed: readonly Placed[]): Map<string, Spot[]> {
  const seats = new Map<string, Spot[]>();
  const left = inRuns(fill, placed, seats);
  const inOrder = placed.toSorted(largestFirst);
  for (const { key, size, way } of inOrder) {
    if (way.kind !== 'BLOCK') continue;
    const runs = fill.blocks.get(way.block) ?? [];
    seats.set(
      key,
      takeLeft(
        runs.flatMap((run) => [left.get(run) ?? []]),
        size,
      ),
    );
  }
  for (const { key, size, way } of inOrder) {
    if (way.kind !== 'APART') continue;
    const roomOf = (runs: readonly number[]) => runs.reduce((sum, run) => sum + (left.get(run)?.length ?? 0), 0);
    const fullest = [...fill.blocks.values()].map((runs) => ({ runs, seats: roomOf(runs) }));
    const spots: Spot[] = [];
    for (const { runs, seats: here } of fullest.sort((a, b) => b.seats - a.seats)) {
      const stretches = runs.flatMap((run) => [left.get(run) ?? []]);
      spots.push(...takeLeft(stretches, Math.min(here, size - spots.length)));
    }
    seats.set(key, spots);
  }
  return seats;
}
