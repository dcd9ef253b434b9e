import { z } from 'zod';
import { command } from '@/platform/command';
import { applyImportJob, checkImportJob } from './import.schema';

/** Minutes after which work that made no progress is asked for again: a worker died, or the queue lost it. Both jobs may run twice. */
const STILL_MINUTES = 2;

/** Takes up imports whose work was lost on the way. */
export const sweepImports = command('imports/sweep', z.strictObject({}), async ({ tx, later, trail }) => {
  const lost = await tx.$queryRaw<{ id: string; state: string }[]>`
    SELECT i.id, i.state FROM import i
    WHERE i.state IN ('UPLOADED', 'CHECKING', 'APPLYING') AND i.created_at < clock_timestamp() - make_interval(mins => ${STILL_MINUTES})
      AND NOT EXISTS (SELECT FROM outbox o WHERE o.payload->>'importId' = i.id::text AND coalesce(o.dispatched_at, o.created_at) > clock_timestamp() - make_interval(mins => ${STILL_MINUTES}))
    LIMIT 20`;
  trail({ facts: { count: lost.length } });
  for (const { id, state } of lost)
    await later(state === 'APPLYING' ? applyImportJob : checkImportJob, { importId: id });
});
