import { seatsIn } from '@/modules/demands/demand.rules';
import type { DrawCaps, DrawDemand, DrawResult, SeedlessInput } from './draw-input.rules';

/** What would have given a wish more, everything else being as it was at that moment. */
export type WhatIf =
  /** That many formulas instead of those asked for would have fitted. */
  | { readonly kind: 'fewer-formulas'; readonly formulas: number }
  /** A group of that many people at most would have fitted. */
  | { readonly kind: 'smaller-formula'; readonly people: number }
  /** Nothing that it asked differently: only an earlier place by lot. */
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

/** Seats of the next thing that could have been given: all of it with wheelchairs, else one formula. */
const nextSeats = ({ need, size }: DrawDemand): number => (need.wheelchair > 0 ? seatsIn(need) : size);

function place({ turn }: DrawResult): readonly WhatIf[] {
  if (!turn || (turn.place <= 1 && turn.round <= 1)) return [];
  return [{ kind: 'higher-place', ...turn }];
}

function seats(result: DrawResult, demand: DrawDemand): readonly WhatIf[] {
  const left = result.left ?? 0;
  if (demand.need.wheelchair === 0)
    return left > 0 ? [{ kind: 'smaller-formula', people: left }, ...place(result)] : place(result);
  // Fewer formulas, with the same wheelchairs and companions, where it was the other seats that lacked.
  const lack = demand.need.standard - left;
  const formulas = demand.quantity - Math.ceil(lack / demand.size);
  const fewer: WhatIf[] = result.lacking === 'standard' && formulas > 0 ? [{ kind: 'fewer-formulas', formulas }] : [];
  return [...fewer, ...place(result)];
}

function higherCap(result: DrawResult, demand: DrawDemand, caps: DrawCaps, members: number): readonly WhatIf[] {
  const { seatsPerStructure, seatsPerHead } = caps;
  const perHead = result.reason === 'cap-per-head';
  const cap = perHead ? Math.floor((members * (seatsPerHead ?? 0)) / 100) : (seatsPerStructure ?? 0);
  const missing = Math.max(0, nextSeats(demand) - (result.left ?? 0));
  return [{ kind: 'higher-cap', per: perHead ? 'head' : 'structure', cap, needed: cap + missing }];
}

function changesOf(result: DrawResult, demand: DrawDemand, caps: DrawCaps, members: number): readonly WhatIf[] {
  const because = result.because ?? '';
  switch (result.reason) {
    case null:
      return [];
    case 'no-seats-left':
      return seats(result, demand);
    case 'overlap':
      return [{ kind: 'without-session', sessionId: because }];
    case 'cap':
    case 'cap-per-head':
      return higherCap(result, demand, caps, members);
    case 'quota':
      return [
        { kind: 'higher-maximum', quotaId: because, more: Math.max(0, nextSeats(demand) - (result.left ?? 0)) },
        ...place(result),
      ];
    case 'reserved':
      return [{ kind: 'without-minimum', quotaId: because }, ...place(result)];
    case 'moved':
      return [{ kind: 'exchanged', sessionId: because }];
    case 'no-weight':
      return [{ kind: 'weight' }];
  }
}

/**
 * What would have changed the result of a wish, the likeliest first; nothing when it got all it asked for. To be asked
 * of many results of one draw: what it looks up is read once.
 */
export function changesIn(input: SeedlessInput): (result: DrawResult) => readonly WhatIf[] {
  const demands = new Map(input.demands.map((demand) => [demand.id, demand]));
  const members = new Map(input.structures.map((structure) => [structure.id, structure.members ?? 0]));
  return (result) => {
    const demand = demands.get(result.demandId);
    return demand ? changesOf(result, demand, input.rules.caps, members.get(result.structureId) ?? 0) : [];
  };
}

/** The same, of one result. */
export const whatWouldChange = (result: DrawResult, input: SeedlessInput): readonly WhatIf[] =>
  changesIn(input)(result);
