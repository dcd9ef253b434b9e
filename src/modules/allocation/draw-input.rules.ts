import type { SeatNeed } from '@/modules/demands/demand.rules';
import type { Competition } from '@/modules/sessions/session.rules';
import type { Public } from '@/modules/structures/structure.rules';

/** One wish of one structure: `quantity` formulas of `size` people for a session; `need` is what all of it takes. */
export type DrawDemand = {
  readonly id: string;
  readonly structureId: string;
  readonly sessionId: string;
  /** 1 is the dearest wish. */
  readonly rank: number;
  readonly size: number;
  readonly quantity: number;
  readonly need: SeatNeed;
};

export type DrawSession = {
  readonly id: string;
  /** As the organiser writes it, the only name it has in a proof; unique in a draw. */
  readonly code: string;
  readonly competition: Competition;
  /** ISO instants. */
  readonly startsAt: string;
  readonly endsAt: string;
  /** Free seats of each kind. */
  readonly free: SeatNeed;
};

export type DrawStructure = {
  readonly id: string;
  /** Pseudonym, unique in a draw: the draw orders structures by it and never by their id. */
  readonly code: string;
  readonly public: Public;
  readonly district: number | null;
  /** People it looks after; null when it is not known: no cap per head then. */
  readonly members: number | null;
  /** Reasons for priority, written down elsewhere. */
  readonly tags: readonly string[];
  /** In the lottery: a whole number, at most 10,000; 0 = nothing by lot. */
  readonly weight: number;
};

export type DrawCaps = {
  /** Never exceeded: seats one structure may get in the whole draw. */
  readonly seatsPerStructure: number | null;
  /** In the rounds: seats one structure may get in one turn (at least one formula). Later rounds give the rest. */
  readonly seatsPerTurn: number | null;
  /** In the rounds: share of a session's free seats, in percent, for one structure (at least one formula); lifted for what is left over. */
  readonly sharePercent: number | null;
  /** Never exceeded: hundredths of a seat per member of a structure, in the whole draw, rounded down to a seat. */
  readonly seatsPerHead: number | null;
};

/** Seats of all kinds, or a share of the free seats of the sessions the quota is on, rounded down. */
export type Limit = { readonly seats: number } | { readonly percent: number };

/** Whom a quota counts: structures that are all of these. Nothing said: everybody. */
export type QuotaOf = {
  readonly public?: Public | undefined;
  readonly district?: number | undefined;
  readonly structureId?: string | undefined;
  readonly tag?: string | undefined;
};

export type Quota = {
  readonly id: string;
  readonly of: QuotaOf;
  /** Nothing said: the whole programme. */
  readonly on: { readonly sessionId?: string | undefined; readonly competition?: Competition | undefined };
  /** Kept for them as long as somebody among them may still be served. */
  readonly minimum?: Limit | undefined;
  /** Never exceeded. */
  readonly maximum?: Limit | undefined;
};

/** What moves a weight, in whole numbers; 0 = without effect. See `weightOf`. */
export type DrawWeights = {
  readonly base: number;
  readonly servedBefore: number;
  readonly declined: number;
  readonly noShow: number;
  readonly tag: number;
};

export type DrawRules = {
  readonly caps: DrawCaps;
  readonly quotas: readonly Quota[];
  readonly weights: DrawWeights;
  /** After the rounds: move structures between their own wishes where that lets a refused wish in. */
  readonly improve: boolean;
};

export type DrawInput = {
  readonly seed: string;
  readonly rules: DrawRules;
  readonly structures: readonly DrawStructure[];
  readonly sessions: readonly DrawSession[];
  readonly demands: readonly DrawDemand[];
};
/** All that is known before the seed is. */
export type SeedlessInput = Omit<DrawInput, 'seed'>;

/**
 * Why a wish did not get all: too few seats; a session it holds at the same hours; the cap of a structure, or per head;
 * a maximum; seats kept for a minimum of others; it gave them up for another wish of its own so that somebody else got
 * in; it takes no part in the lottery.
 */
export const DRAW_REFUSALS = [
  'no-seats-left',
  'overlap',
  'cap',
  'cap-per-head',
  'quota',
  'reserved',
  'moved',
  'no-weight',
] as const;
export type DrawRefusal = (typeof DRAW_REFUSALS)[number];

export const SEAT_KINDS = ['standard', 'wheelchair', 'companion'] as const;
export type SeatKind = (typeof SEAT_KINDS)[number];

/** The turn of a structure: the `place`-th of `of` in that round; round 0 is the order for what was left over. */
export type DrawTurn = { readonly round: number; readonly place: number; readonly of: number };

/** What a demand got. `quantity` counts formulas, `need` the seats they take. */
export type DrawResult = {
  readonly demandId: string;
  readonly structureId: string;
  readonly sessionId: string;
  readonly rank: number;
  readonly quantity: number;
  readonly need: SeatNeed;
  /** The first round that served it (0: from what was left over); null when it got nothing. */
  readonly round: number | null;
  /** The turn in which it was first served, or else refused; null for a structure that takes no part. */
  readonly turn: DrawTurn | null;
  /** Why it did not get all; null when it did. */
  readonly reason: DrawRefusal | null;
  /** The session that overlaps or that it was moved to; the quota that stopped it. An id, null with other reasons. */
  readonly because: string | null;
  /**
   * At that moment: seats left of the kind that lacked, or under the cap or maximum that stopped it; those that no minimum
   * kept, or for a group with wheelchairs all the standard ones.
   */
  readonly left: number | null;
  /** The kind of seat that lacked; null when it was not seats. */
  readonly lacking: SeatKind | null;
};
