import { z } from 'zod';
import { PUBLICS } from '@/modules/structures/structure.rules';
import type { Actor } from '@/platform/actor';
import { query } from '@/platform/command';
import type { ExportCell, ExportSheet } from '@/platform/exports';
import { ratePercent } from './attendance.rules';
import { attendanceFilters } from './attendance.schema';
import { viewAttendance } from './attendance-view';
import type { CountedSession } from './read-turnout';
import { countOf, type GridRow } from './report.rules';

const sheetInput = z.strictObject({ filters: attendanceFilters, complete: z.boolean() });
type SheetRow = { readonly row: GridRow<CountedSession>; readonly only: string | undefined };

const readRows = query('attendance/sheet', sheetInput, async (context, { filters, complete }): Promise<SheetRow[]> => {
  const view = await viewAttendance(context, filters, !complete);
  return view.rows.map((row) => ({ row, only: filters.public }));
});

export const ATTENDANCE_COLUMNS = [
  'session',
  'competition',
  'sport',
  'venue',
  'day',
  'expected',
  'entered',
  'rate',
] as const;

function cellsOf({ row, only }: SheetRow): ExportCell[] {
  const { code, competition, sport, venue, day } = row.session;
  const count = countOf(row, only);
  const figures = count ? [count.expected, count.entered, ratePercent(count)] : ['masqué', 'masqué', 'masqué'];
  const publics = (only === undefined ? PUBLICS : []).map((key): ExportCell => {
    const cell = row.publics.get(key);
    if (cell === undefined) return 0;
    return cell === null ? 'masqué' : cell.entered;
  });
  return [code, competition, sport, venue, day, ...figures, ...publics];
}

/**
 * The report as a table, one line a session: totals, then who came by public. Small figures are hidden, and enough
 * others (rule 12), unless `complete` is asked by the city. `label` names a column or a public.
 */
export async function attendanceSheet(
  actor: Actor,
  input: z.input<typeof sheetInput>,
  label: (key: string) => string,
): Promise<ExportSheet> {
  const rows = await readRows(actor, input);
  const publics = input.filters.public === undefined ? PUBLICS : [];
  async function* pages() {
    yield rows.map(cellsOf);
  }
  return { name: label('attendance'), columns: [...ATTENDANCE_COLUMNS, ...publics].map(label), pages: pages() };
}
