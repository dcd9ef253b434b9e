import type { DrawRefusal } from './draw-input.rules';
import { askLess, changeWithin, countSeats, isUnreserved, maximumRoom, unreservedRoom } from './draw-quotas.rules';
import type { DrawTable } from './draw-table.rules';
import {
  BECAUSE,
  COMPANION,
  closedFor,
  DONE,
  FIRST_HERE,
  GRANTED,
  HERE,
  LEFT_THEN,
  NEXT_HELD,
  OPEN,
  PLACE,
  QUANTITY,
  ROUND,
  ROW,
  SESSION,
  SIZE,
  STANDARD,
  STATE,
  STRUCTURE,
  WAITING,
  WHEELCHAIR,
} from './draw-wish.rules';
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
  for (let d = t.lastHeld[structure] as number; d >= 0; d = t.wish[d + NEXT_HELD] as number) {
    const held = t.wish[d + SESSION] as number;
    if (held !== but && conflict(t, session, held)) return held;
  }
  return -1;
}

/** From the first of a structure's wishes for a session that got seats: no session that overlaps it may follow. */
function hold(t: DrawTable, structure: number, d: number): void {
  t.wish[d + NEXT_HELD] = t.lastHeld[structure] as number;
  t.lastHeld[structure] = d;
  const session = t.wish[d + SESSION] as number;
  const [from, to] = [session * t.blockWords, structure * t.blockWords];
  const end = t.conflictsEnd[session] as number;
  for (let w = t.conflictsFrom[session] as number; w < end; w += 1)
    t.blocked[to + w] = (t.blocked[to + w] as number) | (t.conflicts[from + w] as number);
}

/** The structure has no seat in this wish's session any more. */
export function letGo(t: DrawTable, structure: number, firstHere: number): void {
  const kept: number[] = [];
  for (let d = t.lastHeld[structure] as number; d >= 0; d = t.wish[d + NEXT_HELD] as number)
    if (d !== firstHere) kept.push(d);
  t.lastHeld[structure] = -1;
  t.wish[firstHere + NEXT_HELD] = -1;
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
  const session = t.wish[d + SESSION] as number;
  const structure = t.wish[d + STRUCTURE] as number;
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
  const first = t.wish[d + FIRST_HERE] as number;
  const before = t.wish[first + HERE] as number;
  t.wish[first + HERE] = before + all;
  if (before === 0) {
    hold(t, structure, first);
    if (t.now.reserving && t.quotas.within.length > 0) closeOverlapping(t, structure, session);
  }
  if (t.wish[d + GRANTED] === 0) {
    t.wish[d + ROUND] = t.now.round;
    t.wish[d + PLACE] = t.now.place;
  }
  const granted = (t.wish[d + GRANTED] as number) + formulas;
  t.wish[d + GRANTED] = granted;
  if (granted === t.wish[d + QUANTITY]) t.wish[d + STATE] = DONE;
}

/** Closes a wish for good, and says what stopped it. */
function refuse(t: DrawTable, d: number, reason: number, left: number, because: number): false {
  if (t.quotas.count > 0) {
    if ((t.wish[d + WHEELCHAIR] as number) > 0)
      askLess(t, d, t.wish[d + STANDARD] as number, t.wish[d + WHEELCHAIR] as number, t.wish[d + COMPANION] as number);
    else
      askLess(
        t,
        d,
        ((t.wish[d + QUANTITY] as number) - (t.wish[d + GRANTED] as number)) * (t.wish[d + SIZE] as number),
        0,
        0,
      );
  }
  // Had it not been kept waiting for a minimum of others, it would have been served then.
  const held = d / ROW;
  const kept = reason === NO_SEATS && t.heldFor.length > 0 && (t.heldFor[held] as number) > 0;
  t.wish[d + STATE] = kept ? RESERVED : reason;
  t.wish[d + BECAUSE] = kept ? (t.heldFor[held] as number) - 1 : because;
  t.wish[d + LEFT_THEN] = kept ? (t.heldLeft[held] as number) : left;
  if (t.wish[d + GRANTED] === 0) {
    t.wish[d + ROUND] = t.now.round;
    t.wish[d + PLACE] = t.now.place;
  }
  return false;
}

