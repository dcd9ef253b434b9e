import { z } from 'zod';
import { allocationFilters } from '@/modules/allocation/allocation.schema';
import { ticketFilters } from '@/modules/tickets/ticket.schema';

export const EXPORTS = ['attendance', 'tickets', 'allocations'] as const;
export type ExportName = (typeof EXPORTS)[number];
export const EXPORT_FORMATS = ['csv', 'xlsx'] as const;

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
