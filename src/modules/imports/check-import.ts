import { setImmediate } from 'node:timers/promises';
import { inBulk } from '@/platform/bulk';
import { inTransaction, type Tx } from '@/platform/db';
import { env } from '@/platform/env';
import { DomainError } from '@/platform/errors';
import { withLease } from '@/platform/lease';
import { readStoredFile, sizeOfStoredFile } from '@/platform/storage';
import type { Check, CheckedRow, CheckSummary } from './check.rules';
import { startCheck } from './check.rules';
import { dropRows, overlay } from './correct/corrections';
import type { ColumnsBy, FileInfo, Row } from './import.rules';
import { importReading } from './import.schema';
import { closeImport, type ImportToCheck, startChecking } from './import-life';
import { NO_HEADER } from './no-header.rules';
import { readInThread } from './reading/read-in-thread';
import { recallColumns, recallPlaces } from './remembered.rules';
import { type Batch, markFirstNamesakes, newBatch, restageRows, stageRows } from './stage-rows';
import { examplesOf, HEADER_SEARCHED_ROWS, type Table, understandTable } from './table.rules';
import { timeAllowed } from './time-allowed';
import { writeBehind } from './write-behind';

const WORKER = { kind: 'system', name: 'imports', programmeId: null } as const;
/** Rows in a transaction, at most and at least. */
const CHUNK = 5_000;
const LEAST = 1_000;
/** Or bytes: few rows may hold much. */
const CHUNK_BYTES = 4 * 1024 * 1024;
/** Rows checked before the base is listened to again: it is given the chunk before, step by step, all the while. */
const TURN = 250;

/** The file in one buffer of its own, filled part by part: a long one is not held twice. */
async function bytesOf(fileId: string): Promise<Uint8Array<ArrayBuffer>> {
  const bytes = await inTransaction(
    WORKER,
    'imports/read-file',
    async (tx) => {
      const whole = new Uint8Array(await sizeOfStoredFile(tx, fileId));
      let at = 0;
      for await (const part of readStoredFile(tx, fileId)) {
        whole.set(part, at);
        at += part.length;
      }
      // Swept away between the two statements, it is gone.
      return at === whole.length ? whole : new Uint8Array(0);
    },
    { timeoutMs: 120_000 },
  );
  if (bytes.length === 0) throw new DomainError('invalid', 'imports/file-gone', { hours: env().IMPORT_FILE_HOURS });
  return bytes;
}

/** The first rows are needed to understand the table, then all rows pass once, these first. */
async function split(
  batches: AsyncIterable<readonly Row[]>,
): Promise<{ first: Row[]; rest: AsyncIterator<readonly Row[]> }> {
  const rest = batches[Symbol.asyncIterator]();
  const first: Row[] = [];
  while (first.length < HEADER_SEARCHED_ROWS) {
    const next = await rest.next();
    if (next.done) break;
    first.push(...next.value);
  }
  return { first, rest };
}

async function* all(first: readonly Row[], rest: AsyncIterator<readonly Row[]>): AsyncGenerator<readonly Row[]> {
  yield first;
  for (let next = await rest.next(); !next.done; next = await rest.next()) yield next.value;
}

type Checking = Pick<ImportToCheck, 'importId' | 'context' | 'corrections' | 'limits'> & { readonly table: Table };

/** Rows as the check left them: staged for the first time, or staged already and corrected since. */
type Chunk = { readonly fresh: Batch; readonly again: CheckedRow<object>[] };
const sizeOf = ({ fresh, again }: Chunk): number => fresh.size() + again.length;

const STAGING = 'imports/stage';
const LONG = { timeoutMs: 60_000 } as const;
const inBase = (work: (tx: Tx) => Promise<void>) => inTransaction(WORKER, STAGING, work, LONG);

/** Rows a few at a time, the base listened to between. */
async function* inTurns(rows: AsyncIterable<readonly Row[]>): AsyncGenerator<readonly Row[]> {
  for await (const batch of rows)
    for (let from = 0; from < batch.length; from += TURN) {
      await setImmediate();
      yield batch.slice(from, from + TURN);
    }
}

