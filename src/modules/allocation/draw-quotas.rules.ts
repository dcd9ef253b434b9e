import type { SeedlessInput } from './draw-input.rules';
import type { DrawOrder } from './draw-order.rules';
import type { DrawTable } from './draw-table.rules';
import { COMPANION, ROW, SESSION, STANDARD, STRUCTURE, WHEELCHAIR } from './draw-wish.rules';
import { settleQuotas, UNLIMITED } from './quota.rules';

const KINDS = 3;

/** The quotas of a draw as it goes on. */
export type QuotaTable = {
  readonly count: number;
  /** The quotas that are on session s: `list[firstOn[s]]` to before `list[firstOn[s + 1]]`. */
  readonly firstOn: Int32Array;
  readonly list: Int32Array;
  /** 1 for the structures that a quota counts. */
  readonly of: readonly Uint8Array[];
  readonly maximumLeft: Int32Array;
  /** Seats that a minimum still needs; below 0 it has more than it needs. */
  readonly minimumLeft: Int32Array;
  /** Row of a quota's minimum in the tables below; −1 when it has none. */
  readonly rowOf: Int32Array;
  /** Seats that open wishes of those counted ask for, by row, kind and session as in `left`. */
  readonly asked: Int32Array;
  /** Seats those counted could still get: the lesser of what is asked and what is left, over all sessions. */
  readonly within: Float64Array;
  /** What `within` was before the draw, and how much of it those counted get when they draw alone: no more than that is counted on. */
  readonly withinFirst: Float64Array;
  readonly attained: Float64Array;
  /** The quota that bound the last room that was asked for; −1 none. */
  readonly last: { quota: number };
};

function openDemand(quotas: QuotaTable, { sessions }: DrawOrder, wish: Int32Array): void {
  const span = KINDS * sessions.length;
  for (let d = 0; d < wish.length; d += ROW) {
    const session = wish[d + SESSION] as number;
    if (session < 0) continue;
    const end = quotas.firstOn[session + 1] as number;
    for (let at = quotas.firstOn[session] as number; at < end; at += 1) {
      const q = quotas.list[at] as number;
      const row = quotas.rowOf[q] as number;
      if (row < 0 || quotas.of[q]?.[wish[d + STRUCTURE] as number] !== 1) continue;
      addAsked(quotas, row * span + session, sessions.length, [
        wish[d + STANDARD] as number,
        wish[d + WHEELCHAIR] as number,
        wish[d + COMPANION] as number,
      ]);
    }
  }
}

function addAsked({ asked }: QuotaTable, from: number, step: number, seats: readonly [number, number, number]): void {
  asked[from] = (asked[from] as number) + seats[0];
  asked[from + step] = (asked[from + step] as number) + seats[1];
  asked[from + 2 * step] = (asked[from + 2 * step] as number) + seats[2];
}

export function quotaTable(input: SeedlessInput, order: DrawOrder, wish: Int32Array, left: Int32Array): QuotaTable {
  const settled = settleQuotas(input.rules.quotas, order.structures, order.sessions);
  const sessions = order.sessions.length;
  const firstOn = new Int32Array(sessions + 1);
  const list: number[] = [];
  for (let s = 0; s < sessions; s += 1) {
    settled.forEach((quota, q) => {
      if (quota.on[s] === 1) list.push(q);
    });
    firstOn[s + 1] = list.length;
  }
  let rows = 0;
  const rowOf = Int32Array.from(settled, ({ minimum }) => {
    if (minimum === 0) return -1;
    rows += 1;
    return rows - 1;
  });
  const quotas: QuotaTable = {
    count: settled.length,
    firstOn,
    list: Int32Array.from(list),
    of: settled.map((quota) => quota.of),
    maximumLeft: Int32Array.from(settled, ({ maximum }) => maximum),
    minimumLeft: Int32Array.from(settled, ({ minimum }) => minimum),
    rowOf,
    asked: new Int32Array(rows * KINDS * sessions),
    within: new Float64Array(rows),
    withinFirst: new Float64Array(rows),
    attained: new Float64Array(rows),
    last: { quota: -1 },
  };
  if (rows === 0) return quotas;
  openDemand(quotas, order, wish);
  for (let row = 0; row < rows; row += 1) {
    for (let s = 0; s < sessions; s += 1) {
      quotas.within[row] = (quotas.within[row] as number) + within(quotas, left, sessions, row, s);
    }
  }
  quotas.withinFirst.set(quotas.within);
  quotas.attained.set(quotas.within);
  return quotas;
}

function within(quotas: QuotaTable, left: Int32Array, sessions: number, row: number, session: number): number {
  let sum = 0;
  for (let k = 0; k < KINDS; k += 1) {
    const at = k * sessions + session;
    sum += Math.min(left[at] as number, quotas.asked[row * KINDS * sessions + at] as number);
  }
  return sum;
}

/** Seats that no maximum forbids this structure in this session; `last` says which binds. */
export function maximumRoom(t: DrawTable, structure: number, session: number): number {
  const { quotas } = t;
  let room = UNLIMITED;
  quotas.last.quota = -1;
  const end = quotas.firstOn[session + 1] as number;
  for (let at = quotas.firstOn[session] as number; at < end; at += 1) {
    const q = quotas.list[at] as number;
    if ((quotas.maximumLeft[q] as number) >= room || quotas.of[q]?.[structure] !== 1) continue;
    room = quotas.maximumLeft[q] as number;
    quotas.last.quota = q;
  }
  return room;
}

/**
 * How many seats of a kind may go to somebody whom this minimum does not count, when `seats` are wanted of them: all
 * that those counted do not ask for, and of the rest what the minimum can spare. The answer is how far it is short.
 */
