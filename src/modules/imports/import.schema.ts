import { z } from 'zod';
import { seenVersion } from '@/modules/records/record.schema';
import { jobType } from '@/platform/job-type';
import { IMPORT_KINDS } from './import.rules';

const fileName = z.string().trim().min(1).max(200);

export const uploadImportInput = z.strictObject({
  kind: z.enum(IMPORT_KINDS),
  /** The structure whose list it is; only for BENEFICIARIES. */
  structureId: z.uuid().nullable().default(null),
  fileName,
  content: z.instanceof(Uint8Array),
});

export const importById = z.strictObject({ importId: z.uuid() });

export const chooseColumnsInput = z.strictObject({
  importId: z.uuid(),
  version: seenVersion,
  headerLine: z.int().min(1).max(1_000).optional(),
  mapping: z.record(z.string().max(40), z.int().min(0).max(500).nullable()),
});

/** `version` is the one the reader saw: what was shown is what is applied. */
export const applyImportInput = z.strictObject({ importId: z.uuid(), version: seenVersion });

export const ROW_FILTERS = ['all', 'bad', 'warned', 'good'] as const;
export const listRowsInput = z.strictObject({
  importId: z.uuid(),
  only: z.enum(ROW_FILTERS).default('all'),
  code: z.string().max(80).optional(),
  page: z.int().min(1).max(20_000).default(1),
});
export const ROWS_A_PAGE = 50;

export const listImportsInput = z.strictObject({
  kind: z.enum(IMPORT_KINDS).optional(),
  page: z.int().min(1).max(2_000).default(1),
});

/** What was understood of a file, as kept with the import. */
export const importReading = z.object({
  info: z.unknown(),
  headerLine: z.int(),
  headers: z.array(z.string()),
  mapping: z.record(z.string(), z.int().nullable()),
  missing: z.array(z.string()),
});

export type ImportReading = z.infer<typeof importReading>;

const problemCount = z.object({ code: z.string(), severity: z.enum(['error', 'warning']), count: z.int() });
/** What the check found, and what applying would do or did: counts only. */
export const importReport = z.object({
  problems: z.array(problemCount),
  skipped: z.array(z.object({ line: z.int(), why: z.string() })),
  skippedCount: z.int(),
  blankLines: z.int(),
  effect: z.object({ created: z.int(), changed: z.int(), unchanged: z.int() }).nullable(),
  applied: z.record(z.string(), z.int()).nullable(),
});
export type ImportReport = z.infer<typeof importReport>;

export const checkImportJob = jobType('imports/check', importById);
export const applyImportJob = jobType('imports/apply', importById);
export const sweepImportsJob = jobType('imports/sweep', z.strictObject({}));
