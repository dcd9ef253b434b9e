import { programmeIdOf } from '@/modules/programmes/read-programme';
import { authorize } from '@/platform/authorize';
import type { QueryContext } from '@/platform/command';
import { mayReadAttendance, maySeeSmallCounts } from './attendance.policy';
import type { AttendanceFilters } from './attendance.schema';
import { type CountedSession, countedSessions, readTurnout } from './read-turnout';
import { byPublic, exactGrid, type GridRow, publishedGrid, type Rated } from './report.rules';

export type AttendanceView = {
  readonly programmeId: string;
  /** Every counted session of the programme. */
  readonly all: readonly GridRow<CountedSession>[];
  /** The sessions the filters leave. */
  readonly rows: readonly GridRow<CountedSession>[];
  readonly publics: readonly Rated[];
  /** True when figures under five were taken out of every sum. */
  readonly published: boolean;
};

function matches({ competition, sport, venue, from, to }: AttendanceFilters, session: CountedSession): boolean {
  return (
    (competition === undefined || session.competition === competition) &&
    (sport === undefined || session.sport === sport) &&
    (venue === undefined || session.venue === venue) &&
    (from === undefined || session.day >= from) &&
    (to === undefined || session.day <= to)
  );
}

/**
 * What this actor may know of who came (rule 12): the city the exact counts unless `published` is asked, the auditor the
 * published ones. Sums by public over whole competitions are exact for both: they are the margins the hiding was made for.
 */
export async function viewAttendance(
  { tx, actor, now }: QueryContext,
  filters: AttendanceFilters,
  asPublished = false,
): Promise<AttendanceView> {
  const programmeId = programmeIdOf(actor);
  authorize(mayReadAttendance(actor, { programmeId }));
  const published = asPublished || !maySeeSmallCounts(actor, { programmeId });
  const sessions = await countedSessions(tx, programmeId, now);
  const exact = exactGrid(sessions, await readTurnout(tx, programmeId));
  const all = published ? publishedGrid(exact) : exact;
  const keep = (row: GridRow<CountedSession>) => matches(filters, row.session);
  const { competition, sport, venue, from, to, public: only } = filters;
  const whole = sport === undefined && venue === undefined && from === undefined && to === undefined;
  const margins = whole
    ? exact.filter((row) => competition === undefined || row.session.competition === competition)
    : all.filter(keep);
  const publics = byPublic(margins).filter((line) => only === undefined || line.key === only);
  return { programmeId, all, rows: all.filter(keep), publics, published };
}
