import { z } from 'zod';
import { SCAN_OUTCOMES } from './attendance.rules';

/** What the camera or the volunteer gives: the ticket's code, or the organiser's reference. */
const codeRead = z.string().trim().min(1).max(200);

/** An instant, or its ISO text as a device keeps it; never a number or a list that happens to make one. */
const instant = z.union([z.date(), z.iso.datetime({ offset: true }).transform((text) => new Date(text))]);

export const scanTicketInput = z.strictObject({
  sessionId: z.uuid(),
  code: codeRead,
  /** Given once by the device: the same reading sent again is the same scan (rule 10). */
  clientId: z.uuid(),
  /** When a reading made without network was made; now when it is not given. */
  scannedAt: instant.optional(),
});

export const BATCH_LIMIT = 500;

export const scanBatchInput = z.strictObject({
  sessionId: z.uuid(),
  readings: z
    .array(z.strictObject({ code: codeRead, clientId: z.uuid(), scannedAt: instant }))
    .min(1)
    .max(BATCH_LIMIT),
});

/** One line of the organiser's scan file: the ticket by code or reference, the session when the file names one. */
export const scanFileRow = z
  .strictObject({
    line: z.number().int().nonnegative(),
    reference: codeRead.optional(),
    code: codeRead.optional(),
    scannedAt: instant,
    sessionCode: z.string().trim().toUpperCase().min(1).max(40).optional(),
    /** What the organiser's gate answered, when the file says it. */
    said: z.enum([...SCAN_OUTCOMES, 'LEFT']).optional(),
  })
  .refine((row) => row.reference !== undefined || row.code !== undefined, { path: ['reference'] });
export type ScanFileRow = z.output<typeof scanFileRow>;

export const applyScansInput = z.strictObject({
  /** The import, or another id that stays the same when the same lines are applied again. */
  importId: z.uuid(),
  rows: z.array(scanFileRow).max(500_000),
});

export const gateSessionInput = z.strictObject({ sessionId: z.uuid() });
