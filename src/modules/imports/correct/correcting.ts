import type { CommandContext } from '@/platform/command';
import { inTheCitysName, type Tx } from '@/platform/db';
import { DomainError } from '@/platform/errors';
import type { Problem } from '../import.rules';
import { type ImportReading, importReading, importReport } from '../import.schema';
import { lockImport } from '../lock-import';
import { CORRECTED_ROWS_MOST } from './correct.schema';
import type { Decided } from './decision.rules';
import { recheck } from './recheck';

/** A staged row as it stands. */
export type RowToCorrect = Decided & {
  readonly line: number;
  readonly cells: readonly string[];
  readonly problems: readonly Problem[];
  readonly sent: readonly string[] | null;
};

/** What becomes of it. `sent` null: it is again as it was sent. */
export type CorrectedRow = Decided & {
  readonly line: number;
  readonly cells: readonly string[];
  readonly sent: readonly string[] | null;
};

/** Rows of the import that is corrected, and its reading. */
export type Corrected = {
  readonly reading: ImportReading;
  readonly rows: (where: 'line' | 'code', value: number | string) => Promise<readonly RowToCorrect[]>;
};

const readRows = async (tx: Tx, importId: string, where: 'line' | 'code', value: number | string) => {
  const rows = await tx.$queryRaw<(Omit<RowToCorrect, 'problems'> & { problems: Problem[] | null })[]>`
    SELECT line, cells, problems, sent, decision, same_as AS "sameAs" FROM import_row
    WHERE import_id = ${importId}::uuid AND CASE WHEN ${where === 'line'} THEN line = ${Number(value) || 0}
      ELSE problems @> ${JSON.stringify([{ code: String(value) }])}::jsonb END ORDER BY line`;
  return rows.map((row) => ({ ...row, problems: row.problems ?? [] }));
};

async function write(tx: Tx, importId: string, rows: readonly CorrectedRow[]): Promise<void> {
  await tx.$executeRaw`
    UPDATE import_row r SET cells = u.cells::jsonb, sent = u.sent::jsonb, decision = u.decision::"RowDecision", same_as = u.same_as::uuid
    FROM unnest(${rows.map(({ line }) => line)}::int[], ${rows.map(({ cells }) => JSON.stringify(cells))}::text[],
      ${rows.map(({ sent }) => (sent === null ? null : JSON.stringify(sent)))}::text[],
      ${rows.map(({ decision }) => decision)}::text[], ${rows.map(({ sameAs }) => sameAs)}::text[]) AS u(line, cells, sent, decision, same_as)
    WHERE r.import_id = ${importId}::uuid AND r.line = u.line`;
}

/** A correction checks up to 20,000 rows again before it answers. */
export const LONG_LIST = { timeoutMs: 60_000 } as const;

/**
 * One correction of a file that waits for a decision: `change` says which rows become what, then the whole file is checked again, in
 * the transaction that wrote them. Throws imports/not-found, imports/not-ready, imports/changed-since, imports/too-many-to-correct.
 */
export async function correcting(
  { tx, actor, trail }: CommandContext,
  input: { readonly importId: string; readonly version: number },
  change: (corrected: Corrected) => Promise<readonly CorrectedRow[]>,
): Promise<{ readonly version: number; readonly corrected: number }> {
  const { importId } = input;
  trail({ subject: ['import', importId] });
  const found = await lockImport(tx, actor, importId);
  trail({ structureId: found.structureId });
  if (found.state !== 'READY' || found.reading === null)
    throw new DomainError('conflict', 'imports/not-ready', { state: found.state });
  if (found.version !== input.version) throw new DomainError('conflict', 'imports/changed-since');
  const reading = importReading.parse(found.reading);
  const { totalRows, report } = await tx.import.findUniqueOrThrow({
    where: { id: importId },
    select: { totalRows: true, report: true },
  });
  if (totalRows > CORRECTED_ROWS_MOST)
    throw new DomainError('invalid', 'imports/too-many-to-correct', { most: CORRECTED_ROWS_MOST });
  const { rows, checked } = await inTheCitysName(tx, actor, async () => {
    const rows = await change({ reading, rows: (where, value) => readRows(tx, importId, where, value) });
    await write(tx, importId, rows);
    return { rows, checked: await recheck(tx, { ...found, reading }, importReport.parse(report)) };
  });
  const { version } = await tx.import.update({ where: { id: importId }, data: checked, select: { version: true } });
  trail({ facts: { kind: found.kind, rows: rows.length } });
  return { version, corrected: rows.length };
}
