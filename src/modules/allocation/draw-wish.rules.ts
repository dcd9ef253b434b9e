import { DomainError } from '@/platform/errors';
import { DRAW_REFUSALS, type DrawDemand, type DrawRefusal, type SeedlessInput } from './draw-input.rules';
import type { DrawOrder } from './draw-order.rules';
import { UNLIMITED } from './quota.rules';

/** State of a wish that may be served. */
export const OPEN = 0;
/** Held back by the share until the rounds are over. */
export const WAITING = 254;
/** All that was asked for is granted. */
export const DONE = 255;
/** The code of a closed wish for each refusal, from 1. */
export const closedFor = (reason: DrawRefusal): number => DRAW_REFUSALS.indexOf(reason) + 1;

/**
 * A wish is a row of whole numbers, and is named by where its row begins; these are its columns. What a turn needs of
 * a wish lies side by side: a draw of the whole Games spends its time waiting for memory.
 */
export const ROW = 16;
/** −1 when the session is not among those drawn. */
export const SESSION = 0;
export const STRUCTURE = 1;
export const SIZE = 2;
export const QUANTITY = 3;
/** Seats by kind that all of it takes. With wheelchairs it is given whole or not at all. */
export const STANDARD = 4;
export const WHEELCHAIR = 5;
export const COMPANION = 6;
/** The first wish of the same structure for the same session. */
export const FIRST_HERE = 7;
/** Seats of its structure in its session, kept at the first wish for it. */
export const HERE = 8;
/** The wish before, among those by which the structure came to hold sessions; −1 ends. */
export const NEXT_HELD = 9;
/** Formulas. */
export const GRANTED = 10;
/** Open, waiting, done, or the code of a refusal. */
export const STATE = 11;
/** What stopped it: a session or a quota by number, or the kind of seat that lacked. */
export const BECAUSE = 12;
export const LEFT_THEN = 13;
/** The turn of its first service, else of its refusal. */
export const ROUND = 14;
export const PLACE = 15;

/** The seats of all kinds that a wish got. */
export function seatsGot(wish: Int32Array, d: number): number {
  const granted = wish[d + GRANTED] as number;
  if (granted === 0 || wish[d + WHEELCHAIR] === 0) return granted * (wish[d + SIZE] as number);
  return (wish[d + STANDARD] as number) + (wish[d + WHEELCHAIR] as number) + (wish[d + COMPANION] as number);
}

/** Those that all wishes got. */
export function seatsGiven(wish: Int32Array): number {
  let seats = 0;
  for (let d = 0; d < wish.length; d += ROW) seats += seatsGot(wish, d);
  return seats;
}

const whole = (value: number, least: number, most: number): boolean =>
  Number.isInteger(value) && value >= least && value <= most;

const isSound = ({ size, quantity, rank, need }: DrawDemand): boolean =>
  whole(size, 1, 10_000) &&
  whole(quantity, 1, 100_000) &&
  whole(rank, 0, UNLIMITED) &&
  whole(need.standard, 0, UNLIMITED) &&
  whole(need.wheelchair, 0, UNLIMITED) &&
  whole(need.companion, 0, UNLIMITED);

const unsound = (): DomainError => new DomainError('invalid', 'allocation/unsound-draw');

/** The rows of what was asked. All of it stays within 31 bits, so that no sum of it runs over. Throws `allocation/unsound-draw`. */
export function wishRows(input: SeedlessInput, { demands, firstWish, sessionOf, sessions }: DrawOrder): Int32Array {
  const rows = new Int32Array(demands.length * ROW);
  const seenAt = new Int32Array(sessions.length).fill(-1);
  let asked = 0;
  for (let i = 0; i + 1 < firstWish.length; i += 1) {
    const first = (firstWish[i] as number) * ROW;
    const end = (firstWish[i + 1] as number) * ROW;
    for (let d = first, place = firstWish[i] as number; d < end; d += ROW, place += 1) {
      const at = demands[place] as number;
      const demand = input.demands[at] as DrawDemand;
      if (!isSound(demand)) throw unsound();
      const { size, quantity, need } = demand;
      const session = sessionOf[at] as number;
      const seen = session < 0 ? -1 : (seenAt[session] as number);
      const firstHere = seen >= first ? seen : d;
      if (session >= 0) seenAt[session] = firstHere;
      const wheels = need.wheelchair > 0;
      rows[d + SESSION] = session;
      rows[d + STRUCTURE] = i;
      rows[d + SIZE] = size;
      rows[d + QUANTITY] = quantity;
      rows[d + STANDARD] = wheels ? need.standard : size * quantity;
      rows[d + WHEELCHAIR] = need.wheelchair;
      rows[d + COMPANION] = wheels ? need.companion : 0;
      asked += wheels ? need.standard + need.wheelchair + need.companion : size * quantity;
      rows[d + FIRST_HERE] = firstHere;
      rows[d + NEXT_HELD] = -1;
      rows[d + BECAUSE] = -1;
    }
  }
  if (asked > UNLIMITED) throw unsound();
  return rows;
}
