import type { SeatNeed } from '@/modules/demands/demand.rules';
import { sha256Hex } from './sha256.rules';

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
  readonly startsAt: Date;
  readonly endsAt: Date;
  /** Free seats of each kind. */
  readonly free: SeatNeed;
};

/** A structure's weight in the lottery: a whole number from 1. Structures not listed weigh 1. */
export type DrawStructure = { readonly id: string; readonly weight: number };

export type DrawCaps = {
  /** Never exceeded: seats one structure may get in the whole draw. */
  readonly seatsPerStructure: number | null;
  /** In the rounds: seats one structure may get in one turn (at least one formula). Later rounds give the rest. */
  readonly seatsPerTurn: number | null;
  /** In the rounds: share of a session's free seats, in percent, for one structure (at least one formula); lifted for what is left over. */
  readonly sharePercent: number | null;
};

export type DrawInput = {
  readonly seed: string;
  readonly demands: readonly DrawDemand[];
  readonly sessions: readonly DrawSession[];
  readonly structures: readonly DrawStructure[];
  readonly caps: DrawCaps;
};

export const DRAW_REFUSALS = ['no-seats-left', 'overlap', 'cap'] as const;
export type DrawRefusal = (typeof DRAW_REFUSALS)[number];

/**
 * What a demand got. `quantity` counts formulas, `need` the seats they take; `round` is the first round that served it
 * (0: served from what was left over). `reason` says why it did not get all, `left` the standard seats then left.
 */
export type DrawResult = {
  readonly demandId: string;
  readonly structureId: string;
  readonly sessionId: string;
  readonly rank: number;
  readonly quantity: number;
  readonly need: SeatNeed;
  readonly round: number | null;
  readonly reason: DrawRefusal | null;
  readonly left: number | null;
};

/**
 * SHA-256 of all that decides a draw, in order of id, one line a thing: two draws with the same seed, generator and
 * fingerprint have the same result, so an auditor can tell that nothing was changed after the seed was known.
 */
export function inputFingerprint(input: Omit<DrawInput, 'seed'>): string {
  const line = (...parts: readonly unknown[]): string => JSON.stringify(parts);
  const need = (seats: SeatNeed) => [seats.standard, seats.wheelchair, seats.companion];
  const lines = [
    line('caps', input.caps.seatsPerStructure, input.caps.seatsPerTurn, input.caps.sharePercent),
    ...byId(input.sessions).map((s) => line('session', s.id, s.startsAt.getTime(), s.endsAt.getTime(), need(s.free))),
    ...byId(input.structures).map((s) => line('structure', s.id, s.weight)),
    ...byId(input.demands).map((d) =>
      line('demand', d.id, d.structureId, d.sessionId, d.rank, d.size, d.quantity, need(d.need)),
    ),
  ];
  return sha256Hex(lines.join('\n'));
}

/** In order of id by code units, whatever the language of the machine. */
export function byId<T extends { readonly id: string }>(things: readonly T[]): readonly T[] {
  return [...things].sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0));
}
