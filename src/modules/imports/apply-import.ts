import { z } from 'zod';
import { applyScans } from '@/modules/attendance/apply-scans';
import type { Actor } from '@/platform/actor';
import { type CommandContext, command } from '@/platform/command';
import { inTransaction, type Tx } from '@/platform/db';
import { DomainError } from '@/platform/errors';
import { type Lines, lookUpByIndex, type Scope } from './apply/applier';
import { apply, markOfTelling } from './apply/meet';
import { effectOf, MEETINGS } from './effect';
import type { ImportKind } from './import.rules';
import { applyImportInput, applyImportJob, type ImportReport, importById, importReport } from './import.schema';
import { lockImport } from './lock-import';
import { scanOfRow } from './scans-against-base';

const STEP = 10_000;
const BASE_MOVED = 'imports/base-moved';

/**
 * Decides that a checked import is applied, as it was shown: another version (checked again, other columns) is refused with
 * imports/changed-since. The worker does it. Asking twice is asking once.
 */
export const applyImport = command(
  'imports/decide',
  applyImportInput,
  async ({ tx, actor, trail, later }, { importId, version, shown }) => {
    trail({ subject: ['import', importId] });
    const found = await lockImport(tx, actor, importId);
    trail({ structureId: found.structureId, facts: { kind: found.kind } });
    if (found.state === 'APPLYING' || found.state === 'APPLIED') return { state: found.state };
    if (found.state !== 'READY') throw new DomainError('conflict', 'imports/not-ready', { state: found.state });
    if (found.version !== version) throw new DomainError('conflict', 'imports/changed-since');
    const counts = await tx.import.findUniqueOrThrow({ where: { id: importId }, select: { goodRows: true } });
    if (counts.goodRows === 0) throw new DomainError('invalid', 'imports/nothing-to-apply');
    await tx.import.update({
      where: { id: importId },
      data: { state: 'APPLYING', doneRows: 0, failure: null, ...(shown === undefined ? {} : { shown }) },
    });
    await later(applyImportJob, { importId });
    return { state: 'APPLYING' as const };
  },
);

type Applying = Scope & {
  readonly kind: ImportKind;
  readonly report: ImportReport;
  readonly lastLine: number;
  readonly goodRows: number;
  /** Fingerprint of the difference that was accepted. */
  readonly shown: string | null;
};

async function toApply(tx: Tx, importId: string): Promise<Applying | null> {
  const [row] = await tx.$queryRaw<
    {
      kind: ImportKind;
      programmeId: string;
      structureId: string | null;
      report: unknown;
      state: string;
      lastLine: number;
      goodRows: number;
      shown: string | null;
    }[]
  >`
    SELECT kind, programme_id AS "programmeId", structure_id AS "structureId", report, state, good_rows AS "goodRows", shown,
      coalesce((SELECT max(line) FROM import_row r WHERE r.import_id = i.id), 0)::int AS "lastLine"
    FROM import i WHERE id = ${importId}::uuid`;
  if (row?.state !== 'APPLYING') return null;
  return { importId, ...row, report: importReport.parse(row.report) };
}

