import { countedSessions, readTurnout } from '@/modules/attendance/read-turnout';
import { programmeIdOf } from '@/modules/programmes/read-programme';
import type { Competition } from '@/modules/sessions/session.rules';
import type { Public } from '@/modules/structures/structure.rules';
import { authorize } from '@/platform/authorize';
import { nothing, query } from '@/platform/command';
import { databaseClock } from '@/platform/db';
import { mayAllocate } from './allocation.policy';
import { type EmptySeats, emptySeats } from './overbooking.rules';

export type EmptySeatsOf = { readonly public: Public; readonly competition: Competition; readonly said: EmptySeats };

/**
 * How many seats stayed empty in the sessions that are over, by public and competition, and how many more could be
 * proposed; for the city to weigh, nothing is done with it.
 */
export const listEmptySeats = query('allocation/empty-seats', nothing, async ({ tx, actor }) => {
  const programmeId = programmeIdOf(actor);
  authorize(mayAllocate(actor, { programmeId }));
  const over = new Map(
    (await countedSessions(tx, programmeId, await databaseClock(tx))).map(({ id, competition }) => [id, competition]),
  );
  const sums = new Map<string, { public: Public; competition: Competition; expected: number; entered: number }>();
  for (const { sessionId, public: of, expected, entered } of await readTurnout(tx, programmeId)) {
    const competition = over.get(sessionId);
    if (!competition) continue;
    const sum = sums.get(`${competition} ${of}`) ?? { public: of, competition, expected: 0, entered: 0 };
    sums.set(`${competition} ${of}`, {
      ...sum,
      expected: sum.expected + expected,
      entered: sum.entered + entered,
    });
  }
  return [...sums.values()]
    .sort((a, b) => (a.competition < b.competition ? -1 : a.competition > b.competition ? 1 : b.expected - a.expected))
    .map(({ public: of, competition, ...seen }): EmptySeatsOf => ({ public: of, competition, said: emptySeats(seen) }));
});
