import type { SeatNeed } from '@/modules/demands/demand.rules';
import { COST } from './seat-cost.rules';
import type { Run, Spot } from './seat-plan.rules';

/** Wheelchair places with their companions, as one group may have them. */
export type Accessible = { readonly spots: readonly Spot[]; readonly cost: number };
type Part = { readonly wheelchair: number; readonly companion: number };
type Taken = ReadonlySet<string>;

/** What is still free of the runs, cut where a seat is taken. */
function stretchesLeft(runs: readonly Run[], taken: Taken): Spot[][] {
  return runs.flatMap(({ spots }) => {
    const left: Spot[][] = [[]];
    for (const spot of spots) {
      if (taken.has(spot.seat.id)) left.push([]);
      else left.at(-1)?.push(spot);
    }
    return left.filter((stretch) => stretch.length > 0);
  });
}

/** Stretches of seats side by side that hold exactly these. */
function windows(runs: readonly Run[], { wheelchair, companion }: Part, taken: Taken): Spot[][] {
  const size = wheelchair + companion;
  return stretchesLeft(runs, taken).flatMap((stretch) => {
    const found: Spot[][] = [];
    for (let from = 0; from + size <= stretch.length; from += 1) {
      const window = stretch.slice(from, from + size);
      if (window.filter(({ seat }) => seat.kind === 'WHEELCHAIR').length === wheelchair) found.push(window);
    }
    return found;
  });
}

/** Rule 6: a companion with the wheelchairs it goes with; companions beyond that are units of their own. */
function unitsOf({ wheelchair, companion }: Part): Part[] {
  const perUnit = Math.ceil(wheelchair / Math.max(1, companion));
  const units: Part[] = [];
  let left = wheelchair;
  for (let i = 0; i < Math.max(companion, left > 0 ? 1 : 0); i += 1) {
    const here = Math.min(perUnit, left);
    units.push({ wheelchair: here, companion: companion > 0 ? 1 : 0 });
    left -= here;
  }
  return units;
}

/** Unit by unit, each side by side; null when one finds no place. */
function unitByUnit(runs: readonly Run[], need: Part, taken: Taken): Spot[] | null {
  const now = new Set(taken);
  const spots: Spot[] = [];
  for (const unit of unitsOf(need)) {
    const [window] = windows(runs, unit, now);
    if (!window) return null;
    for (const spot of window) now.add(spot.seat.id);
    spots.push(...window);
  }
  return spots;
}

function loosely(runs: readonly Run[], { wheelchair, companion }: Part, taken: Taken): Spot[] | null {
  const left = runs.flatMap(({ spots }) => spots).filter(({ seat }) => !taken.has(seat.id));
  const chairs = left.filter(({ seat }) => seat.kind === 'WHEELCHAIR').slice(0, wheelchair);
  const companions = left.filter(({ seat }) => seat.kind === 'COMPANION').slice(0, companion);
  return chairs.length === wheelchair && companions.length === companion ? [...chairs, ...companions] : null;
}

/** Block by block, whole units each: a companion is never in another block than its wheelchairs. */
function scattered(blocks: readonly (readonly Run[])[], need: Part, taken: Taken): Spot[] | null {
  const now = new Set(taken);
  const spots: Spot[] = [];
  for (const unit of unitsOf(need)) {
    const found = blocks.map((runs) => windows(runs, unit, now)[0] ?? loosely(runs, unit, now)).find((some) => some);
    if (!found) return null;
    for (const spot of found) now.add(spot.seat.id);
    spots.push(...found);
  }
  return spots;
}

/**
 * Rule 6: the ways a group's wheelchairs and companions may sit among places not taken, with what each costs: all side by
 * side; else in one block, unit by unit (a companion and its wheelchairs), else loosely; else whole units in several blocks.
 * One empty way when the group needs none; none when there is no place.
 */
export function accessibleWays(runs: readonly Run[], need: SeatNeed, taken: Taken): Accessible[] {
  if (need.wheelchair + need.companion === 0) return [{ spots: [], cost: 0 }];
  const together = windows(runs, need, taken).map((spots) => ({ spots, cost: 0 }));
  if (together.length > 0) return together;
  const blocks = [...new Set(runs.map(({ block }) => block))].map((block) => runs.filter((run) => run.block === block));
  const inBlock = blocks.flatMap((ofBlock): Accessible[] => {
    const units = unitByUnit(ofBlock, need, taken);
    if (units) return [{ spots: units, cost: COST.stretch * (unitsOf(need).length - 1) }];
    const loose = loosely(ofBlock, need, taken);
    return loose ? [{ spots: loose, cost: COST.loose }] : [];
  });
  if (inBlock.length > 0) return inBlock;
  const spots = scattered(blocks, need, taken);
  return spots ? [{ spots, cost: COST.scattered }] : [];
}
