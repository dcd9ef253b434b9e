import type { SeatNeed } from '@/modules/demands/demand.rules';
import { type Closeness, COST, closenessOf, costOfGroup, holesAmong } from './seat-cost.rules';
import { SMALL, searchSeats } from './seat-exact.rules';
import { type Filled, type Group, seatGreedily } from './seat-greedy.rules';
import { layOut } from './seat-layout.rules';
import { planOf, type Seat, type SeatPlan, type Spot, spotsOf } from './seat-plan.rules';

export type { Closeness, Group, Seat };
/** Seats in the order of the plan. */
export type SeatChoice = { readonly ids: readonly string[]; readonly closeness: Closeness };
/** `cost` as in `COST`; `proved` when no other seating costs less by the search of a small session. */
export type Seating = {
  readonly seats: ReadonlyMap<string, SeatChoice>;
  readonly cost: number;
  readonly proved: boolean;
};
export type Effort = {
  /** Steps of the search of a small session; none for the rules of thumb alone. */
  readonly steps: number;
};

/** What one session is worth: a few milliseconds at most. */
const EFFORT: Effort = { steps: 1_500 };

/** The steps all sessions of one draw share. */
const STEPS_OF_A_DRAW = 120_000;

/** What each of so many sessions is worth, so that all of them together take well under a second. */
export function effortFor(sessions: number): Effort {
  return { steps: Math.min(EFFORT.steps, Math.max(50, Math.floor(STEPS_OF_A_DRAW / Math.max(1, sessions)))) };
}

type Room = {
  readonly spots: readonly Spot[];
  readonly order: ReadonlyMap<string, number>;
  readonly free: ReadonlySet<string>;
  readonly plan: SeatPlan;
};

type Settled = Omit<Seating, 'proved'> & { readonly paid: ReadonlyMap<string, number> };

/** From filled runs to the very seats, judged as they are. */
function settle({ spots, order, free }: Room, { fill, sittings }: Filled): Settled {
  const inPlan = (a: Spot, b: Spot) => (order.get(a.seat.id) ?? 0) - (order.get(b.seat.id) ?? 0);
  const laid = layOut(
    fill,
    sittings.map(({ group, way, accessible }) => ({
      key: group.key,
      size: group.need.standard,
      way,
      home: accessible.spots,
    })),
  );
  const left = new Set(free);
  const seats = new Map<string, SeatChoice>();
  const paid = new Map<string, number>();
  for (const { group, accessible } of sittings) {
    const own = [...(laid.get(group.key) ?? []), ...accessible.spots].sort(inPlan);
    for (const { seat } of own) left.delete(seat.id);
    seats.set(group.key, { ids: own.map(({ seat }) => seat.id), closeness: closenessOf(own) });
    paid.set(group.key, costOfGroup(own, accessible.cost));
  }
  const cost = [...paid.values()].reduce((sum, of) => sum + of, holesAmong(spots, left));
  return { seats, cost, paid };
}

/** So many group-seatings are tried at most, in rounds: many for a small session, two for a very large one. */
const TRIED = 400;
const ROUNDS = { least: 2, most: 24, inVain: 5 } as const;

/**
 * The best of some rounds of the rules of thumb: in each, groups that had to be divided in those before choose earlier.
 * Ends when nobody is divided, or when some rounds brought nothing.
 */
function bestOfRounds(room: Room, groups: readonly Group[]): Settled | null {
  const many = Math.min(ROUNDS.most, Math.max(ROUNDS.least, Math.floor(TRIED / Math.max(1, groups.length))));
  const rounds = groups.length < 2 ? 1 : many;
  const weight = new Map<string, number>();
  let best: Settled | null = null;
  let inVain = 0;
  for (let round = 0; round < rounds && inVain < ROUNDS.inVain; round += 1) {
    const filled = seatGreedily(room.plan, groups, weight);
    if (!filled) return best;
    const settled = settle(room, filled);
    inVain = best && settled.cost >= best.cost ? inVain + 1 : 0;
    if (!best || settled.cost < best.cost) best = settled;
    const divided = [...settled.paid].filter(([, cost]) => cost >= COST.row);
    if (divided.length === 0) return best;
    for (const [key, cost] of divided) weight.set(key, (weight.get(key) ?? 0) + cost);
  }
  return best;
}

const isSmall = (free: ReadonlySet<string>, groups: readonly Group[]): boolean =>
  groups.length <= SMALL.groups && free.size <= SMALL.seats;

/**
 * Seats for all the groups of one session at once: each side by side in a row if it can be, else in rows that touch, else
 * in one block, else apart; wheelchairs side by side with their companions where the plan allows (rule 6), the rest of
 * their group as near as can be; as few seats left alone as can be. Small sessions are searched through, see `SMALL`.
 * `plan`: every seat that is known, also those not free, to read how rows are numbered. The order of groups and seats
 * changes nothing; keys must differ. Null when seats of some kind lack.
 */
export function seatGroups(
  free: readonly Seat[],
  groups: readonly Group[],
  plan: readonly Seat[] = free,
  { steps }: Effort = EFFORT,
): Seating | null {
  const needed = groups.reduce((sum, { need }) => sum + need.standard, 0);
  if (needed > free.filter(({ kind }) => kind === 'STANDARD').length) return null;
  const ids = new Set(free.map(({ id }) => id));
  const spots = spotsOf(plan);
  const order = new Map(spots.map((spot, i) => [spot.seat.id, i]));
  const room: Room = { spots, order, free: ids, plan: planOf(spots, ids) };
  const settled = bestOfRounds(room, groups);
  if (settled?.cost === 0 || steps === 0 || !isSmall(ids, groups)) {
    return settled && { ...settled, proved: settled.cost === 0 };
  }
  const toBeat = settled?.cost ?? Number.POSITIVE_INFINITY;
  const { filled, proved } = searchSeats(room.plan, groups, toBeat, steps);
  if (!filled) return settled && { ...settled, proved };
  const found = settle(room, filled);
  return settled && settled.cost <= found.cost ? { ...settled, proved } : { ...found, proved };
}

/** The seats one group gets among those free, as `seatGroups`; null when there are not enough. */
export function chooseSeats(free: readonly Seat[], need: SeatNeed, plan: readonly Seat[] = free): SeatChoice | null {
  return seatGroups(free, [{ key: '', need }], plan)?.seats.get('') ?? null;
}
