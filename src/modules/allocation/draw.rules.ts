import { DRAW_REFUSALS, type DrawInput, type DrawRefusal, type DrawResult } from './draw-input.rules';
import { type DrawTable, drawTable, overlapsHeld } from './draw-table.rules';
import { chanceFrom, weightedOrder } from './random.rules';

const OPEN = 0;
const DONE = DRAW_REFUSALS.length + 1;
const closedFor = (reason: DrawRefusal): number => DRAW_REFUSALS.indexOf(reason) + 1;

/** Gives up to `most` formulas (all at once when wheelchairs are among them); false when nothing could be given. */
function serve(table: DrawTable, d: number, turnSeats: number, share: boolean, round: number): boolean {
  const session = table.sessionOf[d] as number;
  const structure = table.structureOf[d] as number;
  const refuse = (reason: DrawRefusal): false => {
    table.closed[d] = closedFor(reason);
    table.left[d] = table.standardLeft[session] as number;
    return false;
  };
  if (session < 0) return refuse('no-seats-left');
  const already = (table.granted[d] as number) > 0;
  if (!already && overlapsHeld(table, structure, session)) return refuse('overlap');
  if (table.together[d] === 1) return serveTogether(table, d, round, refuse);

  const size = table.size[d] as number;
  const wanted = (table.quantity[d] as number) - (table.granted[d] as number);
  const fits = Math.floor((table.standardLeft[session] as number) / size);
  if (fits === 0) return refuse('no-seats-left');
  const allowed = Math.floor((table.capLeft[structure] as number) / size);
  if (allowed === 0) return refuse('cap');
  let most = Math.max(1, Math.floor(turnSeats / size));
  if (share) {
    const gotHere = table.seatsIn(structure, session);
    const room = Math.floor(((table.shareOf[session] as number) - gotHere) / size);
    // One formula is always within the share, or a large group could never be drawn.
    most = Math.min(most, gotHere === 0 ? Math.max(1, room) : room);
    if (most < 1) {
      table.waiting[d] = 1;
      return false;
    }
  }
  const formulas = Math.min(wanted, fits, allowed, most);
  table.grant(d, formulas, { standard: formulas * size, wheelchair: 0, companion: 0 }, round);
  if (formulas === wanted) table.closed[d] = DONE;
  return true;
}

/** Rule 6: people in wheelchairs and their companions are never separated from the rest of their demand. */
function serveTogether(table: DrawTable, d: number, round: number, refuse: (reason: DrawRefusal) => false): boolean {
  const session = table.sessionOf[d] as number;
  const structure = table.structureOf[d] as number;
  const need = table.needOf(d);
  const fits =
    need.standard <= (table.standardLeft[session] as number) &&
    need.wheelchair <= (table.wheelchairLeft[session] as number) &&
    need.companion <= (table.companionLeft[session] as number);
  if (!fits) return refuse('no-seats-left');
  if (need.standard + need.wheelchair + need.companion > (table.capLeft[structure] as number)) return refuse('cap');
  table.grant(d, table.quantity[d] as number, need, round);
  table.closed[d] = DONE;
  return true;
}

/** One turn of a structure: its dearest wish that can be served. False when none of its wishes is open any more. */
function takeTurn(table: DrawTable, structure: number, turnSeats: number, round: number): boolean {
  const end = table.lastWish[structure] as number;
  for (let d = table.firstWish[structure] as number; d < end; d += 1) {
    if (table.closed[d] !== OPEN || table.waiting[d] === 1) continue;
    if (serve(table, d, turnSeats, true, round)) return true;
  }
  return false;
}

/**
 * The draw (rules 6 and 15). Round after round, the structures that still have an open wish are put in an order by
 * weighted lot; each in its turn is served once, for the dearest of its wishes that can be served. Formulas are never
 * split, a structure never gets two sessions that overlap, wheelchairs come with their companions. When no wish can be
 * served any more, the share is lifted and what is left over goes to the wishes that it had held back, in one more
 * order by lot. The order in which demands, sessions and structures are handed in does not matter.
 * Results are in order of demand id.
 */
export function draw(input: DrawInput): readonly DrawResult[] {
  const table = drawTable(input);
  const chance = chanceFrom(input.seed);
  const turnSeats = input.caps.seatsPerTurn ?? Number.MAX_SAFE_INTEGER;

  let playing = Int32Array.from(table.weights, (_, index) => index);
  for (let round = 1; playing.length > 0; round += 1) {
    const order = weightedOrder(
      playing.map((structure) => table.weights[structure] as number),
      chance,
    );
    const served = new Uint8Array(playing.length);
    for (const place of order) {
      if (takeTurn(table, playing[place] as number, turnSeats, round)) served[place] = 1;
    }
    playing = playing.filter((_, place) => served[place] === 1);
  }

  for (const structure of weightedOrder(table.weights, chance)) {
    const end = table.lastWish[structure] as number;
    for (let d = table.firstWish[structure] as number; d < end; d += 1) {
      // Each service gives a formula or closes the wish with a reason.
      while (table.closed[d] === OPEN) serve(table, d, Number.MAX_SAFE_INTEGER, false, 0);
    }
  }
  return table.results((code) => (code === DONE ? null : (DRAW_REFUSALS[code - 1] ?? null)));
}
