import { DomainError } from '@/platform/errors';
import {
  DRAW_REFUSALS,
  type DrawDemand,
  type DrawRefusal,
  type DrawSession,
  type SeedlessInput,
} from './draw-input.rules';
import { type DrawOrder, drawOrder } from './draw-order.rules';
import { type QuotaTable, quotaTable } from './draw-quotas.rules';
import { UNLIMITED } from './quota.rules';

export const OPEN = 0;
/** All that was asked for is granted. */
export const DONE = 255;
/** The code of a closed wish for each refusal, from 1. */
export const closedFor = (reason: DrawRefusal): number => DRAW_REFUSALS.indexOf(reason) + 1;

/**
 * The draw's working table: whole numbers in flat columns; wishes of a structure side by side, dearest first. Seats of
 * session s of kind k (standard, wheelchair, companion) stand at `k * sessions + s`.
 */
export type DrawTable = {
  readonly structures: number;
  readonly sessions: number;
  readonly wishes: number;
  /** By structure. */
  readonly weights: Int32Array;
  readonly firstWish: Int32Array;
  readonly capLeft: Int32Array;
  /** 1 where it is the cap per head that binds. */
  readonly capPerHead: Uint8Array;
  /** Where the structure's first open wish may be; those before it are closed. */
  readonly cursor: Int32Array;
  /** The latest of its wishes that opened a session for it; `nextHeld` leads to the one before; −1 ends. */
  readonly lastHeld: Int32Array;
  /** Bits of the sessions that overlap one it holds: `blockWords` words a structure. */
  readonly blocked: Int32Array;
  readonly blockWords: number;
  /** By session. */
  readonly left: Int32Array;
  readonly shareOf: Int32Array;
  /** Bits of the sessions that overlap: `blockWords` words a session. */
  readonly conflicts: Int32Array;
  /** By wish. */
  readonly structureOf: Int32Array;
  /** −1 when the session is not among those drawn. */
  readonly sessionOf: Int32Array;
  readonly size: Int32Array;
  readonly quantity: Int32Array;
  /** 1 for a demand with wheelchairs, given whole or not at all. */
  readonly together: Uint8Array;
  readonly standard: Int32Array;
  readonly wheelchair: Int32Array;
  readonly companion: Int32Array;
  /** The first wish of the same structure for the same session. */
  readonly firstHere: Int32Array;
  readonly nextHeld: Int32Array;
  /** Seats of its structure in its session, kept at `firstHere`. */
  readonly here: Int32Array;
  readonly granted: Int32Array;
  readonly closed: Uint8Array;
  /** 1 for a demand held back by the share until the rounds are over. */
  readonly waiting: Uint8Array;
  /** The quota, from 1, whose reservation first held it back, and what was left then. */
  readonly heldFor: Int32Array;
  readonly heldLeft: Int32Array;
  /** What stopped it: session or quota by number; −1 none. */
  readonly because: Int32Array;
  readonly leftThen: Int32Array;
  /** Kind of seat that lacked, from 1; 0 none. */
  readonly lacking: Uint8Array;
  /** First service, else refusal: −1 none yet. */
  readonly roundOf: Int32Array;
  readonly placeOf: Int32Array;
  readonly quotas: QuotaTable;
  /** The turn being played. */
  readonly now: { round: number; place: number; turnSeats: number; sharing: boolean; reserving: boolean };
  /** How many played, by round; at 0 the order of what was left over. */
  readonly playersIn: number[];
  readonly seatsPerTurn: number;
};

const whole = (value: number, least: number, most = UNLIMITED): boolean =>
  Number.isInteger(value) && value >= least && value <= most;

/** Sums stay within 31 bits, so that a column never runs over. Throws `allocation/unsound-draw`. */
function requireSound(input: SeedlessInput): void {
  const { caps } = input.rules;
  const weights = input.structures.reduce((sum, { weight }) => sum + weight, 0);
  const sound =
    input.structures.every((s) => whole(s.weight, 0, 10_000) && (s.members === null || whole(s.members, 0))) &&
    weights < 2 ** 32 &&
    input.sessions.every(
      ({ free }) => whole(free.standard, 0) && whole(free.wheelchair, 0) && whole(free.companion, 0),
    ) &&
    input.demands.every(
      (d) =>
        whole(d.size, 1, 10_000) &&
        whole(d.quantity, 1, 100_000) &&
        whole(d.rank, 0) &&
        whole(d.need.standard, 0) &&
        whole(d.need.wheelchair, 0) &&
        whole(d.need.companion, 0),
    ) &&
    [caps.seatsPerStructure, caps.seatsPerTurn, caps.sharePercent, caps.seatsPerHead].every(
      (c) => c === null || whole(c, 1),
    );
  if (!sound) throw new DomainError('invalid', 'allocation/unsound-draw');
}

