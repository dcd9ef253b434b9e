import { isCityOf } from '@/modules/accounts/actor.rules';
import { allocationConditions } from '@/modules/allocation/allocation.queries';
import { programmeIdOf } from '@/modules/programmes/read-programme';
import { ticketConditions } from '@/modules/tickets/ticket.queries';
import { authorize } from '@/platform/authorize';
import { codedInput } from '@/platform/coded-input';
import { type CommandContext, command } from '@/platform/command';
import type { Facts } from '@/platform/errors';
import { mayExportAttendance, maySeeSmallCounts } from './attendance.policy';
import { attendanceFilters } from './attendance.schema';
import { viewAttendance } from './attendance-view';
import { allocationListFilters, type RecordedExport, recordExportInput, ticketListFilters } from './export.schema';

const FILTERS = { tickets: ticketListFilters, allocations: allocationListFilters, attendance: attendanceFilters };

/** What leaves, as the trail may say it: which file, how it was filtered, by codes; never the text that was searched. */
function factsOf(input: RecordedExport): Facts {
  const { name, format, filters } = input;
  const facts = { name, format, ...codedInput(FILTERS[name], filters) };
  return name === 'attendance' && input.complete ? { ...facts, complete: true } : facts;
}

/** How many lines the file will hold. */
async function rowsOf(context: CommandContext, programmeId: string, input: RecordedExport): Promise<number> {
  if (input.name === 'attendance') return (await viewAttendance(context, input.filters, !input.complete)).rows.length;
  const [counted] =
    input.name === 'tickets'
      ? await context.tx.$queryRaw<{ rows: number }[]>`
          SELECT count(*)::int AS rows FROM ticket t JOIN session s ON s.id = t.session_id LEFT JOIN structure o ON o.id = t.structure_id
          WHERE ${ticketConditions(input.filters, programmeId)}`
      : await context.tx.$queryRaw<{ rows: number }[]>`
          SELECT count(*)::int AS rows FROM allocation a JOIN session s ON s.id = a.session_id JOIN structure t ON t.id = a.structure_id
          WHERE ${allocationConditions(input.filters, programmeId)}`;
  return counted?.rows ?? 0;
}

/**
 * A line in the trail for each file that leaves: which, by which filters, how many lines. The report leaves with small
 * counts hidden (rule 12); complete, and the lists of tickets and allocations, only for the city. Throws `common/forbidden`.
 */
export const recordExport = command('attendance/export', recordExportInput, async (context, input) => {
  const { tx, actor, trail } = context;
  const facts = factsOf(input);
  trail({ facts });
  const programmeId = programmeIdOf(actor);
  const mayLeave = input.name === 'attendance' ? (input.complete ? maySeeSmallCounts : mayExportAttendance) : isCityOf;
  authorize(mayLeave(actor, { programmeId }));
  const [programme] = await tx.$queryRaw<
    { slug: string }[]
  >`SELECT slug FROM programme WHERE id = ${programmeId}::uuid`;
  trail({ facts: { ...facts, rows: await rowsOf(context, programmeId, input) } });
  return { fileName: `${input.name}-${programme?.slug ?? ''}.${input.format}` };
});
