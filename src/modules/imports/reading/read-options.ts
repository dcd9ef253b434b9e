import type { Encoding, FileInfo, ReadLimits, Row } from '../import.rules';

/** How to read a file; what is left out is found from the file itself. */
export type ReadOptions = {
  readonly limits: ReadLimits;
  readonly encoding?: Encoding;
  readonly delimiter?: string;
  /** Name of the sheet to read; else the first visible one that holds anything. */
  readonly sheet?: string;
};

/** A file being read: what it is, and its non-blank rows in order, in batches. To be read once. */
export type OpenTable = {
  readonly info: FileInfo;
  readonly batches: AsyncIterable<readonly Row[]>;
  /** About how many lines there are, titles and blank ones too, where the file says it or shows it: for the time left, never for a bound. */
  readonly expected: number | null;
};
