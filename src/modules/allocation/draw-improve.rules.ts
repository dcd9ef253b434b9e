import { type Chains, findChains, openFormulas } from './draw-chains.rules';
import { countSeats, maximumRoom } from './draw-quotas.rules';
import { blockerOf, grant, isBlocked, letGo, serve } from './draw-serve.rules';
import type { DrawTable } from './draw-table.rules';
import {
  BECAUSE,
  closedFor,
  FIRST_HERE,
  GRANTED,
  HERE,
  LEFT_THEN,
  OPEN,
  PLACE,
  ROW,
  SESSION,
  SIZE,
  STATE,
  STRUCTURE,
} from './draw-wish.rules';

const PHASES = 8;
/** Another pass is made after one that gave more than a formula in so many wishes. */
const WORTH_ANOTHER = 1_000;
const MOVED = closedFor('moved');
const OVERLAP = closedFor('overlap');

/** What the passes keep: structures in the chain being built, and those that gave up seats in this phase. */
type Pass = { readonly chains: Chains; readonly busy: Uint8Array; readonly moved: Uint8Array };

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
function giveUp(t: DrawTable, d: number, formulas: number): void {
  const structure = t.wish[d + STRUCTURE] as number;
  const session = t.wish[d + SESSION] as number;
  const seats = formulas * (t.wish[d + SIZE] as number);
  t.left[session] = (t.left[session] as number) + seats;
  t.capLeft[structure] = (t.capLeft[structure] as number) + seats;
  if (t.quotas.count > 0) countSeats(t, structure, session, -seats);
  t.wish[d + GRANTED] = (t.wish[d + GRANTED] as number) - formulas;
  const first = t.wish[d + FIRST_HERE] as number;
  t.wish[first + HERE] = (t.wish[first + HERE] as number) - seats;
  if (t.wish[first + HERE] === 0) letGo(t, structure, first);
}

/** Moves `formulas` of wish `from` to `more` formulas of wish `to` of the same structure. */
function move(t: DrawTable, p: Pass, from: number, formulas: number, to: number, more: number): void {
  const place = t.now.place;
  giveUp(t, from, formulas);
  p.moved[t.wish[from + STRUCTURE] as number] = 1;
  t.wish[from + STATE] = MOVED;
  t.wish[from + BECAUSE] = t.wish[to + SESSION] as number;
  t.wish[from + LEFT_THEN] = t.left[t.wish[from + SESSION] as number] as number;
  // It is served in its own turn, not in that of the structure it makes room for.
  t.now.place = t.wish[from + PLACE] as number;
  grant(t, to, more, more * (t.wish[to + SIZE] as number), 0, 0);
  t.now.place = place;
}

/** Whether the structure may hold this wish's session once it holds `but` no more (−1: it keeps all). */
function maySit(t: DrawTable, d: number, but: number): boolean {
  const structure = t.wish[d + STRUCTURE] as number;
  const session = t.wish[d + SESSION] as number;
  if ((t.wish[(t.wish[d + FIRST_HERE] as number) + HERE] as number) > 0 || !isBlocked(t, structure, session))
    return true;
  return but >= 0 && blockerOf(t, structure, session, but) < 0;
}

/** Formulas to move so that at least `seats` are freed; all of them where the sessions overlap. 0: it cannot be. */
function formulasToMove(t: DrawTable, from: number, to: number, seats: number): number {
  const granted = t.wish[from + GRANTED] as number;
  const size = t.wish[from + SIZE] as number;
  const formulas = Math.ceil(seats / size);
  if (formulas > granted) return 0;
  if (maySit(t, to, -1)) return formulas;
  const leaves = t.wish[(t.wish[from + FIRST_HERE] as number) + HERE] === granted * size;
  return leaves && maySit(t, to, t.wish[from + SESSION] as number) ? granted : 0;
}

/** One move, further moves following where needed. Nothing changes when it cannot be done. */
function tryMove(t: DrawTable, p: Pass, from: number, to: number, wanted: number): boolean {
  const structure = t.wish[from + STRUCTURE] as number;
  const session = t.wish[to + SESSION] as number;
  const formulas = formulasToMove(t, from, to, wanted);
  if (formulas === 0) return false;
  const seats = formulas * (t.wish[from + SIZE] as number);
  const size = t.wish[to + SIZE] as number;
  const more = Math.ceil(seats / size);
  if (more > openFormulas(t, to) || more * size - seats > (t.capLeft[structure] as number)) return false;
  if (t.quotas.count > 0) {
    if (maximumRoom(t, structure, session) < more * size) return false;
    if (!mayLeave(t, structure, t.wish[from + SESSION] as number, seats)) return false;
  }
  const lack = more * size - (t.left[session] as number);
  if (lack > 0) {
    p.busy[structure] = 1;
    const made = makeRoom(t, p, session, lack);
    p.busy[structure] = 0;
    if (!made) return false;
  }
  move(t, p, from, formulas, to, more);
  return true;
}

