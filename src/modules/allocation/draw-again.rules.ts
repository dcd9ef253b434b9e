import { drawOnTable, layOut } from './draw.rules';
import type { SeedlessInput } from './draw-input.rules';
import { type DrawOrder, drawOrder } from './draw-order.rules';
import type { DrawTable } from './draw-table.rules';
import { ROW, seatsGot } from './draw-wish.rules';

type Numbers = { set(from: ArrayLike<number>): void; slice(): ArrayLike<number> };
const isNumbers = (value: unknown): value is Numbers => ArrayBuffer.isView(value) && !(value instanceof DataView);
const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;

/**
 * Keeps a copy of all that a thing of numbers holds, however deep; what it answers puts it back, to the last number. The
 * columns are found as they are, so that one added to a table later is put back too.
 */
export function keep(thing: object): () => void {
  if (isNumbers(thing)) {
    const copy = thing.slice();
    return () => thing.set(copy);
  }
  const held = { ...thing };
  const inner = Object.values(held)
    .filter(isObject)
    .map((value) => keep(value));
  return () => {
    if (Array.isArray(thing)) thing.length = Object.keys(held).length;
    Object.assign(thing, held);
    for (const putBack of inner) putBack();
  };
}

/** The seats of all kinds that each demand of the input got, in its order. */
function seatsOnTable({ wish }: DrawTable, { demands }: DrawOrder, seats: Int32Array): void {
  for (let place = 0; place < demands.length; place += 1) seats[demands[place] as number] = seatsGot(wish, place * ROW);
}

/**
 * Draws one input many times, seed after seed, laid out once: what is answered draws as `draw` does, and tells the seats
 * that each of `input.demands` got. The answer is written over by the next draw. Throws `allocation/unsound-draw`.
 */
export function drawer(input: SeedlessInput): (seed: string) => Int32Array {
  const order = drawOrder(input);
  const table = layOut(input, order);
  const putBack = keep(table);
  const seats = new Int32Array(input.demands.length);
  let drawn = false;
  return (seed) => {
    if (drawn) putBack();
    drawn = true;
    drawOnTable(table, seed, input.rules.improve);
    seatsOnTable(table, order, seats);
    return seats;
  };
}
