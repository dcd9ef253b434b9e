import type { SeatNeed } from '@/modules/demands/demand.rules';
import { DomainError } from '@/platform/errors';
import { byId, type DrawInput, type DrawRefusal, type DrawResult } from './draw-input.rules';

const UNLIMITED = Number.MAX_SAFE_INTEGER;
const NOTHING: SeatNeed = { standard: 0, wheelchair: 0, companion: 0 };

/** The draw's working table: numbers in flat arrays, wishes of a structure side by side, dearest first. */
export type DrawTable = {
  readonly weights: Int32Array;
  readonly firstWish: Int32Array;
  readonly lastWish: Int32Array;
  /** Index of the session, −1 when it is not among those drawn. */
  readonly sessionOf: Int32Array;
  readonly structureOf: Int32Array;
  readonly size: Int32Array;
  readonly quantity: Int32Array;
  /** 1 for a demand with wheelchairs, given whole or not at all. */
  readonly together: Uint8Array;
  readonly granted: Int32Array;
  readonly closed: Uint8Array;
  /** 1 for a demand held back by the share until the rounds are over. */
  readonly waiting: Uint8Array;
  readonly left: Int32Array;
  readonly standardLeft: Int32Array;
  readonly wheelchairLeft: Int32Array;
  readonly companionLeft: Int32Array;
  readonly shareOf: Float64Array;
  readonly capLeft: Float64Array;
  readonly startsAt: Float64Array;
  readonly endsAt: Float64Array;
  readonly held: readonly number[][];
  needOf(demand: number): SeatNeed;
  seatsIn(structure: number, session: number): number;
  grant(demand: number, formulas: number, seats: SeatNeed, round: number): void;
  results(reasonOf: (closed: number) => DrawRefusal | null): readonly DrawResult[];
};

function requireSound(input: DrawInput): void {
  const whole = (value: number, least: number) => Number.isInteger(value) && value >= least;
  const sound =
    input.structures.every((structure) => whole(structure.weight, 1)) &&
    input.sessions.every(({ free }) => [free.standard, free.wheelchair, free.companion].every((n) => whole(n, 0))) &&
    input.demands.every((d) => whole(d.size, 1) && whole(d.quantity, 1) && whole(d.need.wheelchair, 0));
  if (!sound) throw new DomainError('invalid', 'allocation/unsound-draw');
}

/** Lays the input out, in an order that depends on ids alone. Throws `allocation/unsound-draw`. */
export function drawTable(input: DrawInput): DrawTable {
  requireSound(input);
  const sessions = byId(input.sessions);
  const sessionAt = new Map(sessions.map((session, index) => [session.id, index]));
  const weightOf = new Map(input.structures.map((structure) => [structure.id, structure.weight]));
  const structureIds = [...new Set(input.demands.map((demand) => demand.structureId))].sort();
  const structureAt = new Map(structureIds.map((id, index) => [id, index]));
  const at = (structureId: string) => structureAt.get(structureId) as number;
  const demands = [...byId(input.demands)].sort((a, b) => at(a.structureId) - at(b.structureId) || a.rank - b.rank);
  const column = (read: (demand: (typeof demands)[number]) => number) => Int32Array.from(demands, read);

  const structureOf = column((demand) => at(demand.structureId));
  const firstWish = new Int32Array(structureIds.length).fill(demands.length);
  const lastWish = new Int32Array(structureIds.length);
  structureOf.forEach((structure, d) => {
    firstWish[structure] = Math.min(firstWish[structure] as number, d);
    lastWish[structure] = d + 1;
  });
  const size = column((demand) => demand.size);
  const share = input.caps.sharePercent;
  const granted = new Int32Array(demands.length);
  const roundOf = new Int32Array(demands.length).fill(-1);
  const given: SeatNeed[] = Array.from(demands, () => NOTHING);
  const here = new Map<number, number>();

  const table: DrawTable = {
    weights: Int32Array.from(structureIds, (id) => weightOf.get(id) ?? 1),
    firstWish,
    lastWish,
    sessionOf: column((demand) => sessionAt.get(demand.sessionId) ?? -1),
    structureOf,
    size,
    quantity: column((demand) => demand.quantity),
    together: Uint8Array.from(demands, (demand) => (demand.need.wheelchair > 0 ? 1 : 0)),
    granted,
    closed: new Uint8Array(demands.length),
    waiting: new Uint8Array(demands.length),
    left: new Int32Array(demands.length),
    standardLeft: Int32Array.from(sessions, (session) => session.free.standard),
    wheelchairLeft: Int32Array.from(sessions, (session) => session.free.wheelchair),
    companionLeft: Int32Array.from(sessions, (session) => session.free.companion),
    shareOf: Float64Array.from(sessions, ({ free }) =>
      share === null ? UNLIMITED : Math.floor((free.standard * share) / 100),
    ),
    capLeft: new Float64Array(structureIds.length).fill(input.caps.seatsPerStructure ?? UNLIMITED),
    startsAt: Float64Array.from(sessions, (session) => session.startsAt.getTime()),
    endsAt: Float64Array.from(sessions, (session) => session.endsAt.getTime()),
    held: structureIds.map(() => []),
    needOf: (d) => demands[d]?.need ?? NOTHING,
    seatsIn: (structure, session) => here.get(structure * sessions.length + session) ?? 0,
    grant: (d, formulas, seats, round) => {
      const session = table.sessionOf[d] as number;
      const structure = structureOf[d] as number;
      const all = seats.standard + seats.wheelchair + seats.companion;
      table.standardLeft[session] = (table.standardLeft[session] as number) - seats.standard;
      table.wheelchairLeft[session] = (table.wheelchairLeft[session] as number) - seats.wheelchair;
      table.companionLeft[session] = (table.companionLeft[session] as number) - seats.companion;
      table.capLeft[structure] = (table.capLeft[structure] as number) - all;
      const before = table.seatsIn(structure, session);
      if (before === 0) table.held[structure]?.push(session);
      here.set(structure * sessions.length + session, before + all);
      if (granted[d] === 0) roundOf[d] = round;
      granted[d] = (granted[d] as number) + formulas;
      const so = given[d] as SeatNeed;
      given[d] = {
        standard: so.standard + seats.standard,
        wheelchair: so.wheelchair + seats.wheelchair,
        companion: so.companion + seats.companion,
      };
    },
    results: (reasonOf) =>
      byId(
        demands.map((demand, d) => {
          const reason = reasonOf(table.closed[d] as number);
          return {
            id: demand.id,
            demandId: demand.id,
            structureId: demand.structureId,
            sessionId: demand.sessionId,
            rank: demand.rank,
            quantity: granted[d] as number,
            need: given[d] as SeatNeed,
            round: roundOf[d] === -1 ? null : (roundOf[d] as number),
            reason,
            left: reason === null ? null : (table.left[d] as number),
          };
        }),
      ).map(({ id: _, ...result }) => result),
  };
  return table;
}

/** Rule 15: the structure already holds a session that overlaps this one; the same session is for other people. */
export function overlapsHeld(table: DrawTable, structure: number, session: number): boolean {
  const starts = table.startsAt[session] as number;
  const ends = table.endsAt[session] as number;
  return (table.held[structure] ?? []).some(
    (other) =>
      other !== session && starts < (table.endsAt[other] as number) && (table.startsAt[other] as number) < ends,
  );
}
