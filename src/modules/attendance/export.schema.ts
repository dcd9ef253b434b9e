import { z } from 'zod';
import { allocationFilters } from '@/modules/allocation/allocation.schema';
import { ticketFilters } from '@/modules/tickets/ticket.schema';
import { attendanceFilters } from './attendance.schema';

export const EXPORTS = ['attendance', 'tickets', 'allocations'] as const;
export type ExportName = (typeof EXPORTS)[number];
export const EXPORT_FORMATS = ['csv', 'xlsx'] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];

/** An export has every line the list has: no page, and its own order. */
export const NOT_OF_EXPORTS = { page: true, sort: true, direction: true } as const;

/** The filters of the lists of tickets and of allocations: one that is not known is refused, not read as "everything". */
export const ticketListFilters = ticketFilters.omit(NOT_OF_EXPORTS);
export const allocationListFilters = allocationFilters.omit(NOT_OF_EXPORTS);

/** What else stands in the address of a list: where one is in it, its order, the language it is read in. */
const OF_THE_SCREEN = new Set(['page', 'sort', 'lang', 'before', 'after']);

/** The filters an address asks for, unchecked; one that is said twice is two values, which no filter takes. */
export function addressFilters(address: URLSearchParams): Record<string, string | string[]> {
  const names = [...new Set(address.keys())].filter((name) => !OF_THE_SCREEN.has(name));
  const said = names.map((name) => [name, address.getAll(name).filter((value) => value !== '')] as const);
  return Object.fromEntries(
    said.flatMap(([name, [first, ...others]]) =>
      first === undefined ? [] : [[name, others.length > 0 ? [first, ...others] : first]],
    ),
  );
}

const format = z.enum(EXPORT_FORMATS);
export const recordExportInput = z.discriminatedUnion('name', [
  z.strictObject({ name: z.literal('tickets'), format, filters: ticketListFilters }),
  z.strictObject({ name: z.literal('allocations'), format, filters: allocationListFilters }),
  z.strictObject({ name: z.literal('attendance'), format, complete: z.boolean(), filters: attendanceFilters }),
]);
export type RecordedExport = z.output<typeof recordExportInput>;

/** Why a list with people's names leaves the house. The note is seen by staff only. */
export const NAME_EXPORT_REASONS = ['ORGANISER_LIST', 'ACCESS_CONTROL', 'SAFETY', 'DATA_REQUEST', 'OTHER'] as const;
export type NameExportReason = (typeof NAME_EXPORT_REASONS)[number];

export const exportNamesInput = z.strictObject({
  format: z.enum(EXPORT_FORMATS),
  reason: z.enum(NAME_EXPORT_REASONS),
  note: z.string().trim().max(500).optional(),
  /** Those of the list of tickets. */
  filters: ticketListFilters,
});
