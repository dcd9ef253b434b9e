import { command, nothing, query } from '@/platform/command';
import { runStudyType } from './draw-study.job-types';
import { studyId } from './draw-study.schema';

const WORKER = { kind: 'system', name: 'studies', programmeId: null } as const;
/** Minutes without a step after which a study is asked for again: its worker died, or the queue lost it. It may run twice. */
const STILL_MINUTES = 2;

const lostStudies = query(
  'allocation/lost-studies',
  nothing,
  ({ tx }) =>
    tx.$queryRaw<{ id: string }[]>`
    SELECT id FROM draw_study WHERE state = 'RUNNING' AND worked_at < clock_timestamp() - make_interval(mins => ${STILL_MINUTES})
    ORDER BY worked_at LIMIT 20`,
);

/** Asks again for the work of one study; the time it has for a first step begins anew. */
const askAgain = command('allocation/study-again', studyId, async ({ tx, trail, later }, input) => {
  const [study] = await tx.$queryRaw<{ programmeId: string; drawId: string }[]>`
    UPDATE draw_study SET worked_at = clock_timestamp() WHERE id = ${input.studyId}::uuid AND state = 'RUNNING'
    RETURNING programme_id AS "programmeId", draw_id AS "drawId"`;
  if (!study) return;
  const { programmeId, drawId } = study;
  trail({ subject: ['draw', drawId], programmeId, facts: { studyId: input.studyId } });
  await later(runStudyType, input);
});

/** Takes up studies whose work was lost on the way; a sweep that finds nothing leaves no line in the trail. */
export async function sweepStudies(): Promise<void> {
  for (const { id } of await lostStudies(WORKER, undefined)) await askAgain(WORKER, { studyId: id });
}
