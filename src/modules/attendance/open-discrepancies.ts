import type { Tx } from '@/platform/db';
import { discrepancyOf, SCAN_DISCREPANCIES } from './file-scan.rules';
import type { WrittenScan } from './write-scans';

type Opening = {
  readonly sessionId: string | null;
  readonly ticketId: string | null;
  readonly structureId: string | null;
  readonly kind: string;
  readonly ours: string | null;
  readonly theirs: string;
};

function openingOf(scan: WrittenScan, text: string): Opening | null {
  const kind = scan.decision.repeated ? null : discrepancyOf(scan.decision.outcome);
  if (kind === null) return null;
  return {
    sessionId: scan.session.id,
    ticketId: scan.ticket?.id ?? null,
    structureId: scan.structureId,
    kind,
    ours: scan.ticket?.state ?? null,
    theirs: scan.ticket ? 'ENTERED' : text,
  };
}

/**
 * Rule 11: one open discrepancy a ticket and kind; a line without any session we know is one too. Answers how many were
 * opened now.
 */
export async function openDiscrepancies(
  tx: Tx,
  programmeId: string,
  scans: readonly WrittenScan[],
  texts: ReadonlyMap<string, string>,
  unplaced: readonly string[],
): Promise<number> {
  const openings = scans.flatMap((scan) => openingOf(scan, texts.get(scan.clientId) ?? '') ?? []);
  const nowhere = { sessionId: null, ticketId: null, structureId: null, kind: SCAN_DISCREPANCIES.UNKNOWN, ours: null };
  const all: Opening[] = [...openings, ...unplaced.map((theirs) => ({ ...nowhere, theirs }))];
  if (all.length === 0) return 0;
  return tx.$executeRaw`
    INSERT INTO discrepancy (programme_id, session_id, ticket_id, structure_id, kind, ours, theirs)
    SELECT DISTINCT ON (r.kind, r.ticket_id, r.theirs) ${programmeId}::uuid, r.session_id, r.ticket_id, r.structure_id, r.kind, r.ours, r.theirs
    FROM unnest(
      ${all.map((one) => one.sessionId)}::uuid[], ${all.map((one) => one.ticketId)}::uuid[], ${all.map((one) => one.structureId)}::uuid[],
      ${all.map((one) => one.kind)}::text[], ${all.map((one) => one.ours)}::text[], ${all.map((one) => one.theirs)}::text[]
    ) AS r(session_id, ticket_id, structure_id, kind, ours, theirs)
    WHERE NOT EXISTS (
      SELECT FROM discrepancy d WHERE d.programme_id = ${programmeId}::uuid AND d.state = 'OPEN' AND d.kind = r.kind
        AND d.ticket_id IS NOT DISTINCT FROM r.ticket_id AND d.theirs IS NOT DISTINCT FROM r.theirs)`;
}