const lockApplying = (tx: Tx, importId: string) =>
  tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext('imports/apply'), hashtext(${importId}))`;

/** Seen while the work goes on: written apart, since the work itself is one transaction. */
function showProgress(actor: Actor, importId: string, done: number): Promise<unknown> {
  return inTransaction(
    actor,
    'imports/progress',
    (tx) => tx.$executeRaw`UPDATE import SET done_rows = ${done} WHERE id = ${importId}::uuid`,
  );
}

/** The commands an import calls act in the programme of the file. */
const inProgramme = (context: CommandContext, { programmeId }: Scope): CommandContext => ({
  ...context,
  actor: { kind: 'system', name: 'imports', programmeId },
});

async function applyInSteps(
  context: CommandContext,
  found: Applying,
  kind: Exclude<ImportKind, 'SCANS'>,
): Promise<Record<string, number>> {
  const { tx, actor } = context;
  const total = { created: 0, changed: 0, unchanged: 0 };
  const finished: Record<string, number> = {};
  let shown = await markOfTelling(MEETINGS[kind], tx, found);
  for (let after = 0; after < found.lastLine; after += STEP) {
    const lines: Lines = { after, upTo: after + STEP };
    const effect = await apply(MEETINGS[kind], tx, found, lines);
    total.created += effect.created;
    total.changed += effect.changed;
    total.unchanged += effect.unchanged;
    shown += BigInt(effect.shown);
    const acts = (await MEETINGS[kind].finish?.(inProgramme(context, found), found, lines)) ?? {};
    for (const [act, count] of Object.entries(acts)) finished[act] = (finished[act] ?? 0) + count;
    await showProgress(actor, found.importId, total.created + total.changed + total.unchanged);
  }
  if (found.shown !== null && String(shown) !== found.shown) throw new DomainError('conflict', BASE_MOVED);
  return { ...total, ...finished };
}

async function applyScanRows(context: CommandContext, found: Applying): Promise<Readonly<Record<string, number>>> {
  const rows = await context.tx.$queryRaw<unknown[]>`
    SELECT line, "values" FROM import_row WHERE import_id = ${found.importId}::uuid AND ok ORDER BY line`;
  return applyScans.within(inProgramme(context, found), { importId: found.importId, rows: rows.map(scanOfRow) });
}

/**
 * Applies an import in one transaction, as the worker: all good rows, as they were shown, or none. Twice is once. A lock by programme and kind
 * keeps two imports from meeting. Throws `imports/base-moved` when what it did is not what was shown.
 */
const run = command(
  'imports/apply',
  importById,
  async (context, { importId }) => {
    const { tx, trail } = context;
    trail({ subject: ['import', importId] });
    await lockApplying(tx, importId);
    const found = await toApply(tx, importId);
    if (!found) return;
    await lookUpByIndex(tx);
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext(${`imports/${found.kind}`}), hashtext(${found.programmeId}))`;
    const applied: Record<string, number> =
      found.kind === 'SCANS'
        ? { ...(await applyScanRows(context, found)) }
        : await applyInSteps(context, found, found.kind);
    trail({
      structureId: found.structureId,
      programmeId: found.programmeId,
      facts: { kind: found.kind, rows: found.goodRows },
    });
    const report: ImportReport = { ...found.report, applied };
    await tx.import.update({
      where: { id: importId },
      data: { state: 'APPLIED', report, doneRows: found.goodRows, appliedAt: context.now },
    });
    // What was understood of the good rows is in its place now; the refused ones stay, to be corrected.
    await tx.$executeRaw`DELETE FROM import_row WHERE import_id = ${importId}::uuid AND ok AND problems IS NULL`;
  },
  { timeoutMs: 600_000 },
);

const refuse = command(
  'imports/refuse',
  importById.extend({ failure: z.string() }),
  async ({ tx, trail }, { importId, failure }) => {
    trail({ subject: ['import', importId] });
    await tx.$executeRaw`UPDATE import SET state = 'FAILED', failure = ${failure}, done_rows = 0
    WHERE id = ${importId}::uuid AND state = 'APPLYING'`;
  },
);

/** The base is no longer what was shown: nothing was written, and the new difference waits for a decision. */
const showAgain = command('imports/show-again', importById, async ({ tx, trail }, { importId }) => {
  trail({ subject: ['import', importId], facts: { refusal: BASE_MOVED } });
  await lockApplying(tx, importId);
  const found = await toApply(tx, importId);
  const now = found && (await effectOf(tx, importId, found));
  if (!now) return;
  await tx.import.update({
    where: { id: importId },
    data: {
      state: 'READY',
      doneRows: 0,
      shown: now.shown,
      report: { ...found.report, effect: now },
      failure: JSON.stringify({ code: BASE_MOVED, facts: {} }),
    },
  });
});

const WORKER = { kind: 'system', name: 'imports', programmeId: null } as const;

/** The job: a base that has moved is shown anew; another refusal ends the import with its reason and nothing applied; a fault is tried again. */
export async function runImport(importId: string): Promise<void> {
  try {
    await run(WORKER, { importId });
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    if (error.code === BASE_MOVED) return showAgain(WORKER, { importId });
    await refuse(WORKER, { importId, failure: JSON.stringify({ code: error.code, facts: error.facts }) });
  }
}
