import { DomainError } from '@/platform/errors';
import type { SeedlessInput } from './draw-input.rules';

/** What a draw is made from: what is drawn, and the wishes set apart before. */
type Frozen = SeedlessInput & { readonly overlapping: readonly { readonly id: string }[] };

/** How many things changed, came or went since a draw was committed to; of stocks, the sessions whose free seats changed. */
export type Moved = {
  readonly demands: number;
  readonly sessions: number;
  readonly stocks: number;
  readonly structures: number;
};

type Told = readonly (readonly [id: string, told: string])[];

/** Things that are in one of the lists only, or are told otherwise. */
function apart(was: Told, is: Told): number {
  const before = new Map(was);
  const after = new Map(is);
  return new Set([...was, ...is].filter(([id]) => before.get(id) !== after.get(id)).map(([id]) => id)).size;
}

const tell = (...parts: readonly unknown[]): string => JSON.stringify(parts);
const demandsOf = ({ demands, overlapping }: Frozen): Told => [
  ...demands.map(
    ({ id, structureId, sessionId, rank, size, quantity, need }) =>
      [id, tell(structureId, sessionId, rank, size, quantity, need.standard, need.wheelchair, need.companion)] as const,
  ),
  ...overlapping.map(({ id }) => [id, 'set apart'] as const),
];
const sessionsOf = ({ sessions }: Frozen): Told =>
  sessions.map(({ id, code, competition, startsAt, endsAt }) => [
    id,
    tell(code, competition, Date.parse(startsAt), Date.parse(endsAt)),
  ]);
const structuresOf = ({ structures }: Frozen): Told =>
  structures.map(({ id, public: served, district, members, tags, weight }) => [
    id,
    tell(served, district, members, [...tags].sort(), weight),
  ]);

/** Free seats of the sessions that both know: one that came or went is told as a session. */
function stocksOf(of: Frozen, other: Frozen): Told {
  const known = new Set(other.sessions.map(({ id }) => id));
  return of.sessions
    .filter(({ id }) => known.has(id))
    .map(({ id, free }) => [id, tell(free.standard, free.wheelchair, free.companion)]);
}

/** What is not any more as it was frozen. A wish taken back, a session cancelled or closed, a seat given: each counts. */
export function whatMoved(was: Frozen, is: Frozen): Moved {
  return {
    demands: apart(demandsOf(was), demandsOf(is)),
    sessions: apart(sessionsOf(was), sessionsOf(is)),
    stocks: apart(stocksOf(was, is), stocksOf(is, was)),
    structures: apart(structuresOf(was), structuresOf(is)),
  };
}

export const holds = ({ demands, sessions, stocks, structures }: Moved): boolean =>
  demands + sessions + stocks + structures === 0;

/** Throws `allocation/commitment-void` with what moved. */
export function requireHolds(moved: Moved): void {
  if (!holds(moved)) throw new DomainError('conflict', 'allocation/commitment-void', { ...moved });
}

/** The public value is named before anybody can know it. Throws `allocation/public-value-past`. */
export function requireNamedInAdvance(now: Date, knownAt: Date): void {
  if (knownAt.getTime() <= now.getTime())
    throw new DomainError('invalid', 'allocation/public-value-past', { knownAt: knownAt.toISOString() });
}

/** And typed in no earlier than it can be known. Throws `allocation/public-value-not-due`. */
export function requireDue(now: Date, knownAt: Date): void {
  if (now.getTime() < knownAt.getTime())
    throw new DomainError('conflict', 'allocation/public-value-not-due', { knownAt: knownAt.toISOString() });
}
