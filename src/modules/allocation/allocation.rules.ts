import type { ProgrammeRules } from '@/modules/programmes/programme.schema';
import { isClosed, overlaps, type SessionStatus, type Slot } from '@/modules/sessions/session.rules';
import { DomainError } from '@/platform/errors';

export const ALLOCATION_STATES = ['PROPOSED', 'CONFIRMED', 'DECLINED', 'RELEASED'] as const;
export type AllocationState = (typeof ALLOCATION_STATES)[number];

export type Allocation = {
  readonly id: string;
  readonly state: AllocationState;
  readonly quantity: number;
  readonly confirmBy: Date;
};

const DAY = 86_400_000;

/** Rule 16: the date by which an allocation must be confirmed: some days from now, never after the session's cutoff. */
export function confirmByFor(now: Date, cutoffAt: Date, rules: Pick<ProgrammeRules, 'confirmWithinDays'>): Date {
  return new Date(Math.min(now.getTime() + rules.confirmWithinDays * DAY, cutoffAt.getTime()));
}

function requireProposed(allocation: Allocation): void {
  if (allocation.state === 'PROPOSED') return;
  throw new DomainError('conflict', 'allocation/already-answered', { state: allocation.state });
}

/** Rule 16: confirmed before its date. Throws `allocation/confirm-too-late`, `allocation/already-answered`; confirming twice changes nothing. */
export function decideConfirm(allocation: Allocation, now: Date): AllocationState {
  if (allocation.state === 'CONFIRMED') return 'CONFIRMED';
  requireProposed(allocation);
  if (isClosed(now, allocation.confirmBy)) {
    throw new DomainError('conflict', 'allocation/confirm-too-late', { confirmAt: allocation.confirmBy.toISOString() });
  }
  return 'CONFIRMED';
}

/** Rule 16: declined, also after its date as long as the sweep has not released it. Throws `allocation/already-answered`. */
export function decideDecline(allocation: Allocation): AllocationState {
  if (allocation.state === 'DECLINED') return 'DECLINED';
  requireProposed(allocation);
  return 'DECLINED';
}

/** Rule 16: silence to the date releases the seats to the next in line. */
export function releaseDue(allocation: Pick<Allocation, 'state' | 'confirmBy'>, now: Date): boolean {
  return allocation.state === 'PROPOSED' && isClosed(now, allocation.confirmBy);
}

export type AllocatedSession = Slot & {
  readonly sessionId: string;
  readonly status: SessionStatus;
  readonly cutoffAt: Date;
};

/**
 * Rules 4, 7 and 15: the city gives seats by hand. `held`: the other sessions this structure holds. Throws
 * `allocation/session-cancelled`, `allocation/cutoff-passed`, `allocation/overlap`, `allocation/not-enough-seats`.
 */
export function decideAllocation(
  quantity: number,
  free: number,
  session: AllocatedSession,
  held: readonly (Slot & { readonly sessionId: string })[],
  now: Date,
): { readonly quantity: number } {
  if (!Number.isInteger(quantity) || quantity < 1) throw new DomainError('invalid', 'allocation/bad-quantity');
  if (session.status === 'CANCELLED') throw new DomainError('conflict', 'allocation/session-cancelled');
  if (isClosed(now, session.cutoffAt)) {
    throw new DomainError('conflict', 'allocation/cutoff-passed', { cutoffAt: session.cutoffAt.toISOString() });
  }
  const clash = held.find((other) => other.sessionId !== session.sessionId && overlaps(session, other));
  if (clash) throw new DomainError('conflict', 'allocation/overlap', { sessionId: clash.sessionId });
  if (quantity > free) throw new DomainError('conflict', 'allocation/not-enough-seats', { asked: quantity, free });
  return { quantity };
}

/** Rule 16: the city takes back what is not confirmed yet. Throws `allocation/already-answered`. */
export function decideRelease(allocation: Allocation): AllocationState {
  if (allocation.state === 'RELEASED') return 'RELEASED';
  requireProposed(allocation);
  return 'RELEASED';
}
