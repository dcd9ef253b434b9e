import { z } from 'zod';
import { seenVersion } from '@/modules/records/record.schema';
import { DECISIONS } from './decision.rules';

/** Files of up to so many rows are corrected on the screen; a longer one goes back as a file. */
export const CORRECTED_ROWS_MOST = 20_000;

const seen = z.strictObject({ importId: z.uuid(), version: seenVersion });

/** One row: cells to write anew, what is decided of it, or both. Columns from 0. `decision` null takes a decision back. */
export const correctRowInput = seen.extend({
  line: z.int().min(1),
  cells: z
    .array(z.strictObject({ column: z.int().min(0).max(499), value: z.string().max(2_000) }))
    .max(60)
    .default([]),
  decision: z.enum(DECISIONS).nullable().optional(),
});

/** Every row with this problem takes the correction that was proposed for it. */
export const acceptProposalsInput = seen.extend({ code: z.string().max(80) });

/** A row back as it was sent. */
export const restoreRowInput = seen.extend({ line: z.int().min(1) });
