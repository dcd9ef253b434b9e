import { query } from '@/platform/command';
import type { Tx } from '@/platform/db';
import { DomainError } from '@/platform/errors';
import { joinByHash } from '../apply/applier';
import { mayReadImport } from '../import.policy';
import { importById } from '../import.schema';
import { judged } from './judge';
import type { UndoCounts, UndoOutcome } from './undo.rules';
import { undoable } from './undo-import';

export async function findImport(tx: Tx, importId: string) {
  const found = await tx.import.findUnique({
    where: { id: importId },
    select: { id: true, kind: true, state: true, programmeId: true, structureId: true },
  });
  if (!found) throw new DomainError('not-found', 'imports/not-found');
  return found;
}

type Counted = { act: 'CREATED' | 'CHANGED'; outcome: UndoOutcome; reason: string | null; count: number };
export type UndoPreview = {
  readonly counts: UndoCounts;
  /** Of the reversed ones: records that go, and records put back. */
  readonly deleted: number;
  readonly restored: number;
  /** The others by reason. */
  readonly reasons: readonly { readonly outcome: UndoOutcome; readonly reason: string; readonly count: number }[];
};

/** What undoing would do now, in counts; nothing is written. Throws imports/not-found, imports/scans-stay, imports/not-applied, imports/no-journal. */
export const undoPreview = query(
  'imports/undo-preview',
  importById,
  async ({ tx, actor }, { importId }): Promise<UndoPreview> => {
    const found = await findImport(tx, importId);
    if (!mayReadImport(actor, found)) throw new DomainError('not-found', 'imports/not-found');
    const meeting = undoable(found);
    await joinByHash(tx);
    const rows = await tx.$queryRaw<Counted[]>`
      SELECT act, outcome, reason, count(*)::int AS count FROM (${judged(meeting, importId)}) j
      GROUP BY act, outcome, reason ORDER BY outcome DESC, count DESC, reason`;
    if (rows.length === 0) throw new DomainError('conflict', 'imports/no-journal');
    const sum = (of: (row: Counted) => boolean) => rows.filter(of).reduce((total, { count }) => total + count, 0);
    const reversed = (act: Counted['act']) => sum((row) => row.outcome === 'REVERSED' && row.act === act);
    return {
      counts: {
        reversed: sum(({ outcome }) => outcome === 'REVERSED'),
        kept: sum(({ outcome }) => outcome === 'KEPT'),
        impossible: sum(({ outcome }) => outcome === 'IMPOSSIBLE'),
      },
      deleted: reversed('CREATED'),
      restored: reversed('CHANGED'),
      reasons: byReason(rows),
    };
  },
  { timeoutMs: 60_000 },
);

function byReason(rows: readonly Counted[]): UndoPreview['reasons'] {
  const found = new Map<string, { outcome: UndoOutcome; reason: string; count: number }>();
  for (const { outcome, reason, count } of rows) {
    if (reason === null) continue;
    const known = found.get(reason);
    found.set(reason, { outcome, reason, count: count + (known?.count ?? 0) });
  }
  return [...found.values()];
}
