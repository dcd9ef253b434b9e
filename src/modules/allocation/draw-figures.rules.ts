import { seatsIn } from '@/modules/demands/demand.rules';
import { PUBLICS, type Public } from '@/modules/structures/structure.rules';
import type { DrawDemand, DrawResult, DrawStructure, SeatKind, SeedlessInput } from './draw-input.rules';
import { giniOf } from './gini.rules';
import type { Part } from './part.rules';

/** What a public or a district asked for and got. */
export type GroupFigures<K> = {
  readonly key: K;
  /** Seats given, of those asked for. */
  readonly seats: Part;
  /** Structures served, of those asking. */
  readonly structures: Part;
};

/**
 * What came of a draw, in whole numbers. Wishes set apart before it are not in it. A wish is met, and a structure served,
 * from the first formula on; seats asked for are of all kinds.
 */
export type DrawFigures = {
  /** Given, of those offered: the free seats of the sessions asked for. */
  readonly seats: Part;
  readonly byKind: Readonly<Record<SeatKind, Part>>;
  readonly wishes: Part;
  /** Wishes of rank 1 that were met. */
  readonly firstWishes: Part;
  /** Structures that have a wish of rank 1: those for whom one was met. */
  readonly firstServed: Part;
  readonly structures: Part;
  /**
   * Of seats per head, over the structures asking whose members are known (`heads`, 1 or more); the others (`unknown`)
   * are left out, whatever they got. Null when no structure's members are known.
   */
  readonly gini: (Part & { readonly known: number; readonly unknown: number }) | null;
  /** In the order of PUBLICS, and of numbers, those without a district last. */
  readonly publics: readonly GroupFigures<Public>[];
  readonly districts: readonly GroupFigures<number | null>[];
};

/** What does not change with the results, found once for many draws of the same input. */
type Layout = {
  readonly demands: readonly DrawDemand[];
  readonly asking: readonly DrawStructure[];
  /** By demand: its structure's place in `asking`. */
  readonly owner: Int32Array;
  readonly asked: Int32Array;
  readonly offered: Readonly<Record<SeatKind, number>>;
};

function layoutOf(input: SeedlessInput): Layout {
  const known = new Map(input.structures.map((structure) => [structure.id, structure]));
  const asking = [...new Set(input.demands.map(({ structureId }) => structureId))]
    .map((id) => known.get(id))
    .filter((structure) => structure !== undefined);
  const at = new Map(asking.map(({ id }, place) => [id, place]));
  const offered = { standard: 0, wheelchair: 0, companion: 0 };
  for (const { free } of input.sessions) {
    offered.standard += free.standard;
    offered.wheelchair += free.wheelchair;
    offered.companion += free.companion;
  }
  return {
    demands: input.demands,
    asking,
    owner: Int32Array.from(input.demands, ({ structureId }) => at.get(structureId) ?? -1),
    asked: Int32Array.from(input.demands, ({ need }) => seatsIn(need)),
    offered,
  };
}

/** What each structure asked for and got. */
type Holdings = {
  readonly asked: Float64Array;
  readonly got: Float64Array;
  /** 1: it has a wish of rank 1; 2: one was met. */
  readonly first: Uint8Array;
};

function holdingsOf({ demands, asking, owner, asked }: Layout, seats: ArrayLike<number>): Holdings {
  const of = {
    asked: new Float64Array(asking.length),
    got: new Float64Array(asking.length),
    first: new Uint8Array(asking.length),
  };
  for (let d = 0; d < demands.length; d += 1) {
    const who = owner[d] as number;
    if (who < 0) continue;
    const got = seats[d] as number;
    of.asked[who] = (of.asked[who] as number) + (asked[d] as number);
    of.got[who] = (of.got[who] as number) + got;
    if (demands[d]?.rank === 1) of.first[who] = Math.max(of.first[who] as number, got > 0 ? 2 : 1);
  }
  return of;
}

