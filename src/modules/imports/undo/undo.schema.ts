import { z } from 'zod';
import { importById } from '../import.schema';
import { UNDO_REASONS } from './undo.rules';

const count = z.int().min(0);

/** `seen`: the counts the dialog showed; other ones by now are refused. */
export const undoImportInput = importById.extend({
  reason: z.enum(UNDO_REASONS),
  seen: z.strictObject({ reversed: count, kept: count, impossible: count }),
});

export const undoRowsInput = importById.extend({ page: z.int().min(1).max(20_000).default(1) });
export const UNDO_ROWS_A_PAGE = 20;
