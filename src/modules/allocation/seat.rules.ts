import type { SeatNeed } from '@/modules/demands/demand.rules';
import type { TicketKind } from '@/modules/tickets/ticket.rules';

export type Seat = {
  readonly id: string;
  readonly kind: TicketKind;
  readonly block: string;
  readonly row: string;
  readonly seat: string;
};

/** How close together the seats are: one row side by side, rows next to each other, one block, several blocks. */
export type Closeness = 'ROW' | 'ROWS' | 'BLOCK' | 'APART';
export type SeatChoice = { readonly ids: readonly string[]; readonly closeness: Closeness };

const natural = (a: string, b: string): number => {
  const x = ordinal(a);
  const y = ordinal(b);
  if (!Number.isNaN(x) && !Number.isNaN(y) && x !== y) return x - y;
  return a < b ? -1 : a > b ? 1 : 0;
};

/** Place of a row or seat in its line: 12 for "12", 2 for "B", 28 for "AB"; not a number for anything else. */
function ordinal(label: string): number {
  if (/^\d{1,9}$/.test(label)) return Number(label);
  if (!/^[A-Z]{1,3}$/.test(label)) return Number.NaN;
  return [...label].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0);
}

type Row = { readonly row: string; readonly seats: readonly Seat[] };
type Block = { readonly block: string; readonly rows: readonly Row[]; readonly seats: readonly Seat[] };

function grouped<T>(things: readonly T[], key: (thing: T) => string): readonly (readonly [string, readonly T[]])[] {
  const groups = new Map<string, T[]>();
  for (const thing of things) {
    const group = groups.get(key(thing));
    if (group) group.push(thing);
    else groups.set(key(thing), [thing]);
  }
  return [...groups].sort(([a], [b]) => natural(a, b));
}

function blocksOf(seats: readonly Seat[]): readonly Block[] {
  return grouped(seats, (seat) => seat.block).map(([block, inBlock]) => {
    const rows = grouped(inBlock, (seat) => seat.row).map(([row, inRow]) => ({
      row,
      seats: [...inRow].sort((a, b) => natural(a.seat, b.seat) || (a.id < b.id ? -1 : 1)),
    }));
    return { block, rows, seats: rows.flatMap((row) => row.seats) };
  });
}

/** Seats side by side: numbers that follow each other without a gap. */
function runsOf(row: Row): readonly (readonly Seat[])[] {
  const runs: Seat[][] = [];
  let last = Number.NaN;
  for (const seat of row.seats) {
    const place = ordinal(seat.seat);
    const run = runs.at(-1);
    if (run && place === last + 1) run.push(seat);
    else runs.push([seat]);
    last = place;
  }
  return runs;
}

/** The shortest run that is long enough: long runs stay whole for larger groups. */
function inOneRow(blocks: readonly Block[], count: number): readonly Seat[] | null {
  let best: readonly Seat[] | null = null;
  for (const run of blocks.flatMap((block) => block.rows).flatMap(runsOf)) {
    if (run.length >= count && (best === null || run.length < best.length)) best = run;
  }
  return best ? best.slice(0, count) : null;
}

/** The fewest rows that follow each other in one block and hold enough. */
function inRowsThatFollow(blocks: readonly Block[], count: number): readonly Seat[] | null {
  let best: readonly Row[] | null = null;
  for (const { rows } of blocks) {
    for (let from = 0; from < rows.length; from += 1) {
      const window: Row[] = [];
      let seats = 0;
      for (const row of rows.slice(from)) {
        const last = window.at(-1);
        if (last && ordinal(row.row) !== ordinal(last.row) + 1) break;
        window.push(row);
        seats += row.seats.length;
        if (seats >= count || (best !== null && window.length >= best.length)) break;
      }
      if (seats >= count && (best === null || window.length < best.length)) best = window;
    }
  }
  return best ? best.flatMap((row) => row.seats).slice(0, count) : null;
}

