import type { Quota, SeedlessInput } from './draw-input.rules';
import { giveLeftOvers, playRounds } from './draw-rounds.rules';
import { type DrawTable, drawTable } from './draw-table.rules';
import { seatsGiven } from './draw-wish.rules';
import { isCounted, isOn } from './quota.rules';
import { chanceFrom } from './random.rules';

/** Not the seed of the draw: what is counted on is known before it. */
const ALONE = 'gradins/minimum/1';

/** What those whom a quota counts ask for, under the maximums of all. */
function aloneWith(input: SeedlessInput, { of, on }: Quota): SeedlessInput {
  const structures = new Set(input.structures.filter((one) => isCounted(of, one)).map(({ id }) => id));
  const sessions = new Set(input.sessions.filter((one) => isOn(on, one)).map(({ id }) => id));
  const quotas = input.rules.quotas.flatMap(({ minimum: _, ...quota }) => (quota.maximum ? [quota] : []));
  return {
    ...input,
    rules: { ...input.rules, quotas },
    demands: input.demands.filter(
      ({ structureId, sessionId }) => structures.has(structureId) && sessions.has(sessionId),
    ),
  };
}

/** Draws for each minimum with those alone whom it counts, so that its reservation counts on no more than they can get. */
export function measureMinimums(table: DrawTable, input: SeedlessInput): void {
  const inOrder = [...input.rules.quotas].sort((a, b) => (a.id < b.id ? -1 : 1));
  inOrder.forEach((quota, q) => {
    const row = table.quotas.rowOf[q] as number;
    if (row < 0) return;
    const alone = drawTable(aloneWith(input, quota));
    const chance = chanceFrom(ALONE);
    playRounds(alone, chance);
    giveLeftOvers(alone, chance);
    table.quotas.attained[row] = Math.min(seatsGiven(alone.wish), table.quotas.withinFirst[row] as number);
  });
}
