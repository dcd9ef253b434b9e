import { type Actor, isLeader } from '@/modules/accounts/actor.rules';
import type { ProgrammeRules } from '@/modules/programmes/programme.schema';
import { isClosed, overlaps, type Slot } from '@/modules/sessions/session.rules';
import { DomainError } from '@/platform/errors';
import {
  type Basket,
  type DemandState,
  peopleIn,
  type SeatNeed,
  seatNeed,
  seatsIn,
  type WantedSession,
  whyNotOffered,
} from './demand.rules';

/** Wishes change until the programme's date, to the millisecond; from then on they are closed. Null: no date. */
export function demandsClosed(now: Date, { demandsCloseAt }: Pick<ProgrammeRules, 'demandsCloseAt'>): boolean {
  return demandsCloseAt !== null && isClosed(now, new Date(demandsCloseAt));
}

/** Throws `demands/closed` from the date on at which the programme closes its wishes. */
export function requireDemandsOpen(now: Date, rules: Pick<ProgrammeRules, 'demandsCloseAt'>): void {
  if (!demandsClosed(now, rules)) return;
  throw new DomainError('conflict', 'demands/closed', { closedAt: rules.demandsCloseAt ?? '' });
}

/** A structure's own wish waits until its basket is handed in; what the city or a file enters counts at once. */
export function stateEntered(actor: Actor): 'DRAFT' | 'SUBMITTED' {
  return isLeader(actor) ? 'DRAFT' : 'SUBMITTED';
}

/**
 * Where a basket stands. DRAFT: some wishes are not handed in. CHANGED: all count, but not as the last receipt says.
 * SUBMITTED: all count. EMPTY: none is open.
 */
export const BASKET_STATES = ['EMPTY', 'DRAFT', 'CHANGED', 'SUBMITTED'] as const;
export type BasketState = (typeof BASKET_STATES)[number];

/** `receipt`: the digest at the last handing in, null without one; `digest`: that of the wishes as they count now. */
export function basketState(
  wishes: readonly { readonly state: DemandState }[],
  receipt: string | null,
  digest: string,
): BasketState {
  if (wishes.some(({ state }) => state === 'DRAFT')) return 'DRAFT';
  if (!wishes.some(({ state }) => state === 'SUBMITTED')) return 'EMPTY';
  return receipt === null || receipt === digest ? 'SUBMITTED' : 'CHANGED';
}

/** A wish beside what its session has: `stock` whoever holds it, `free` what nobody does; 0 of stock says nothing yet. */
export type WeighedWish = Basket &
  Slot &
  WantedSession & {
    readonly sessionId: string;
    readonly code: string;
    readonly stock: number;
    readonly free: number;
    readonly wheelchairFree: number;
  };
export type HeldSession = Slot & { readonly sessionId: string; readonly code: string };

export type WishWarning =
  | { readonly kind: 'not-offered'; readonly why: NonNullable<ReturnType<typeof whyNotOffered>> }
  | { readonly kind: 'overlaps-wish' | 'overlaps-held'; readonly codes: readonly string[] }
  | { readonly kind: 'over-members'; readonly people: number; readonly members: number }
  | { readonly kind: 'over-free'; readonly seats: number; readonly free: number }
  | { readonly kind: 'over-wheelchairs'; readonly wheelchairs: number; readonly free: number };

export type BasketBeside = {
  readonly wishes: readonly WeighedWish[];
  readonly held: readonly HeldSession[];
  /** Members of the structure; null when unknown. */
  readonly members: number | null;
  readonly now: Date;
  readonly rules: Pick<ProgrammeRules, 'ceremoniesExcluded' | 'wheelchairsPerCompanion'>;
};

/** Rule 15: the codes of other sessions at the same hours, each once. */
export function codesAtSameTime(
  session: Slot & { readonly sessionId: string },
  others: readonly HeldSession[],
): readonly string[] {
  const hits = others.filter((other) => other.sessionId !== session.sessionId && overlaps(session, other));
  return [...new Set(hits.map(({ code }) => code))].sort();
}

function over(wish: WeighedWish, { wishes, members, rules }: BasketBeside): WishWarning[] {
  const found: WishWarning[] = [];
  // Several formulas for one session are for different people: together they are no more than the structure has.
  const same = wishes.filter(({ sessionId }) => sessionId === wish.sessionId);
  const people = (same.includes(wish) ? same : [...same, wish]).reduce((sum, each) => sum + peopleIn(each), 0);
  if (members !== null && people > members) found.push({ kind: 'over-members', people, members });
  const seats = seatsIn(seatNeed(wish, rules));
  if (wish.stock > 0 && seats > wish.free) found.push({ kind: 'over-free', seats, free: wish.free });
  if (wish.stock > 0 && wish.wheelchairs > wish.wheelchairFree)
    found.push({ kind: 'over-wheelchairs', wheelchairs: wish.wheelchairs, free: wish.wheelchairFree });
  return found;
}

/** What a structure is told about one of its wishes while it fills the basket (rules 4, 6, 7, 13, 15); nothing of it refuses. */
export function wishWarnings(wish: WeighedWish, beside: BasketBeside): readonly WishWarning[] {
  const why = whyNotOffered(wish, beside.now, beside.rules);
  const found: WishWarning[] = why === null ? [] : [{ kind: 'not-offered', why }];
  for (const [kind, others] of [
    ['overlaps-wish', beside.wishes],
    ['overlaps-held', beside.held],
  ] as const) {
    const codes = codesAtSameTime(wish, others);
    if (codes.length > 0) found.push({ kind, codes });
  }
  return [...found, ...over(wish, beside)];
}

/** What a basket asks for in all: people, and the places they take with their companions (rule 6). */
export function basketTotals(
  wishes: readonly Basket[],
  rules: Pick<ProgrammeRules, 'wheelchairsPerCompanion'>,
): { readonly people: number; readonly seats: number } & SeatNeed {
  const needs = wishes.map((wish) => seatNeed(wish, rules));
  const sum = (kind: keyof SeatNeed) => needs.reduce((total, need) => total + need[kind], 0);
  const [standard, wheelchair, companion] = [sum('standard'), sum('wheelchair'), sum('companion')];
  const people = wishes.reduce((total, wish) => total + peopleIn(wish), 0);
  return { people, seats: standard + wheelchair + companion, standard, wheelchair, companion };
}
