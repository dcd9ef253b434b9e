import { type SeatNeed, seatNeed, seatsIn } from '@/modules/demands/demand.rules';
import type { ProgrammeRules } from '@/modules/programmes/programme.schema';
import { isClosed, overlaps, type SessionStatus, type Slot } from '@/modules/sessions/session.rules';
import type { TicketKind } from '@/modules/tickets/ticket.rules';
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

/** Seats by kind. */
export function needIn(seats: readonly { readonly kind: TicketKind }[]): SeatNeed {
  const of = (kind: TicketKind) => seats.filter((seat) => seat.kind === kind).length;
  return { standard: of('STANDARD'), wheelchair: of('WHEELCHAIR'), companion: of('COMPANION') };
}

/** Seats of each kind in whole formulas of one size. */
export type Formulas = { readonly size: number; readonly quantity: number; readonly need: SeatNeed };

/** What was asked: formulas of so many people, so many of them; by hand, without a wish, each person by themselves. */
export type AskedFormulas = { readonly size: number; readonly quantity: number };
export const BY_HAND: AskedFormulas = { size: 1, quantity: Number.MAX_SAFE_INTEGER };

/** Rules 6 and 15: the whole formulas that these seats make, no more than were asked for. */
export function formulasIn(
  need: SeatNeed,
  asked: AskedFormulas,
  rules: Pick<ProgrammeRules, 'wheelchairsPerCompanion'>,
): Formulas {
  const { size } = asked;
  let quantity = Math.max(1, Math.min(asked.quantity, Math.floor(seatsIn(need) / size)));
  const whole = () => seatsIn(seatNeed({ size, quantity, wheelchairs: need.wheelchair }, rules));
  while (quantity > 1 && whole() > seatsIn(need)) quantity -= 1;
  return { size, quantity, need };
}

/**
 * Rules 6, 15 and 16: the seats kept of an allocation when `keep` of its formulas are: wheelchairs first, with their
 * companions. Throws `allocation/bad-part` when it is not one to all of them.
 */
export function decidePart(
  { size, quantity, need }: Formulas,
  keep: number,
  rules: Pick<ProgrammeRules, 'wheelchairsPerCompanion'>,
): SeatNeed {
  if (!Number.isInteger(keep) || keep < 1 || keep > quantity) {
    throw new DomainError('invalid', 'allocation/bad-part', { quantity, keep });
  }
  if (keep === quantity) return need;
  const wheelchairs = Math.min(need.wheelchair, size * keep);
  const kept = seatNeed({ size, quantity: keep, wheelchairs }, rules);
  return {
    standard: Math.min(kept.standard, need.standard),
    wheelchair: wheelchairs,
    companion: Math.min(kept.companion, need.companion),
  };
}

const LAST_CALL = DAY;

/**
 * Rule 16: a reminder is due at half of the time there is to answer, and a day before the date when that comes later.
 * Whoever was reminded since is left alone.
 */
export function reminderDue(
  allocation: Pick<Allocation, 'state' | 'confirmBy'> & { readonly createdAt: Date; readonly remindedAt: Date | null },
  now: Date,
): boolean {
  const [made, by] = [allocation.createdAt.getTime(), allocation.confirmBy.getTime()];
  if (allocation.state !== 'PROPOSED' || now.getTime() >= by) return false;
  const half = made + (by - made) / 2;
  const due = [half, by - LAST_CALL].filter((at) => at >= half && at <= now.getTime());
  return due.some((at) => allocation.remindedAt === null || allocation.remindedAt.getTime() < at);
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
