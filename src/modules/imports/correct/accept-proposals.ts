import { command } from '@/platform/command';
import type { Mapping } from '../missing.rules';
import { acceptProposalsInput } from './correct.schema';
import { type CorrectedRow, correcting, LONG_LIST, type RowToCorrect } from './correcting';
import { patched } from './decision.rules';

/** The row with each cell that has this problem as it was proposed; null when nothing was. */
function asProposed(row: RowToCorrect, code: string, mapping: Mapping): CorrectedRow | null {
  const patch = row.problems.flatMap((problem) => {
    const column = problem.field === null ? null : (mapping[problem.field] ?? null);
    return problem.code === code && problem.proposal !== undefined && column !== null
      ? [{ column, value: problem.proposal }]
      : [];
  });
  if (patch.length === 0) return null;
  const { line, cells, sent, decision, sameAs } = row;
  return { line, cells: patched(cells, patch), sent: sent ?? cells, decision, sameAs };
}

/**
 * Every row with one problem takes the correction proposed for it; those for which none can be told stay. Says how many were
 * corrected. Throws what `correcting` throws.
 */
export const acceptProposals = command(
  'imports/accept-proposals',
  acceptProposalsInput,
  (context, { code, ...seen }) =>
    correcting(context, seen, async ({ rows, reading }) => {
      const faulty = await rows('code', code);
      return faulty.map((row) => asProposed(row, code, reading.mapping)).filter((row) => row !== null);
    }),
  LONG_LIST,
);
