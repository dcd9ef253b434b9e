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
  /** What another gate answered, where it says: whoever it refused does not enter here. */
  readonly said?: ScanOutcome;
  /** Under which it is stored when we refused it before, and it enters now: the stock or the calendar came after it. */
  readonly anewId?: string;
};
/** `refused`: another gate refused whom we would have let in. */
export type DecidedReading<R extends PlacedReading = PlacedReading> = R & {
  readonly decision: ScanDecision;
  readonly refused: boolean;
};

/** True when the other gate let somebody in, or does not say that it did not. */
export const letIn = (said: ScanOutcome | undefined): boolean => said === undefined || said === 'ENTERED';

const wentIn = (outcome: ScanOutcome): boolean => outcome === 'ENTERED' || outcome === 'ALREADY_ENTERED';

/** In the order in which they were made; of one instant, those that entered before those that were refused. */
function inOrder(a: PlacedReading, b: PlacedReading): number {
  const apart = a.at.getTime() - b.at.getTime() || Number(letIn(b.said)) - Number(letIn(a.said));
  return apart || (a.clientId < b.clientId ? -1 : a.clientId > b.clientId ? 1 : 0);
}

function decideOne<R extends PlacedReading>(
  reading: R,
  entered: ReadonlySet<string>,
  known: ReadonlyMap<string, ScanOutcome>,
): DecidedReading<R> {
  const { ticket, anewId, said } = reading;
  const stored = (anewId === undefined ? undefined : known.get(anewId)) ?? known.get(reading.clientId);
  const anew = anewId !== undefined && stored !== undefined && !wentIn(stored);
  const state = ticket && entered.has(ticket.id) ? 'ENTERED' : ticket?.state;
  const ours = decideScan({
    session: reading.session,
    ticket: ticket && state ? { sessionId: ticket.sessionId, state } : null,
    at: reading.at,
    earlier: stored === undefined || anew ? null : { outcome: stored },
  });
  const refused = ours.enters && !letIn(said);
  const decision = refused && said ? { outcome: said, enters: false, repeated: false } : ours;
  if (!anew || stored === undefined) return { ...reading, decision, refused };
  if (decision.enters) return { ...reading, clientId: anewId, decision, refused };
  return { ...reading, decision: { outcome: stored, enters: false, repeated: true }, refused: false };
}

/**
 * Rule 10 for many readings at once, in the order in which they were made, whatever the order in which they came:
 * the first valid reading of a ticket enters, and the next ones find it entered. `earlier` holds what is stored under
 * a client id already, `inBefore` the tickets that entered by readings before these and are not yet written. The tickets
 * must be locked, unless nothing is written.
 */
export function decideReadings<R extends PlacedReading>(
  readings: readonly R[],
  earlier: ReadonlyMap<string, ScanOutcome>,
  inBefore: ReadonlySet<string> = new Set(),
): readonly DecidedReading<R>[] {
  const known = new Map(earlier);
  const entered = new Set(inBefore);
  return [...readings].sort(inOrder).map((reading) => {
    const decided = decideOne(reading, entered, known);
    known.set(decided.clientId, decided.decision.outcome);
    if (decided.decision.enters && decided.ticket) entered.add(decided.ticket.id);
    return decided;
  });
}
