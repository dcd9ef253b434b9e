import { describe, expect, it } from 'vitest';
import { effortFor, type Seating, seatGroups } from './seat.rules';
import { COST } from './seat-cost.rules';
import { type Case, smallCase } from './seat-examples';

const CASES = 200;
/** Enough for most cases to be searched to the end. */
const PATIENT = { steps: 5_000 };

const wholeIn = (seating: Seating, key: string) => seating.seats.get(key)?.closeness === 'ROW';

/** `equal`: as good as the search. `rowsPerCase`: the mean gap, as rows a group has too many. `torn`: groups divided that the search keeps whole. */
function measure(of: (given: Case) => Seating | null) {
  let [cases, equal, gap, groups, torn] = [0, 0, 0, 0, 0];
  for (let seed = 1; seed <= CASES; seed += 1) {
    const given = smallCase(seed);
    const exact = seatGroups(given.free, given.groups, given.plan, PATIENT);
    const found = of(given);
    if (!exact?.proved || !found) continue;
    cases += 1;
    groups += given.groups.length;
    gap += found.cost - exact.cost;
    if (found.cost === exact.cost) equal += 1;
    torn += given.groups.filter(({ key }) => wholeIn(exact, key) && !wholeIn(found, key)).length;
  }
  return { cases, equal: equal / cases, rowsPerCase: gap / cases / COST.row, torn: torn / groups };
}

describe('the gap between the rules of thumb and the search, over small sessions at random', () => {
  it('given 200 sessions nearly full, then most are searched to the end and the gap keeps its bounds', () => {
    const alone = measure(({ free, groups, plan }) => seatGroups(free, groups, plan, { steps: 0 }));
    const inDraw = measure(({ free, groups, plan }) => seatGroups(free, groups, plan, effortFor(757)));
    const asUsed = measure(({ free, groups, plan }) => seatGroups(free, groups, plan));
    // Measured: docs/decisions/2026-11-21-where-a-group-sits.md.
    expect(alone.cases).toBeGreaterThan(CASES * 0.6);
    expect(alone.equal).toBeGreaterThanOrEqual(0.85);
    expect(alone.torn).toBeLessThanOrEqual(0.01);
    expect(alone.rowsPerCase).toBeLessThanOrEqual(20);
    expect(inDraw.equal).toBeGreaterThanOrEqual(0.92);
    expect(inDraw.torn).toBeLessThanOrEqual(0.005);
    expect(asUsed.equal).toBeGreaterThanOrEqual(0.97);
    expect(asUsed.torn).toBeLessThanOrEqual(0.005);
    expect(asUsed.rowsPerCase).toBeLessThanOrEqual(0.5);
  });
});
