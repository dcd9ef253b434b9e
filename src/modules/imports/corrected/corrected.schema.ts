import { z } from 'zod';

/** Every row of the file at its own line, or the refused ones alone. */
export const CORRECTED_ROWS = ['all', 'bad'] as const;
export type CorrectedRows = (typeof CORRECTED_ROWS)[number];

export const correctedInput = z.strictObject({ importId: z.uuid(), rows: z.enum(CORRECTED_ROWS) });
export type CorrectedInput = z.output<typeof correctedInput>;

/** Rows of the staging table after a line of the file, a page at a time. */
export const correctedPageInput = correctedInput.extend({ after: z.int().min(0) });