/** Rule 15: which sessions share an instant, as rows of bits. */
function conflictBits(sessions: readonly DrawSession[], words: number): Int32Array {
  const bits = new Int32Array(sessions.length * words);
  const starts = Float64Array.from(sessions, (session) => Date.parse(session.startsAt));
  const ends = Float64Array.from(sessions, (session) => Date.parse(session.endsAt));
  for (let a = 0; a < sessions.length; a += 1) {
    for (let b = 0; b < sessions.length; b += 1) {
      const shared = (starts[a] as number) < (ends[b] as number) && (starts[b] as number) < (ends[a] as number);
      if (!shared || a === b) continue;
      const word = a * words + (b >> 5);
      bits[word] = (bits[word] as number) | (1 << (b & 31));
    }
  }
  return bits;
}

/** The columns of what was asked. */
function wishColumns(input: SeedlessInput, { demands, firstWish, sessionAt, sessions }: DrawOrder) {
  const wish = (place: number) => input.demands[demands[place] as number] as DrawDemand;
  const count = demands.length;
  const column = () => new Int32Array(count);
  const columns = {
    structureOf: column(),
    sessionOf: column(),
    size: column(),
    quantity: column(),
    together: new Uint8Array(count),
    standard: column(),
    wheelchair: column(),
    companion: column(),
    firstHere: column(),
  };
  const seenAt = new Int32Array(sessions.length).fill(-1);
  for (let i = 0; i + 1 < firstWish.length; i += 1) {
    for (let d = firstWish[i] as number; d < (firstWish[i + 1] as number); d += 1) {
      const { sessionId, size, quantity, need } = wish(d);
      const session = sessionAt.get(sessionId) ?? -1;
      columns.structureOf[d] = i;
      columns.sessionOf[d] = session;
      columns.size[d] = size;
      columns.quantity[d] = quantity;
      columns.together[d] = need.wheelchair > 0 ? 1 : 0;
      columns.standard[d] = need.wheelchair > 0 ? need.standard : size * quantity;
      columns.wheelchair[d] = need.wheelchair;
      columns.companion[d] = need.wheelchair > 0 ? need.companion : 0;
      const seen = session < 0 ? -1 : (seenAt[session] as number);
      columns.firstHere[d] = seen >= (firstWish[i] as number) ? seen : d;
      if (session >= 0) seenAt[session] = columns.firstHere[d] as number;
    }
  }
  return columns;
}

/** The columns of what becomes of it. */
function outcomeColumns(wishes: number) {
  return {
    nextHeld: new Int32Array(wishes).fill(-1),
    here: new Int32Array(wishes),
    granted: new Int32Array(wishes),
    closed: new Uint8Array(wishes),
    waiting: new Uint8Array(wishes),
    heldFor: new Int32Array(wishes),
    heldLeft: new Int32Array(wishes),
    because: new Int32Array(wishes).fill(-1),
    leftThen: new Int32Array(wishes),
    lacking: new Uint8Array(wishes),
    roundOf: new Int32Array(wishes).fill(-1),
    placeOf: new Int32Array(wishes),
  };
}

/** The columns of who asks, under the caps. */
function structureColumns(input: SeedlessInput, { structures, firstWish }: DrawOrder, blockWords: number) {
  const { seatsPerStructure, seatsPerHead } = input.rules.caps;
  const plain = seatsPerStructure ?? UNLIMITED;
  const heads = structures.map(({ members }) =>
    members === null || seatsPerHead === null ? UNLIMITED : Math.floor((members * seatsPerHead) / 100),
  );
  return {
    weights: Int32Array.from(structures, ({ weight }) => weight),
    firstWish,
    capLeft: Int32Array.from(heads, (head) => Math.min(plain, head)),
    capPerHead: Uint8Array.from(heads, (head) => (head < plain ? 1 : 0)),
    cursor: firstWish.slice(0, structures.length),
    lastHeld: new Int32Array(structures.length).fill(-1),
    blocked: new Int32Array(structures.length * blockWords),
    blockWords,
  };
}

/** Lays the input out, in an order that depends on codes and ranks alone. Throws `allocation/unsound-draw`. */
export function drawTable(input: SeedlessInput, order: DrawOrder = drawOrder(input)): DrawTable {
  requireSound(input);
  const { sessions, structures } = order;
  const { sharePercent, seatsPerTurn } = input.rules.caps;
  const blockWords = (sessions.length + 31) >> 5;
  const wishes = wishColumns(input, order);
  const left = Int32Array.from([
    ...sessions.map(({ free }) => free.standard),
    ...sessions.map(({ free }) => free.wheelchair),
    ...sessions.map(({ free }) => free.companion),
  ]);
  return {
    structures: structures.length,
    sessions: sessions.length,
    wishes: order.demands.length,
    ...structureColumns(input, order, blockWords),
    left,
    shareOf: Int32Array.from(sessions, ({ free }) =>
      sharePercent === null ? UNLIMITED : Math.floor((free.standard * sharePercent) / 100),
    ),
    conflicts: conflictBits(sessions, blockWords),
    ...wishes,
    ...outcomeColumns(order.demands.length),
    quotas: quotaTable(input, order, wishes, left),
    now: { round: 0, place: 0, turnSeats: UNLIMITED, sharing: true, reserving: true },
    playersIn: [0],
    seatsPerTurn: seatsPerTurn ?? UNLIMITED,
  };
}
