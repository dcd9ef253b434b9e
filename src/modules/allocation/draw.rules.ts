import { improve } from './draw-improve.rules';
import type { DrawInput, DrawResult, SeedlessInput } from './draw-input.rules';
import { measureMinimums } from './draw-minimums.rules';
import { type DrawOrder, drawOrder } from './draw-order.rules';
import { resultsOf } from './draw-results.rules';
import { giveLeftOvers, playRounds } from './draw-rounds.rules';
import { type DrawTable, drawTable } from './draw-table.rules';
import { chanceFrom } from './random.rules';

/** What was asked, in columns, with what each minimum can count on. Throws `allocation/unsound-draw`. */
export function layOut(input: SeedlessInput, order: DrawOrder = drawOrder(input)): DrawTable {
  const table = drawTable(input, order);
  measureMinimums(table, input);
  return table;
}

/** The draw itself, on its columns: from what was asked to what became of it. */
export function drawOnTable(table: DrawTable, seed: string, improves: boolean): void {
  const chance = chanceFrom(seed);
  playRounds(table, chance);
  const order = giveLeftOvers(table, chance);
  if (improves) improve(table, order);
}

/**
 * The draw (rules 6 and 15). Round after round, the structures that still have an open wish are put in an order by
 * weighted lot; each in its turn is served once, for the dearest of its wishes that can be served. Formulas are never
 * split, a structure never gets two sessions that overlap, wheelchairs come with their companions; caps and maximums
 * are never exceeded, and what a minimum still needs is kept for those it counts as long as one of them may be served.
 * When no wish can be served any more, the share is lifted and what is left over goes to the wishes that it had held
 * back, in one more order by lot; then, if the rules say so, structures are moved between their own wishes where that
 * lets a refused wish in. The order in which demands, sessions and structures are handed in does not matter.
 * Results are in order of demand id. Throws `allocation/unsound-draw`.
 */
export function draw(input: DrawInput): readonly DrawResult[] {
  const order = drawOrder(input);
  const table = layOut(input, order);
  drawOnTable(table, input.seed, input.rules.improve);
  return resultsOf(table, input, order);
}
