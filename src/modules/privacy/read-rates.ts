import { ratePercent } from '@/modules/attendance/attendance.rules';
import { countedSessions, readTurnout } from '@/modules/attendance/read-turnout';
import { byDay, byPublic, exactGrid, totalOf } from '@/modules/attendance/report.rules';
import type { Tx } from '@/platform/db';
import type { RateLine } from './privacy.rules';

/**
 * The statistics the purge must keep to the digit (rule 12): by session (its code), by day of the venue, by public, and
 * all together, of the sessions over at `at`.
 */
export async function readRates(tx: Tx, programmeId: string, at: Date): Promise<RateLine[]> {
  const grid = exactGrid(await countedSessions(tx, programmeId, at), await readTurnout(tx, programmeId));
  const sessions = grid.map(({ session, total }): RateLine => {
    const { expected, entered } = total ?? { expected: 0, entered: 0 };
    return { by: 'SESSION', key: session.code, expected, entered, rate: ratePercent({ expected, entered }) };
  });
  return [
    ...sessions,
    ...byDay(grid, undefined).map((line): RateLine => ({ by: 'DAY', ...line })),
    ...byPublic(grid).map((line): RateLine => ({ by: 'PUBLIC', ...line })),
    { by: 'TOTAL', ...totalOf(grid, undefined) },
  ];
}
