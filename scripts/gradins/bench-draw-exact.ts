import loadHighs, { type Highs } from 'highs';
import type { DrawDemand, DrawInput, SeatKind } from '../../src/modules/allocation/draw-input.rules';
import { SEAT_KINDS } from '../../src/modules/allocation/draw-input.rules';
import { settleQuotas, UNLIMITED } from '../../src/modules/allocation/quota.rules';
import { seatsIn } from '../../src/modules/demands/demand.rules';

/** `seats × variable`, summed up. */
type Term = { readonly seats: number; readonly of: string };

const sumOf = (terms: readonly Term[]): string => terms.map(({ seats, of }) => `+ ${seats} ${of}`).join(' ');
const atMost = (terms: readonly Term[], most: number): readonly string[] =>
  terms.length > 0 && most < UNLIMITED ? [`${sumOf(terms)} <= ${most}`] : [];

/** A wish with wheelchairs is given whole or not at all; of another, each formula. */
const isWhole = (demand: DrawDemand): boolean => demand.need.wheelchair > 0;
const mostOf = (demand: DrawDemand): number => (isWhole(demand) ? 1 : demand.quantity);
const seatsOf = (demand: DrawDemand): number => (isWhole(demand) ? seatsIn(demand.need) : demand.size);
const seatsOfKind = (demand: DrawDemand, kind: SeatKind): number => {
  if (isWhole(demand)) return demand.need[kind];
  return kind === 'standard' ? demand.size : 0;
};

/** Free seats of each kind in each session. */
function stockRows({ sessions, demands }: DrawInput): readonly string[] {
  return sessions.flatMap(({ id, free }) =>
    SEAT_KINDS.flatMap((kind) => {
      const terms = demands.flatMap((demand, d) =>
        demand.sessionId === id ? [{ seats: seatsOfKind(demand, kind), of: `x${d}` }] : [],
      );
      const asked = terms.filter(({ seats }) => seats > 0);
      return atMost(asked, free[kind]);
    }),
  );
}

/** Seats that a structure must not end below. */
type Kept = ReadonlyMap<string, number>;

/** The caps of each structure; whoever has no weight gets nothing. */
function capRows({ structures, demands, rules: { caps } }: DrawInput, atLeast: Kept): readonly string[] {
  return structures.flatMap(({ id, members, weight }) => {
    const terms = demands.flatMap((demand, d) =>
      demand.structureId === id ? [{ seats: seatsOf(demand), of: `x${d}` }] : [],
    );
    const heads = members === null || caps.seatsPerHead === null ? UNLIMITED : (members * caps.seatsPerHead) / 100;
    const most = Math.min(caps.seatsPerStructure ?? UNLIMITED, Math.floor(heads));
    const least = atLeast.get(id) ?? 0;
    return [...atMost(terms, weight === 0 ? 0 : most), ...(least > 0 ? [`${sumOf(terms)} >= ${least}`] : [])];
  });
}

/** The maximums; minimums are served as far as they can be, and forbid nothing. */
function maximumRows({ structures, sessions, demands, rules }: DrawInput): readonly string[] {
  const [who, where] = [structures, sessions].map((all) => new Map(all.map(({ id }, at) => [id, at])));
  return settleQuotas(rules.quotas, structures, sessions).flatMap(({ of, on, maximum }) => {
    const counted = demands.flatMap((demand, d) => {
      const counts = of[who?.get(demand.structureId) ?? -1] === 1 && on[where?.get(demand.sessionId) ?? -1] === 1;
      return counts ? [{ seats: seatsOf(demand), of: `x${d}` }] : [];
    });
    return atMost(counted, maximum);
  });
}

/**
 * Rule 15. `zI_S` is 1 when structure I holds session S: nothing of a wish is given without it; and at the beginning of
 * each session, of all that go on then, a structure holds one.
 */
function overlapRows({ structures, sessions, demands }: DrawInput): { rows: readonly string[]; held: Set<string> } {
  const rows: string[] = [];
  const held = new Set<string>();
  const times = sessions.map(({ startsAt, endsAt }) => [Date.parse(startsAt), Date.parse(endsAt)] as const);
  structures.forEach(({ id }, i) => {
    const asked = new Set<number>();
    demands.forEach((demand, d) => {
      const s = demand.structureId === id ? sessions.findIndex((session) => session.id === demand.sessionId) : -1;
      if (s < 0) return;
      asked.add(s);
      held.add(`z${i}_${s}`);
      rows.push(`x${d} - ${mostOf(demand)} z${i}_${s} <= 0`);
    });
    for (const [starts, ends] of times) {
      if (starts >= ends) continue;
      const then = [...asked].filter((s) => (times[s]?.[0] ?? 0) <= starts && starts < (times[s]?.[1] ?? 0));
      if (then.length > 1) rows.push(`${then.map((s) => `+ z${i}_${s}`).join(' ')} <= 1`);
    }
  });
  return { rows, held };
}

/** What a draw may do at most, in the format of CPLEX. */
function modelOf(input: DrawInput, atLeast: Kept): string {
  const { demands } = input;
  const overlaps = overlapRows(input);
  const rows = [...stockRows(input), ...capRows(input, atLeast), ...maximumRows(input), ...overlaps.rows];
  const drawn = new Set(input.sessions.map(({ id }) => id));
  const bounds = demands.map((demand, d) => `0 <= x${d} <= ${drawn.has(demand.sessionId) ? mostOf(demand) : 0}`);
  return [
    'Maximize',
    `seats: ${sumOf(demands.map((demand, d) => ({ seats: seatsOf(demand), of: `x${d}` })))}`,
    'Subject To',
    ...rows.map((row, i) => `r${i}: ${row}`),
    'Bounds',
    ...bounds,
    'Generals',
    ...demands.map((_, d) => `x${d}`),
    ...(overlaps.held.size > 0 ? ['Binary', ...overlaps.held] : []),
    'End',
  ].join('\n');
}

let loaded: Promise<Highs> | undefined;

/**
 * The most seats that anybody could give under the rules that a draw never breaks: stock, formulas and wheelchairs kept
 * whole, overlaps, caps, maximums; and, if asked, when nobody ends with fewer than `atLeast`. Solved to the end by HiGHS;
 * throws when it was not.
 */
export async function mostSeats(input: DrawInput, atLeast: Kept = new Map()): Promise<number> {
  if (input.demands.length === 0) return 0;
  loaded ??= loadHighs();
  const highs = await loaded;
  const solved = highs.solve(modelOf(input, atLeast), { output_flag: false, mip_rel_gap: 0, mip_abs_gap: 0.5 });
  if (solved.Status !== 'Optimal') throw new Error(`the exact solver ended with: ${solved.Status}`);
  return Math.round(solved.ObjectiveValue);
}
