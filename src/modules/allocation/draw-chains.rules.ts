import { blockerOf, isBlocked } from './draw-serve.rules';
import { closedFor, DONE, type DrawTable } from './draw-table.rules';
import { UNLIMITED } from './quota.rules';

/** Moves in one chain, at most. */
export const LONGEST_CHAIN = 6;
const NO_WEIGHT = closedFor('no-weight');

/** Where seats could be freed: sessions by how many moves lead from them to a free seat, and these moves. */
export type Chains = {
  /** Moves to a free seat, by session; −1 when no chain leads there. */
  readonly level: Int32Array;
  /** The moves out of each session, as a list: the first by session, then the next; −1 ends. */
  readonly firstMove: Int32Array;
  readonly nextMove: number[];
  /** A move: some formulas of wish `from` become formulas of wish `to` of the same structure, one level lower. */
  readonly from: number[];
  readonly to: number[];
  /** Seats from which on no chain could free them in a session, since the levels were made. */
  readonly hopeless: Int32Array;
};

/** The wishes by session, and those of one structure for one session one after the other. */
export type WishLists = { readonly firstAt: Int32Array; readonly at: Int32Array; readonly nextHere: Int32Array };

export function wishLists(t: DrawTable): WishLists {
  const firstAt = new Int32Array(t.sessions + 1);
  for (let d = 0; d < t.wishes; d += 1) {
    const session = t.sessionOf[d] as number;
    if (session >= 0) firstAt[session + 1] = (firstAt[session + 1] as number) + 1;
  }
  for (let s = 0; s < t.sessions; s += 1) firstAt[s + 1] = (firstAt[s + 1] as number) + (firstAt[s] as number);
  const next = firstAt.slice();
  const at = new Int32Array(firstAt[t.sessions] as number);
  const nextHere = new Int32Array(t.wishes).fill(-1);
  for (let d = 0; d < t.wishes; d += 1) {
    const session = t.sessionOf[d] as number;
    if (session < 0) continue;
    at[next[session] as number] = d;
    next[session] = (next[session] as number) + 1;
    const first = t.firstHere[d] as number;
    if (first === d) continue;
    nextHere[d] = nextHere[first] as number;
    nextHere[first] = d;
  }
  return { firstAt, at, nextHere };
}

/** Formulas that could still be given: demands with wheelchairs stay as they are. */
export function openFormulas(t: DrawTable, d: number): number {
  const code = t.closed[d] as number;
  if (code === DONE || code === NO_WEIGHT || t.together[d] === 1) return 0;
  return (t.quantity[d] as number) - (t.granted[d] as number);
}

/**
 * Which held session a structure must leave to take this wish: −1 any, for none overlaps; −2 none will do, for two
 * overlap.
 */
function mustLeave(t: DrawTable, structure: number, wish: number): number {
  const session = t.sessionOf[wish] as number;
  if ((t.here[t.firstHere[wish] as number] as number) > 0 || !isBlocked(t, structure, session)) return -1;
  const blocker = blockerOf(t, structure, session);
  return blockerOf(t, structure, session, blocker) < 0 ? blocker : -2;
}

/** The moves into a session by one open wish for it: out of the sessions its structure holds, one level higher. */
function addMoves(t: DrawTable, c: Chains, { nextHere }: WishLists, to: number, level: number, queue: number[]): void {
  const structure = t.structureOf[to] as number;
  const only = mustLeave(t, structure, to);
  if (only === -2) return;
  for (let held = t.lastHeld[structure] as number; held >= 0; held = t.nextHeld[held] as number) {
    const session = t.sessionOf[held] as number;
    if (only >= 0 && session !== only) continue;
    if (c.level[session] === -1) {
      c.level[session] = level;
      queue.push(session);
    }
    if (c.level[session] !== level) continue;
    for (let from = held; from >= 0; from = nextHere[from] as number) {
      if (t.granted[from] === 0 || t.together[from] === 1) continue;
      c.nextMove.push(c.firstMove[session] as number);
      c.firstMove[session] = c.from.length;
      c.from.push(from);
      c.to.push(to);
    }
  }
}

/** Levels by breadth, backwards from the sessions that have seats left. Null when no chain leads anywhere. */
export function findChains(t: DrawTable, lists: WishLists): Chains | null {
  const c: Chains = {
    level: new Int32Array(t.sessions).fill(-1),
    firstMove: new Int32Array(t.sessions).fill(-1),
    hopeless: new Int32Array(t.sessions).fill(UNLIMITED),
    nextMove: [],
    from: [],
    to: [],
  };
  const queue: number[] = [];
  for (let s = 0; s < t.sessions; s += 1) {
    if ((t.left[s] as number) <= 0) continue;
    c.level[s] = 0;
    queue.push(s);
  }
  for (let head = 0; head < queue.length; head += 1) {
    const session = queue[head] as number;
    const level = (c.level[session] as number) + 1;
    if (level > LONGEST_CHAIN) break;
    for (let at = lists.firstAt[session] as number; at < (lists.firstAt[session + 1] as number); at += 1) {
      const wish = lists.at[at] as number;
      if (openFormulas(t, wish) > 0) addMoves(t, c, lists, wish, level, queue);
    }
  }
  return c.from.length > 0 ? c : null;
}
