import { command } from '@/platform/command';
import { DomainError } from '@/platform/errors';
import { mayDraw } from './allocation.policy';
import { studyId } from './draw-study.schema';

/**
 * Stops a study that is being drawn. The runs already made stay with it and are shown nowhere: quantiles are of whole studies.
 * A step that is being drawn meanwhile is not kept. Throws `allocation/study-not-found`, `allocation/study-closed`.
 */
export const cancelStudy = command('allocation/cancel-study', studyId, async ({ tx, actor, trail }, input) => {
  trail({ subject: ['study', input.studyId] });
  const [study] = await tx.$queryRaw<{ programmeId: string; drawId: string; state: string; done: number }[]>`
    SELECT programme_id AS "programmeId", draw_id AS "drawId", state, done FROM draw_study
    WHERE id = ${input.studyId}::uuid FOR UPDATE`;
  if (!study || !mayDraw(actor, study)) throw new DomainError('not-found', 'allocation/study-not-found');
  trail({ subject: ['draw', study.drawId], facts: { studyId: input.studyId, done: study.done } });
  if (study.state !== 'RUNNING') throw new DomainError('conflict', 'allocation/study-closed');
  await tx.$executeRaw`
    UPDATE draw_study SET state = 'CANCELLED', closed_at = clock_timestamp() WHERE id = ${input.studyId}::uuid`;
  return { studyId: input.studyId };
});
