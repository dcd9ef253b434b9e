import { blockerOf, isBlocked } from './draw-serve.rules';
import type { DrawTable } from './draw-table.rules';
import {
  closedFor,
  DONE,
  FIRST_HERE,
  GRANTED,
  HERE,
  NEXT_HELD,
  QUANTITY,
  ROW,
  SESSION,
  SIZE,
  STATE,
  STRUCTURE,
  WHEELCHAIR,
} from './draw-wish.rules';
import { UNLIMITED } from './quota.rules';

/** Moves in one chain, at most. */
const LONGEST_CHAIN = 6;
/** Numbers of a move. */
const MOVE = 3;
const NO_WEIGHT = closedFor('no-weight');

/** Where seats could be freed: sessions by how many moves lead from them to a free seat, and these moves. */
export type Chains = {
  /** Moves to a free seat, by session; −1 when no chain leads there. */
  readonly level: Int32Array;
  /** The moves out of each session, as a list: where the first begins in `moves`; −1 none. */
  readonly firstMove: Int32Array;
  /** A move, three numbers: where the next begins; the wish some formulas of which become formulas of another wish of
   * the same structure, one level lower; and that one. */
  moves: Int32Array;
  end: number;
  /** Seats from which on no chain could free them in a session, since the levels were made. */
  readonly hopeless: Int32Array;
};

/** The wishes that could still be given something, by session; and the other wishes of one structure for one session. */
type OpenWishes = {
  readonly firstAt: Int32Array;
  readonly at: Int32Array;
  readonly others: ReadonlyMap<number, readonly number[]>;
  /** 1 for the sessions that a structure under its cap asks for. */
  readonly wanted: Uint8Array;
};

/** Formulas that could still be given: demands with wheelchairs stay as they are. */
export function openFormulas(t: DrawTable, d: number): number {
  const code = t.wish[d + STATE] as number;
  if (code === DONE || code === NO_WEIGHT || (t.wish[d + WHEELCHAIR] as number) > 0) return 0;
  return (t.wish[d + QUANTITY] as number) - (t.wish[d + GRANTED] as number);
}

function openWishes(t: DrawTable): OpenWishes {
  const firstAt = new Int32Array(t.sessions + 1);
  const open = new Int32Array(t.wishes);
  const others = new Map<number, number[]>();
  const wanted = new Uint8Array(t.sessions);
  let count = 0;
  for (let d = 0; d < t.wish.length; d += ROW) {
    const session = t.wish[d + SESSION] as number;
    if (session < 0) continue;
    const first = t.wish[d + FIRST_HERE] as number;
    if (first !== d && !others.get(first)?.push(d)) others.set(first, [d]);
    if (openFormulas(t, d) <= 0) continue;
    firstAt[session + 1] = (firstAt[session + 1] as number) + 1;
    const cap = t.capLeft[t.wish[d + STRUCTURE] as number] as number;
    if (cap >= (t.wish[d + SIZE] as number)) wanted[session] = 1;
    open[count] = d;
    count += 1;
  }
  for (let s = 0; s < t.sessions; s += 1) firstAt[s + 1] = (firstAt[s + 1] as number) + (firstAt[s] as number);
  const next = firstAt.slice();
  const at = new Int32Array(count);
  for (let i = 0; i < count; i += 1) {
    const session = t.wish[(open[i] as number) + SESSION] as number;
    at[next[session] as number] = open[i] as number;
    next[session] = (next[session] as number) + 1;
  }
  return { firstAt, at, others, wanted };
}

/**
 * Which held session a structure must leave to take this wish: −1 any, for none overlaps; −2 none will do, for two
 * overlap.
 */
function mustLeave(t: DrawTable, structure: number, wish: number): number {
  const session = t.wish[wish + SESSION] as number;
  if ((t.wish[(t.wish[wish + FIRST_HERE] as number) + HERE] as number) > 0 || !isBlocked(t, structure, session))
    return -1;
  const blocker = blockerOf(t, structure, session);
  return blockerOf(t, structure, session, blocker) < 0 ? blocker : -2;
}

function addMove(t: DrawTable, c: Chains, from: number, to: number): void {
  if (t.wish[from + GRANTED] === 0 || (t.wish[from + WHEELCHAIR] as number) > 0) return;
  const session = t.wish[from + SESSION] as number;
  if (c.end === c.moves.length) {
    const longer = new Int32Array(2 * c.end);
    longer.set(c.moves);
    c.moves = longer;
  }
  c.moves[c.end] = c.firstMove[session] as number;
  c.moves[c.end + 1] = from;
  c.moves[c.end + 2] = to;
  c.firstMove[session] = c.end;
  c.end += MOVE;
}

/** The moves into a session by one open wish for it: out of the sessions its structure holds, one level higher. */
function addMoves(t: DrawTable, c: Chains, { others }: OpenWishes, to: number, level: number, queue: number[]): void {
  const structure = t.wish[to + STRUCTURE] as number;
  const only = mustLeave(t, structure, to);
  if (only === -2) return;
  for (let held = t.lastHeld[structure] as number; held >= 0; held = t.wish[held + NEXT_HELD] as number) {
    const session = t.wish[held + SESSION] as number;
    if (only >= 0 && session !== only) continue;
    if (c.level[session] === -1) {
      c.level[session] = level;
      queue.push(session);
    }
    if (c.level[session] !== level) continue;
    addMove(t, c, held, to);
    if (others.size > 0) for (const other of others.get(held) ?? []) addMove(t, c, other, to);
  }
}

/** Levels by breadth, backwards from the sessions that have seats left. Null when no chain leads anywhere. */
export function findChains(t: DrawTable): Chains | null {
  const c: Chains = {
    level: new Int32Array(t.sessions).fill(-1),
    firstMove: new Int32Array(t.sessions).fill(-1),
    hopeless: new Int32Array(t.sessions).fill(UNLIMITED),
    moves: new Int32Array(1_024 * MOVE),
    end: 0,
  };
  const queue: number[] = [];
  for (let s = 0; s < t.sessions; s += 1) {
    if ((t.left[s] as number) <= 0) continue;
    c.level[s] = 0;
    queue.push(s);
  }
  if (queue.length === 0) return null;
  const open = openWishes(t);
  let missing = open.wanted.reduce((sum, one, s) => sum + (one === 1 && c.level[s] === -1 ? 1 : 0), 0);
  let seen = queue.length;
  let deepest = 0;
  for (let head = 0; head < queue.length; head += 1) {
    const session = queue[head] as number;
    const level = (c.level[session] as number) + 1;
    // Once every session that somebody wants is reached, deeper moves serve nobody.
    if (level > LONGEST_CHAIN || (missing === 0 && level > deepest)) break;
    for (let at = open.firstAt[session] as number; at < (open.firstAt[session + 1] as number); at += 1) {
      addMoves(t, c, open, open.at[at] as number, level, queue);
    }
    for (; seen < queue.length; seen += 1) {
      if (open.wanted[queue[seen] as number] === 0) continue;
      missing -= 1;
      deepest = level;
    }
  }
  return c.end > 0 && deepest > 0 ? c : null;
}
