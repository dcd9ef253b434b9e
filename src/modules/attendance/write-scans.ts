import type { Tx } from '@/platform/db';
import type { ScanOutcome } from './attendance.rules';
import { type DecidedReading, decideReadings, type PlacedReading } from './reading.rules';

type Source = {
  readonly programmeId: string;
  readonly source: 'GATE' | 'IMPORT';
  readonly scannedById: string | null;
  readonly importId: string | null;
};
export type ReadingToWrite = PlacedReading & { readonly structureId: string | null };
export type WrittenScan = DecidedReading<ReadingToWrite>;

/** What is stored of these readings already, by client id. */
export async function storedOutcomes(tx: Tx, readings: readonly PlacedReading[]): Promise<Map<string, ScanOutcome>> {
  const clientIds = readings.flatMap(({ clientId, anewId }) => (anewId === undefined ? clientId : [clientId, anewId]));
  const rows = await tx.$queryRaw<{ clientId: string; outcome: ScanOutcome }[]>`
    SELECT client_id AS "clientId", outcome FROM scan WHERE client_id = ANY(${clientIds}::uuid[])`;
  return new Map(rows.map((row) => [row.clientId, row.outcome]));
}

/**
 * Decides the readings of locked tickets (rule 10) and writes them: every reading that was not stored before is a scan,
 * the first valid one of a ticket enters it. Readings of tickets must come after the lock on these tickets.
 */
export async function writeScans<R extends ReadingToWrite>(
  tx: Tx,
  readings: readonly R[],
  from: Source,
): Promise<readonly DecidedReading<R>[]> {
  const decided = decideReadings(readings, await storedOutcomes(tx, readings));
  const fresh = decided.filter((reading) => !reading.decision.repeated);
  await insertScans(tx, fresh, from);
  await enterTickets(tx, fresh);
  return decided;
}

async function insertScans(tx: Tx, scans: readonly WrittenScan[], from: Source): Promise<void> {
  if (scans.length === 0) return;
  const { programmeId, source, scannedById, importId } = from;
  await tx.$executeRaw`
    INSERT INTO scan (programme_id, session_id, ticket_id, structure_id, client_id, outcome, entered_ticket_id, scanned_at, source, scanned_by_id, import_id)
    SELECT ${programmeId}::uuid, r.session_id, r.ticket_id, r.structure_id, r.client_id, r.outcome::"ScanOutcome",
      CASE WHEN r.outcome = 'ENTERED' THEN r.ticket_id END, r.at, ${source}::"ScanSource", ${scannedById}::uuid, ${importId}::uuid
    FROM unnest(
      ${scans.map((scan) => scan.session.id)}::uuid[], ${scans.map((scan) => scan.ticket?.id ?? null)}::uuid[],
      ${scans.map((scan) => scan.structureId)}::uuid[], ${scans.map((scan) => scan.clientId)}::uuid[],
      ${scans.map((scan) => scan.decision.outcome)}::text[], ${scans.map((scan) => scan.at.toISOString())}::timestamptz[]
    ) AS r(session_id, ticket_id, structure_id, client_id, outcome, at)
    ON CONFLICT (client_id) DO NOTHING`;
}

async function enterTickets(tx: Tx, scans: readonly WrittenScan[]): Promise<void> {
  const entering = scans.filter((scan) => scan.decision.enters && scan.ticket !== null);
  if (entering.length === 0) return;
  const entered = await tx.$executeRaw`
    UPDATE ticket t SET state = 'ENTERED', entered_at = r.at
    FROM unnest(${entering.map((scan) => scan.ticket?.id ?? null)}::uuid[], ${entering.map((scan) => scan.at.toISOString())}::timestamptz[]) AS r(id, at)
    WHERE t.id = r.id AND t.state IN ('CONFIRMED', 'CLAIMED')`;
  if (entered !== entering.length) throw new Error('a ticket changed between its lock and its entry');
}