const refuseFor = (t: DrawTable, d: number, reason: DrawRefusal, left: number, because = -1): false =>
  refuse(t, d, closedFor(reason), left, because);

/** The first minimum that kept seats from a wish, and what was left to it then. */
function noteHold(t: DrawTable, d: number, left: number): void {
  const held = d / ROW;
  if (t.heldFor[held] !== 0) return;
  t.heldFor[held] = t.quotas.last.quota + 1;
  t.heldLeft[held] = left;
}

/** A minimum counts on no wish that the session just given rules out. */
function closeOverlapping(t: DrawTable, structure: number, session: number): void {
  const end = t.firstWish[structure + 1] as number;
  for (let d = t.firstWish[structure] as number; d < end; d += ROW) {
    const state = t.wish[d + STATE];
    const wished = t.wish[d + SESSION] as number;
    if ((state !== OPEN && state !== WAITING) || t.wish[d + GRANTED] !== 0 || wished < 0) continue;
    if (conflict(t, session, wished)) refuse(t, d, OVERLAP, t.left[wished] as number, session);
  }
}

/** Keeps a wish waiting while the seats it could have are reserved for a minimum. */
function holdBack(t: DrawTable, d: number, left: number): false {
  noteHold(t, d, left);
  t.now.held = true;
  return false;
}

/** Gives what the turn allows of a wish; false when nothing could be given: the wish is closed then, or waits. */
export function serve(t: DrawTable, d: number): boolean {
  const session = t.wish[d + SESSION] as number;
  const structure = t.wish[d + STRUCTURE] as number;
  if (session < 0) return refuse(t, d, NO_SEATS, 0, 0);
  const left = t.left[session] as number;
  if (t.wish[d + GRANTED] === 0 && isBlocked(t, structure, session))
    return refuse(t, d, OVERLAP, left, blockerOf(t, structure, session));
  if ((t.wish[d + WHEELCHAIR] as number) > 0) return serveTogether(t, d);
  const size = t.wish[d + SIZE] as number;
  if (left < size) return refuse(t, d, NO_SEATS, left, 0);
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
    t.wish[d + STATE] = WAITING;
    return false;
  }
  const wanted = (t.wish[d + QUANTITY] as number) - (t.wish[d + GRANTED] as number);
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
  const here = t.wish[(t.wish[d + FIRST_HERE] as number) + HERE] as number;
  const room = Math.trunc(((t.shareOf[session] as number) - here) / size);
  return Math.min(turn, here === 0 ? Math.max(1, room) : room);
}

/** Rule 6: people in wheelchairs and their companions are never separated from the rest of their demand. */
function serveTogether(t: DrawTable, d: number): boolean {
  const session = t.wish[d + SESSION] as number;
  const structure = t.wish[d + STRUCTURE] as number;
  const [standard, wheelchair, companion] = [
    t.wish[d + STANDARD] as number,
    t.wish[d + WHEELCHAIR] as number,
    t.wish[d + COMPANION] as number,
  ];
  const need = [standard, wheelchair, companion];
  for (let k = 0; k < need.length; k += 1) {
    const left = t.left[k * t.sessions + session] as number;
    if ((need[k] as number) <= left) continue;
    return refuse(t, d, NO_SEATS, left, k);
  }
  const all = standard + wheelchair + companion;
  const cap = t.capLeft[structure] as number;
  if (all > cap) return refuseFor(t, d, t.capPerHead[structure] === 1 ? 'cap-per-head' : 'cap', cap);
  if (t.quotas.count > 0) {
    const room = maximumRoom(t, structure, session);
    if (room < all) return refuseFor(t, d, 'quota', room, t.quotas.last.quota);
    if (t.now.reserving && !isUnreserved(t, d)) return holdBack(t, d, t.left[session] as number);
  }
  grant(t, d, t.wish[d + QUANTITY] as number, standard, wheelchair, companion);
  return true;
}

/** A structure without weight takes no part: its wishes are refused before the first round. */
export function refuseUnweighted(t: DrawTable, structure: number): void {
  const end = t.firstWish[structure + 1] as number;
  for (let d = t.firstWish[structure] as number; d < end; d += ROW) refuseFor(t, d, 'no-weight', 0);
}
