import { z } from 'zod';
import { allocationFilters } from '@/modules/allocation/allocation.schema';
import { ticketFilters } from '@/modules/tickets/ticket.schema';

export const EXPORTS = ['attendance', 'tickets', 'allocations'] as const;
export type ExportName = (typeof EXPORTS)[number];
export const EXPORT_FORMATS = ['csv', 'xlsx'] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];

/** An export has every line the list has: no page, and its own order. */
export const NOT_OF_EXPORTS = { page: true, sort: true, direction: true } as const;

/** The filters of the lists of tickets and of allocations, as they stand in the address; what is not one is left aside. */
export const ticketListFilters = ticketFilters.omit(NOT_OF_EXPORTS).strip();
export const allocationListFilters = allocationFilters.omit(NOT_OF_EXPORTS).strip();

export const recordExportInput = z.strictObject({
  name: z.enum(EXPORTS),
  format: z.enum(EXPORT_FORMATS),
  complete: z.boolean(),
});

/** Why a list with people's names leaves the house. The note is seen by staff only. */
export const NAME_EXPORT_REASONS = ['ORGANISER_LIST', 'ACCESS_CONTROL', 'SAFETY', 'DATA_REQUEST', 'OTHER'] as const;
export type NameExportReason = (typeof NAME_EXPORT_REASONS)[number];

export const exportNamesInput = z.strictObject({
  format: z.enum(EXPORT_FORMATS),
  reason: z.enum(NAME_EXPORT_REASONS),
  note: z.string().trim().max(500).optional(),
  /** Those of the list of tickets. */
  filters: ticketFilters.omit(NOT_OF_EXPORTS),
});
