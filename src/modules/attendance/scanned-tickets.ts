import type { TicketState } from '@/modules/tickets/ticket.rules';
import type { Tx } from '@/platform/db';
import { Prisma } from '@/platform/generated/prisma/client';
import { normalCode } from './reading.rules';

export type LockedTicket = {
  readonly id: string;
  readonly sessionId: string;
  readonly structureId: string | null;
  readonly state: TicketState;
  readonly code: string;
  readonly reference: string;
  readonly enteredAt: Date | null;
};
export type FindTicket = (text: string) => LockedTicket | null;

/**
 * The tickets of the programme that have one of these codes or references, locked in one order so that two batches never
 * wait for each other. Answers how to find one by what was read.
 */
export const lockScannedTickets = (tx: Tx, programmeId: string, read: readonly string[]): Promise<FindTicket> =>
  scannedTickets(tx, programmeId, read, Prisma.sql`FOR UPDATE`);

/** The same, to look and not to write. */
export const findScannedTickets = (tx: Tx, programmeId: string, read: readonly string[]): Promise<FindTicket> =>
  scannedTickets(tx, programmeId, read, Prisma.empty);

async function scannedTickets(
  tx: Tx,
  programmeId: string,
  read: readonly string[],
  lock: Prisma.Sql,
): Promise<FindTicket> {
  const codes = [...new Set(read.map(normalCode))];
  const references = [...new Set(read.map((text) => text.trim()))];
  const rows = await tx.$queryRaw<LockedTicket[]>`
    SELECT id, session_id AS "sessionId", structure_id AS "structureId", state, code, reference, entered_at AS "enteredAt"
    FROM ticket WHERE id IN (
      SELECT id FROM ticket WHERE code = ANY(${codes}::text[]) AND programme_id = ${programmeId}::uuid
      UNION SELECT id FROM ticket WHERE programme_id = ${programmeId}::uuid AND reference = ANY(${references}::text[]))
    ORDER BY id ${lock}`;
  const byCode = new Map(rows.map((row) => [row.code, row]));
  const byReference = new Map(rows.map((row) => [row.reference, row]));
  return (text) => byCode.get(normalCode(text)) ?? byReference.get(text.trim()) ?? null;
}
