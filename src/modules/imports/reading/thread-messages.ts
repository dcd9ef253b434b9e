import type { ErrorKind, Facts } from '@/platform/errors';
import type { FileInfo, Row } from '../import.rules';
import type { ReadOptions } from './read-options';
import type { FileSource } from './source';

export type ThreadInput = { readonly source: FileSource; readonly options: ReadOptions };

/** What the reading thread says. After each `rows` it needs a credit (any message) to go on past those it has. */
export type ThreadMessage =
  | { readonly type: 'info'; readonly info: FileInfo; readonly expected: number | null }
  | { readonly type: 'rows'; readonly rows: readonly Row[] }
  | { readonly type: 'end' }
  | { readonly type: 'refused'; readonly kind: ErrorKind; readonly code: string; readonly facts: Facts };

/** Batches under way at once: one being used, one waiting, one being read. */
export const CREDITS = 2;
