import { minimumNeeds } from './draw-quotas.rules';
import { refuseUnweighted, serve } from './draw-serve.rules';
import type { DrawTable } from './draw-table.rules';
import { OPEN, PLACE, ROW, SESSION, STATE, WAITING } from './draw-wish.rules';
import { UNLIMITED } from './quota.rules';
import { type Chance, weightedOrder } from './random.rules';

const NOTHING = 0;
const SERVED = 1;
/** Not served, but one of its wishes could have what a minimum keeps: it plays on. */
const HELD = 2;

/** Not closed: it may be served, in this round or when the share is lifted. */
const isOpen = (t: DrawTable, d: number): boolean => t.wish[d + STATE] === OPEN || t.wish[d + STATE] === WAITING;

/** One turn of a structure: its dearest wish that can be served. */
function takeTurn(t: DrawTable, structure: number): number {
  const end = t.firstWish[structure + 1] as number;
  let first = t.cursor[structure] as number;
  while (first < end && !isOpen(t, first)) first += ROW;
  t.cursor[structure] = first;
  t.now.held = false;
  for (let d = first; d < end; d += ROW) {
    if (t.wish[d + STATE] === OPEN && serve(t, d)) return SERVED;
  }
  return t.now.held ? HELD : NOTHING;
}

function weightsOf(t: DrawTable, structures: Int32Array): Int32Array {
  const weights = new Int32Array(structures.length);
  for (let i = 0; i < weights.length; i += 1) weights[i] = t.weights[structures[i] as number] as number;
  return weights;
}

/** The structures that asked for something and have a weight. */
function players(t: DrawTable): Int32Array {
  const playing: number[] = [];
  for (let i = 0; i < t.structures; i += 1) {
    if (t.weights[i] === 0) refuseUnweighted(t, i);
    else if ((t.firstWish[i] as number) < (t.firstWish[i + 1] as number)) playing.push(i);
  }
  return Int32Array.from(playing);
}

/** Sets the turn: who is served, when, and under which limits. */
function setTurn(t: DrawTable, round: number, turnSeats: number, sharing: boolean): void {
  t.now.round = round;
  t.now.turnSeats = turnSeats;
  t.now.sharing = sharing;
}

/**
 * Nobody can be served while the minimums keep their seats. Those counted whom only the share held back come first,
 * as far as their minimum needs; then nothing is kept any more.
 */
function endReservations(t: DrawTable, all: Int32Array, chance: Chance): void {
  const order = weightedOrder(weightsOf(t, all), chance);
  setTurn(t, 0, UNLIMITED, false);
  for (let place = 0; place < order.length; place += 1) {
    const structure = all[order[place] as number] as number;
    const end = t.firstWish[structure + 1] as number;
    t.now.place = place + 1;
    for (let d = t.cursor[structure] as number; d < end; d += ROW) {
      if (t.wish[d + STATE] !== WAITING) continue;
      const needs = minimumNeeds(t, d);
      t.now.turnSeats = needs;
      if (needs > 0) serve(t, d);
    }
  }
  t.playersIn[0] = all.length;
  t.now.reserving = false;
}

/** Turns whose rows are asked for at once. */
const AHEAD = 32;

/**
 * Reads what the next turns will read first: the wish where each begins and the one after it, and what its structure
 * holds at those hours. Turns go to structures by lot, so that each would wait for memory several times in its turn;
 * asked for side by side, all of it comes in the time of one. The sum is worth nothing but having read.
 */
function reachFor(t: DrawTable, playing: Int32Array, order: Int32Array, from: number): number {
  const end = Math.min(order.length, from + AHEAD);
  const last = t.wish.length - ROW;
  let sum = 0;
  for (let k = from; k < end; k += 1) {
    const structure = playing[order[k] as number] as number;
    const first = Math.min(t.cursor[structure] as number, last);
    const next = Math.min(first + ROW, last);
    const session = Math.max(t.wish[next + SESSION] as number, 0);
    sum ^= (t.wish[first] as number) ^ (t.wish[next + PLACE] as number);
    sum ^= t.blocked[structure * t.blockWords + (session >> 5)] as number;
  }
  return sum;
}

/** One round: each of those who play once, in an order by weighted lot. Answers what came of each. */
function playRound(t: DrawTable, playing: Int32Array, round: number, chance: Chance): Uint8Array {
  const order = weightedOrder(weightsOf(t, playing), chance);
  const outcome = new Uint8Array(playing.length);
  setTurn(t, round, t.seatsPerTurn, true);
  t.playersIn[round] = playing.length;
  for (let k = 0; k < order.length; k += 1) {
    if (k % AHEAD === 0) t.now.reached = reachFor(t, playing, order, k);
    const place = order[k] as number;
    t.now.place = k + 1;
    outcome[place] = takeTurn(t, playing[place] as number);
  }
  return outcome;
}

/** Those of a round who play the next. */
function stillPlaying(playing: Int32Array, outcome: Uint8Array): Int32Array {
  const next = new Int32Array(playing.length);
  let count = 0;
  for (let place = 0; place < playing.length; place += 1) {
    if (outcome[place] === NOTHING) continue;
    next[count] = playing[place] as number;
    count += 1;
  }
  return next.subarray(0, count);
}

/** Rounds until nobody can be served. */
export function playRounds(t: DrawTable, chance: Chance): void {
  const all = players(t);
  let playing = all;
  let round = 0;
  t.now.reserving = t.quotas.within.length > 0;
  while (playing.length > 0 || t.now.reserving) {
    let served = false;
    if (playing.length > 0) {
      round += 1;
      const outcome = playRound(t, playing, round, chance);
      served = outcome.includes(SERVED);
      playing = stillPlaying(playing, outcome);
    }
    if (!served && t.now.reserving) endReservations(t, all, chance);
  }
}

/** The share is lifted: what is left over goes to the wishes that it had held back, in one more order by lot. */
export function giveLeftOvers(t: DrawTable, chance: Chance): Int32Array {
  const all = players(t);
  const order = weightedOrder(weightsOf(t, all), chance);
  setTurn(t, 0, UNLIMITED, false);
  t.playersIn[0] = all.length;
  for (let place = 0; place < order.length; place += 1) {
    const structure = all[order[place] as number] as number;
    const end = t.firstWish[structure + 1] as number;
    t.now.place = place + 1;
    for (let d = t.cursor[structure] as number; d < end; d += ROW) {
      // Each service gives a formula or closes the wish with a reason.
      while (isOpen(t, d)) serve(t, d);
    }
  }
  return order.map((place) => all[place] as number);
}
