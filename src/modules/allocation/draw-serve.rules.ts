import type { DrawRefusal } from './draw-input.rules';
import { askLess, changeWithin, countSeats, isUnreserved, maximumRoom, unreservedRoom } from './draw-quotas.rules';
import { closedFor, DONE, type DrawTable } from './draw-table.rules';
import { UNLIMITED } from './quota.rules';

const NO_SEATS = closedFor('no-seats-left');
const OVERLAP = closedFor('overlap');
const RESERVED = closedFor('reserved');

/** Rule 15: the structure holds a session that overlaps this one; the same session is for other people. */
export function isBlocked(t: DrawTable, structure: number, session: number): boolean {
  return (((t.blocked[structure * t.blockWords + (session >> 5)] as number) >>> (session & 31)) & 1) === 1;
}

const conflict = (t: DrawTable, a: number, b: number): boolean =>
  (((t.conflicts[a * t.blockWords + (b >> 5)] as number) >>> (b & 31)) & 1) === 1;

/** The session held that overlaps this one, the latest first; −1 none. `but` is looked past. */
export function blockerOf(t: DrawTable, structure: number, session: number, but = -1): number {
  for (let d = t.lastHeld[structure] as number; d >= 0; d = t.nextHeld[d] as number) {
    const held = t.sessionOf[d] as number;
    if (held !== but && conflict(t, session, held)) return held;
  }
  return -1;
}

/** From the first of a structure's wishes for a session that got seats: no session that overlaps it may follow. */
function hold(t: DrawTable, structure: number, d: number): void {
  t.nextHeld[d] = t.lastHeld[structure] as number;
  t.lastHeld[structure] = d;
  const words = t.blockWords;
  const from = (t.sessionOf[d] as number) * words;
  const to = structure * words;
  for (let w = 0; w < words; w += 1)
    t.blocked[to + w] = (t.blocked[to + w] as number) | (t.conflicts[from + w] as number);
}

/** The structure has no seat in this wish's session any more. */
export function letGo(t: DrawTable, structure: number, firstHere: number): void {
  const kept: number[] = [];
  for (let d = t.lastHeld[structure] as number; d >= 0; d = t.nextHeld[d] as number) if (d !== firstHere) kept.push(d);
  t.lastHeld[structure] = -1;
  t.nextHeld[firstHere] = -1;
  t.blocked.fill(0, structure * t.blockWords, (structure + 1) * t.blockWords);
  for (const d of kept.reverse()) hold(t, structure, d);
}

/** Gives formulas of a wish: `standard`, `wheelchair` and `companion` seats of its session. */
export function grant(
  t: DrawTable,
  d: number,
  formulas: number,
  standard: number,
  wheelchair: number,
  companion: number,
): void {
  const session = t.sessionOf[d] as number;
  const structure = t.structureOf[d] as number;
  const all = standard + wheelchair + companion;
  askLess(t, d, standard, wheelchair, companion);
  changeWithin(t, session, -1);
  t.left[session] = (t.left[session] as number) - standard;
  if (wheelchair > 0) {
    const [w, c] = [t.sessions + session, 2 * t.sessions + session];
    t.left[w] = (t.left[w] as number) - wheelchair;
    t.left[c] = (t.left[c] as number) - companion;
  }
  changeWithin(t, session, 1);
  if (t.quotas.count > 0) countSeats(t, structure, session, all);
  t.capLeft[structure] = (t.capLeft[structure] as number) - all;
  const first = t.firstHere[d] as number;
  const before = t.here[first] as number;
  t.here[first] = before + all;
  if (before === 0) hold(t, structure, first);
  if (t.granted[d] === 0) {
    t.roundOf[d] = t.now.round;
    t.placeOf[d] = t.now.place;
  }
  const granted = (t.granted[d] as number) + formulas;
  t.granted[d] = granted;
  if (granted === t.quantity[d]) t.closed[d] = DONE;
}

/** Closes a wish for good, and says what stopped it. */
function refuse(t: DrawTable, d: number, reason: number, left: number, because: number): false {
  if (t.quotas.count > 0) {
    if (t.together[d] === 1)
      askLess(t, d, t.standard[d] as number, t.wheelchair[d] as number, t.companion[d] as number);
    else askLess(t, d, ((t.quantity[d] as number) - (t.granted[d] as number)) * (t.size[d] as number), 0, 0);
  }
  // Had it not been kept waiting for a minimum of others, it would have been served then.
  const kept = reason === NO_SEATS && (t.heldFor[d] as number) > 0;
  t.closed[d] = kept ? RESERVED : reason;
  t.because[d] = kept ? (t.heldFor[d] as number) - 1 : because;
  t.leftThen[d] = kept ? (t.heldLeft[d] as number) : left;
  if (reason === NO_SEATS && t.lacking[d] === 0) t.lacking[d] = 1;
  if (t.granted[d] === 0) {
    t.roundOf[d] = t.now.round;
    t.placeOf[d] = t.now.place;
  }
  return false;
}

