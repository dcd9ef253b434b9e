import { z } from 'zod';
import { COMPETITIONS } from '@/modules/sessions/session.rules';
import { PUBLICS } from '@/modules/structures/structure.rules';

const day = z.iso.date();
const text = z.string().trim().max(120);
export const REPORT_SORTS = ['code', 'venue', 'start', 'expected', 'entered', 'rate'] as const;
export type ReportSort = (typeof REPORT_SORTS)[number];

/** Filters of the report, as they stand in the address. */
export const attendanceFilters = z.strictObject({
  competition: z.enum(COMPETITIONS).optional(),
  public: z.enum(PUBLICS).optional(),
  sport: text.optional(),
  venue: text.optional(),
  /** Days of the venue, both included. */
  from: day.optional(),
  to: day.optional(),
});
export type AttendanceFilters = z.output<typeof attendanceFilters>;

export const attendanceReportInput = attendanceFilters.extend({
  page: z.number().int().min(1).max(100_000).default(1),
  sort: z.enum(REPORT_SORTS).default('start'),
  direction: z.enum(['asc', 'desc']).default('desc'),
});
export const REPORT_PAGE = 50;
