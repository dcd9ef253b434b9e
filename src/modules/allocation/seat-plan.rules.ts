import type { TicketKind } from '@/modules/tickets/ticket.rules';
import { linesOf, naturalOrder, placeOf, stepOf } from './seat-numbers.rules';

export type Seat = {
  readonly id: string;
  readonly kind: TicketKind;
  readonly block: string;
  readonly row: string;
  readonly seat: string;
};

/**
 * A seat on the plan: rows one `y` apart follow each other; in a row, seats of one family one `x` apart are side by side.
 * Where a block is numbered by twos, odd seats stand at halves: 1, 3, 5 are at 0.5, 1.5, 2.5.
 */
export type Spot = { readonly seat: Seat; readonly y: number; readonly x: number; readonly family: string };

/** Seats side by side, all free, in their order: standard ones, or wheelchair and companion places. */
export type Run = {
  readonly index: number;
  readonly block: string;
  readonly y: number;
  readonly from: number;
  readonly to: number;
  readonly spots: readonly Spot[];
};
export type SeatPlan = {
  readonly standard: readonly Run[];
  /** Standard runs of the next row that touch this one, by its index: what a group in two rows sits in. */
  readonly below: readonly (readonly number[])[];
  readonly accessible: readonly Run[];
};

export const besides = (a: Spot, b: Spot): boolean =>
  a.seat.block === b.seat.block && a.y === b.y && a.family === b.family && Math.abs(a.x - b.x) === 1;

/** Two stretches of two rows touch when some seat of one is straight before, or one to the side of, a seat of the other. */
export const touches = (a: { from: number; to: number }, b: { from: number; to: number }): boolean =>
  Math.max(a.from, b.from) <= Math.min(a.to, b.to) + 1;

export function grouped<T>(things: readonly T[], key: (thing: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const thing of things) {
    const group = groups.get(key(thing));
    if (group) group.push(thing);
    else groups.set(key(thing), [thing]);
  }
  return groups;
}

const inOrder = <T>(groups: Map<string, T[]>): [string, T[]][] => [...groups].sort(([a], [b]) => naturalOrder(a, b));

/**
 * Every seat that is known of a session on its plan, block by block, row by row, seat by seat; the order given changes
 * nothing. `rowsKnown`: the names of all rows of the session when only some of its seats are given.
 */
export function spotsOf(seats: readonly Seat[], rowsKnown?: readonly string[]): readonly Spot[] {
  const known = rowsKnown ?? [...new Set(seats.map(({ row }) => row))];
  return inOrder(grouped(seats, ({ block }) => block)).flatMap(([, inBlock]) => {
    const rows = inOrder(grouped(inBlock, ({ row }) => row));
    const lines = linesOf(
      rows.map(([row]) => row),
      known,
    );
    const step = stepOf(rows.map(([, inRow]) => inRow.map(({ seat }) => seat)));
    return rows.flatMap(([row, inRow]) => {
      const ordered = inRow.toSorted((a, b) => naturalOrder(a.seat, b.seat) || (a.id < b.id ? -1 : 1));
      return ordered.map((seat): Spot => {
        const place = placeOf(seat.seat);
        const x = place ? place.at / (place.family === 'A-Z' ? 1 : step) : Number.NaN;
        return { seat, y: lines.get(row) ?? 0, x, family: place?.family ?? seat.id };
      });
    });
  });
}

function runsOf(spots: readonly Spot[]): Run[] {
  const runs: Spot[][] = [];
  for (const spot of spots) {
    const run = runs.at(-1);
    const last = run?.at(-1);
    if (run && last && besides(last, spot)) run.push(spot);
    else runs.push([spot]);
  }
  return runs.map((run, index) => {
    const { seat, y, x } = run[0] as Spot;
    return { index, block: seat.block, y, from: x, to: run.at(-1)?.x ?? x, spots: run };
  });
}

function belowOf(runs: readonly Run[]): number[][] {
  const byRow = grouped(runs, ({ block, y }) => `${y} ${block}`);
  return runs.map((run) =>
    (byRow.get(`${run.y + 1} ${run.block}`) ?? []).filter((next) => touches(run, next)).map(({ index }) => index),
  );
}

/** The free seats of a session as runs. `free`: ids among the spots. */
export function planOf(spots: readonly Spot[], free: ReadonlySet<string>): SeatPlan {
  const ours = spots.filter(({ seat }) => free.has(seat.id));
  const standard = runsOf(ours.filter(({ seat }) => seat.kind === 'STANDARD'));
  const accessible = runsOf(ours.filter(({ seat }) => seat.kind !== 'STANDARD'));
  return { standard, below: belowOf(standard), accessible };
}
