import { command } from '@/platform/command';
import { databaseClock, inTheCitysName } from '@/platform/db';
import { DomainError } from '@/platform/errors';
import { gateCount, requireGate } from './gate-session';
import { type ScanResult, scannedSeat } from './present-scan';
import { readAt } from './reading.rules';
import { scanTicketInput } from './scan.schema';
import { lockScannedTickets } from './scanned-tickets';
import { writeScans } from './write-scans';

/**
 * Rule 10: one reading at the gate. Only the first valid one enters, also of fifty at once: the ticket is locked, and
 * `scan.entered_ticket_id` is unique. Every reading is a row; the same client id again answers as the first time.
 * The ticket is read in the city's name, so that a ticket for another session is told from an unknown one.
 * Throws `attendance/session-not-found`, `attendance/not-on-duty`.
 */
export const scanTicket = command(
  'attendance/scan-ticket',
  scanTicketInput,
  async ({ tx, actor, now, trail }, input): Promise<ScanResult> => {
    trail({ subject: ['session', input.sessionId] });
    const gate = await requireGate(tx, actor, input.sessionId, readAt(input.scannedAt, now));
    const find = await inTheCitysName(tx, actor, () => lockScannedTickets(tx, gate.programmeId, [input.code]));
    const ticket = find(input.code);
    const at = readAt(input.scannedAt, await databaseClock(tx));
    const reading = { clientId: input.clientId, session: gate, ticket, at, structureId: ticket?.structureId ?? null };
    const [scan] = await writeScans(tx, [reading], {
      programmeId: gate.programmeId,
      source: 'GATE',
      scannedById: actor.kind === 'user' ? actor.userId : null,
      importId: null,
    });
    if (!scan) throw new DomainError('conflict', 'attendance/not-read');
    const { outcome, repeated } = scan.decision;
    trail({ facts: { outcome, repeated }, structureId: scan.structureId });
    const seat = ticket && (await inTheCitysName(tx, actor, () => scannedSeat(tx, ticket.id)));
    return { outcome, repeated, ticket: seat, count: await gateCount(tx, gate.id) };
  },
);
