import { seatsIn } from '@/modules/demands/demand.rules';
import type { DrawSession, DrawStructure, Limit, Quota, QuotaOf } from './draw-input.rules';

/** More than any draw has seats. */
export const UNLIMITED = 2 ** 31 - 1;

/** A quota in numbers: 1 in `of` and `on` for each structure and session it counts. */
export type SettledQuota = {
  readonly id: string;
  readonly of: Uint8Array;
  readonly on: Uint8Array;
  /** Seats; 0 = none. */
  readonly minimum: number;
  /** Seats; UNLIMITED = none. */
  readonly maximum: number;
};

export function isCounted(of: QuotaOf, structure: DrawStructure): boolean {
  return (
    (of.public === undefined || of.public === structure.public) &&
    (of.district === undefined || of.district === structure.district) &&
    (of.structureId === undefined || of.structureId === structure.id) &&
    (of.tag === undefined || structure.tags.includes(of.tag))
  );
}

export function isOn(on: Quota['on'], session: DrawSession): boolean {
  return (
    (on.sessionId === undefined || on.sessionId === session.id) &&
    (on.competition === undefined || on.competition === session.competition)
  );
}

const seatsOf = (limit: Limit, offer: number): number =>
  'seats' in limit ? limit.seats : Math.floor((offer * limit.percent) / 100);

/** The quotas in order of id, settled on these structures and sessions in this order. */
export function settleQuotas(
  quotas: readonly Quota[],
  structures: readonly DrawStructure[],
  sessions: readonly DrawSession[],
): readonly SettledQuota[] {
  const free = sessions.map((session) => seatsIn(session.free));
  const sameOf = new Map<string, Uint8Array>();
  const members = (of: QuotaOf): Uint8Array => {
    const key = JSON.stringify([of.public, of.district, of.structureId, of.tag]);
    const known = sameOf.get(key) ?? Uint8Array.from(structures, (structure) => (isCounted(of, structure) ? 1 : 0));
    sameOf.set(key, known);
    return known;
  };
  const inOrder = [...quotas].sort((a, b) => (a.id < b.id ? -1 : 1));
  return inOrder.map(({ id, of, on, minimum, maximum }) => {
    const where = Uint8Array.from(sessions, (session) => (isOn(on, session) ? 1 : 0));
    const offer = free.reduce((sum, seats, at) => sum + (where[at] === 1 ? seats : 0), 0);
    return {
      id,
      of: members(of),
      on: where,
      minimum: minimum ? seatsOf(minimum, offer) : 0,
      maximum: maximum ? seatsOf(maximum, offer) : UNLIMITED,
    };
  });
}
