import { command, nothing, query } from '@/platform/command';
import { applyImportJob, checkImportJob, importById } from './import.schema';

const WORKER = { kind: 'system', name: 'imports', programmeId: null } as const;

/** Minutes after which work that made no progress is asked for again: a worker died, or the queue lost it. Both jobs may run twice. */
const STILL_MINUTES = 2;

const lostImports = query(
  'imports/lost',
  nothing,
  ({ tx }) =>
    tx.$queryRaw<{ id: string }[]>`
    SELECT i.id FROM import i
    WHERE i.state IN ('UPLOADED', 'CHECKING', 'APPLYING') AND i.created_at < clock_timestamp() - make_interval(mins => ${STILL_MINUTES})
      AND NOT EXISTS (SELECT FROM outbox o WHERE o.payload->>'importId' = i.id::text
        AND coalesce(o.dispatched_at, o.created_at) > clock_timestamp() - make_interval(mins => ${STILL_MINUTES}))
    ORDER BY i.created_at LIMIT 20`,
);

/** Asks again for the work of one import, unless it was done meanwhile. */
const askAgain = command('imports/ask-again', importById, async ({ tx, trail, later }, { importId }) => {
  trail({ subject: ['import', importId] });
  const found = await tx.import.findUniqueOrThrow({ where: { id: importId }, select: { state: true } });
  if (found.state === 'APPLYING') await later(applyImportJob, { importId });
  if (found.state === 'UPLOADED' || found.state === 'CHECKING') await later(checkImportJob, { importId });
});

/** Takes up imports whose work was lost on the way; a sweep that finds nothing leaves no line in the trail. */
export async function sweepImports(): Promise<void> {
  for (const { id } of await lostImports(WORKER, undefined)) await askAgain(WORKER, { importId: id });
}
