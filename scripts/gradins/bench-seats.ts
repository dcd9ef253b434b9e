import { effortFor, seatGroups } from '../../src/modules/allocation/seat.rules';
import { aGroup, aSeat, type Case, chanceOf, smallCase } from '../../src/modules/allocation/seat-examples';
import { median, round } from './bench-sums';

const [SESSIONS, TICKETS, ROUNDS, SMALL_CASES] = [757, 50_000, 5, 200] as const;
/** Sizes of groups as structures ask for them. */
const SIZES = [1, 2, 2, 4, 4, 4, 4, 4, 6, 8, 12, 15, 20, 30] as const;

/** A session of so many seats: blocks of rows of twenty, a stand for wheelchairs, groups for all but a few of the seats. */
function invent(seats: number, chance: (below: number) => number): Case {
  const kinds = ['WHEELCHAIR', 'COMPANION', 'WHEELCHAIR'] as const;
  const plan = Array.from({ length: seats }, (_, i) => {
    const block = `D${Math.floor(i / 240)}`;
    if (i < 9) return aSeat(block, '0', i, kinds[i % 3] ?? 'STANDARD');
    return aSeat(block, String(Math.floor((i % 240) / 20)), i % 20);
  });
  const groups = [1, 2, 3].map((i) => aGroup(`w${i}`, chance(4), 2));
  let left = seats - 9 - groups.reduce((sum, { need }) => sum + need.standard, 0) - chance(3);
  while (left > 0) {
    const size = Math.min(left, SIZES[chance(SIZES.length)] ?? 1);
    groups.push(aGroup(`g${groups.length}`, size));
    left -= size;
  }
  return { plan, free: plan, groups };
}

/** Sessions of very different sizes, 50,000 seats together, as the calendar of the Games has them. */
function inventAll(): Case[] {
  const chance = chanceOf(757);
  const weights = Array.from({ length: SESSIONS }, () => 1 + chance(10) ** 2);
  const sum = weights.reduce((a, b) => a + b, 0);
  return weights.map((weight) => invent(Math.max(20, Math.round((weight / sum) * TICKETS)), chance));
}

function seatAll(cases: readonly Case[]) {
  const effort = effortFor(cases.length);
  let [rows, split, apartFromWheelchairs, unseated] = [0, 0, 0, 0];
  for (const { free, plan, groups } of cases) {
    const seating = seatGroups(free, groups, plan, effort);
    if (!seating) unseated += groups.length;
    for (const [key, { closeness }] of seating?.seats ?? []) {
      const near = closeness === 'ROW' || closeness === 'ROWS';
      if (key.startsWith('w')) apartFromWheelchairs += closeness === 'APART' ? 1 : 0;
      else if (closeness === 'ROWS') rows += 1;
      else if (!near) split += 1;
    }
  }
  return { rows, split, apartFromWheelchairs, unseated };
}

/** Small sessions at random that the search goes through to the end: how often, and by how many rows a group, the rules of thumb miss. */
function gapOfSmall() {
  let [cases, equal, groups, torn] = [0, 0, 0, 0];
  for (let seed = 1; seed <= SMALL_CASES; seed += 1) {
    const { free, groups: asked, plan } = smallCase(seed);
    const exact = seatGroups(free, asked, plan, { steps: 5_000 });
    const thumb = seatGroups(free, asked, plan, { steps: 0 });
    if (!exact?.proved || !thumb) continue;
    cases += 1;
    groups += asked.length;
    if (thumb.cost === exact.cost) equal += 1;
    const inRow = (of: typeof exact, key: string) => of.seats.get(key)?.closeness === 'ROW';
    torn += asked.filter(({ key }) => inRow(exact, key) && !inRow(thumb, key)).length;
  }
  return { smallCases: cases, smallEqual: round(equal / cases, 3), smallTorn: round(torn / groups, 4) };
}

/** 50,000 seats of 757 sessions given to groups; median of five. `rows`: groups in rows that touch; `split`: further
 * apart; `apartFromWheelchairs`: in another block than the wheelchair part of the group. */
export async function benchSeats(): Promise<Record<string, unknown>> {
  const cases = inventAll();
  const times: number[] = [];
  let found = seatAll(cases);
  for (let i = 0; i < ROUNDS; i++) {
    const since = performance.now();
    found = seatAll(cases);
    times.push(performance.now() - since);
  }
  const count = (of: (given: Case) => number) => cases.reduce((sum, given) => sum + of(given), 0);
  return {
    bench: 'seats',
    ms: Math.round(median(times)),
    sessions: cases.length,
    seats: count(({ free }) => free.length),
    groups: count(({ groups }) => groups.length),
    ...found,
    ...gapOfSmall(),
  };
}