function chooseStandard(blocks: readonly Block[], count: number): { seats: readonly Seat[]; closeness: Closeness } {
  const row = inOneRow(blocks, count);
  if (row) return { seats: row, closeness: 'ROW' };
  const rows = inRowsThatFollow(blocks, count);
  if (rows) return { seats: rows, closeness: 'ROWS' };
  const largestFirst = [...blocks].sort((a, b) => b.seats.length - a.seats.length || natural(a.block, b.block));
  const first = largestFirst[0];
  const closeness = first && first.seats.length >= count ? 'BLOCK' : 'APART';
  return { seats: largestFirst.flatMap((block) => block.seats).slice(0, count), closeness };
}

/** Wheelchairs with their companions, block by block: each block takes whole units of companion and wheelchairs (rule 6). */
function chooseAccessible(
  seats: readonly Seat[],
  need: SeatNeed,
  preferred: readonly string[],
): readonly Seat[] | null {
  const perUnit = Math.ceil(need.wheelchair / Math.max(1, need.companion));
  const ranked = blocksOf(seats)
    .map((block) => {
      const wheelchairs = block.seats.filter((seat) => seat.kind === 'WHEELCHAIR');
      const companions = block.seats.filter((seat) => seat.kind === 'COMPANION');
      const whole = wheelchairs.length >= need.wheelchair && companions.length >= need.companion;
      return { block: block.block, wheelchairs, companions, whole, near: preferred.includes(block.block) };
    })
    .sort((a, b) => Number(b.whole) - Number(a.whole) || Number(b.near) - Number(a.near));
  const taken: Seat[] = [];
  let wheelchairs = need.wheelchair;
  let companions = need.companion;
  for (const block of ranked) {
    let chairsHere = 0;
    let companionsHere = 0;
    while (wheelchairs > 0 && companionsHere < block.companions.length) {
      const unit = Math.min(perUnit, wheelchairs);
      if (chairsHere + unit > block.wheelchairs.length) break;
      chairsHere += unit;
      companionsHere += 1;
      wheelchairs -= unit;
      companions -= 1;
    }
    // Companions beyond one a unit sit wherever the block still has room for them.
    const extra = wheelchairs === 0 ? Math.min(companions, block.companions.length - companionsHere) : 0;
    companions -= extra;
    taken.push(...block.wheelchairs.slice(0, chairsHere), ...block.companions.slice(0, companionsHere + extra));
  }
  return wheelchairs === 0 && companions <= 0 ? taken : null;
}

/**
 * Which free seats of a session a group gets: side by side in one row if possible, else in rows next to each other,
 * else in one block, else wherever there is room; every wheelchair in one block with its companion (rule 6), near the
 * rest of the group when there is a choice. Null when there are not enough. The order of `free` does not matter.
 */
export function chooseSeats(free: readonly Seat[], need: SeatNeed): SeatChoice | null {
  const sorted = [...free].sort((a, b) => (a.id < b.id ? -1 : 1));
  const standard = sorted.filter((seat) => seat.kind === 'STANDARD');
  if (standard.length < need.standard) return null;
  const accessible = sorted.filter((seat) => seat.kind !== 'STANDARD');
  const nearBlocks = [...new Set(standard.map((seat) => seat.block))];
  const special = need.wheelchair + need.companion > 0 ? chooseAccessible(accessible, need, nearBlocks) : [];
  if (special === null) return null;
  if (need.standard === 0) return { ids: special.map((seat) => seat.id), closeness: closenessOf(special) };

  const home = special[0]?.block;
  const beside = standard.filter((seat) => seat.block === home);
  const pool = beside.length >= need.standard ? beside : standard;
  const chosen = chooseStandard(blocksOf(pool), need.standard);
  const all = [...chosen.seats, ...special];
  const closeness = special.length === 0 ? chosen.closeness : closenessOf(all);
  return { ids: all.map((seat) => seat.id), closeness };
}

function closenessOf(seats: readonly Seat[]): Closeness {
  const blocks = blocksOf(seats);
  if (blocks.length !== 1) return 'APART';
  const rows = blocks[0]?.rows ?? [];
  return rows.length === 1 ? 'ROW' : 'BLOCK';
}
