import { isExcluded } from '@/modules/programmes/programme.rules';
import type { ProgrammeRules } from '@/modules/programmes/programme.schema';
import { isClosed, overlaps, type SessionKind, type SessionStatus, type Slot } from '@/modules/sessions/session.rules';
import { DomainError } from '@/platform/errors';

export const FORMULAS = ['SOLO', 'DUO', 'FAMILY', 'GROUP'] as const;
export type Formula = (typeof FORMULAS)[number];
export const DEMAND_STATES = ['DRAFT', 'SUBMITTED', 'GRANTED', 'REFUSED', 'WITHDRAWN'] as const;
export type DemandState = (typeof DEMAND_STATES)[number];
/** In the basket: handed in or not yet. The draw sees SUBMITTED alone. */
export const isOpen = (state: DemandState): state is 'DRAFT' | 'SUBMITTED' =>
  state === 'DRAFT' || state === 'SUBMITTED';

/** Sizes a group may have: under three it is a duo, above thirty no leader could hold its tickets (rule 2). */
export const GROUP_SIZES = { least: 3, most: 30 } as const;
export const MOST_FORMULAS = 50;

const FIXED_SIZE = { SOLO: 1, DUO: 2, FAMILY: 4 } as const;

/** Rule 15: people in one formula, which is never split. Throws `demands/bad-group-size` for a group outside 3 to 30. */
export function formulaSize(formula: Formula, groupSize: number | null): number {
  if (formula !== 'GROUP') return FIXED_SIZE[formula];
  const size = groupSize ?? 0;
  if (!Number.isInteger(size) || size < GROUP_SIZES.least || size > GROUP_SIZES.most) {
    throw new DomainError('invalid', 'demands/bad-group-size', { ...GROUP_SIZES, size });
  }
  return size;
}

/** What is asked for one session: `quantity` formulas of `size` people, `wheelchairs` of them in a wheelchair. */
export type Basket = { readonly size: number; readonly quantity: number; readonly wheelchairs: number };
/** Seats by kind. */
export type SeatNeed = { readonly standard: number; readonly wheelchair: number; readonly companion: number };

export const peopleIn = (basket: Pick<Basket, 'size' | 'quantity'>): number => basket.size * basket.quantity;
export const seatsIn = (need: SeatNeed): number => need.standard + need.wheelchair + need.companion;
/** Whether there are enough seats of each kind. */
export const fitsIn = (need: SeatNeed, free: SeatNeed): boolean =>
  need.standard <= free.standard && need.wheelchair <= free.wheelchair && need.companion <= free.companion;

/** Rule 6: one companion place for so many wheelchair places, rounded up. */
export function companionsFor(wheelchairs: number, rules: Pick<ProgrammeRules, 'wheelchairsPerCompanion'>): number {
  return Math.ceil(wheelchairs / rules.wheelchairsPerCompanion);
}

/**
 * Rule 6: seats by kind. Companions are among the people asked for as long as there are enough of them; a person in a
 * wheelchair who comes alone gets a companion place besides.
 */
export function seatNeed(basket: Basket, rules: Pick<ProgrammeRules, 'wheelchairsPerCompanion'>): SeatNeed {
  const companion = companionsFor(basket.wheelchairs, rules);
  const standard = Math.max(0, peopleIn(basket) - basket.wheelchairs - companion);
  return { standard, wheelchair: basket.wheelchairs, companion };
}

export type WantedSession = {
  readonly kind: SessionKind;
  readonly status: SessionStatus;
  readonly cutoffAt: Date;
};

/** Why a session may not be asked for now, the lasting reason first: rule 13, rule 7, rule 4; null when it may. */
export function whyNotOffered(
  session: WantedSession,
  now: Date,
  rules: Pick<ProgrammeRules, 'ceremoniesExcluded'>,
): 'session-excluded' | 'session-cancelled' | 'cutoff-passed' | null {
  if (isExcluded(session.kind, rules)) return 'session-excluded';
  if (session.status === 'CANCELLED') return 'session-cancelled';
  return isClosed(now, session.cutoffAt) ? 'cutoff-passed' : null;
}

/**
 * Rules 4, 13 and 15: checks a demand as it is entered and hands back the people it stands for. Throws
 * `demands/bad-quantity`, `demands/too-many-wheelchairs`, `demands/session-excluded`, `demands/session-cancelled`,
 * `demands/cutoff-passed`.
 */
export function decideDemand(
  basket: Basket,
  session: WantedSession,
  now: Date,
  rules: Pick<ProgrammeRules, 'ceremoniesExcluded' | 'cutoffHours'>,
): { readonly people: number } {
  if (!Number.isInteger(basket.quantity) || basket.quantity < 1 || basket.quantity > MOST_FORMULAS) {
    throw new DomainError('invalid', 'demands/bad-quantity', { most: MOST_FORMULAS, quantity: basket.quantity });
  }
  const people = peopleIn(basket);
  if (!Number.isInteger(basket.wheelchairs) || basket.wheelchairs < 0 || basket.wheelchairs > people) {
    throw new DomainError('invalid', 'demands/too-many-wheelchairs', { people, wheelchairs: basket.wheelchairs });
  }
  const why = whyNotOffered(session, now, rules);
  if (why === null) return { people };
  throw new DomainError('conflict', `demands/${why}`, {
    cutoffAt: session.cutoffAt.toISOString(),
    cutoffHours: rules.cutoffHours,
  });
}

/** One number for the order of a basket as it was seen: it grows with every change of a wish in it. */
export function basketVersion(wishes: readonly { readonly version: number }[]): number {
  return wishes.reduce((sum, wish) => sum + wish.version, 0);
}

export type WishedSlot = Slot & { readonly sessionId: string };

/**
 * Rule 15: the other sessions of the basket that overlap the one wished for; the draw grants at most one of them, so
 * the screen warns. The same session under another formula is for other people and does not count.
 */
export function overlappingWishes(wish: WishedSlot, others: readonly WishedSlot[]): readonly string[] {
  const hits = others.filter((other) => other.sessionId !== wish.sessionId && overlaps(wish, other));
  return [...new Set(hits.map((other) => other.sessionId))];
}
