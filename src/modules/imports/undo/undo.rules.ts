/** Why an import is undone. */
export const UNDO_REASONS = ['WRONG_FILE', 'TYPING_ERROR', 'ORGANISER_REQUEST', 'OTHER'] as const;
export type UndoReason = (typeof UNDO_REASONS)[number];

export const UNDO_OUTCOMES = ['REVERSED', 'KEPT', 'IMPOSSIBLE'] as const;
export type UndoOutcome = (typeof UNDO_OUTCOMES)[number];

/** What is known of one line of the journal when its import is undone. */
export type JournalFacts = {
  readonly act: 'CREATED' | 'CHANGED';
  /** The record is still there. */
  readonly present: boolean;
  /** Made: changed since by anybody. Changed: a field no longer says what the import gave it. */
  readonly touched: boolean;
  /** Why it cannot be taken away or put back: something else stands on it. */
  readonly used: string | null;
};

export type Judged = { readonly outcome: UndoOutcome; readonly reason: string | null };

/**
 * What undoing does to one record: a made one goes, a changed one is put back; what people did since is kept (rule 11), and nothing
 * is taken from under a name, a ticket or a demand. The same is said in SQL for 50,000 rows at once (`judge.ts`); a test compares both.
 */
export function judgeUndo({ present, touched, used }: JournalFacts): Judged {
  if (!present) return { outcome: 'KEPT', reason: 'gone' };
  if (used !== null) return { outcome: 'IMPOSSIBLE', reason: used };
  if (touched) return { outcome: 'KEPT', reason: 'touched' };
  return { outcome: 'REVERSED', reason: null };
}

export type UndoCounts = { readonly reversed: number; readonly kept: number; readonly impossible: number };

/** True when what would be undone now is what was shown. */
export const sameCounts = (a: UndoCounts, b: UndoCounts): boolean =>
  a.reversed === b.reversed && a.kept === b.kept && a.impossible === b.impossible;