const refuseFor = (t: DrawTable, d: number, reason: DrawRefusal, left: number, because = -1): false =>
  refuse(t, d, closedFor(reason), left, because);

/** The first minimum that kept seats from a wish, and what was left to it then. */
function noteHold(t: DrawTable, d: number, left: number): void {
  if (t.heldFor[d] !== 0) return;
  t.heldFor[d] = t.quotas.last.quota + 1;
  t.heldLeft[d] = left;
}

/** Keeps a wish waiting while the seats it could have are reserved for a minimum. */
function holdBack(t: DrawTable, d: number, left: number): false {
  noteHold(t, d, left);
  t.waiting[d] = WAITS_FOR_MINIMUM;
  return false;
}

export const WAITS_FOR_SHARE = 1;
/** For this turn only: it is asked again in the next round. */
export const WAITS_FOR_MINIMUM = 2;

/** Gives what the turn allows of a wish; false when nothing could be given: the wish is closed then, or waits. */
export function serve(t: DrawTable, d: number): boolean {
  const session = t.sessionOf[d] as number;
  const structure = t.structureOf[d] as number;
  if (session < 0) return refuse(t, d, NO_SEATS, 0, -1);
  const left = t.left[session] as number;
  if (t.granted[d] === 0 && isBlocked(t, structure, session))
    return refuse(t, d, OVERLAP, left, blockerOf(t, structure, session));
  if (t.together[d] === 1) return serveTogether(t, d);
  const size = t.size[d] as number;
  if (left < size) return refuse(t, d, NO_SEATS, left, -1);
  const cap = t.capLeft[structure] as number;
  if (cap < size) return refuseFor(t, d, t.capPerHead[structure] === 1 ? 'cap-per-head' : 'cap', cap);
  let seats = Math.min(left, cap);
  let unreserved = UNLIMITED;
  if (t.quotas.count > 0) {
    seats = Math.min(seats, maximumRoom(t, structure, session));
    if (seats < size) return refuseFor(t, d, 'quota', seats, t.quotas.last.quota);
    if (t.now.reserving) unreserved = unreservedRoom(t, structure, session);
    if (unreserved < size) return holdBack(t, d, unreserved);
  }
  const most = mostFormulas(t, d, session, size);
  if (most < 1) {
    t.waiting[d] = WAITS_FOR_SHARE;
    return false;
  }
  const wanted = (t.quantity[d] as number) - (t.granted[d] as number);
  let formulas = Math.min(wanted, (seats / size) | 0, most);
  if (formulas * size > unreserved) {
    formulas = (unreserved / size) | 0;
    noteHold(t, d, unreserved - formulas * size);
  }
  grant(t, d, formulas, formulas * size, 0, 0);
  return true;
}

/** One formula is always within the turn and the share, or a large group could never be drawn. */
function mostFormulas(t: DrawTable, d: number, session: number, size: number): number {
  const turn = Math.max(1, (t.now.turnSeats / size) | 0);
  if (!t.now.sharing) return turn;
  const here = t.here[t.firstHere[d] as number] as number;
  const room = Math.trunc(((t.shareOf[session] as number) - here) / size);
  return Math.min(turn, here === 0 ? Math.max(1, room) : room);
}

/** Rule 6: people in wheelchairs and their companions are never separated from the rest of their demand. */
function serveTogether(t: DrawTable, d: number): boolean {
  const session = t.sessionOf[d] as number;
  const structure = t.structureOf[d] as number;
  const [standard, wheelchair, companion] = [
    t.standard[d] as number,
    t.wheelchair[d] as number,
    t.companion[d] as number,
  ];
  const need = [standard, wheelchair, companion];
  for (let k = 0; k < need.length; k += 1) {
    const left = t.left[k * t.sessions + session] as number;
    if ((need[k] as number) <= left) continue;
    t.lacking[d] = k + 1;
    return refuse(t, d, NO_SEATS, left, -1);
  }
  const all = standard + wheelchair + companion;
  const cap = t.capLeft[structure] as number;
  if (all > cap) return refuseFor(t, d, t.capPerHead[structure] === 1 ? 'cap-per-head' : 'cap', cap);
  if (t.quotas.count > 0) {
    const room = maximumRoom(t, structure, session);
    if (room < all) return refuseFor(t, d, 'quota', room, t.quotas.last.quota);
    if (t.now.reserving && !isUnreserved(t, d)) return holdBack(t, d, t.left[session] as number);
  }
  grant(t, d, t.quantity[d] as number, standard, wheelchair, companion);
  return true;
}

/** A structure without weight takes no part: its wishes are refused before the first round. */
export function refuseUnweighted(t: DrawTable, structure: number): void {
  const end = t.firstWish[structure + 1] as number;
  for (let d = t.firstWish[structure] as number; d < end; d += 1) refuseFor(t, d, 'no-weight', 0);
}
