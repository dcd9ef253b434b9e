import { countSeats, maximumRoom } from './draw-quotas.rules';
import { blockerOf, grant, isBlocked, letGo, serve } from './draw-serve.rules';
import { closedFor, DONE, type DrawTable, OPEN } from './draw-table.rules';
import { UNLIMITED } from './quota.rules';

/** Moves in one chain, at most. */
const LONGEST_CHAIN = 6;
const PHASES = 8;
const MOVED = closedFor('moved');
const OVERLAP = closedFor('overlap');
const NO_WEIGHT = closedFor('no-weight');

/** How near each session is to a free seat, by moves; −1 when no chain leads there. */
type Chains = {
  readonly level: Int32Array;
  /** Wishes by session. */
  readonly firstAt: Int32Array;
  readonly at: Int32Array;
  /** Structures that are part of the chain being built. */
  readonly busy: Uint8Array;
  /** Seats that no chain could free in a session since the levels were made. */
  readonly hopeless: Int32Array;
  /** 1 for structures that gave up a session: some of their wishes may fit again. */
  readonly moved: Uint8Array;
  /** 1 for structures with an open wish in a session that leads to a free seat. */
  readonly movable: Uint8Array;
};

function wishesBySession(t: DrawTable): Pick<Chains, 'firstAt' | 'at'> {
  const firstAt = new Int32Array(t.sessions + 1);
  for (let d = 0; d < t.wishes; d += 1) {
    const session = t.sessionOf[d] as number;
    if (session >= 0) firstAt[session + 1] = (firstAt[session + 1] as number) + 1;
  }
  for (let s = 0; s < t.sessions; s += 1) firstAt[s + 1] = (firstAt[s + 1] as number) + (firstAt[s] as number);
  const next = firstAt.slice();
  const at = new Int32Array(firstAt[t.sessions] as number);
  for (let d = 0; d < t.wishes; d += 1) {
    const session = t.sessionOf[d] as number;
    if (session < 0) continue;
    at[next[session] as number] = d;
    next[session] = (next[session] as number) + 1;
  }
  return { firstAt, at };
}

/** Formulas that could still be given: demands with wheelchairs stay as they are. */
function openFormulas(t: DrawTable, d: number): number {
  const code = t.closed[d] as number;
  if (code === DONE || code === NO_WEIGHT || t.together[d] === 1) return 0;
  return (t.quantity[d] as number) - (t.granted[d] as number);
}

/** Levels by breadth, backwards from the sessions that have seats left. False when no chain leads anywhere. */
function findLevels(t: DrawTable, c: Chains): boolean {
  c.level.fill(-1);
  c.movable.fill(0);
  c.hopeless.fill(UNLIMITED);
  const queue: number[] = [];
  for (let s = 0; s < t.sessions; s += 1) {
    if ((t.left[s] as number) <= 0) continue;
    c.level[s] = 0;
    queue.push(s);
  }
  const free = queue.length;
  for (let head = 0; head < queue.length; head += 1) {
    const session = queue[head] as number;
    const next = (c.level[session] as number) + 1;
    if (next > LONGEST_CHAIN) break;
    for (let at = c.firstAt[session] as number; at < (c.firstAt[session + 1] as number); at += 1) {
      const wish = c.at[at] as number;
      if (openFormulas(t, wish) <= 0) continue;
      const structure = t.structureOf[wish] as number;
      c.movable[structure] = 1;
      for (let d = t.lastHeld[structure] as number; d >= 0; d = t.nextHeld[d] as number) {
        const held = t.sessionOf[d] as number;
        if (c.level[held] !== -1) continue;
        c.level[held] = next;
        queue.push(held);
      }
    }
  }
  return queue.length > free;
}

/** A minimum is not taken below what it asks, nor further below. */
function mayLeave(t: DrawTable, structure: number, session: number, seats: number): boolean {
  const { quotas } = t;
  for (let at = quotas.firstOn[session] as number; at < (quotas.firstOn[session + 1] as number); at += 1) {
    const q = quotas.list[at] as number;
    if ((quotas.rowOf[q] as number) < 0 || quotas.of[q]?.[structure] !== 1) continue;
    if ((quotas.minimumLeft[q] as number) + seats > 0) return false;
  }
  return true;
}

/** Takes `formulas` of a wish back from its structure. */
function giveUp(t: DrawTable, c: Chains, d: number, formulas: number): void {
  const structure = t.structureOf[d] as number;
  const session = t.sessionOf[d] as number;
  const seats = formulas * (t.size[d] as number);
  t.left[session] = (t.left[session] as number) + seats;
  t.capLeft[structure] = (t.capLeft[structure] as number) + seats;
  if (t.quotas.count > 0) countSeats(t, structure, session, -seats);
  t.granted[d] = (t.granted[d] as number) - formulas;
  const first = t.firstHere[d] as number;
  t.here[first] = (t.here[first] as number) - seats;
  if (t.here[first] === 0) letGo(t, structure, first);
  c.moved[structure] = 1;
}

/** Moves `formulas` of wish `from` to `more` formulas of wish `to` of the same structure. */
function move(t: DrawTable, c: Chains, from: number, formulas: number, to: number, more: number): void {
  const turn = t.placeOf[from] as number;
  giveUp(t, c, from, formulas);
  t.closed[from] = MOVED;
  t.because[from] = t.sessionOf[to] as number;
  t.leftThen[from] = t.left[t.sessionOf[from] as number] as number;
  t.now.place = turn;
  grant(t, to, more, more * (t.size[to] as number), 0, 0);
}

