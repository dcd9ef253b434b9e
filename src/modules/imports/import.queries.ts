import { isCity } from '@/modules/accounts/actor.rules';
import { programmeIdOf } from '@/modules/programmes/read-programme';
import { authorize } from '@/platform/authorize';
import { query } from '@/platform/command';
import type { Tx } from '@/platform/db';
import { env } from '@/platform/env';
import { DomainError } from '@/platform/errors';
import { Prisma } from '@/platform/generated/prisma/client';
import { pageOf } from '@/platform/readings';
import { fieldsOf } from './columns.rules';
import { CORRECTED_ROWS_MOST } from './correct/correct.schema';
import { correctedRowsOf } from './corrected/corrected.rules';
import { mayListImports, mayReadImport } from './import.policy';
import { type ImportKind, type ImportState, MEGABYTE } from './import.rules';
import { importById, importReading, importReport, listImportsInput } from './import.schema';
import { limitsFor } from './limits';
import { appliedBefore } from './same-file';

const IMPORTS_A_PAGE = 50;

type Listed = {
  id: string;
  kind: ImportKind;
  state: ImportState;
  fileName: string;
  structureId: string | null;
  structureName: string | null;
  authorName: string | null;
  /** The first twelve signs of the file's SHA-256: enough to see that two are the same. */
  fingerprint: string;
  totalRows: number;
  goodRows: number;
  badRows: number;
  doneRows: number;
  createdAt: Date;
  appliedAt: Date | null;
  total: bigint;
};

/** Imports of the programme, the latest first; a leader sees its own. `maxMegabytes`: the largest file the actor may send. */
export const listImports = query('imports/list', listImportsInput, async ({ tx, actor }, { kind, page }) => {
  const programmeId = programmeIdOf(actor);
  authorize(mayListImports(actor, { programmeId }));
  const ofKind = kind ? Prisma.sql`AND i.kind = ${kind}::"ImportKind"` : Prisma.empty;
  const rows = await tx.$queryRaw<Listed[]>`
    SELECT i.id, i.kind, i.state, i.file_name AS "fileName", i.structure_id AS "structureId", s.name AS "structureName", u.name AS "authorName",
      left(i.file_sha256, 12) AS fingerprint, i.total_rows AS "totalRows", i.good_rows AS "goodRows", i.bad_rows AS "badRows", i.done_rows AS "doneRows",
      i.created_at AS "createdAt", i.applied_at AS "appliedAt", count(*) OVER () AS total
    FROM import i LEFT JOIN structure s ON s.id = i.structure_id LEFT JOIN user_account u ON u.id = i.created_by_id
    WHERE i.programme_id = ${programmeId}::uuid ${ofKind}
    ORDER BY i.created_at DESC, i.id LIMIT ${IMPORTS_A_PAGE} OFFSET ${(page - 1) * IMPORTS_A_PAGE}`;
  const mine = rows.filter((row) => mayReadImport(actor, { ...row, programmeId }));
  return {
    rows: mine.map(({ total: _, ...row }) => row),
    total: Number(rows[0]?.total ?? 0),
    pageSize: IMPORTS_A_PAGE,
    maxMegabytes: limitsFor(actor).maxBytes / MEGABYTE,
  };
});

/** The refusal of a whole file or of its applying, as a code and facts to be said in words. */
function failureOf(
  failure: string | null,
): { code: string; facts: Record<string, string | number | boolean | null> } | null {
  return failure === null ? null : JSON.parse(failure);
}

/** Rows looked at to show, for each kind of problem, what the sender wrote. */
const EXAMPLE_ROWS = 2_000;

export type ProblemExample = { readonly code: string; readonly value: string };

type Seen = {
  readonly warnedRows: number;
  readonly touchedRows: number;
  readonly examples: readonly ProblemExample[];
};

/** How many good rows carry a warning, how many rows were corrected or decided here, and one example of each kind of problem in the sender's own words. */
async function problemsSeen(tx: Tx, importId: string): Promise<Seen> {
  const [count] = await tx.$queryRaw<{ warned: number; touched: number }[]>`
    SELECT count(*) FILTER (WHERE ok AND problems IS NOT NULL)::int AS warned, count(*) FILTER (WHERE sent IS NOT NULL)::int AS touched
    FROM import_row WHERE import_id = ${importId}::uuid AND (problems IS NOT NULL OR sent IS NOT NULL)`;
  const examples = await tx.$queryRaw<ProblemExample[]>`
    SELECT DISTINCT ON (p->>'code') p->>'code' AS code, p->>'value' AS value
    FROM (SELECT line, problems FROM import_row WHERE import_id = ${importId}::uuid AND problems IS NOT NULL
      ORDER BY line LIMIT ${EXAMPLE_ROWS}) r, jsonb_array_elements(r.problems) p
    ORDER BY p->>'code', p->>'value' = '', r.line`;
  return { warnedRows: count?.warned ?? 0, touchedRows: count?.touched ?? 0, examples };
}

/** One import: what was understood, what is wrong, what it would do, and what may be done with it. */
export const readImport = query(
  'imports/read',
  importById,
  async ({ tx, actor, now }, { importId }) => {
    const found = await tx.import.findUnique({ where: { id: importId } });
    if (!found || !mayReadImport(actor, found)) throw new DomainError('not-found', 'imports/not-found');
    const structure = found.structureId
      ? await tx.structure.findUnique({ where: { id: found.structureId }, select: { name: true } })
      : null;
    const reading = found.reading === null ? null : importReading.parse(found.reading);
    const ready = found.state === 'READY';
    const fileHours = env().IMPORT_FILE_HOURS;
    const fileKept = found.fileId !== null && now.getTime() < found.createdAt.getTime() + fileHours * 3_600_000;
    const seen =
      ready || found.state === 'APPLIED'
        ? await problemsSeen(tx, importId)
        : { warnedRows: 0, touchedRows: 0, examples: [] };
    return {
      ...seen,
      id: found.id,
      kind: found.kind,
      state: found.state,
      version: found.version,
      fileName: found.fileName,
      structureId: found.structureId,
      structureName: structure?.name ?? null,
      totalRows: found.totalRows,
      doneRows: found.doneRows,
      goodRows: found.goodRows,
      badRows: found.badRows,
      createdAt: found.createdAt,
      appliedAt: found.appliedAt,
      fileHours,
      sameFile: ready ? await appliedBefore(tx, found) : null,
      revertedAt: found.revertedAt,
      reading,
      report: found.report === null ? null : importReport.parse(found.report),
      failure: failureOf(found.failure),
      fields: fieldsOf(found.kind),
      // Whoever reads an import may do it.
      can: {
        apply: ready && reading?.missing.length === 0 && found.goodRows > 0,
        chooseColumns: ready && fileKept,
        correct: ready && reading?.missing.length === 0 && found.totalRows <= CORRECTED_ROWS_MOST,
        takeBack: correctedRowsOf(found),
        undo: found.state === 'APPLIED' && found.kind !== 'SCANS',
        cancel: ['UPLOADED', 'CHECKING', 'READY', 'REFUSED', 'FAILED'].includes(found.state),
        ofCity: isCity(actor),
      },
    };
  },
  {
    personal: ({ importId }, read, actor) =>
      read?.examples.length === 0 ? null : pageOf(actor, 'import', importId, read?.examples.length),
  },
);
