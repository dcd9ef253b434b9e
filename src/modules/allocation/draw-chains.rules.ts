import { blockerOf, isBlocked } from './draw-serve.rules';
import type { DrawTable } from './draw-table.rules';
import {
  closedFor,
  DONE,
  FIRST_HERE,
  GRANTED,
  HERE,
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
const MOVE = 4;
const NO_WEIGHT = closedFor('no-weight');

/** Where seats could be freed: sessions by how many moves lead from them to a free seat, and these moves. */
export type Chains = {
  /** Moves to a free seat, by session; −1 when no chain leads there. */
  readonly level: Int32Array;
  /** The moves out of each session, as a list: where the first begins in `moves`; −1 none. */
  readonly firstMove: Int32Array;
  /** A move, four numbers: where the next begins; the wish some formulas of which become formulas of another wish of
   * the same structure, one level lower; that one; and its session, which most often says enough. */
  moves: Int32Array;
  end: number;
  /** Seats from which on no chain could free them in a session, since the levels were made. */
  readonly hopeless: Int32Array;
};

type OpenWishes = {
  /** The wishes that could still be given something, by session. */
  readonly firstAt: Int32Array;
  readonly at: Int32Array;
  /** Their structures. */
  readonly by: Int32Array;
  /** The wishes that could give something up, by structure, and their sessions beside them. */
  readonly firstHeld: Int32Array;
  readonly held: Int32Array;
  readonly heldSession: Int32Array;
  /** 1 for the sessions that a structure under its cap asks for. */
  readonly wanted: Uint8Array;
};

/** Formulas that could still be given: demands with wheelchairs stay as they are. */
export function openFormulas(t: DrawTable, d: number): number {
  const code = t.wish[d + STATE] as number;
  if (code === DONE || code === NO_WEIGHT || (t.wish[d + WHEELCHAIR] as number) > 0) return 0;
  return (t.wish[d + QUANTITY] as number) - (t.wish[d + GRANTED] as number);
}

/** What is open and what is held, in one walk over the wishes. Null when nobody wants a session that has no level. */
function openWishes(t: DrawTable, { level }: Chains): OpenWishes | null {
  const wanted = new Uint8Array(t.sessions);
  const firstHeld = new Int32Array(t.structures + 1);
  const [open, session, by] = [new Int32Array(t.wishes), new Int32Array(t.wishes), new Int32Array(t.wishes)];
  const [held, heldSession] = [new Int32Array(t.wishes), new Int32Array(t.wishes)];
  let [opened, holds, lacks] = [0, 0, false];
  for (let d = 0; d < t.wish.length; d += ROW) {
    const into = t.wish[d + SESSION] as number;
    if (into < 0 || (t.wish[d + WHEELCHAIR] as number) > 0) continue;
    const structure = t.wish[d + STRUCTURE] as number;
    if ((t.wish[d + GRANTED] as number) > 0) {
      held[holds] = d;
      heldSession[holds] = into;
      holds += 1;
      firstHeld[structure + 1] = (firstHeld[structure + 1] as number) + 1;
    }
    if (openFormulas(t, d) <= 0) continue;
    open[opened] = d;
    session[opened] = into;
    by[opened] = structure;
    opened += 1;
    if ((t.capLeft[structure] as number) < (t.wish[d + SIZE] as number)) continue;
    wanted[into] = 1;
    lacks ||= level[into] === -1;
  }
  if (!lacks) return null;
  addUp(firstHeld);
  const sorted = bySession(t.sessions, session.subarray(0, opened), open, by);
  return { ...sorted, firstHeld, held, heldSession, wanted };
}

/** Turns counts, each kept one place later, into where each begins. */
function addUp(counts: Int32Array): void {
  for (let i = 1; i < counts.length; i += 1) counts[i] = (counts[i] as number) + (counts[i - 1] as number);
}

/** Wishes and their structures, those of each session side by side. */
function bySession(
  sessions: number,
  session: Int32Array,
  wishes: Int32Array,
  structures: Int32Array,
): Pick<OpenWishes, 'firstAt' | 'at' | 'by'> {
  const firstAt = new Int32Array(sessions + 1);
  for (let i = 0; i < session.length; i += 1) {
    const next = (session[i] as number) + 1;
    firstAt[next] = (firstAt[next] as number) + 1;
  }
  addUp(firstAt);
  const next = firstAt.slice();
  const [at, by] = [new Int32Array(session.length), new Int32Array(session.length)];
  for (let i = 0; i < session.length; i += 1) {
    const into = session[i] as number;
    const place = next[into] as number;
    at[place] = wishes[i] as number;
    by[place] = structures[i] as number;
    next[into] = place + 1;
  }
  return { firstAt, at, by };
}

/** No session that it holds overlaps the wish: leaving any will do. */
const ANY = -1;
/** Two overlap it: leaving one will not do. */
const NONE = -2;
const UNKNOWN = -3;

/** Which held session a structure must leave to take this wish, or ANY, or NONE. */
function mustLeave(t: DrawTable, structure: number, wish: number, session: number): number {
  if (!isBlocked(t, structure, session) || (t.wish[(t.wish[wish + FIRST_HERE] as number) + HERE] as number) > 0)
    return ANY;
  const blocker = blockerOf(t, structure, session);
  return blockerOf(t, structure, session, blocker) < 0 ? blocker : NONE;
}

function addMove(c: Chains, session: number, from: number, to: number, into: number): void {
  if (c.end === c.moves.length) {
    const longer = new Int32Array(2 * c.end);
    longer.set(c.moves);
    c.moves = longer;
  }
  c.moves[c.end] = c.firstMove[session] as number;
  c.moves[c.end + 1] = from;
  c.moves[c.end + 2] = to;
  c.moves[c.end + 3] = into;
  c.firstMove[session] = c.end;
  c.end += MOVE;
}

/** The moves into a session by one open wish for it: out of the sessions its structure holds, one level higher. */
function addMoves(t: DrawTable, c: Chains, open: OpenWishes, at: number, into: number, queue: number[]): void {
  const level = (c.level[into] as number) + 1;
  const [to, structure] = [open.at[at] as number, open.by[at] as number];
  const end = open.firstHeld[structure + 1] as number;
  let only = UNKNOWN;
  for (let h = open.firstHeld[structure] as number; h < end; h += 1) {
    const session = open.heldSession[h] as number;
    const known = c.level[session] as number;
    if (known !== -1 && known !== level) continue;
    if (only === UNKNOWN) only = mustLeave(t, structure, to, into);
    if (only === NONE) return;
    if (only !== ANY && session !== only) continue;
    if (known === -1) {
      c.level[session] = level;
      queue.push(session);
    }
    addMove(c, session, open.held[h] as number, to, into);
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
  const open = openWishes(t, c);
  if (!open) return null;
  let missing = open.wanted.reduce((sum, one, s) => sum + (one === 1 && c.level[s] === -1 ? 1 : 0), 0);
  let seen = queue.length;
  let deepest = 0;
  for (let head = 0; head < queue.length; head += 1) {
    const session = queue[head] as number;
    const level = (c.level[session] as number) + 1;
    // Once every session that somebody wants is reached, deeper moves serve nobody.
    if (level > LONGEST_CHAIN || (missing === 0 && level > deepest)) break;
    for (let at = open.firstAt[session] as number; at < (open.firstAt[session + 1] as number); at += 1) {
      addMoves(t, c, open, at, session, queue);
    }
    for (; seen < queue.length; seen += 1) {
      if (open.wanted[queue[seen] as number] === 0) continue;
      missing -= 1;
      deepest = level;
    }
  }
  return c.end > 0 && deepest > 0 ? c : null;
}
