import {
  decideScan,
  type GateSession,
  type ScanDecision,
  type ScannedTicket,
  type ScanOutcome,
} from './attendance.rules';

const HOUR = 3_600_000;
/** Readings kept on a device without network are taken so long after the session. */
export const LATE_READING_HOURS = 24;

/** A device's clock may run ahead: a reading is never later than the database's now. */
export function readAt(scannedAt: Date | undefined, now: Date): Date {
  return scannedAt === undefined || scannedAt.getTime() > now.getTime() ? now : scannedAt;
}

/** Readings made without network still count on the day of the session and one day later. */
export function isReadingLate(session: { readonly endsAt: Date }, now: Date): boolean {
  return now.getTime() > session.endsAt.getTime() + LATE_READING_HOURS * HOUR;
}

/** A code as typed or read: blanks, dashes and lower case do not matter; of an address, the last part counts. */
export function normalCode(text: string): string {
  const last = text.trim().split('/').at(-1) ?? '';
  return last.replaceAll(/[\s-]/g, '').toUpperCase();
}

export type PlacedReading = {
  readonly clientId: string;
  readonly session: GateSession;
  /** Null: no ticket has this code. */
  readonly ticket: (ScannedTicket & { readonly id: string }) | null;
  readonly at: Date;
};
export type DecidedReading = PlacedReading & { readonly decision: ScanDecision };

/**
 * Rule 10 for many readings at once, in the order in which they were made, whatever the order in which they came:
 * the first valid reading of a ticket enters, and the next ones find it entered. `earlier` holds what is stored under
 * a client id already. The tickets must be locked.
 */
export function decideReadings(
  readings: readonly PlacedReading[],
  earlier: ReadonlyMap<string, ScanOutcome>,
): readonly DecidedReading[] {
  const known = new Map(earlier);
  const entered = new Set<string>();
  const inOrder = [...readings].sort(
    (a, b) => a.at.getTime() - b.at.getTime() || (a.clientId < b.clientId ? -1 : a.clientId > b.clientId ? 1 : 0),
  );
  return inOrder.map((reading) => {
    const stored = known.get(reading.clientId);
    const { ticket } = reading;
    const state = ticket && entered.has(ticket.id) ? 'ENTERED' : ticket?.state;
    const decision = decideScan({
      session: reading.session,
      ticket: ticket && state ? { sessionId: ticket.sessionId, state } : null,
      at: reading.at,
      earlier: stored === undefined ? null : { outcome: stored },
    });
    known.set(reading.clientId, decision.outcome);
    if (decision.enters && ticket) entered.add(ticket.id);
    return { ...reading, decision };
  });
}
