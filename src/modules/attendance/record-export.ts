import { isCityOf } from '@/modules/accounts/actor.rules';
import { programmeIdOf } from '@/modules/programmes/read-programme';
import { authorize } from '@/platform/authorize';
import { command } from '@/platform/command';
import { mayExportAttendance, maySeeSmallCounts } from './attendance.policy';
import { recordExportInput } from './export.schema';

/**
 * A line in the trail for each file that leaves. The report leaves with small counts hidden (rule 12); complete, and
 * the lists of tickets and allocations, only for the city. Throws `common/forbidden`.
 */
export const recordExport = command('attendance/export', recordExportInput, async ({ tx, actor, trail }, input) => {
  trail({ facts: { name: input.name, format: input.format, complete: input.complete } });
  const programmeId = programmeIdOf(actor);
  const inner = input.name !== 'attendance' || input.complete;
  authorize(
    inner
      ? isCityOf(actor, { programmeId }) && maySeeSmallCounts(actor, { programmeId })
      : mayExportAttendance(actor, { programmeId }),
  );
  const [programme] = await tx.$queryRaw<
    { slug: string }[]
  >`SELECT slug FROM programme WHERE id = ${programmeId}::uuid`;
  return { fileName: `${input.name}-${programme?.slug ?? ''}.${input.format}` };
});
