import { z } from 'zod';
import { command } from '@/platform/command';
import { inTheCitysName, type Tx } from '@/platform/db';
import type { DomainError } from '@/platform/errors';
import type { CheckSummary } from './check.rules';
import { againstBase } from './check-against-base';
import { type Corrections, keepCorrections } from './correct/corrections';
import { effectOf } from './effect';
import type { CheckContext } from './field.rules';
import type { ImportKind, ReadLimits } from './import.rules';
import { type ImportReading, type ImportReport, importById, importReading } from './import.schema';
import { knownTo } from './known-to-check';
import { limitsOf } from './limits';
import type { ReadOptions } from './reading/read-options';
import type { Remembered } from './remembered.rules';
import { rememberedColumns } from './remembered-columns';
import { scansAgainstBase } from './scans-against-base';
import type { Chosen } from './table.rules';

const WORKER = { kind: 'system', name: 'imports', programmeId: null } as const;

export type ImportToCheck = {
  readonly importId: string;
  readonly kind: ImportKind;
  readonly fileId: string;
  readonly limits: ReadLimits;
  readonly context: CheckContext;
  /** What a person settled before: how to read the file, its columns. */
  readonly asked: Chosen & Pick<ReadOptions, 'encoding' | 'delimiter' | 'sheet'>;
  /** Rows that somebody corrected on the screen, by their line. */
  readonly corrections: Corrections;
  /** The columns of imports before this one. */
  readonly remembered: readonly Remembered[];
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
        structureId: string | null;
        timeZone: string;
        startsOn: string;
        byCity: boolean;
      }[]
    >`SELECT i.kind, i.file_id AS "fileId", i.reading, i.programme_id AS "programmeId", i.structure_id AS "structureId", p.time_zone AS "timeZone", p.starts_on::text AS "startsOn",
      u.id IS NULL OR u.role IN ('ADMIN', 'AGENT') AS "byCity"
    FROM import i JOIN programme p ON p.id = i.programme_id LEFT JOIN user_account u ON u.id = i.created_by_id
    WHERE i.id = ${importId}::uuid AND i.state IN ('UPLOADED', 'CHECKING') FOR UPDATE OF i`;
    if (!row?.fileId) return null;
    const corrections = await keepCorrections(tx, importId);
    await tx.$executeRaw`
      UPDATE import SET state = 'CHECKING', done_rows = 0, total_rows = 0, good_rows = 0, bad_rows = 0 WHERE id = ${importId}::uuid`;
    return {
      importId,
      kind: row.kind,
      fileId: row.fileId,
      limits: limitsOf(row.byCity),
      context: { timeZone: row.timeZone, ageOn: row.startsOn, ...(await knownTo(tx, row)) },
      corrections,
      asked: row.reading === null ? {} : askedOf(row.reading),
      remembered: await rememberedColumns(tx, { importId, ...row }),
    };
  },
);

/** What was said is kept; what was not said is not a wish. */
function askedOf(reading: unknown): ImportToCheck['asked'] {
  const said = Object.entries(importReading.parse(reading).asked ?? {}).filter(([, value]) => value !== undefined);
  return Object.fromEntries(said);
}

/** What a check found, as kept with its import: counts, the report, and the fingerprint of what applying would do now. */
export async function checkedNow(
  tx: Tx,
  found: {
    readonly id: string;
    readonly kind: ImportKind;
    readonly programmeId: string;
    readonly structureId: string | null;
    readonly reading: ImportReading;
  },
  ofRows: Omit<CheckSummary, 'firstNamesakes'> | null,
) {
  const judged =
    ofRows && found.kind === 'SCANS'
      ? await scansAgainstBase(tx, { importId: found.id, ...found }, found.reading, ofRows)
      : null;
  const summary =
    judged?.summary ?? (ofRows && (await againstBase(tx, { importId: found.id, ...found }, found.reading, ofRows)));
  const effect = summary ? await effectOf(tx, found.id, found) : null;
  const report: ImportReport = {
    problems: [...(summary?.problems ?? [])],
    skipped: [...(summary?.skipped ?? [])],
    skippedCount: summary?.skippedCount ?? 0,
    blankLines: summary?.blankLines ?? 0,
    aside: summary?.aside ?? 0,
    effect,
    applied: null,
    ...(judged && { scans: judged.scans }),
  };
  const counts = { totalRows: summary?.rows ?? 0, goodRows: summary?.good ?? 0, badRows: summary?.bad ?? 0 };
  return { report, shown: effect?.shown ?? null, ...counts };
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
      select: { kind: true, programmeId: true, structureId: true, state: true, fileId: true },
    });
    if (found.state !== 'CHECKING') return;
    if (close.state === 'REFUSED') {
      await tx.$executeRaw`DELETE FROM import_row WHERE import_id = ${importId}::uuid`;
      const failure = JSON.stringify({ code: close.refusal.code, facts: close.refusal.facts });
      await tx.import.update({
        where: { id: importId },
        data: { state: 'REFUSED', failure, fileId: null },
      });
      await inTheCitysName(tx, WORKER, async () => {
        await tx.$executeRaw`DELETE FROM stored_file WHERE id = ${found.fileId}::uuid`;
      });
      return;
    }
    const checked = await checkedNow(tx, { ...found, id: importId, reading: close.reading }, close.summary);
    await tx.$executeRaw`UPDATE import SET reading = ${JSON.stringify(close.reading)}::jsonb WHERE id = ${importId}::uuid`;
    await tx.import.update({
      where: { id: importId },
      data: { state: 'READY', failure: null, ...checked },
    });
  },
  { timeoutMs: 180_000 },
);

/** Ends a check: ready for a decision, or refused whole with the reason, and neither row nor file left. */
export const closeImport = (importId: string, close: Close): Promise<void> => closing(WORKER, { importId, close });
