import type { SessionStatus, Slot } from '@/modules/sessions/session.rules';
import { endOfDay, isOverSeveralDays } from '@/modules/sessions/session-day.rules';
import type { TicketState } from '@/modules/tickets/ticket.rules';

export const SCAN_OUTCOMES = [
  'ENTERED',
  'ALREADY_ENTERED',
  'UNKNOWN',
  'WRONG_SESSION',
  'NOT_ALLOCATED',
  'OUTSIDE_WINDOW',
] as const;
export type ScanOutcome = (typeof SCAN_OUTCOMES)[number];

const HOUR = 3_600_000;
/** Gates open so many hours before the session. */
export const GATES_OPEN_HOURS = 3;

/**
 * Rule 10: when a ticket lets somebody in: from three hours before the start to the end; a session over several days
 * is valid to the end of its last day at the venue. The opening is inside, the closing is not.
 */
export function scanWindow(slot: Slot, timeZone: string): { readonly opensAt: Date; readonly closesAt: Date } {
  const opensAt = new Date(slot.startsAt.getTime() - GATES_OPEN_HOURS * HOUR);
  return { opensAt, closesAt: isOverSeveralDays(slot, timeZone) ? endOfDay(slot.endsAt, timeZone) : slot.endsAt };
}

/** Rule 10 for a single instant. */
export function isInsideWindow(at: Date, slot: Slot, timeZone: string): boolean {
  const { opensAt, closesAt } = scanWindow(slot, timeZone);
  return at.getTime() >= opensAt.getTime() && at.getTime() < closesAt.getTime();
}

export type GateSession = Slot & { readonly id: string; readonly timeZone: string; readonly status: SessionStatus };
export type ScannedTicket = { readonly sessionId: string; readonly state: TicketState };

export type Reading = {
  /** The session whose gate reads. */
  readonly session: GateSession;
  /** The ticket of the code read; null when no ticket has it. */
  readonly ticket: ScannedTicket | null;
  /** When the code was read, on the device if it was offline. */
  readonly at: Date;
  /** The scan already stored under the same client id: the network repeated itself. */
  readonly earlier: { readonly outcome: ScanOutcome } | null;
};

/** `enters`: the ticket becomes ENTERED now. `repeated`: the same scan again, answered as the first time. */
export type ScanDecision = { readonly outcome: ScanOutcome; readonly enters: boolean; readonly repeated: boolean };

function outcomeOf({ session, ticket, at }: Reading): ScanOutcome {
  if (ticket === null) return 'UNKNOWN';
  if (ticket.sessionId !== session.id) return 'WRONG_SESSION';
  if (ticket.state === 'ENTERED') return 'ALREADY_ENTERED';
  if (session.status === 'CANCELLED' || !isInsideWindow(at, session, session.timeZone)) return 'OUTSIDE_WINDOW';
  return ticket.state === 'CLAIMED' || ticket.state === 'CONFIRMED' ? 'ENTERED' : 'NOT_ALLOCATED';
}

/** Rule 10: only the first valid scan enters, leaving is final, and a scan the network repeats is not a second entry. */
export function decideScan(reading: Reading): ScanDecision {
  if (reading.earlier) return { outcome: reading.earlier.outcome, enters: false, repeated: true };
  const outcome = outcomeOf(reading);
  return { outcome, enters: outcome === 'ENTERED', repeated: false };
}

/** Rule 12: a place is expected when a structure held it to the end: confirmed, taken or entered; never one given back. */
export function isExpected(state: TicketState): boolean {
  return state === 'CONFIRMED' || state === 'CLAIMED' || state === 'ENTERED';
}

/** Only sessions that are over count, cancelled ones never. */
export function isCounted(session: Slot & { readonly status: SessionStatus }, now: Date): boolean {
  return session.status !== 'CANCELLED' && now.getTime() >= session.endsAt.getTime();
}

export type Turnout = { readonly expected: number; readonly entered: number };

/** Rule 12: entered of expected, in percent with one decimal, halves up; null when nobody was expected. */
export function ratePercent({ expected, entered }: Turnout): number | null {
  if (expected === 0) return null;
  return Math.floor((entered * 2000 + expected) / (expected * 2)) / 10;
}

/** Adds turnouts up by a key: a session, a day of the venue, a public. In order of key. */
export function turnoutBy<T extends Turnout>(
  rows: readonly T[],
  keyOf: (row: T) => string,
): ReadonlyMap<string, Turnout> {
  const sums = new Map<string, Turnout>();
  for (const row of rows) {
    const sum = sums.get(keyOf(row)) ?? { expected: 0, entered: 0 };
    sums.set(keyOf(row), { expected: sum.expected + row.expected, entered: sum.entered + row.entered });
  }
  return new Map([...sums].sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)));
}

/** The sum of all rows. */
export function turnoutOf(rows: readonly Turnout[]): Turnout {
  return rows.reduce<Turnout>(
    (sum, row) => ({ expected: sum.expected + row.expected, entered: sum.entered + row.entered }),
    { expected: 0, entered: 0 },
  );
}