/** Every row through the check, in chunks: never longer than one transaction writes, and shorter as often as `isWanted` says. */
async function* checkedChunks(
  check: Check<object>,
  corrected: ReturnType<typeof overlay>,
  rows: AsyncIterable<readonly Row[]>,
  { isWanted, maxSeconds }: { readonly isWanted: () => boolean; readonly maxSeconds: number },
): AsyncGenerator<Chunk> {
  let chunk: Chunk = { fresh: newBatch(), again: [] };
  const take = (row: Row): void => {
    const correction = corrected.of(row);
    if (correction) chunk.again.push(check.data({ line: row.line, cells: correction.cells }, correction));
    const checked = correction ? null : check.row(row);
    if (checked) chunk.fresh.add(checked);
  };
  const inTime = timeAllowed(maxSeconds);
  for await (const turn of inTurns(rows)) {
    inTime(() => turn.forEach(take));
    const most = chunk.fresh.bytes() >= CHUNK_BYTES ? 0 : isWanted() ? LEAST : CHUNK;
    if (sizeOf(chunk) < most) continue;
    yield chunk;
    chunk = { fresh: newBatch(), again: [] };
  }
  yield chunk;
}

/**
 * Every row through the check and into the staging table, a chunk a transaction so that the progress is seen. What was checked while one
 * chunk was written is the next.
 */
async function checkRows(
  { importId, table, context, corrections, limits }: Checking,
  rows: AsyncIterable<readonly Row[]>,
): Promise<CheckSummary> {
  const check = startCheck(table, context);
  const corrected = overlay(corrections);
  let done = 0;
  const writer = writeBehind<Chunk & { readonly outdated: readonly number[] }>(async ({ fresh, again, outdated }) => {
    done += sizeOf({ fresh, again });
    if (outdated.length + again.length > 0)
      await inBase(async (tx) => {
        await dropRows(tx, importId, outdated);
        await restageRows(tx, importId, again);
      });
    const staged = await inBulk(WORKER, STAGING, (run) => stageRows(run, importId, fresh, done), LONG);
    if (staged < fresh.size()) throw new LeftMeanwhile();
  });
  try {
    const { maxSeconds } = limits;
    for await (const chunk of checkedChunks(check, corrected, rows, { isWanted: writer.isFree, maxSeconds }))
      await writer.give({ ...chunk, outdated: corrected.outdated() });
  } finally {
    await writer.end();
  }
  const summary = check.summary();
  const unmet = [...corrected.outdated(), ...corrected.unmet()];
  if (unmet.length + summary.firstNamesakes.length > 0) {
    await inBase(async (tx) => {
      await dropRows(tx, importId, unmet);
      await markFirstNamesakes(tx, importId, summary.firstNamesakes);
    });
  }
  return summary;
}

/** Somebody left the import while it was being checked: its rows and its file are gone. */
class LeftMeanwhile extends Error {
  override readonly name = 'LeftMeanwhile';
}

/** A sheet under trial. `named`: only with a header that names its columns. */
type Trying = ImportToCheck & { readonly named: boolean };

/** The columns a person said, else those of the time before, else what the file itself says. */
function tableOf({ kind, asked, remembered, named }: Trying, first: readonly Row[]): Table & { columns: ColumnsBy } {
  if (asked.mapping) return { ...understandTable(kind, first, asked), columns: 'PERSON' };
  const recalled = recallColumns(kind, remembered, first);
  const table = understandTable(kind, first, recalled ?? { ...asked, named });
  const places = recalled || table.headerLine !== NO_HEADER ? null : recallPlaces(kind, remembered, first);
  if (places) return { ...understandTable(kind, first, places), columns: 'BEFORE' };
  return { ...table, columns: recalled?.settled ? 'BEFORE' : 'FOUND' };
}

/** While a file is checked, how many rows it seems to have, for the time that is left; the check says how many it has. */
async function expectRows({ importId, limits: { maxRows } }: ImportToCheck, rows: number): Promise<void> {
  if (rows < CHUNK || rows > maxRows) return;
  await inBase(async (tx) => {
    await tx.$executeRaw`UPDATE import SET total_rows = ${rows} WHERE id = ${importId}::uuid AND state = 'CHECKING'`;
  });
}

