import { z } from 'zod';
import { SCAN_OUTCOMES } from '@/modules/attendance/attendance.rules';
import type { DiscrepancyKind, FileScanCounts } from '@/modules/attendance/file-scan.rules';
import type { ScanFileRow } from '@/modules/attendance/scan.schema';
import { type Disagreement, judgedScanFile } from '@/modules/attendance/scan-file';
import type { Tx } from '@/platform/db';
import { type CheckSummary, problemOf } from './check.rules';
import { counted, keepTold, type Told } from './check-against-base';
import type { RowFault } from './field.rules';
import type { ImportReading } from './import.schema';
import { clean } from './text.rules';

const scanRow = z.object({
  line: z.int(),
  values: z.object({
    ticket: z.string(),
    sessionCode: z.string().optional(),
    scannedAt: z.string(),
    result: z.enum([...SCAN_OUTCOMES, 'LEFT']).optional(),
  }),
});

/** A checked row as a line of the organiser's file. */
export function scanOfRow(row: unknown): ScanFileRow {
  const { line, values } = scanRow.parse(row);
  return {
    line,
    reference: values.ticket,
    scannedAt: new Date(values.scannedAt),
    ...(values.sessionCode !== undefined && { sessionCode: values.sessionCode }),
    ...(values.result !== undefined && { said: values.result }),
  };
}

const WORDS: Readonly<Record<DiscrepancyKind, Pick<RowFault, 'field' | 'code'>>> = {
  'scan-unknown-ticket': { field: 'ticket', code: 'scan-unknown-ticket' },
  'scan-wrong-session': { field: 'sessionCode', code: 'scan-other-session' },
  'scan-not-allocated': { field: 'ticket', code: 'scan-not-allocated' },
  'scan-outside-window': { field: 'scannedAt', code: 'scan-outside-window' },
  'scan-refused': { field: 'result', code: 'scan-refused' },
};

type Staged = { readonly line: number; readonly cells: readonly string[]; readonly values: unknown };

function toldOf(rows: readonly Staged[], reading: ImportReading, told: readonly Disagreement[]): Told[] {
  const byLine = new Map(rows.map((row) => [row.line, row]));
  return told.map(({ line, kind, facts }) => {
    const row = { line, cells: (byLine.get(line)?.cells ?? []).map(clean) };
    const { field, code } = WORDS[kind];
    return { line, problems: [problemOf(row, reading, field, { code, severity: 'warning', facts })], refused: false };
  });
}

type Summed = Pick<CheckSummary, 'good' | 'bad' | 'problems'>;

/**
 * The last part of the check of a file of scans: each good row is judged as applying it would now, and told where we and the organiser
 * differ (rule 11). Read by chunks, as nobody knows how many there are.
 */
export async function scansAgainstBase<S extends Summed>(
  tx: Tx,
  { importId, programmeId }: { readonly importId: string; readonly programmeId: string },
  reading: ImportReading,
  summary: S,
): Promise<{ readonly summary: S; readonly scans: FileScanCounts }> {
  const file = await judgedScanFile(tx, programmeId);
  await tx.$executeRaw`
    DECLARE staged_scans NO SCROLL CURSOR FOR SELECT line, cells, "values" FROM import_row
    WHERE import_id = ${importId}::uuid AND ok ORDER BY "values"->>'scannedAt', line`;
  let now = summary;
  for (;;) {
    const rows = await tx.$queryRaw<Staged[]>`FETCH 5000 FROM staged_scans`;
    if (rows.length === 0) break;
    const told = toldOf(rows, reading, await file.take(rows.map(scanOfRow)));
    if (told.length > 0) await keepTold(tx, importId, told);
    now = counted(now, told);
  }
  await tx.$executeRaw`CLOSE staged_scans`;
  return { summary: now, scans: await file.end() };
}
