import type { DrawDemand, DrawInput, DrawSession, DrawStructure } from '../../src/modules/allocation/draw-input.rules';
import { seatNeed } from '../../src/modules/demands/demand.rules';
import { PUBLICS } from '../../src/modules/structures/structure.rules';
import { type Dice, diceFrom } from '../demo/chance';
import { REAL_SIZES } from './bench-draw-cases';

const HOUR = 3_600_000;

export type SmallPlan = {
  readonly structures: number;
  readonly sessions: number;
  /** Wishes of a structure, at most. */
  readonly wishes: number;
  /** Standard seats of a session, at most. */
  readonly seats: number;
  /** People in one wish, at most. */
  readonly people: number;
};
export const SMALL: SmallPlan = { structures: 30, sessions: 12, wishes: 6, seats: 60, people: 20 };

/** Sessions of three hours that begin at any of the hours of two days: some overlap. */
function sessionsOf(plan: SmallPlan, dice: Dice): readonly DrawSession[] {
  return Array.from({ length: plan.sessions }, (_, i) => {
    const from = (24 * dice.below(2) + 8 + dice.below(12)) * HOUR;
    const wheelchair = dice.below(4);
    return {
      id: `session-${i}`,
      code: `C${String(i).padStart(2, '0')}`,
      competition: i % 4 === 3 ? 'PARALYMPIC' : 'OLYMPIC',
      startsAt: new Date(from).toISOString(),
      endsAt: new Date(from + 3 * HOUR).toISOString(),
      free: { standard: dice.between(1, plan.seats), wheelchair, companion: (wheelchair + 1) >> 1 },
    };
  });
}

/** Groups as people ask for them; one wish in eight is with one or two people in wheelchairs. */
function demandsOf(plan: SmallPlan, dice: Dice): readonly DrawDemand[] {
  const demands: DrawDemand[] = [];
  for (let who = 0; who < plan.structures; who += 1) {
    const wishes = dice.between(1, plan.wishes);
    for (let rank = 1; rank <= wishes; rank += 1) {
      const size = dice.pick(REAL_SIZES);
      const quantity = Math.max(1, Math.round(dice.between(1, plan.people) / size));
      const wheelchairs = dice.chance(12) ? Math.min(size * quantity, dice.between(1, 2)) : 0;
      demands.push({
        id: `demand-${String(demands.length).padStart(4, '0')}`,
        structureId: `structure-${who}`,
        sessionId: `session-${dice.below(plan.sessions)}`,
        rank,
        size,
        quantity,
        need: seatNeed({ size, quantity, wheelchairs }, { wheelchairsPerCompanion: 2 }),
      });
    }
  }
  return demands;
}

/**
 * A draw small enough to be solved to the end, another for each seed: groups of real sizes, sessions that overlap,
 * wheelchairs with their companions, caps per structure and per head, a maximum.
 */
export function smallCase(seed: string, plan: SmallPlan = SMALL): DrawInput {
  const dice = diceFrom(`bench draw small ${seed}`);
  const sessions = sessionsOf(plan, dice);
  const structures = Array.from(
    { length: plan.structures },
    (_, i): DrawStructure => ({
      id: `structure-${i}`,
      code: `S${String(i).padStart(4, '0')}`,
      public: dice.pick(PUBLICS),
      district: dice.between(1, 20),
      members: dice.between(20, 200),
      tags: [],
      weight: dice.between(50, 150),
    }),
  );
  const demands = demandsOf(plan, dice);
  return {
    seed,
    structures,
    sessions,
    demands,
    rules: {
      caps: { seatsPerStructure: 30, seatsPerTurn: 8, sharePercent: 50, seatsPerHead: 50 },
      quotas: [{ id: 'most', of: { public: dice.pick(PUBLICS) }, on: {}, maximum: { percent: 15 } }],
      weights: { base: 100, servedBefore: 0, declined: 0, noShow: 0, tag: 0 },
      improve: true,
    },
  };
}
