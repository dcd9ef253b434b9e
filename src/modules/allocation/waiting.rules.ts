import { fitsIn, type SeatNeed, seatNeed, seatsIn } from '@/modules/demands/demand.rules';
import type { ProgrammeRules } from '@/modules/programmes/programme.schema';
import type { DrawRefusal, DrawTurn } from './draw-input.rules';
import type { WaitingRoom } from './waiting-room.rules';

const HOUR = 3_600_000;
/** An offer lasts a fifth of the time that is left before the cutoff, within the programme's most and least. */
const SHARE = 5;

export type OfferRules = Pick<ProgrammeRules, 'offerMostHours' | 'offerLeastHours'>;

/**
 * Rules 4 and 5: until when an offer made now may be answered: the nearer the session, the shorter. With 48 and 2 hours:
 * 48 h when ten days are left before the cutoff, 24 h with five, 12 h with two and a half, 2 h with ten hours or less;
 * null when less than the least is left, or when the programme makes no offers. Never after the cutoff.
 */
export function offerUntil(now: Date, cutoffAt: Date, { offerMostHours, offerLeastHours }: OfferRules): Date | null {
  const left = cutoffAt.getTime() - now.getTime();
  const least = Math.min(offerLeastHours, offerMostHours) * HOUR;
  if (offerMostHours === 0 || left < least) return null;
  return new Date(now.getTime() + Math.min(offerMostHours * HOUR, Math.max(least, Math.floor(left / SHARE))));
}

/** What a published draw says of a wish, as far as the waiting list asks. */
export type DrawnWish = {
  readonly demandId: string;
  readonly structureId: string;
  readonly sessionId: string;
  readonly rank: number;
  /** Formulas granted. */
  readonly quantity: number;
  readonly turn: DrawTurn | null;
  readonly reason: DrawRefusal | null;
};
export type WaitingPlace = Pick<DrawnWish, 'demandId' | 'structureId' | 'sessionId'> & {
  /** 1 is the next in line of its session. */
  readonly place: number;
  /** Formulas it still waits for. */
  readonly quantity: number;
};

/** Round 0 is what came after the rounds. */
const roundOf = ({ round }: DrawTurn): number => (round === 0 ? Number.POSITIVE_INFINITY : round);

function inTurn(a: DrawnWish, b: DrawnWish): number {
  if (a.turn === null || b.turn === null) return 0;
  const [first, second] = [roundOf(a.turn), roundOf(b.turn)];
  if (first !== second) return first < second ? -1 : 1;
  return a.turn.place - b.turn.place || a.rank - b.rank || (a.demandId < b.demandId ? -1 : 1);
}

/**
 * The waiting list a draw leaves: the wishes it did not meet in full, session by session, in the order of the turns in
 * which they were refused. Whoever took no part in the lottery does not wait. `asked`: formulas asked for, by demand.
 */
export function waitingPlaces(results: readonly DrawnWish[], asked: ReadonlyMap<string, number>): WaitingPlace[] {
  const last = new Map<string, number>();
  return results
    .filter((wish) => wish.turn !== null && wish.reason !== null && (asked.get(wish.demandId) ?? 0) > wish.quantity)
    .sort(inTurn)
    .map(({ demandId, structureId, sessionId, quantity }) => {
      const place = (last.get(sessionId) ?? 0) + 1;
      last.set(sessionId, place);
      return { demandId, structureId, sessionId, place, quantity: (asked.get(demandId) ?? 0) - quantity };
    });
}

/** What became of a wish that waited. */
export const WAITING_OUTCOMES = ['offered', 'taken', 'declined', 'lapsed'] as const;
export type WaitingOutcome = (typeof WAITING_OUTCOMES)[number];

/** Why a wish of the list is not offered seats now. */
export const WAITING_SKIPS = [
  ...WAITING_OUTCOMES,
  'closed',
  'overlap',
  'no-seats',
  'cap',
  'cap-per-head',
  'quota',
  'too-late',
] as const;
export type WaitingSkip = (typeof WAITING_SKIPS)[number];

export type WaitingWish = {
  readonly demandId: string;
  readonly drawId: string;
  readonly structureId: string;
  readonly place: number;
  readonly size: number;
  /** Formulas it waits for. */
  readonly quantity: number;
  readonly wheelchairs: number;
  readonly outcome: WaitingOutcome | null;
  /** The structure still takes part. */
  readonly open: boolean;
  /** The code of a session it holds at the same hours (rule 15). */
  readonly clash: string | null;
};

export type WaitingLine = {
  readonly wish: WaitingWish;
  /** What it would be offered now. */
  readonly offer: { readonly quantity: number; readonly need: SeatNeed } | null;
  readonly skip: WaitingSkip | null;
};

export type WaitingNow = {
  readonly free: SeatNeed;
  /** Until when an offer would stand; null: it is too late to make one. */
  readonly until: Date | null;
  readonly rules: Pick<ProgrammeRules, 'wheelchairsPerCompanion'>;
  /** The caps and maximums of the draw a wish comes from. */
  readonly roomOf: (drawId: string) => WaitingRoom;
};

/** Rules 6 and 15: the seats of so many whole formulas. A wish with wheelchairs is offered whole or not at all. */
function needOf(wish: WaitingWish, quantity: number, { rules }: WaitingNow): SeatNeed {
  if (wish.wheelchairs === 0) return { standard: wish.size * quantity, wheelchair: 0, companion: 0 };
  return seatNeed({ size: wish.size, quantity, wheelchairs: wish.wheelchairs }, rules);
}

function lasting({ outcome, open, clash }: WaitingWish): WaitingSkip | null {
  if (outcome !== null) return outcome;
  if (!open) return 'closed';
  return clash === null ? null : 'overlap';
}

function lineOf(wish: WaitingWish, free: SeatNeed, now: WaitingNow): WaitingLine {
  const skip = lasting(wish) ?? (now.until === null ? 'too-late' : null);
  if (skip) return { wish, offer: null, skip };
  const room = now.roomOf(wish.drawId).of(wish.structureId);
  const least = wish.wheelchairs > 0 ? wish.quantity : 1;
  let stopped: WaitingSkip = 'no-seats';
  for (let quantity = wish.quantity; quantity >= least; quantity -= 1) {
    const need = needOf(wish, quantity, now);
    if (!fitsIn(need, free)) stopped = 'no-seats';
    else if (seatsIn(need) > room.seats) stopped = room.because;
    else return { wish, offer: { quantity, need }, skip: null };
  }
  return { wish, offer: null, skip: stopped };
}

/**
 * Rules 4, 5, 6, 15 and 16: who is offered the free seats of a session, in the order of the list: whole formulas, as
 * many as there is room for; whoever needs more than is left is passed over, and stays first for the next seats. Each
 * line says what it is offered or why it is not.
 */
export function planOffers(waiting: readonly WaitingWish[], now: WaitingNow): readonly WaitingLine[] {
  let free = now.free;
  return waiting.map((wish) => {
    const line = lineOf(wish, free, now);
    if (line.offer) {
      const { need } = line.offer;
      now.roomOf(wish.drawId).take(wish.structureId, seatsIn(need));
      free = {
        standard: free.standard - need.standard,
        wheelchair: free.wheelchair - need.wheelchair,
        companion: free.companion - need.companion,
      };
    }
    return line;
  });
}
