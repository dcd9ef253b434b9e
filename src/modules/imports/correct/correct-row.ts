import { command } from '@/platform/command';
import { DomainError } from '@/platform/errors';
import { correctRowInput, restoreRowInput } from './correct.schema';
import { type Corrected, correcting, LONG_LIST, type RowToCorrect } from './correcting';
import { patched, settle, UNDECIDED } from './decision.rules';

async function theRow({ rows }: Corrected, line: number): Promise<RowToCorrect> {
  const [row] = await rows('line', line);
  if (!row) throw new DomainError('not-found', 'imports/no-such-row', { line });
  return row;
}

/** What is decided now, or was before. Cells written anew make another row of it: what was said of the old one is no longer so. */
function decidedOf(
  row: RowToCorrect,
  { decision, cells }: { decision?: RowToCorrect['decision'] | undefined; cells: readonly unknown[] },
) {
  if (decision === undefined) return cells.length > 0 && row.decision !== 'SKIP' ? UNDECIDED : row;
  // Said twice (two windows, a slow network): it is so already.
  if (decision !== null && decision === row.decision && cells.length === 0) return row;
  const settled = settle(row.problems, decision);
  if (!settled) throw new DomainError('conflict', 'imports/nobody-asked', { line: row.line });
  return settled;
}

/**
 * Writes cells of one row anew, or decides of it: the same person as another, somebody else, left aside. The file as it was sent
 * stays as it was sent. Throws what `correcting` throws, imports/no-such-row, imports/nobody-asked.
 */
export const correctRow = command(
  'imports/correct-row',
  correctRowInput,
  (context, { line, cells, decision, ...seen }) =>
    correcting(context, seen, async (corrected) => {
      const row = await theRow(corrected, line);
      const { decision: settled, sameAs } = decidedOf(row, { decision, cells });
      return [{ line, cells: patched(row.cells, cells), sent: row.sent ?? row.cells, decision: settled, sameAs }];
    }),
  LONG_LIST,
);

/** Takes back what was corrected and decided of a row. Throws what `correcting` throws, imports/no-such-row. */
export const restoreRow = command(
  'imports/restore-row',
  restoreRowInput,
  (context, { line, ...seen }) =>
    correcting(context, seen, async (corrected) => {
      const row = await theRow(corrected, line);
      return [{ line, cells: row.sent ?? row.cells, sent: null, ...UNDECIDED }];
    }),
  LONG_LIST,
);
