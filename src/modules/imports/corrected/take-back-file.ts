import { requireFreshProof } from '@/modules/accounts/step-up.rules';
import { authorize } from '@/platform/authorize';
import { command, query } from '@/platform/command';
import { DomainError } from '@/platform/errors';
import { Prisma } from '@/platform/generated/prisma/client';
import { isOwnFile, mayReadImport } from '../import.policy';
import type { ImportKind, Problem } from '../import.rules';
import { importReading } from '../import.schema';
import type { Mapping } from '../missing.rules';
import { correctedRowsOf, type StagedRow } from './corrected.rules';
import { type CorrectedRows, correctedInput, correctedPageInput } from './corrected.schema';

/** Rows in memory at once while the file is written. */
const PAGE_ROWS = 1_000;

/** Why staff takes away rows that somebody else sent: the act itself is the reason, and the trail says it. */
export const FOR_ANOTHER = 'FILE_CORRECTION';

/** What is known of a file handed back before its rows are read. `width`: cells of its widest row. */
export type FileBack = {
  readonly kind: ImportKind;
  readonly fileName: string;
  readonly headerLine: number;
  readonly headers: readonly string[];
  readonly mapping: Mapping;
  readonly width: number;
};

const ofRows = (rows: CorrectedRows) =>
  rows === 'bad' ? Prisma.sql`AND NOT ok AND problems IS NOT NULL` : Prisma.empty;

/** A name a header of HTTP can hold: letters, digits and dashes. */
function plainName(fileName: string): string {
  const base = fileName.replace(/\.[^.]*$/, '').normalize('NFKD');
  const plain = base.replace(/[^\w]+/g, '-').replace(/^-+|-+$/g, '');
  return plain.slice(0, 60) || 'import';
}

/**
 * Rule 12: the rows of a checked file leave for whoever may correct them, with a line in the trail before the first of
 * them. Whoever did not send it proves who it is, and the line says why. Throws imports/not-found, imports/not-ready (no row is kept, or of an
 * applied one the good rows are asked for), accounts/proof-needed.
 */
export const takeBackFile = command(
  'imports/take-back',
  correctedInput,
  async ({ tx, actor, now, trail }, { importId, rows }): Promise<FileBack> => {
    trail({ subject: ['import', importId], facts: { only: rows } });
    const found = await tx.import.findUnique({ where: { id: importId } });
    if (!found || !mayReadImport(actor, found)) throw new DomainError('not-found', 'imports/not-found');
    trail({ structureId: found.structureId });
    if (!isOwnFile(actor, found)) {
      trail({ reason: FOR_ANOTHER });
      requireFreshProof(actor, now);
    }
    if (!correctedRowsOf(found).includes(rows) || found.reading === null)
      throw new DomainError('conflict', 'imports/not-ready', { state: found.state });
    const [counted] = await tx.$queryRaw<{ count: number; width: number }[]>`
      SELECT count(*)::int AS count, coalesce(max(jsonb_array_length(cells)), 0)::int AS width
      FROM import_row WHERE import_id = ${importId}::uuid ${ofRows(rows)}`;
    trail({ facts: { only: rows, rows: counted?.count ?? 0 } });
    const { headerLine, headers, mapping } = importReading.parse(found.reading);
    return {
      kind: found.kind,
      fileName: plainName(found.fileName),
      headerLine,
      headers,
      mapping,
      width: counted?.width ?? 0,
    };
  },
);

/** One page of them, for whoever may correct them. */
export const takeBackPage = query(
  'imports/take-back-page',
  correctedPageInput,
  async ({ tx, actor }, { importId, rows, after }): Promise<StagedRow[]> => {
    const found = await tx.import.findUnique({
      where: { id: importId },
      select: { programmeId: true, structureId: true, kind: true },
    });
    authorize(found !== null && mayReadImport(actor, found));
    const staged = await tx.$queryRaw<{ line: number; cells: string[]; problems: Problem[] | null }[]>`
      SELECT line, cells, problems FROM import_row WHERE import_id = ${importId}::uuid AND line > ${after} ${ofRows(rows)}
      ORDER BY line LIMIT ${PAGE_ROWS}`;
    return staged.map((row) => ({ ...row, problems: row.problems ?? [] }));
  },
);

/** The staged rows in the order of the file, a page at a time; each page asks who may again. */
export async function* rowsToSendBack(
  actor: Parameters<typeof takeBackPage>[0],
  input: { readonly importId: string; readonly rows: CorrectedRows },
): AsyncGenerator<readonly StagedRow[]> {
  for (let after = 0; ; ) {
    const rows = await takeBackPage(actor, { ...input, after });
    if (rows.length > 0) yield rows;
    if (rows.length < PAGE_ROWS) return;
    after = rows.at(-1)?.line ?? after;
  }
}
