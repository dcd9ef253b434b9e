import { DomainError } from '@/platform/errors';
import type { DrawDemand, DrawSession, DrawStructure, SeedlessInput } from './draw-input.rules';

/** The draw's own order of things: it depends on codes and ranks, not on ids or on how things were handed in. */
export type DrawOrder = {
  readonly structures: readonly DrawStructure[];
  readonly sessions: readonly DrawSession[];
  /** Places in `input.demands`: by structure, then the dearest first. */
  readonly demands: Int32Array;
  /** Where the wishes of structure i begin in `demands`; one more at the end. */
  readonly firstWish: Int32Array;
  /** Place of the session of each demand, as `input.demands` has them; −1 when it is not among those drawn. */
  readonly sessionOf: Int32Array;
};

/** What a wish is sorted by, read once: a demand is an object somewhere in memory, and there may be a million. */
type Keys = {
  readonly demands: readonly DrawDemand[];
  readonly owner: Int32Array;
  readonly sessionOf: Int32Array;
  readonly rank: Int32Array;
  readonly firstWish: Int32Array;
};

const byText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
const unsound = (): DomainError => new DomainError('invalid', 'allocation/unsound-draw');

/** In order of code by code units, whatever the language of the machine. Throws when a code stands twice. */
function byCode<T extends { readonly code: string }>(things: readonly T[]): readonly T[] {
  const sorted = [...things].sort((a, b) => byText(a.code, b.code));
  for (let i = 1; i < sorted.length; i += 1) if (sorted[i - 1]?.code === sorted[i]?.code) throw unsound();
  return sorted;
}

function placesById(things: readonly { readonly id: string }[]): Map<string, number> {
  const places = new Map<string, number>();
  for (let place = 0; place < things.length; place += 1) places.set((things[place] as { id: string }).id, place);
  if (places.size !== things.length) throw unsound();
  return places;
}

/** One walk over all that was asked. */
function readKeys(
  demands: readonly DrawDemand[],
  structures: readonly DrawStructure[],
  sessions: readonly DrawSession[],
): Keys {
  const [structureAt, sessionAt] = [placesById(structures), placesById(sessions)];
  const [owner, sessionOf, rank] = [demands, demands, demands].map(({ length }) => new Int32Array(length)) as [
    Int32Array,
    Int32Array,
    Int32Array,
  ];
  const firstWish = new Int32Array(structures.length + 1);
  let [who, at] = ['', structureAt.get('')];
  for (let d = 0; d < demands.length; d += 1) {
    const demand = demands[d] as DrawDemand;
    // Most often the wishes of a structure come one after the other.
    if (demand.structureId !== who) {
      who = demand.structureId;
      at = structureAt.get(who);
    }
    if (at === undefined) throw unsound();
    owner[d] = at;
    firstWish[at + 1] = (firstWish[at + 1] as number) + 1;
    sessionOf[d] = sessionAt.get(demand.sessionId) ?? -1;
    rank[d] = demand.rank;
  }
  for (let i = 1; i < firstWish.length; i += 1) firstWish[i] = (firstWish[i] as number) + (firstWish[i - 1] as number);
  return { demands, owner, sessionOf, rank, firstWish };
}

/** Wishes of one structure: the dearest first; what is left equal is told apart by id, and is the same wish twice. */
function compareWishes({ demands, sessionOf, rank }: Keys, x: number, y: number): number {
  const dearer = (rank[x] as number) - (rank[y] as number) || (sessionOf[x] as number) - (sessionOf[y] as number);
  if (dearer !== 0) return dearer;
  const [a, b] = [demands[x] as DrawDemand, demands[y] as DrawDemand];
  return (
    a.size - b.size ||
    a.quantity - b.quantity ||
    a.need.wheelchair - b.need.wheelchair ||
    a.need.companion - b.need.companion ||
    a.need.standard - b.need.standard ||
    byText(a.id, b.id)
  );
}

/** The wishes of each structure side by side, in the order in which they were handed in. */
function byStructure({ owner, firstWish }: Keys): Int32Array {
  const next = firstWish.slice();
  const places = new Int32Array(owner.length);
  for (let d = 0; d < owner.length; d += 1) {
    const at = owner[d] as number;
    const place = next[at] as number;
    places[place] = d;
    next[at] = place + 1;
  }
  return places;
}

/** Throws `allocation/unsound-draw` when a code or an id stands twice or a demand is of an unknown structure. */
export function drawOrder(input: SeedlessInput): DrawOrder {
  const structures = byCode(input.structures);
  const sessions = byCode(input.sessions);
  const keys = readKeys(input.demands, structures, sessions);
  const demands = byStructure(keys);
  const { firstWish, sessionOf } = keys;
  const compare = (a: number, b: number): number => compareWishes(keys, a, b);
  for (let i = 0; i < structures.length; i += 1) {
    const end = firstWish[i + 1] as number;
    let sorted = (firstWish[i] as number) + 1;
    while (sorted < end && compare(demands[sorted - 1] as number, demands[sorted] as number) <= 0) sorted += 1;
    if (sorted < end) demands.subarray(firstWish[i], end).sort(compare);
  }
  return { structures, sessions, demands, firstWish, sessionOf };
}
