import type {
  DrawDemand,
  DrawInput,
  DrawRules,
  DrawSession,
  DrawStructure,
} from '../../src/modules/allocation/draw-input.rules';
import { PUBLICS } from '../../src/modules/structures/structure.rules';
import { readCalendar } from '../demo/calendar';
import { type Dice, diceFrom } from '../demo/chance';

const HOUR = 3_600_000;
const START = Date.UTC(2024, 6, 24, 6);

export type Plan = {
  readonly structures: number;
  readonly sessions: 'calendar' | number;
  /** Wishes of each structure; all sessions when there are as many. */
  readonly wishes: number;
  readonly seats: number;
  /** People in one wish, from 1. */
  readonly people: number;
  readonly seatsPerStructure: number;
  readonly seatsPerTurn: number;
};

/** The three sizes that are measured: a city, everybody wishing for everything, and the whole Games. */
export const PLANS = {
  city: {
    structures: 1_500,
    sessions: 'calendar',
    wishes: 20,
    seats: 50_000,
    people: 8,
    seatsPerStructure: 60,
    seatsPerTurn: 8,
  },
  dense: {
    structures: 1_500,
    sessions: 750,
    wishes: 750,
    seats: 50_000,
    people: 4,
    seatsPerStructure: 60,
    seatsPerTurn: 8,
  },
  games: {
    structures: 20_000,
    sessions: 1_000,
    wishes: 15,
    seats: 13_400_000,
    people: 120,
    seatsPerStructure: 900,
    seatsPerTurn: 120,
  },
} as const satisfies Record<string, Plan>;
export type DrawCase = keyof typeof PLANS;
export const DRAW_CASES = Object.keys(PLANS) as DrawCase[];

/** Solo, duo, family and groups, as people ask for them. */
export const REAL_SIZES = [1, 1, 2, 2, 2, 4, 4, 4, 10];

const pad = (n: number): string => String(n).padStart(6, '0');

/** Sessions at the hours of 2024, or as many as asked, four a day at each of the places that takes. */
function times(sessions: Plan['sessions']): readonly { readonly startsAt: string; readonly endsAt: string }[] {
  const instant = (ms: number) => new Date(ms).toISOString();
  if (sessions === 'calendar')
    return readCalendar().map(({ start, end }) => ({
      startsAt: instant(Date.parse(start)),
      endsAt: instant(Date.parse(end)),
    }));
  return Array.from({ length: sessions }, (_, i) => {
    const from = START + Math.floor(i / 40) * 24 * HOUR + (i % 4) * 4 * HOUR;
    return { startsAt: instant(from), endsAt: instant(from + 3 * HOUR) };
  });
}

/** Seats in proportion of a size of their own for each session, all of them given out. */
function sessionsOf(plan: Plan, dice: Dice): readonly DrawSession[] {
  const slots = times(plan.sessions);
  const sizes = slots.map(() => dice.between(5, 15));
  const all = sizes.reduce((sum, size) => sum + size, 0);
  let given = 0;
  return slots.map((slot, i) => {
    const last = i === slots.length - 1;
    const standard = last ? plan.seats - given : Math.floor((plan.seats * (sizes[i] as number)) / all);
    given += standard;
    const competition = i % 4 === 3 ? 'PARALYMPIC' : 'OLYMPIC';
    return {
      id: `session-${pad(i)}`,
      code: `C${pad(i)}`,
      competition,
      ...slot,
      free: { standard, wheelchair: 0, companion: 0 },
    };
  });
}

function structuresOf(plan: Plan, dice: Dice): readonly DrawStructure[] {
  return Array.from({ length: plan.structures }, (_, i) => ({
    id: `structure-${pad(i)}`,
    code: `S${pad(i)}`,
    public: dice.pick(PUBLICS),
    district: dice.between(1, 20),
    members: dice.between(20, 2_000),
    tags: [],
    weight: dice.between(50, 150),
  }));
}

const overlap = (a: DrawSession | undefined, b: DrawSession | undefined): boolean =>
  !!a && !!b && a.startsAt < b.endsAt && b.startsAt < a.endsAt;

/** Sessions are wished for as unevenly as people are: some ten times as much as others. */
function wishesOf(plan: Plan, sessions: readonly DrawSession[], dice: Dice, apart: boolean): () => number[] {
  if (plan.wishes >= sessions.length) {
    const all = sessions.map((_, i) => i);
    return () => dice.shuffle(all);
  }
  let sum = 0;
  const upTo = sessions.map(({ free }) => {
    sum += free.standard * dice.between(1, 10);
    return sum;
  });
  return () => {
    const chosen = new Set<number>();
    while (chosen.size < plan.wishes) {
      const at = dice.pickByWeight(upTo);
      if (!apart || ![...chosen].some((other) => overlap(sessions[at], sessions[other]))) chosen.add(at);
    }
    return [...chosen];
  };
}

const RULES: DrawRules = {
  caps: { seatsPerStructure: null, seatsPerTurn: null, sharePercent: null, seatsPerHead: null },
  quotas: [],
  weights: { base: 100, servedBefore: 0, declined: 0, noShow: 0, tag: 0 },
  improve: true,
};

/**
 * The input of a case, the same at each run. Of groups of real sizes, wished for whatever overlaps; or of people who
 * come alone, to sessions a structure can all hold, so that a maximum flow is what a draw may reach.
 */
export function drawCase(name: DrawCase, groups: boolean, plan: Plan = PLANS[name]): DrawInput {
  const sizes = groups ? REAL_SIZES : [1];
  const dice = diceFrom(`bench draw ${name}`);
  const sessions = sessionsOf(plan, dice);
  const structures = structuresOf(plan, dice);
  const choose = wishesOf(plan, sessions, dice, !groups);
  const demands: DrawDemand[] = [];
  for (const structure of structures) {
    choose().forEach((at, rank) => {
      const people = dice.between(1, plan.people);
      const size = dice.pick(sizes);
      const quantity = Math.max(1, Math.round(people / size));
      const need = { standard: size * quantity, wheelchair: 0, companion: 0 };
      const sessionId = sessions[at]?.id ?? '';
      demands.push({
        id: `demand-${pad(demands.length)}`,
        structureId: structure.id,
        sessionId,
        rank: rank + 1,
        size,
        quantity,
        need,
      });
    });
  }
  const caps = { ...RULES.caps, seatsPerStructure: plan.seatsPerStructure, seatsPerTurn: plan.seatsPerTurn };
  return { seed: `bench ${name}`, rules: { ...RULES, caps }, structures, sessions, demands };
}
