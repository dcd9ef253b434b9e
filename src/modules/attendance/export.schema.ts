import { z } from 'zod';
import { COMPETITIONS } from '@/modules/sessions/session.rules';
import { TICKET_KINDS, TICKET_STATES } from '@/modules/tickets/ticket.rules';

export const EXPORTS = ['attendance', 'tickets', 'allocations'] as const;
export type ExportName = (typeof EXPORTS)[number];
export const EXPORT_FORMATS = ['csv', 'xlsx'] as const;

const ALLOCATION_STATES = ['PROPOSED', 'CONFIRMED', 'DECLINED', 'RELEASED'] as const;

/** The filters of the lists of tickets and of allocations, as they stand in the address; what is not one is left aside. */
export const listFilters = z.object({
  q: z.string().trim().max(120).optional(),
  competition: z.enum(COMPETITIONS).optional(),
  kind: z.enum(TICKET_KINDS).optional(),
  session: z.string().trim().max(80).optional(),
  sport: z.string().trim().max(120).optional(),
  structure: z.uuid().optional(),
});
export const ticketListFilters = listFilters.extend({ state: z.enum(TICKET_STATES).optional() });
export const allocationListFilters = listFilters.extend({ state: z.enum(ALLOCATION_STATES).optional() });

export const recordExportInput = z.strictObject({
  name: z.enum(EXPORTS),
  format: z.enum(EXPORT_FORMATS),
  complete: z.boolean(),
});
