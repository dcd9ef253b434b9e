import type { DrawTable } from '../../src/modules/allocation/draw-table.rules';
import { QUANTITY, ROW, SESSION, SIZE, STRUCTURE } from '../../src/modules/allocation/draw-wish.rules';

/** A network in flat arrays: each edge stands beside its way back. */
type Network = {
  readonly first: Int32Array;
  readonly next: Int32Array;
  readonly to: Int32Array;
  readonly room: Float64Array;
  edges: number;
};

function connect(n: Network, from: number, to: number, room: number): void {
  for (const [a, b, c] of [
    [from, to, room],
    [to, from, 0],
  ] as const) {
    n.to[n.edges] = b;
    n.room[n.edges] = c;
    n.next[n.edges] = n.first[a] as number;
    n.first[a] = n.edges;
    n.edges += 1;
  }
}

function levels(n: Network, source: number, sink: number, level: Int32Array, queue: Int32Array): boolean {
  level.fill(-1);
  level[source] = 0;
  queue[0] = source;
  for (let head = 0, tail = 1; head < tail; head += 1) {
    const at = queue[head] as number;
    for (let e = n.first[at] as number; e >= 0; e = n.next[e] as number) {
      const to = n.to[e] as number;
      if ((n.room[e] as number) <= 0 || level[to] !== -1) continue;
      level[to] = (level[at] as number) + 1;
      queue[tail] = to;
      tail += 1;
    }
  }
  return level[sink] !== -1;
}

function push(n: Network, at: number, sink: number, most: number, level: Int32Array, current: Int32Array): number {
  if (at === sink) return most;
  let sent = 0;
  for (; (current[at] as number) >= 0; current[at] = n.next[current[at] as number] as number) {
    const e = current[at] as number;
    const to = n.to[e] as number;
    if ((n.room[e] as number) <= 0 || level[to] !== (level[at] as number) + 1) continue;
    const got = push(n, to, sink, Math.min(most - sent, n.room[e] as number), level, current);
    n.room[e] = (n.room[e] as number) - got;
    n.room[e ^ 1] = (n.room[e ^ 1] as number) + got;
    sent += got;
    if (sent === most) return sent;
  }
  return sent;
}

/**
 * The most seats that anybody could give to people who come alone, by Dinic's algorithm: structures under their caps,
 * wishes, sessions under their seats. It knows no overlap, so no draw can give more. `t` is laid out and not drawn yet.
 */
export function maximumFlow(t: DrawTable): number {
  const [source, sink] = [t.structures + t.sessions, t.structures + t.sessions + 1];
  const most = 2 * (t.structures + t.sessions + t.wishes);
  const n: Network = {
    first: new Int32Array(sink + 1).fill(-1),
    next: new Int32Array(most),
    to: new Int32Array(most),
    room: new Float64Array(most),
    edges: 0,
  };
  for (let i = 0; i < t.structures; i += 1) connect(n, source, i, t.capLeft[i] as number);
  for (let s = 0; s < t.sessions; s += 1) connect(n, t.structures + s, sink, t.left[s] as number);
  for (let d = 0; d < t.wish.length; d += ROW) {
    const seats = (t.wish[d + QUANTITY] as number) * (t.wish[d + SIZE] as number);
    connect(n, t.wish[d + STRUCTURE] as number, t.structures + (t.wish[d + SESSION] as number), seats);
  }
  const level = new Int32Array(sink + 1);
  const queue = new Int32Array(sink + 1);
  let flow = 0;
  while (levels(n, source, sink, level, queue)) {
    flow += push(n, source, sink, Number.MAX_SAFE_INTEGER, level, n.first.slice());
  }
  return flow;
}
