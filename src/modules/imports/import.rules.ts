import type { Facts } from '@/platform/errors';

export const IMPORT_KINDS = [
  'SESSIONS',
  'TICKETS',
  'STRUCTURES',
  'BENEFICIARIES',
  'GROUP_LEADERS',
  'DEMANDS',
  'SCANS',
] as const;
export type ImportKind = (typeof IMPORT_KINDS)[number];

/** Lists a structure sends of itself. */
const OF_A_STRUCTURE: readonly ImportKind[] = ['BENEFICIARIES', 'GROUP_LEADERS', 'DEMANDS'];

/**
 * Whether a file is of one structure: always, when it is a list of people; when the sender says so, for wishes and group
 * leaders, whose rows name their structures otherwise; never for the rest.
 */
export function structureIn(kind: ImportKind): 'always' | 'may-be' | 'never' {
  if (kind === 'BENEFICIARIES') return 'always';
  return OF_A_STRUCTURE.includes(kind) ? 'may-be' : 'never';
}
export const IMPORT_STATES = [
  'UPLOADED',
  'CHECKING',
  'READY',
  'APPLYING',
  'APPLIED',
  'REFUSED',
  'FAILED',
  'CANCELLED',
  'REVERTED',
] as const;
export type ImportState = (typeof IMPORT_STATES)[number];

/** True until it is applied or given up: it may be left. */
export const isOpen = (state: ImportState): boolean => !['APPLIED', 'REVERTED', 'CANCELLED'].includes(state);

/** True while the worker has it, or will: it changes by itself. */
export const isUnderWay = (state: ImportState): boolean =>
  state === 'UPLOADED' || state === 'CHECKING' || state === 'APPLYING';

/** A row of a table. `line`: its number from 1 as a spreadsheet program shows it, blank rows counted. */
export type Row = { readonly line: number; readonly cells: readonly string[] };

/** An error keeps its row out; a warning does not. */
export type Severity = 'error' | 'warning';

/** What is wrong in one cell, or in a whole row (`field` null), in the sender's own words. */
export type Problem = {
  readonly line: number;
  /** The sender's header; null when the problem is the whole row's. */
  readonly column: string | null;
  readonly field: string | null;
  /** The cell as the sender wrote it. Shown to whoever may see the file, never logged. */
  readonly value: string;
  readonly code: string;
  readonly severity: Severity;
  readonly facts: Facts;
  /** What to write instead, when it can be told. */
  readonly proposal?: string;
};

/** What was understood of a file, apart from its rows. */
export type FileInfo =
  | { readonly format: 'csv'; readonly encoding: Encoding; readonly delimiter: string }
  | { readonly format: 'xlsx'; readonly sheet: string; readonly sheets: string[]; readonly hiddenSheets: number };

export const ENCODINGS = ['utf-8', 'utf-16le', 'utf-16be', 'windows-1252', 'iso-8859-15'] as const;
export type Encoding = (typeof ENCODINGS)[number];

export const DELIMITERS = [';', ',', '\t', '|'] as const;

/** How the columns were found: from the file itself, by a person, or as a person said the time before. */
export const COLUMNS_BY = ['FOUND', 'PERSON', 'BEFORE'] as const;
export type ColumnsBy = (typeof COLUMNS_BY)[number];

export const MEGABYTE = 1024 * 1024;

/** Bounds of a file. Sizes in bytes; a cell, a row and all of them in characters; time in seconds, of reading and of checking each; the reader's heap in megabytes. */
export type ReadLimits = {
  readonly maxBytes: number;
  readonly maxInflatedBytes: number;
  readonly maxEntries: number;
  readonly maxRows: number;
  readonly maxColumns: number;
  readonly maxCellLength: number;
  readonly maxRowLength: number;
  readonly maxCharacters: number;
  readonly maxSeconds: number;
  readonly maxHeapMb: number;
};

/** From people outside the city, unless the installation says otherwise (`limits.ts`). */
export const OUTSIDER_LIMITS: ReadLimits = {
  maxBytes: 10 * MEGABYTE,
  maxInflatedBytes: 100 * MEGABYTE,
  maxEntries: 200,
  maxRows: 60_000,
  maxColumns: 50,
  maxCellLength: 32_767,
  maxRowLength: 100_000,
  maxCharacters: 100_000_000,
  maxSeconds: 30,
  maxHeapMb: 192,
};

/** From city staff and the command line, likewise. */
export const STAFF_LIMITS: ReadLimits = {
  ...OUTSIDER_LIMITS,
  maxBytes: 200 * MEGABYTE,
  maxInflatedBytes: 2000 * MEGABYTE,
  maxCharacters: 2_000_000_000,
  maxRows: 500_000,
  maxSeconds: 300,
  maxHeapMb: 512,
};