function intrusion(t: DrawTable, row: number, at: number, seats: number): number {
  const left = t.left[at] as number;
  const theirs = Math.min(left, t.quotas.asked[row * KINDS * t.sessions + at] as number);
  return Math.max(0, seats - (left - theirs));
}

/**
 * What a minimum can spare of what those counted ask for. Wishes overlap, and wheelchairs want places of their own: of
 * all that is asked, only the part that drawing alone would give is counted on.
 */
function spare({ quotas }: DrawTable, q: number): number {
  const row = quotas.rowOf[q] as number;
  const [within, first] = [quotas.within[row] as number, quotas.withinFirst[row] as number];
  const sure = first === 0 ? 0 : Math.floor((within * (quotas.attained[row] as number)) / first);
  return sure - Math.min(sure, Math.max(0, quotas.minimumLeft[q] as number));
}

/** Standard seats of a session that are not kept for a minimum of others; `last` says which binds. */
export function unreservedRoom(t: DrawTable, structure: number, session: number): number {
  const { quotas } = t;
  let room = t.left[session] as number;
  quotas.last.quota = -1;
  const end = quotas.firstOn[session + 1] as number;
  for (let at = quotas.firstOn[session] as number; at < end; at += 1) {
    const q = quotas.list[at] as number;
    const row = quotas.rowOf[q] as number;
    if (row < 0 || (quotas.minimumLeft[q] as number) <= 0 || quotas.of[q]?.[structure] === 1) continue;
    const left = t.left[session] as number;
    const free = left - intrusion(t, row, session, left) + spare(t, q);
    if (free >= room) continue;
    room = free;
    quotas.last.quota = q;
  }
  return room;
}

/** The same for a demand with wheelchairs, of all kinds at once: true when no minimum of others keeps its seats. */
export function isUnreserved(t: DrawTable, d: number): boolean {
  const { quotas } = t;
  const session = t.wish[d + SESSION] as number;
  const end = quotas.firstOn[session + 1] as number;
  for (let at = quotas.firstOn[session] as number; at < end; at += 1) {
    const q = quotas.list[at] as number;
    const row = quotas.rowOf[q] as number;
    if (row < 0 || (quotas.minimumLeft[q] as number) <= 0 || quotas.of[q]?.[t.wish[d + STRUCTURE] as number] === 1)
      continue;
    const into =
      intrusion(t, row, session, t.wish[d + STANDARD] as number) +
      intrusion(t, row, t.sessions + session, t.wish[d + WHEELCHAIR] as number) +
      intrusion(t, row, 2 * t.sessions + session, t.wish[d + COMPANION] as number);
    if (into <= spare(t, q)) continue;
    quotas.last.quota = q;
    return false;
  }
  return true;
}

/** Counts what is about to be asked less of a session (`seats` by kind, of a wish that is served or closed). */
export function askLess(t: DrawTable, d: number, standard: number, wheelchair: number, companion: number): void {
  const session = t.wish[d + SESSION] as number;
  const { quotas } = t;
  if (session < 0 || quotas.within.length === 0 || !t.now.reserving) return;
  changeWithin(t, session, -1);
  const end = quotas.firstOn[session + 1] as number;
  for (let at = quotas.firstOn[session] as number; at < end; at += 1) {
    const q = quotas.list[at] as number;
    const row = quotas.rowOf[q] as number;
    if (row < 0 || quotas.of[q]?.[t.wish[d + STRUCTURE] as number] !== 1) continue;
    addAsked(quotas, row * KINDS * t.sessions + session, t.sessions, [-standard, -wheelchair, -companion]);
  }
  changeWithin(t, session, 1);
}

/** Takes a session's part out of what those counted could still get, or puts it back, around a change of its seats. */
export function changeWithin(t: DrawTable, session: number, sign: 1 | -1): void {
  const { quotas } = t;
  if (quotas.within.length === 0 || !t.now.reserving) return;
  const end = quotas.firstOn[session + 1] as number;
  for (let at = quotas.firstOn[session] as number; at < end; at += 1) {
    const row = quotas.rowOf[quotas.list[at] as number] as number;
    if (row < 0) continue;
    quotas.within[row] = (quotas.within[row] as number) + sign * within(quotas, t.left, t.sessions, row, session);
  }
}

/** Counts seats given to a structure in a session (fewer than none: given up). */
export function countSeats({ quotas }: DrawTable, structure: number, session: number, seats: number): void {
  const end = quotas.firstOn[session + 1] as number;
  for (let at = quotas.firstOn[session] as number; at < end; at += 1) {
    const q = quotas.list[at] as number;
    if (quotas.of[q]?.[structure] !== 1) continue;
    if (quotas.maximumLeft[q] !== UNLIMITED) quotas.maximumLeft[q] = (quotas.maximumLeft[q] as number) - seats;
    quotas.minimumLeft[q] = (quotas.minimumLeft[q] as number) - seats;
  }
}

/** Seats that the least fulfilled minimum still needs from this wish; 0 when none counts it. */
export function minimumNeeds(t: DrawTable, d: number): number {
  const { quotas } = t;
  const session = t.wish[d + SESSION] as number;
  if (session < 0) return 0;
  let needs = 0;
  const end = quotas.firstOn[session + 1] as number;
  for (let at = quotas.firstOn[session] as number; at < end; at += 1) {
    const q = quotas.list[at] as number;
    if ((quotas.rowOf[q] as number) < 0 || quotas.of[q]?.[t.wish[d + STRUCTURE] as number] !== 1) continue;
    needs = Math.max(needs, quotas.minimumLeft[q] as number);
  }
  return needs;
}
