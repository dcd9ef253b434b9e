import type { Tx } from '@/platform/db';
import type { ScanOutcome } from './attendance.rules';

export type ScannedSeat = {
  readonly sessionCode: string;
  readonly block: string;
  readonly row: string;
  readonly seat: string;
  readonly kind: 'STANDARD' | 'WHEELCHAIR' | 'COMPANION';
  readonly name: string | null;
  readonly structureName: string | null;
  readonly enteredAt: Date | null;
};
export type ScanResult = {
  readonly outcome: ScanOutcome;
  readonly repeated: boolean;
  readonly ticket: ScannedSeat | null;
  readonly count: { readonly entered: number; readonly expected: number };
};

/** What the volunteer compares with the identity document: name and seat, and the session the ticket is for. */
export async function scannedSeat(tx: Tx, ticketId: string): Promise<ScannedSeat | null> {
  const [row] = await tx.$queryRaw<ScannedSeat[]>`
    SELECT s.code AS "sessionCode", t.block, t.row, t.seat, t.kind, nullif(concat_ws(' ', b.first_name, b.last_name), '') AS name,
      o.name AS "structureName", t.entered_at AS "enteredAt"
    FROM ticket t JOIN session s ON s.id = t.session_id LEFT JOIN beneficiary b ON b.id = t.beneficiary_id
    LEFT JOIN structure o ON o.id = t.structure_id WHERE t.id = ${ticketId}::uuid`;
  return row ?? null;
}
