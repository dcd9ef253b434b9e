import { z } from 'zod';

/**
 * The version of the record that its editor had before them: the command refuses when a field it writes has changed since.
 * Commands that the system gives too (demo, worker, operator) take it as optional; a person always says it.
 */
export const seenVersion = z.int().min(0).max(2_147_483_647);

export const RECORD_KINDS = [
  'programme',
  'structure',
  'user',
  'session',
  'beneficiary',
  'group-leader',
  'demand',
  'ticket',
] as const;
export type RecordKind = (typeof RECORD_KINDS)[number];

export const lastChangeInput = z.strictObject({ kind: z.enum(RECORD_KINDS), id: z.uuid() });