const count = (many: ArrayLike<number>, counted: (one: number) => boolean): number => {
  let sum = 0;
  for (let i = 0; i < many.length; i += 1) if (counted(many[i] as number)) sum += 1;
  return sum;
};
const isSome = (seats: number): boolean => seats > 0;

/** Companions and wheelchairs are given with their whole wish or not at all; all other seats are standard. */
function byKind({ demands, offered }: Layout, seats: ArrayLike<number>): DrawFigures['byKind'] {
  const given = { standard: 0, wheelchair: 0, companion: 0 };
  demands.forEach(({ need }, d) => {
    const got = seats[d] as number;
    const wheels = got > 0 && need.wheelchair > 0;
    given.standard += wheels ? need.standard : got;
    given.wheelchair += wheels ? need.wheelchair : 0;
    given.companion += wheels ? need.companion : 0;
  });
  return {
    standard: { part: given.standard, of: offered.standard },
    wheelchair: { part: given.wheelchair, of: offered.wheelchair },
    companion: { part: given.companion, of: offered.companion },
  };
}

function groupsBy<K>(
  { asking }: Layout,
  { asked, got }: Holdings,
  keyOf: (structure: DrawStructure) => K,
): Map<K, GroupFigures<K>> {
  const groups = new Map<K, GroupFigures<K>>();
  asking.forEach((structure, place) => {
    const key = keyOf(structure);
    const before = groups.get(key);
    groups.set(key, {
      key,
      seats: {
        part: (before?.seats.part ?? 0) + (got[place] as number),
        of: (before?.seats.of ?? 0) + (asked[place] as number),
      },
      structures: {
        part: (before?.structures.part ?? 0) + ((got[place] as number) > 0 ? 1 : 0),
        of: (before?.structures.of ?? 0) + 1,
      },
    });
  });
  return groups;
}

function giniPerHead({ asking }: Layout, { got }: Holdings): DrawFigures['gini'] {
  const known = asking.flatMap(({ members }, place) =>
    members !== null && members > 0 ? [{ seats: got[place] as number, heads: members }] : [],
  );
  return known.length > 0 ? { ...giniOf(known), known: known.length, unknown: asking.length - known.length } : null;
}

/**
 * The figures of draws of one input. `seats[d]`: the seats of all kinds that `input.demands[d]` got. The order of
 * demands, structures and sessions does not matter.
 */
export function figuresIn(input: SeedlessInput): (seats: ArrayLike<number>) => DrawFigures {
  const layout = layoutOf(input);
  const { demands, asking } = layout;
  const first = demands.flatMap(({ rank }, d) => (rank === 1 ? [d] : []));
  return (seats) => {
    const of = holdingsOf(layout, seats);
    const kinds = byKind(layout, seats);
    const publics = groupsBy(layout, of, (structure) => structure.public);
    const districts = [...groupsBy(layout, of, ({ district }) => district).values()];
    return {
      seats: {
        part: kinds.standard.part + kinds.wheelchair.part + kinds.companion.part,
        of: kinds.standard.of + kinds.wheelchair.of + kinds.companion.of,
      },
      byKind: kinds,
      wishes: { part: count(seats, isSome), of: demands.length },
      firstWishes: { part: first.filter((d) => isSome(seats[d] as number)).length, of: first.length },
      firstServed: { part: count(of.first, (met) => met === 2), of: count(of.first, isSome) },
      structures: { part: count(of.got, isSome), of: asking.length },
      gini: giniPerHead(layout, of),
      publics: PUBLICS.flatMap((one) => publics.get(one) ?? []),
      districts: districts.sort((a, b) => (a.key ?? Number.POSITIVE_INFINITY) - (b.key ?? Number.POSITIVE_INFINITY)),
    };
  };
}

/** The figures of one draw. */
export function figuresOf(input: SeedlessInput, results: readonly DrawResult[]): DrawFigures {
  const got = new Map(results.map(({ demandId, need }) => [demandId, seatsIn(need)]));
  return figuresIn(input)(input.demands.map(({ id }) => got.get(id) ?? 0));
}
