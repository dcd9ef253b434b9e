import { DomainError } from '@/platform/errors';
import type { DrawSession, DrawStructure, SeedlessInput } from './draw-input.rules';
import { type DrawOrder, drawOrder } from './draw-order.rules';
import { type QuotaTable, quotaTable } from './draw-quotas.rules';
import { ROW, wishRows } from './draw-wish.rules';
import { UNLIMITED } from './quota.rules';

/**
 * The draw's working table: whole numbers in flat arrays; wishes of a structure side by side, dearest first. Seats of
 * session s of kind k (standard, wheelchair, companion) stand at `k * sessions + s`.
 */
export type DrawTable = {
  readonly structures: number;
  readonly sessions: number;
  readonly wishes: number;
  /** The rows of all wishes. */
  readonly wish: Int32Array;
  /** By structure. */
  readonly weights: Int32Array;
  readonly firstWish: Int32Array;
  readonly capLeft: Int32Array;
  /** 1 where it is the cap per head that binds. */
  readonly capPerHead: Uint8Array;
  /** Where the structure's first open wish may be; those before it are closed. */
  readonly cursor: Int32Array;
  /** The latest of its wishes that opened a session for it; −1 none. */
  readonly lastHeld: Int32Array;
  /** Bits of the sessions that overlap one it holds: `blockWords` words a structure. */
  readonly blocked: Int32Array;
  readonly blockWords: number;
  /** By session. */
  readonly left: Int32Array;
  readonly shareOf: Int32Array;
  /** Bits of the sessions that overlap: `blockWords` words a session; none but in words `from` to before `end`. */
  readonly conflicts: Int32Array;
  readonly conflictsFrom: Int32Array;
  readonly conflictsEnd: Int32Array;
  /** By wish, where there are minimums: the one, from 1, that first kept seats from it, and what was left then. */
  readonly heldFor: Int32Array;
  readonly heldLeft: Int32Array;
  readonly quotas: QuotaTable;
  /** The turn being played. `held`: a minimum of others kept a wish back in it. */
  readonly now: {
    round: number;
    place: number;
    turnSeats: number;
    sharing: boolean;
    reserving: boolean;
    held: boolean;
    reached: number;
  };
  /** How many played, by round; at 0 the order of what was left over. */
  readonly playersIn: number[];
  readonly seatsPerTurn: number;
};

const whole = (value: number, least: number, most = UNLIMITED): boolean =>
  Number.isInteger(value) && value >= least && value <= most;

/** Counts stay within 31 bits, so that no column runs over; of wishes, `wishRows` sees. Throws `allocation/unsound-draw`. */
function requireSound(input: SeedlessInput): void {
  const { caps } = input.rules;
  const weights = input.structures.reduce((sum, { weight }) => sum + weight, 0);
  const sound =
    input.structures.every((s) => whole(s.weight, 0, 10_000) && (s.members === null || whole(s.members, 0))) &&
    weights < 2 ** 32 &&
    input.sessions.every(
      ({ free }) => whole(free.standard, 0) && whole(free.wheelchair, 0) && whole(free.companion, 0),
    ) &&
    [caps.seatsPerStructure, caps.seatsPerTurn, caps.sharePercent, caps.seatsPerHead].every(
      (c) => c === null || whole(c, 1),
    );
  if (!sound) throw new DomainError('invalid', 'allocation/unsound-draw');
}

/** Rule 15: which sessions share an instant, as rows of bits. */
function conflictBits(sessions: readonly DrawSession[], words: number) {
  const bits = new Int32Array(sessions.length * words);
  const from = new Int32Array(sessions.length).fill(words);
  const to = new Int32Array(sessions.length);
  const starts = Float64Array.from(sessions, (session) => Date.parse(session.startsAt));
  const ends = Float64Array.from(sessions, (session) => Date.parse(session.endsAt));
  const mark = (a: number, b: number): void => {
    const word = b >> 5;
    bits[a * words + word] = (bits[a * words + word] as number) | (1 << (b & 31));
    from[a] = Math.min(from[a] as number, word);
    to[a] = Math.max(to[a] as number, word + 1);
  };
  for (let a = 1; a < sessions.length; a += 1) {
    const [start, end] = [starts[a] as number, ends[a] as number];
    for (let b = 0; b < a; b += 1) {
      if (start >= (ends[b] as number) || (starts[b] as number) >= end) continue;
      mark(a, b);
      mark(b, a);
    }
  }
  return { conflicts: bits, conflictsFrom: from, conflictsEnd: to };
}

/** The columns of who asks, under the caps. */
function structureColumns(input: SeedlessInput, { structures, firstWish }: DrawOrder, blockWords: number) {
  const { seatsPerStructure, seatsPerHead } = input.rules.caps;
  const plain = seatsPerStructure ?? UNLIMITED;
  const count = structures.length;
  const [weights, capLeft, capPerHead] = [new Int32Array(count), new Int32Array(count), new Uint8Array(count)];
  for (let i = 0; i < count; i += 1) {
    const { weight, members } = structures[i] as DrawStructure;
    const head = members === null || seatsPerHead === null ? UNLIMITED : Math.floor((members * seatsPerHead) / 100);
    weights[i] = weight;
    capLeft[i] = Math.min(plain, head);
    capPerHead[i] = head < plain ? 1 : 0;
  }
  const rowOf = new Int32Array(count + 1);
  for (let i = 0; i <= count; i += 1) rowOf[i] = (firstWish[i] as number) * ROW;
  return {
    weights,
    firstWish: rowOf,
    capLeft,
    capPerHead,
    cursor: rowOf.slice(0, count),
    lastHeld: new Int32Array(count).fill(-1),
    blocked: new Int32Array(count * blockWords),
    blockWords,
  };
}

/** Lays the input out, in an order that depends on codes and ranks alone. Throws `allocation/unsound-draw`. */
export function drawTable(input: SeedlessInput, order: DrawOrder = drawOrder(input)): DrawTable {
  requireSound(input);
  const { sessions, structures } = order;
  const { sharePercent, seatsPerTurn } = input.rules.caps;
  const blockWords = (sessions.length + 31) >> 5;
  const wish = wishRows(input, order);
  const left = Int32Array.from([
    ...sessions.map(({ free }) => free.standard),
    ...sessions.map(({ free }) => free.wheelchair),
    ...sessions.map(({ free }) => free.companion),
  ]);
  const quotas = quotaTable(input, order, wish, left);
  const holds = quotas.within.length > 0 ? order.demands.length : 0;
  return {
    structures: structures.length,
    sessions: sessions.length,
    wishes: order.demands.length,
    ...structureColumns(input, order, blockWords),
    left,
    shareOf: Int32Array.from(sessions, ({ free }) =>
      sharePercent === null ? UNLIMITED : Math.floor((free.standard * sharePercent) / 100),
    ),
    ...conflictBits(sessions, blockWords),
    wish,
    heldFor: new Int32Array(holds),
    heldLeft: new Int32Array(holds),
    quotas,
    now: { round: 0, place: 0, turnSeats: UNLIMITED, sharing: true, reserving: true, held: false, reached: 0 },
    playersIn: [0],
    seatsPerTurn: seatsPerTurn ?? UNLIMITED,
  };
}
