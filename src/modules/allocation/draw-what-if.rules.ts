import { fitsIn, type SeatNeed, seatsIn } from '@/modules/demands/demand.rules';
import type { DrawCaps, DrawDemand, DrawResult, SeedlessInput } from './draw-input.rules';
import { settleQuotas } from './quota.rules';

/** What would have given a wish more, everything else being as it was at that moment. Only what is sure is told. */
export type WhatIf =
  /** That many formulas instead of those asked for would have fitted. */
  | { readonly kind: 'fewer-formulas'; readonly formulas: number }
  /** A group of that many people at most would have fitted. */
  | { readonly kind: 'smaller-formula'; readonly people: number }
  /** Neither the rules nor what it asked: only an earlier place by lot, in this round or one before. */
  | { readonly kind: 'higher-place'; readonly round: number; readonly place: number; readonly of: number }
  /** The session it holds at the same hours, not given. */
  | { readonly kind: 'without-session'; readonly sessionId: string }
  /** A cap of at least so many seats instead. */
  | { readonly kind: 'higher-cap'; readonly per: 'structure' | 'head'; readonly cap: number; readonly needed: number }
  /** A quota with room for so many seats more. */
  | { readonly kind: 'higher-maximum'; readonly quotaId: string; readonly more: number }
  | { readonly kind: 'without-minimum'; readonly quotaId: string }
  /** It was given, then exchanged for another wish of its own. */
  | { readonly kind: 'exchanged'; readonly sessionId: string }
  /** A weight above 0. */
  | { readonly kind: 'weight' };

/** What is known of a draw, looked up once. */
type Known = {
  readonly caps: DrawCaps;
  readonly members: ReadonlyMap<string, number>;
  /** Seats of a session: free before the draw, and what nobody got of them. */
  readonly free: ReadonlyMap<string, SeatNeed>;
  readonly spare: ReadonlyMap<string, SeatNeed>;
  /** Seats under a maximum before the draw, by quota. */
  readonly maximum: ReadonlyMap<string, number>;
};
const NO_SEATS: SeatNeed = { standard: 0, wheelchair: 0, companion: 0 };

/** The next thing that could have been given: all of it with wheelchairs, else one formula. */
const nextOf = ({ need, size }: DrawDemand): SeatNeed => (need.wheelchair > 0 ? need : { ...NO_SEATS, standard: size });

/** A place by lot changes nothing for a wish that would not have fitted when nobody had been served. */
function place({ turn }: DrawResult, everFitted: boolean): readonly WhatIf[] {
  if (!turn || !everFitted || (turn.place <= 1 && turn.round <= 1)) return [];
  return [{ kind: 'higher-place', ...turn }];
}

const everFitted = (demand: DrawDemand, { free }: Known): boolean =>
  fitsIn(nextOf(demand), free.get(demand.sessionId) ?? NO_SEATS);

/**
 * Whether seats besides the standard ones were there. Nobody gives up a wheelchair place in a draw: what is left of them
 * at its end was there all the time.
 */
function restFits({ need, sessionId }: DrawDemand, { spare }: Known): boolean {
  return need.wheelchair === 0 || fitsIn({ ...need, standard: 0 }, spare.get(sessionId) ?? NO_SEATS);
}

function seats(result: DrawResult, demand: DrawDemand, known: Known): readonly WhatIf[] {
  const [left, earlier] = [result.left ?? 0, place(result, everFitted(demand, known))];
  if (demand.need.wheelchair === 0) return left > 0 ? [{ kind: 'smaller-formula', people: left }, ...earlier] : earlier;
  if (result.lacking !== 'standard' || !restFits(demand, known)) return earlier;
  // Fewer formulas, with the same wheelchairs and companions, where it was the other seats that lacked.
  const without = Math.ceil((demand.need.standard - left) / demand.size);
  const formulas = demand.quantity - without;
  if (formulas < 1 || without * demand.size > demand.need.standard) return earlier;
  return [{ kind: 'fewer-formulas', formulas }, ...earlier];
}

function overlap(result: DrawResult, demand: DrawDemand, known: Known): readonly WhatIf[] {
  const fitted = nextOf(demand).standard <= (result.left ?? 0) && restFits(demand, known);
  return fitted ? [{ kind: 'without-session', sessionId: result.because ?? '' }] : [];
}

function higherCap(result: DrawResult, demand: DrawDemand, { caps, members }: Known): readonly WhatIf[] {
  const { seatsPerStructure, seatsPerHead } = caps;
  const perHead = result.reason === 'cap-per-head';
  const people = members.get(result.structureId) ?? 0;
  const cap = perHead ? Math.floor((people * (seatsPerHead ?? 0)) / 100) : (seatsPerStructure ?? 0);
  const missing = Math.max(0, seatsIn(nextOf(demand)) - (result.left ?? 0));
  return [{ kind: 'higher-cap', per: perHead ? 'head' : 'structure', cap, needed: cap + missing }];
}

function higherMaximum(result: DrawResult, demand: DrawDemand, known: Known): readonly WhatIf[] {
  const [quotaId, wanted] = [result.because ?? '', seatsIn(nextOf(demand))];
  const earlier = everFitted(demand, known) && wanted <= (known.maximum.get(quotaId) ?? 0);
  const more = Math.max(0, wanted - (result.left ?? 0));
  return [{ kind: 'higher-maximum', quotaId, more }, ...place(result, earlier)];
}

function changesOf(result: DrawResult, demand: DrawDemand, known: Known): readonly WhatIf[] {
  const because = result.because ?? '';
  switch (result.reason) {
    case null:
      return [];
    case 'no-seats-left':
      return seats(result, demand, known);
    case 'overlap':
      return overlap(result, demand, known);
    case 'cap':
    case 'cap-per-head':
      return higherCap(result, demand, known);
    case 'quota':
      return higherMaximum(result, demand, known);
    case 'reserved':
      return [{ kind: 'without-minimum', quotaId: because }];
    case 'moved':
      return [{ kind: 'exchanged', sessionId: because }];
    case 'no-weight':
      return [{ kind: 'weight' }];
  }
}

function spareAfter(input: SeedlessInput, results: readonly DrawResult[]): Map<string, SeatNeed> {
  const spare = new Map(input.sessions.map(({ id, free }) => [id, { ...free }]));
  for (const { sessionId, quantity, need } of results) {
    const of = quantity > 0 ? spare.get(sessionId) : undefined;
    if (!of) continue;
    of.standard -= need.standard;
    of.wheelchair -= need.wheelchair;
    of.companion -= need.companion;
  }
  return spare;
}

/**
 * What would have changed the result of a wish, the likeliest first; nothing when it got all it asked for, or when no
 * one change is sure to have been enough. To be asked of many of the `results` of a draw: what it looks up is read once.
 */
export function changesIn(
  input: SeedlessInput,
  results: readonly DrawResult[],
): (result: DrawResult) => readonly WhatIf[] {
  const { rules, structures, sessions } = input;
  const demands = new Map(input.demands.map((demand) => [demand.id, demand]));
  const known: Known = {
    caps: rules.caps,
    members: new Map(structures.map((structure) => [structure.id, structure.members ?? 0])),
    free: new Map(sessions.map(({ id, free }) => [id, free])),
    spare: spareAfter(input, results),
    maximum: new Map(settleQuotas(rules.quotas, structures, sessions).map(({ id, maximum }) => [id, maximum])),
  };
  return (result) => {
    const demand = demands.get(result.demandId);
    return demand ? changesOf(result, demand, known) : [];
  };
}
