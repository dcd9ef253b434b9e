import { type Fill, room, runAt, type Way } from './seat-fill.rules';
import type { Spot } from './seat-plan.rules';

export type Placed = { readonly key: string; readonly size: number; readonly way: Way };

/** From filled runs to seats: parts at the ends, then whole groups from the left, the largest first; what is left after them. */
function inRuns(fill: Fill, placed: readonly Placed[], seats: Map<string, Spot[]>): Map<number, Spot[]> {
  const next = Int32Array.from(fill.left);
  for (const { key, size, way } of placed.toSorted((a, b) => b.size - a.size || (a.key < b.key ? -1 : 1))) {
    if (way.kind === 'ROW') {
      const from = next[way.run] ?? 0;
      seats.set(key, runAt(fill.plan, way.run).spots.slice(from, from + size));
      next[way.run] = from + size;
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
  const inOrder = placed.toSorted((a, b) => b.size - a.size || (a.key < b.key ? -1 : 1));
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