async function understandSheet(
  found: Trying,
  askedRefused: DomainError | undefined,
  seen: (info: FileInfo) => void,
): Promise<void> {
  const { limits, asked } = found;
  const { headerLine: _line, mapping: _mapping, ...options } = asked;
  const { info, expected, batches } = await readInThread(
    { bytes: await bytesOf(found.fileId), given: true },
    { ...options, limits },
  );
  seen(info);
  const { first, rest } = await split(batches);
  try {
    const table = tableOf(found, first);
    const reading = importReading.parse({
      info,
      asked,
      columns: table.columns,
      ...(askedRefused && { askedRefused: { code: askedRefused.code, facts: askedRefused.facts } }),
      headerLine: table.headerLine,
      headers: table.headers,
      mapping: table.mapping,
      missing: table.missing,
      ...(table.missing.length > 0 && { examples: examplesOf(table, first) }),
    });
    if (table.missing.length > 0) {
      await closeImport(found.importId, { state: 'READY', reading, summary: null });
      return;
    }
    await expectRows(found, (expected ?? 0) - table.headerLine);
    const summary = await checkRows({ ...found, table }, all(first, rest));
    await closeImport(found.importId, { state: 'READY', reading, summary });
  } finally {
    await rest.return?.();
  }
}

const sheetAfter = (info: FileInfo | undefined): string | undefined =>
  info?.format === 'xlsx' ? info.sheets[info.sheets.indexOf(info.sheet) + 1] : undefined;

/** The first sheet that can be understood, from the one asked for; the error that says why when there is none. */
async function trySheets(found: Trying, askedRefused?: DomainError): Promise<DomainError | null> {
  let sheet = found.asked.sheet;
  for (;;) {
    let info: FileInfo | undefined;
    try {
      const asked = sheet === undefined ? found.asked : { ...found.asked, sheet };
      await understandSheet({ ...found, asked }, askedRefused, (read) => {
        info = read;
      });
      return null;
    } catch (error) {
      if (!(error instanceof DomainError && error.code === 'imports/no-header')) throw error;
      sheet = found.asked.sheet === undefined ? sheetAfter(info) : undefined;
      if (sheet === undefined) return error;
    }
  }
}

/**
 * A cover page is no table: unless a person said how to read the file, its first sheet with a header that names the columns is
 * taken, then the first that can be understood at all. A table without a header is one whose columns a person will say.
 */
async function understandAndCheck(found: ImportToCheck, askedRefused?: DomainError): Promise<void> {
  const isAsked = Object.keys(found.asked).length > 0;
  if (!isAsked && (await trySheets({ ...found, named: true }, askedRefused)) === null) return;
  const error = await trySheets({ ...found, named: false }, askedRefused);
  if (error === null) return;
  if (isAsked) throw error;
  await understandSheet({ ...found, named: false, asked: { headerLine: NO_HEADER } }, askedRefused, () => undefined);
}

async function checkOrRefuse(found: ImportToCheck, askedRefused?: DomainError): Promise<DomainError | null> {
  try {
    await understandAndCheck(found, askedRefused);
    return null;
  } catch (error) {
    if (error instanceof DomainError) return error;
    if (error instanceof LeftMeanwhile) return null;
    throw error;
  }
}

/** A file that cannot be read as it was asked is read as it was before, and says so: the wish costs nobody the file. */
async function checkAlone(importId: string): Promise<void> {
  const found = await startChecking(importId);
  if (!found) return;
  let refusal = await checkOrRefuse(found);
  if (refusal && Object.keys(found.asked).length > 0) {
    const anew = await startChecking(importId);
    if (anew) refusal = await checkOrRefuse({ ...anew, asked: {} }, refusal);
  }
  if (refusal) await closeImport(importId, { state: 'REFUSED', refusal });
}

/**
 * Reads an uploaded file and checks each row, as the worker. A file that cannot be read is refused whole, with the reason,
 * and leaves no row behind. Run again after a crash, it begins anew; while another process is at it, it does nothing.
 */
export async function checkImport(importId: string): Promise<void> {
  await withLease(`imports/check/${importId}`, () => checkAlone(importId));
}
