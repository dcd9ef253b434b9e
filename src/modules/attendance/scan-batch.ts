import { command } from '@/platform/command';
import { databaseClock, inTheCitysName } from '@/platform/db';
import { DomainError } from '@/platform/errors';
import type { ScanOutcome } from './attendance.rules';
import { gateCount, requireGate } from './gate-session';
import { isReadingLate, readAt } from './reading.rules';
import { scanBatchInput } from './scan.schema';
import { lockScannedTickets } from './scanned-tickets';
import { writeScans } from './write-scans';

export type BatchResult = {
  readonly outcomes: readonly {
    readonly clientId: string;
    readonly outcome: ScanOutcome;
    readonly repeated: boolean;
  }[];
  readonly count: { readonly entered: number; readonly expected: number };
};

/**
 * Rule 10 for readings a device kept without network: judged in the order in which they were made, so a batch sent
 * twice or shuffled gives the same. They are taken until a day after the session, never later than now.
 * Throws `attendance/session-not-found`, `attendance/not-on-duty`, `attendance/too-late`.
 */
export const scanBatch = command(
  'attendance/scan-batch',
  scanBatchInput,
  async ({ tx, actor, now, trail }, input): Promise<BatchResult> => {
    trail({ subject: ['session', input.sessionId], facts: { readings: input.readings.length } });
    const first = input.readings.reduce(
      (least, reading) => (reading.scannedAt < least ? reading.scannedAt : least),
      now,
    );
    const gate = await requireGate(tx, actor, input.sessionId, readAt(first, now));
    if (isReadingLate(gate, now))
      throw new DomainError('conflict', 'attendance/too-late', { endsAt: gate.endsAt.toISOString() });
    const codes = input.readings.map((reading) => reading.code);
    const find = await inTheCitysName(tx, actor, () => lockScannedTickets(tx, gate.programmeId, codes));
    const clock = await databaseClock(tx);
    const readings = input.readings.map((reading) => {
      const ticket = find(reading.code);
      const at = readAt(reading.scannedAt, clock);
      return { clientId: reading.clientId, session: gate, ticket, at, structureId: ticket?.structureId ?? null };
    });
    const scans = await writeScans(tx, readings, {
      programmeId: gate.programmeId,
      source: 'GATE',
      scannedById: actor.kind === 'user' ? actor.userId : null,
      importId: null,
    });
    const outcomes = scans.map(({ clientId, decision }) => ({
      clientId,
      outcome: decision.outcome,
      repeated: decision.repeated,
    }));
    trail({ facts: { readings: scans.length, entered: scans.filter((scan) => scan.decision.enters).length } });
    return { outcomes, count: await gateCount(tx, gate.id) };
  },
);
