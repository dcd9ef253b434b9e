import { type LastChange, whoIs } from '@/modules/records/last-change.queries';
import type { Actor } from '@/platform/actor';
import { query } from '@/platform/command';
import type { Tx } from '@/platform/db';
import { DomainError } from '@/platform/errors';
import { Prisma } from '@/platform/generated/prisma/client';
import { pageOf } from '@/platform/readings';
import { changedSince, type EditMark } from '@/platform/versions';
import { joinByHash, type Meeting } from '../apply/applier';
import { MEETINGS } from '../effect';
import { mayReadImport } from '../import.policy';
import { judged } from './judge';
import { findImport } from './undo.queries';
import type { UndoOutcome } from './undo.rules';
import { UNDO_ROWS_A_PAGE, undoRowsInput } from './undo.schema';

const { sql, raw } = Prisma;

type KeptRow = {
  line: number;
  act: 'CREATED' | 'CHANGED';
  outcome: UndoOutcome;
  reason: string;
  label: string | null;
  version: number;
  fields: string[] | null;
  edits: unknown;
  total: number;
};

export type KeptRecord = {
  readonly line: number;
  readonly outcome: UndoOutcome;
  readonly reason: string;
  /** How people call the record; null when it is gone. */
  readonly label: string | null;
  /** What was touched since, when and by whom; null when it was not. */
  readonly touch: { readonly fields: readonly string[]; readonly at: Date; readonly by: Toucher } | null;
};
type Toucher = Omit<LastChange, 'at'>;

/** Before: what undoing would leave, as judged now. After: what it left, as judged then. */
function left(meeting: Meeting, importId: string, reverted: boolean): Prisma.Sql {
  if (reverted) return sql`SELECT line, outcome, reason FROM import_change WHERE import_id = ${importId}::uuid`;
  return sql`SELECT line, outcome, reason FROM (${judged(meeting, importId)}) j WHERE outcome <> 'REVERSED'`;
}

async function readLeft(
  tx: Tx,
  meeting: Meeting,
  importId: string,
  reverted: boolean,
  page: number,
): Promise<KeptRow[]> {
  return tx.$queryRaw<KeptRow[]>`
    SELECT l.line, c.act, l.outcome, l.reason, c.version, CASE WHEN k.id IS NOT NULL THEN ${meeting.label} END AS label,
      ARRAY(SELECT jsonb_object_keys(c.after)) AS fields, CASE WHEN l.reason = 'touched' THEN ${meeting.undo.marks ?? sql`k.edits`} END AS edits, l.total
    FROM (SELECT *, count(*) OVER ()::int AS total FROM (${left(meeting, importId, reverted)}) a
      ORDER BY line LIMIT ${UNDO_ROWS_A_PAGE} OFFSET ${(page - 1) * UNDO_ROWS_A_PAGE}) l
    JOIN import_change c ON c.import_id = ${importId}::uuid AND c.line = l.line
    LEFT JOIN ${raw(meeting.table)} k ON k.id = c.record_id ORDER BY l.line`;
}

/** The marks that speak of what the import did: of a changed record, those of its own fields. */
function marksOf({ act, edits, version, fields }: KeptRow): (EditMark & { field: string })[] {
  const written = new Set(
    (fields ?? []).map((column) => column.replaceAll(/_([a-z])/g, (_, letter: string) => letter.toUpperCase())),
  );
  return changedSince(edits, version).filter(({ field }) => act === 'CREATED' || written.has(field));
}

/** Names follow row-level security: the city sees everybody's, a leader its own. */
async function authorsOf(tx: Tx, rows: readonly KeptRow[]): Promise<Map<string, { name: string; role: string }>> {
  const labels = [...new Set(rows.flatMap((row) => marksOf(row).map(({ by }) => by)))];
  const ids = labels.filter((label) => label.startsWith('user:')).map((label) => label.slice('user:'.length));
  const found = await tx.$queryRaw<{ id: string; name: string; role: string }[]>`
    SELECT id, name, role::text AS role FROM user_account WHERE id = ANY(${ids}::uuid[])`;
  return new Map(found.map(({ id, ...author }) => [`user:${id}`, author]));
}

function touchOf(
  actor: Actor,
  row: KeptRow,
  authors: ReadonlyMap<string, { name: string; role: string }>,
): KeptRecord['touch'] {
  const marks = marksOf(row);
  const [last] = marks;
  if (!last) return null;
  const author = authors.get(last.by);
  return {
    fields: marks.map(({ field }) => field),
    at: new Date(last.at),
    by: { who: whoIs(actor, last.by, last.role || (author?.role ?? '')), name: author?.name ?? null },
  };
}

/** The records that undoing would leave as they are, or has left: which, why, and what was done to them since, by whom. */
export const listKept = query(
  'imports/kept',
  undoRowsInput,
  async ({ tx, actor }, { importId, page }) => {
    const found = await findImport(tx, importId);
    if (!mayReadImport(actor, found)) throw new DomainError('not-found', 'imports/not-found');
    if (found.kind === 'SCANS' || (found.state !== 'APPLIED' && found.state !== 'REVERTED'))
      return { rows: [], total: 0, pageSize: UNDO_ROWS_A_PAGE };
    await joinByHash(tx);
    const rows = await readLeft(tx, MEETINGS[found.kind], importId, found.state === 'REVERTED', page);
    const authors = await authorsOf(tx, rows);
    const shown: KeptRecord[] = rows.map((row) => ({
      line: row.line,
      outcome: row.outcome,
      reason: row.reason,
      label: row.label,
      touch: touchOf(actor, row, authors),
    }));
    return { rows: shown, total: rows[0]?.total ?? 0, pageSize: UNDO_ROWS_A_PAGE };
  },
  { timeoutMs: 60_000, personal: ({ importId }, read, actor) => pageOf(actor, 'import', importId, read?.rows.length) },
);
