import { z } from 'zod';
import { command } from '@/platform/command';
import type { Tx } from '@/platform/db';
import type { DomainError } from '@/platform/errors';
import type { CheckSummary } from './check.rules';
import { effectOf } from './effect';
import type { CheckContext } from './field.rules';
import { type ImportKind, OUTSIDER_LIMITS, type ReadLimits, STAFF_LIMITS } from './import.rules';
import { type ImportReading, type ImportReport, importById, importReading } from './import.schema';
import type { Chosen } from './table.rules';

const WORKER = { kind: 'system', name: 'imports', programmeId: null } as const;

export type ImportToCheck = {
  readonly importId: string;
  readonly kind: ImportKind;
  readonly fileId: string;
  readonly limits: ReadLimits;
  readonly context: CheckContext;
  /** What a person settled before: the columns. */
  readonly chosen: Chosen;
};

const starting = command(
  'imports/check',
  importById,
  async ({ tx, trail }, { importId }): Promise<ImportToCheck | null> => {
    trail({ subject: ['import', importId] });
    const [row] = await tx.$queryRaw<
      {
        kind: ImportKind;
        fileId: string | null;
        reading: unknown;
        programmeId: string;
        timeZone: string;
        startsOn: string;
        byCity: boolean;
      }[]
    >`SELECT i.kind, i.file_id AS "fileId", i.reading, i.programme_id AS "programmeId", p.time_zone AS "timeZone", p.starts_on::text AS "startsOn",
      u.id IS NULL OR u.role IN ('ADMIN', 'AGENT') AS "byCity"
    FROM import i JOIN programme p ON p.id = i.programme_id LEFT JOIN user_account u ON u.id = i.created_by_id
    WHERE i.id = ${importId}::uuid AND i.state IN ('UPLOADED', 'CHECKING') FOR UPDATE OF i`;
    if (!row?.fileId) return null;
    await tx.$executeRaw`DELETE FROM import_row WHERE import_id = ${importId}::uuid`;
    await tx.$executeRaw`UPDATE import SET state = 'CHECKING', done_rows = 0 WHERE id = ${importId}::uuid`;
    const chosen = row.reading === null ? {} : chosenOf(row.reading);
    return {
      importId,
      kind: row.kind,
      fileId: row.fileId,
      limits: row.byCity ? STAFF_LIMITS : OUTSIDER_LIMITS,
      context: { timeZone: row.timeZone, ageOn: row.startsOn, ...(await sessionCodes(tx, row.kind, row.programmeId)) },
      chosen,
    };
  },
);

function chosenOf(reading: unknown): Chosen {
  const { headerLine, mapping } = importReading.parse(reading);
  return { headerLine, mapping };
}

/** Codes are looked up in files that speak of sessions we must already have. */
async function sessionCodes(
  tx: Tx,
  kind: ImportKind,
  programmeId: string,
): Promise<{ sessionCodes?: ReadonlySet<string> }> {
  if (kind !== 'TICKETS' && kind !== 'SCANS') return {};
  const rows = await tx.session.findMany({ where: { programmeId }, select: { code: true } });
  return { sessionCodes: new Set(rows.map((row) => row.code)) };
}

/** Takes an import into the check; null when it is past it, so that a job that comes twice does nothing. */
export const startChecking = (importId: string): Promise<ImportToCheck | null> => starting(WORKER, { importId });

export type Close =
  | { readonly state: 'READY'; readonly reading: ImportReading; readonly summary: CheckSummary | null }
  | { readonly state: 'REFUSED'; readonly refusal: DomainError };

const closing = command(
  'imports/checked',
  importById.extend({ close: z.custom<Close>() }),
  async ({ tx, trail }, { importId, close }) => {
    trail({ subject: ['import', importId], facts: close.state === 'REFUSED' ? { refusal: close.refusal.code } : {} });
    const found = await tx.import.findUniqueOrThrow({
      where: { id: importId },
      select: { kind: true, programmeId: true, structureId: true, state: true },
    });
    if (found.state !== 'CHECKING') return;
    if (close.state === 'REFUSED') {
      await tx.$executeRaw`DELETE FROM import_row WHERE import_id = ${importId}::uuid`;
      const failure = JSON.stringify({ code: close.refusal.code, facts: close.refusal.facts });
      await tx.import.update({
        where: { id: importId },
        data: { state: 'REFUSED', failure },
      });
      return;
    }
    const { summary } = close;
    const counts = summary ? { totalRows: summary.rows, goodRows: summary.good, badRows: summary.bad } : {};
    const report: ImportReport = {
      problems: [...(summary?.problems ?? [])],
      skipped: [...(summary?.skipped ?? [])],
      skippedCount: summary?.skippedCount ?? 0,
      blankLines: summary?.blankLines ?? 0,
      effect: summary ? await effectOf(tx, importId, found) : null,
      applied: null,
    };
    await tx.$executeRaw`UPDATE import SET reading = ${JSON.stringify(close.reading)}::jsonb WHERE id = ${importId}::uuid`;
    await tx.import.update({
      where: { id: importId },
      data: { state: 'READY', report, ...counts },
    });
  },
  { timeoutMs: 60_000 },
);

/** Ends a check: ready for a decision, or refused whole with the reason and no row left. */
export const closeImport = (importId: string, close: Close): Promise<void> => closing(WORKER, { importId, close });