/** Whether the structure may hold this wish's session once it holds `but` no more (−1: it keeps all). */
function maySit(t: DrawTable, d: number, but: number): boolean {
  const structure = t.structureOf[d] as number;
  const session = t.sessionOf[d] as number;
  if ((t.here[t.firstHere[d] as number] as number) > 0 || !isBlocked(t, structure, session)) return true;
  return but >= 0 && blockerOf(t, structure, session, but) < 0;
}

/** Moves `formulas` of wish `from` elsewhere, further moves following where needed. False: it cannot be done. */
function moveAway(t: DrawTable, c: Chains, from: number, formulas: number, chain: number): boolean {
  const structure = t.structureOf[from] as number;
  const session = t.sessionOf[from] as number;
  const seats = formulas * (t.size[from] as number);
  const leaves = t.here[t.firstHere[from] as number] === seats ? session : -1;
  const end = t.firstWish[structure + 1] as number;
  for (let to = t.firstWish[structure] as number; to < end; to += 1) {
    const there = t.sessionOf[to] as number;
    if (there < 0 || there === session || (c.level[there] as number) < 0) continue;
    if ((c.level[there] as number) >= (c.level[session] as number)) continue;
    const size = t.size[to] as number;
    const more = Math.ceil(seats / size);
    if (more > openFormulas(t, to) || more * size - seats > (t.capLeft[structure] as number)) continue;
    if (t.quotas.count > 0 && maximumRoom(t, structure, there) < more * size) continue;
    if (!maySit(t, to, leaves)) continue;
    const lack = more * size - (t.left[there] as number);
    if (lack > 0 && !makeRoom(t, c, there, lack, chain + 1)) continue;
    move(t, c, from, formulas, to, more);
    return true;
  }
  return false;
}

/** Frees `seats` more seats of a session by moving one of those who sit there. Nothing changes when it cannot. */
function makeRoom(t: DrawTable, c: Chains, session: number, seats: number, chain: number): boolean {
  if (chain > LONGEST_CHAIN || (c.level[session] as number) <= 0 || seats >= (c.hopeless[session] as number))
    return false;
  for (let at = c.firstAt[session] as number; at < (c.firstAt[session + 1] as number); at += 1) {
    const from = c.at[at] as number;
    const structure = t.structureOf[from] as number;
    if (t.granted[from] === 0 || t.together[from] === 1 || c.movable[structure] === 0 || c.busy[structure] === 1)
      continue;
    const formulas = Math.ceil(seats / (t.size[from] as number));
    if (formulas > (t.granted[from] as number)) continue;
    if (t.quotas.count > 0 && !mayLeave(t, structure, session, formulas * (t.size[from] as number))) continue;
    c.busy[structure] = 1;
    const done = moveAway(t, c, from, formulas, chain);
    c.busy[structure] = 0;
    if (done) return true;
  }
  c.hopeless[session] = seats;
  return false;
}

/** Gives one refused wish all that fits, and what a chain of moves lets in. Answers the formulas given. */
function letIn(t: DrawTable, c: Chains, d: number): number {
  const structure = t.structureOf[d] as number;
  const session = t.sessionOf[d] as number;
  if (session < 0 || (c.level[session] as number) < 0 || !maySit(t, d, -1)) return 0;
  const size = t.size[d] as number;
  let given = 0;
  for (let formulas = openFormulas(t, d); formulas > 0; ) {
    let room = t.capLeft[structure] as number;
    if (t.quotas.count > 0) room = Math.min(room, maximumRoom(t, structure, session));
    const most = Math.min(formulas, openFormulas(t, d), (room / size) | 0);
    if (most === 0) return given;
    const lack = most * size - (t.left[session] as number);
    c.busy[structure] = 1;
    const fits = lack <= 0 || makeRoom(t, c, session, lack, 1);
    c.busy[structure] = 0;
    if (fits) {
      grant(t, d, most, most * size, 0, 0);
      given += most;
    } else {
      formulas = most >> 1;
    }
  }
  return given;
}

/** Wishes refused for a session that their structure has given up since may fit after all. */
function askAgain(t: DrawTable, structure: number): void {
  for (let d = t.firstWish[structure] as number; d < (t.firstWish[structure + 1] as number); d += 1) {
    if (t.closed[d] !== OVERLAP || blockerOf(t, structure, t.sessionOf[d] as number) === t.because[d]) continue;
    t.closed[d] = OPEN;
    while (t.closed[d] === OPEN) serve(t, d);
  }
}

/**
 * Lets refused wishes in by moving structures from one of their wishes to another open one of their own, in chains of
 * at most six moves: nobody ends with fewer seats, the sum of seats grows with every chain. `order` is that of the
 * left-overs; all rules hold but the share, which is lifted by then.
 */
export function improve(t: DrawTable, order: Int32Array): void {
  if (t.sessions === 0) return;
  const c: Chains = {
    level: new Int32Array(t.sessions),
    hopeless: new Int32Array(t.sessions),
    busy: new Uint8Array(t.structures),
    moved: new Uint8Array(t.structures),
    movable: new Uint8Array(t.structures),
    ...wishesBySession(t),
  };
  for (let phase = 0; phase < PHASES && findLevels(t, c); phase += 1) {
    let gained = 0;
    for (let place = 0; place < order.length; place += 1) {
      const structure = order[place] as number;
      if ((t.capLeft[structure] as number) <= 0) continue;
      const end = t.firstWish[structure + 1] as number;
      for (let d = t.firstWish[structure] as number; d < end; d += 1) {
        t.now.place = place + 1;
        if (openFormulas(t, d) > 0) gained += letIn(t, c, d);
      }
    }
    order.forEach((structure, place) => {
      t.now.place = place + 1;
      if (c.moved[structure] === 1) askAgain(t, structure);
    });
    c.moved.fill(0);
    if (gained === 0) return;
  }
}
