import { DomainError } from '@/platform/errors';
import type { DrawDemand, DrawSession, DrawStructure, SeedlessInput } from './draw-input.rules';

/** The draw's own order of things: it depends on codes and ranks, not on ids or on how things were handed in. */
export type DrawOrder = {
  readonly structures: readonly DrawStructure[];
  readonly sessions: readonly DrawSession[];
  /** Place of each structure by id. */
  readonly structureAt: ReadonlyMap<string, number>;
  /** Place of each session by id. */
  readonly sessionAt: ReadonlyMap<string, number>;
  /** Places in `input.demands`: by structure, then the dearest first. */
  readonly demands: Int32Array;
  /** Where the wishes of structure i begin in `demands`; one more at the end. */
  readonly firstWish: Int32Array;
};

const byText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** In order of code by code units, whatever the language of the machine. */
function byCode<T extends { readonly code: string }>(things: readonly T[]): readonly T[] {
  return [...things].sort((a, b) => byText(a.code, b.code));
}

function placesById(things: readonly { readonly id: string; readonly code: string }[]): Map<string, number> {
  const places = new Map(things.map((thing, place) => [thing.id, place]));
  const codes = new Set(things.map(({ code }) => code));
  if (places.size !== things.length || codes.size !== things.length)
    throw new DomainError('invalid', 'allocation/unsound-draw');
  return places;
}

/** Wishes of one structure: the dearest first; what is left equal is told apart by id, and is the same wish twice. */
function compareWishes(sessionAt: ReadonlyMap<string, number>): (a: DrawDemand, b: DrawDemand) => number {
  const session = (demand: DrawDemand) => sessionAt.get(demand.sessionId) ?? -1;
  return (a, b) =>
    a.rank - b.rank ||
    session(a) - session(b) ||
    a.size - b.size ||
    a.quantity - b.quantity ||
    a.need.wheelchair - b.need.wheelchair ||
    a.need.companion - b.need.companion ||
    a.need.standard - b.need.standard ||
    byText(a.id, b.id);
}

/** Throws `allocation/unsound-draw` when a code or an id stands twice or a demand is of an unknown structure. */
export function drawOrder(input: SeedlessInput): DrawOrder {
  const structures = byCode(input.structures);
  const sessions = byCode(input.sessions);
  const structureAt = placesById(structures);
  const sessionAt = placesById(sessions);
  const all = input.demands;
  const owner = new Int32Array(all.length);
  const firstWish = new Int32Array(structures.length + 1);
  for (let d = 0; d < all.length; d += 1) {
    const at = structureAt.get((all[d] as DrawDemand).structureId);
    if (at === undefined) throw new DomainError('invalid', 'allocation/unsound-draw');
    owner[d] = at;
    firstWish[at + 1] = (firstWish[at + 1] as number) + 1;
  }
  for (let i = 0; i < structures.length; i += 1) {
    firstWish[i + 1] = (firstWish[i + 1] as number) + (firstWish[i] as number);
  }
  const next = firstWish.slice();
  const demands = new Int32Array(all.length);
  for (let d = 0; d < all.length; d += 1) {
    const at = owner[d] as number;
    const place = next[at] as number;
    demands[place] = d;
    next[at] = place + 1;
  }
  const compare = compareWishes(sessionAt);
  for (let i = 0; i < structures.length; i += 1) {
    demands
      .subarray(firstWish[i] as number, firstWish[i + 1] as number)
      .sort((a, b) => compare(all[a] as DrawDemand, all[b] as DrawDemand));
  }
  return { structures, sessions, structureAt, sessionAt, demands, firstWish };
}
