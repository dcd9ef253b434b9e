import type { Group } from './seat-greedy.rules';
import type { Seat } from './seat-plan.rules';

export const aSeat = (block: string, row: string, place: number | string, kind: Seat['kind'] = 'STANDARD'): Seat => ({
  id: `${block}-${row}-${String(place).padStart(2, '0')}${kind === 'STANDARD' ? '' : kind}`,
  block,
  row,
  seat: String(place),
  kind,
});
export const aRow = (block: string, row: string, ...places: readonly (number | string)[]): Seat[] =>
  places.map((place) => aSeat(block, row, place));
export const aGroup = (
  key: string,
  standard: number,
  wheelchair = 0,
  companion = Math.ceil(wheelchair / 2),
): Group => ({
  key,
  need: { standard, wheelchair, companion },
});

/** Numbers below the one asked for, the same for a seed everywhere (mulberry32). */
export function chanceOf(seed: number): (below: number) => number {
  let state = seed | 0;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296) * below);
  };
}

export type Case = { readonly free: Seat[]; readonly plan: Seat[]; readonly groups: Group[] };

/** Formulas as they are asked for: many families and duos, some larger groups. */
const SIZES = [1, 1, 2, 2, 2, 4, 4, 4, 4, 3, 5, 6, 8] as const;

/** Groups of the usual sizes that fill so much of the seats, at most twelve; wheelchair users as far as there are places. */
function inventGroups(chance: (below: number) => number, free: readonly Seat[]): Group[] {
  const of = (kind: Seat['kind']) => free.filter((seat) => seat.kind === kind).length;
  let standard = Math.ceil(of('STANDARD') * (0.7 + chance(31) / 100));
  let companions = of('COMPANION');
  const groups: Group[] = [];
  while (standard > 0 && groups.length < 12) {
    const wheelchair = companions > 0 && chance(3) === 0 ? 1 + chance(2) : 0;
    const size = Math.min(standard, SIZES[chance(SIZES.length)] ?? 1);
    groups.push(aGroup(`g${groups.length}`, size, wheelchair));
    standard -= size;
    if (wheelchair > 0) companions -= 1;
  }
  return groups;
}

/** A small session, at random but the same for a seed: one to three blocks of short rows, holes in them, a stand for wheelchairs. */
export function smallCase(seed: number): Case {
  const chance = chanceOf(seed);
  const plan: Seat[] = [];
  const taken = new Set<string>();
  for (const block of ['A', 'B', 'C'].slice(0, 1 + chance(3))) {
    const [rows, width, step] = [1 + chance(4), 3 + chance(6), 1 + chance(2)];
    for (let row = 1; row <= rows; row += 1) {
      for (let place = 0; place < width; place += 1) {
        if (plan.length >= 54) continue;
        const seat = aSeat(block, String(row), 1 + place * step);
        plan.push(seat);
        if (chance(10) === 0) taken.add(seat.id);
      }
    }
  }
  if (chance(2) === 0) {
    const kinds = ['WHEELCHAIR', 'COMPANION', 'WHEELCHAIR', 'WHEELCHAIR', 'COMPANION', 'WHEELCHAIR'] as const;
    plan.push(...kinds.map((kind, i) => aSeat('A', '0', i + 1, kind)));
  }
  const free = plan.filter(({ id }) => !taken.has(id));
  return { free, plan, groups: inventGroups(chance, free) };
}