/** A move that has nothing to give any more, until levels are made again. */
function isSpent(t: DrawTable, { level, hopeless }: Chains, from: number, to: number, into: number): boolean {
  if (level[into] === 0 ? (t.left[into] as number) <= 0 : (hopeless[into] as number) <= 1) return true;
  return t.wish[from + GRANTED] === 0 || openFormulas(t, to) <= 0;
}

/** Whether no chain could make room for `seats` in a session, as far as is known without walking any. */
function isHopeless(t: DrawTable, { level, hopeless }: Chains, session: number, seats: number): boolean {
  const lack = seats - (t.left[session] as number);
  return lack > 0 && ((level[session] as number) <= 0 || lack >= (hopeless[session] as number));
}

/** Frees `seats` more seats of a session by moving one of those who sit there. Nothing changes when it cannot. */
function makeRoom(t: DrawTable, p: Pass, session: number, seats: number): boolean {
  const c = p.chains;
  if ((c.level[session] as number) <= 0 || seats >= (c.hopeless[session] as number)) return false;
  let before = -1;
  for (let m = c.firstMove[session] as number; m >= 0; m = c.moves[m] as number) {
    const from = c.moves[m + 1] as number;
    const to = c.moves[m + 2] as number;
    const into = c.moves[m + 3] as number;
    if (isSpent(t, c, from, to, into)) {
      if (before < 0) c.firstMove[session] = c.moves[m] as number;
      else c.moves[before] = c.moves[m] as number;
      continue;
    }
    before = m;
    if (isHopeless(t, c, into, seats)) continue;
    if (p.busy[t.wish[from + STRUCTURE] as number] === 0 && tryMove(t, p, from, to, seats)) return true;
  }
  c.hopeless[session] = seats;
  return false;
}

/** Gives one refused wish all that fits, and what a chain of moves lets in. Answers the formulas given. */
function letIn(t: DrawTable, p: Pass, d: number): number {
  const structure = t.wish[d + STRUCTURE] as number;
  const session = t.wish[d + SESSION] as number;
  const size = t.wish[d + SIZE] as number;
  if (session < 0 || (p.chains.level[session] as number) < 0) return 0;
  if (isHopeless(t, p.chains, session, size) || !maySit(t, d, -1)) return 0;
  let given = 0;
  for (let formulas = openFormulas(t, d); formulas > 0; ) {
    let room = t.capLeft[structure] as number;
    if (t.quotas.count > 0) room = Math.min(room, maximumRoom(t, structure, session));
    const most = Math.min(formulas, openFormulas(t, d), (room / size) | 0);
    if (most === 0) return given;
    const lack = most * size - (t.left[session] as number);
    p.busy[structure] = 1;
    const fits = lack <= 0 || makeRoom(t, p, session, lack);
    p.busy[structure] = 0;
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
  for (let d = t.firstWish[structure] as number; d < (t.firstWish[structure + 1] as number); d += ROW) {
    if (t.wish[d + STATE] !== OVERLAP || blockerOf(t, structure, t.wish[d + SESSION] as number) === t.wish[d + BECAUSE])
      continue;
    t.wish[d + STATE] = OPEN;
    while (t.wish[d + STATE] === OPEN) serve(t, d);
  }
}

/** One pass over all refused wishes. Answers the formulas given. */
function pass(t: DrawTable, p: Pass, order: Int32Array): number {
  let given = 0;
  for (let place = 0; place < order.length; place += 1) {
    const structure = order[place] as number;
    if ((t.capLeft[structure] as number) <= 0) continue;
    t.now.place = place + 1;
    const end = t.firstWish[structure + 1] as number;
    for (let d = t.firstWish[structure] as number; d < end; d += ROW) {
      if (openFormulas(t, d) > 0) given += letIn(t, p, d);
    }
  }
  for (let place = 0; place < order.length; place += 1) {
    t.now.place = place + 1;
    if (p.moved[order[place] as number] === 1) askAgain(t, order[place] as number);
  }
  return given;
}

/**
 * Lets refused wishes in by moving structures from one of their wishes to another open one of their own, in chains of
 * at most six moves: nobody ends with fewer seats, the sum of seats grows with every chain. `order` is that of the
 * left-overs; all rules hold but the share, which is lifted by then.
 */
export function improve(t: DrawTable, order: Int32Array): void {
  for (let phase = 0; phase < PHASES; phase += 1) {
    const chains = findChains(t);
    if (!chains) return;
    const p = { chains, busy: new Uint8Array(t.structures), moved: new Uint8Array(t.structures) };
    if (pass(t, p, order) * WORTH_ANOTHER <= t.wishes) return;
  }
}
