import { z } from 'zod';
import { seenVersion } from '@/modules/records/record.schema';
import { jobType } from '@/platform/job-type';
import { DIFFERENCES } from './difference.rules';
import { COLUMNS_BY, DELIMITERS, ENCODINGS, IMPORT_KINDS } from './import.rules';

const fileName = z.string().trim().min(1).max(200);

export const uploadImportInput = z.strictObject({
  kind: z.enum(IMPORT_KINDS),
  /** The structure whose list it is; only for BENEFICIARIES. */
  structureId: z.uuid().nullable().default(null),
  fileName,
  content: z.instanceof(Uint8Array),
});

export const importById = z.strictObject({ importId: z.uuid() });

/** 0: the file has none, its first row is data already. */
const headerLine = z.int().min(0).max(1_000);
const mapping = z.record(z.string().max(40), z.int().min(0).max(500).nullable());
/** How to read the bytes, for a file that was read otherwise than its sender wrote it. */
const readingAsked = z.strictObject({
  encoding: z.enum(ENCODINGS).optional(),
  delimiter: z.enum(DELIMITERS).optional(),
  sheet: z.string().min(1).max(200).optional(),
});

/** Where each field is; without it the columns are guessed anew. Read otherwise than before, a file has other columns. */
export const chooseColumnsInput = readingAsked.extend({
  importId: z.uuid(),
  version: seenVersion,
  headerLine: headerLine.optional(),
  mapping: mapping.optional(),
});

/**
 * `version` is the one the reader saw, `shown` the fingerprint of the difference they had before them (the check's, when left
 * out): what was shown is what is applied.
 */
export const applyImportInput = z.strictObject({
  importId: z.uuid(),
  version: seenVersion,
  shown: z.string().max(60).optional(),
});

export const ROW_FILTERS = ['all', 'bad', 'warned', 'good', 'touched'] as const;
export const listRowsInput = z.strictObject({
  importId: z.uuid(),
  only: z.enum(ROW_FILTERS).default('all'),
  code: z.string().max(80).optional(),
  page: z.int().min(1).max(20_000).default(1),
});
export const ROWS_A_PAGE = 50;

export const differenceInput = z.strictObject({
  importId: z.uuid(),
  only: z.enum(DIFFERENCES).default('created'),
  page: z.int().min(1).max(20_000).default(1),
});

/** What the page of an import shows of its rows: as they came, or against what the base holds. */
export const shownRowsInput = listRowsInput
  .omit({ importId: true })
  .extend({ only: z.enum([...ROW_FILTERS, ...DIFFERENCES]).default('all') })
  .strip();
export type ShownRows = z.infer<typeof shownRowsInput>;

export const listImportsInput = z.strictObject({
  kind: z.enum(IMPORT_KINDS).optional(),
  page: z.int().min(1).max(2_000).default(1),
});

const fact = z.union([z.string(), z.number(), z.boolean(), z.null()]);

/** What a file is, as its reading found it. */
export const fileInfo = z.union([
  z.object({ format: z.literal('csv'), encoding: z.enum(ENCODINGS), delimiter: z.string() }),
  z.object({
    format: z.literal('xlsx'),
    sheet: z.string(),
    sheets: z.array(z.string()).default([]),
    hiddenSheets: z.int().default(0),
  }),
]);

/** What was understood of a file, as kept with the import. */
export const importReading = z.object({
  /** What a person settled, for the file to be read again by. */
  asked: readingAsked.extend({ headerLine: headerLine.optional(), mapping: mapping.optional() }).optional(),
  /** Why it could not be read as asked: it was read as before. */
  askedRefused: z.object({ code: z.string(), facts: z.record(z.string(), fact) }).optional(),
  columns: z.enum(COLUMNS_BY).optional(),
  info: z.unknown(),
  headerLine: z.int(),
  headers: z.array(z.string()),
  mapping: z.record(z.string(), z.int().nullable()),
  /** Of each column some of its cells, to tell columns without headers by; while columns are to be said. */
  examples: z.array(z.string()).optional(),
  missing: z.array(z.string()),
});

export type ImportReading = z.infer<typeof importReading>;

const problemCount = z.object({ code: z.string(), severity: z.enum(['error', 'warning']), count: z.int() });
/** Sessions a calendar postpones or cancels, and the structures that will hear of it. */
const told = z.object({ postponed: z.int(), cancelled: z.int(), structures: z.int() });
/** What the check found, and what applying would do or did: counts only. */
export const importReport = z.object({
  problems: z.array(problemCount),
  skipped: z.array(z.object({ line: z.int(), why: z.string() })),
  skippedCount: z.int(),
  blankLines: z.int(),
  /** Rows that somebody left aside. */
  aside: z.int().default(0),
  effect: z.object({ created: z.int(), changed: z.int(), unchanged: z.int(), told: told.optional() }).nullable(),
  applied: z.record(z.string(), z.int()).nullable(),
  /** Of a file of scans: what applying it would do, in the counts of `applied`. */
  scans: z.record(z.string(), z.int()).optional(),
  /** What undoing took away, put back and left. */
  undone: z.object({ deleted: z.int(), restored: z.int(), kept: z.int(), impossible: z.int() }).optional(),
});
export type ImportReport = z.infer<typeof importReport>;

export const checkImportJob = jobType('imports/check', importById);
export const applyImportJob = jobType('imports/apply', importById);
export const sweepImportsJob = jobType('imports/sweep', z.strictObject({}));
