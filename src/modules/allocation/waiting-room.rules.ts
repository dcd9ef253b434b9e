import type { DrawCaps, DrawSession, DrawStructure, Quota } from './draw-input.rules';
import { settleQuotas, UNLIMITED } from './quota.rules';

/** What a structure still may hold, in seats, under the rules of the draw it waits from. */
export type WaitingRoom = {
  /** `because`: the rule that leaves the least. */
  of(structureId: string): { readonly seats: number; readonly because: 'cap' | 'cap-per-head' | 'quota' };
  /** Seats just offered to it count for whoever comes after. */
  take(structureId: string, seats: number): void;
};

/** Seats of a session that a structure holds or is proposed. */
export type Holding = { readonly structureId: string; readonly sessionId: string; readonly seats: number };

export type RoomRules = {
  readonly caps: Pick<DrawCaps, 'seatsPerStructure' | 'seatsPerHead'>;
  readonly quotas: readonly Quota[];
  readonly structures: readonly DrawStructure[];
  readonly sessions: readonly DrawSession[];
};

/** Whether these rules look at what structures hold. */
export const looksAtHoldings = ({ caps, quotas }: RoomRules): boolean =>
  caps.seatsPerStructure !== null || caps.seatsPerHead !== null || quotas.some(({ maximum }) => maximum !== undefined);

function capsOf({ caps }: RoomRules, members: number | null) {
  const perHead =
    caps.seatsPerHead === null || members === null ? UNLIMITED : Math.floor((members * caps.seatsPerHead) / 100);
  return { cap: caps.seatsPerStructure ?? UNLIMITED, perHead };
}

/**
 * The caps and the maximums of a draw, as they stand with what is held now. The shares of a round and the minimums are
 * not looked at: they serve the draw alone. A cap counts the sessions of the draw.
 */
export function roomUnder(rules: RoomRules, holdings: readonly Holding[], sessionId: string): WaitingRoom {
  const structureAt = new Map(rules.structures.map(({ id }, at) => [id, at]));
  const sessionAt = new Map(rules.sessions.map(({ id }, at) => [id, at]));
  const here = sessionAt.get(sessionId) ?? -1;
  const held = new Int32Array(rules.structures.length);
  const counted = holdings.flatMap(({ structureId, sessionId: of, seats }) => {
    const [structure, session] = [structureAt.get(structureId), sessionAt.get(of)];
    return structure === undefined || session === undefined ? [] : [{ structure, session, seats }];
  });
  for (const { structure, seats } of counted) held[structure] = (held[structure] ?? 0) + seats;
  const quotas = settleQuotas(rules.quotas, rules.structures, rules.sessions)
    .filter(({ maximum, on }) => maximum !== UNLIMITED && on[here] === 1)
    .map(({ of, on, maximum }) => {
      const inside = counted.filter(({ structure, session }) => of[structure] === 1 && on[session] === 1);
      return { of, left: maximum - inside.reduce((sum, { seats }) => sum + seats, 0) };
    });
  return {
    of(structureId) {
      const at = structureAt.get(structureId) ?? -1;
      const { cap, perHead } = capsOf(rules, rules.structures[at]?.members ?? null);
      const has = held[at] ?? 0;
      const limits = [
        { seats: cap === UNLIMITED ? UNLIMITED : cap - has, because: 'cap' as const },
        { seats: perHead === UNLIMITED ? UNLIMITED : perHead - has, because: 'cap-per-head' as const },
        ...quotas.filter(({ of }) => of[at] === 1).map(({ left }) => ({ seats: left, because: 'quota' as const })),
      ];
      return limits.reduce((least, limit) => (limit.seats < least.seats ? limit : least));
    },
    take(structureId, seats) {
      const at = structureAt.get(structureId);
      if (at === undefined) return;
      held[at] = (held[at] ?? 0) + seats;
      for (const quota of quotas) if (quota.of[at] === 1) quota.left -= seats;
    },
  };
}
