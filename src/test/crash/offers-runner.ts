// A worker of the waiting list alone: hands the outbox over and runs what it took, in a loop. Killed, it loses what it took, as
// a queue that forgets would: only the sweep can ask for it again.
import { setTimeout } from 'node:timers/promises';
import { offerFreedSeatsJob, sweepOffersJob } from '@/modules/allocation/allocation.jobs';
import { inTransaction } from '@/platform/db';
import { type Dispatch, dispatchOutbox } from '@/platform/outbox';

const POLL_MS = 10;
const WORKER = { kind: 'system', name: 'worker', programmeId: null } as const;

await inTransaction(
  WORKER,
  'worker/beat',
  (tx) => tx.$executeRaw`INSERT INTO heartbeat (worker, at) VALUES (gen_random_uuid(), clock_timestamp())`,
);
for (;;) {
  await sweepOffersJob.run({});
  const taken: Dispatch[] = [];
  await dispatchOutbox(async (work) => {
    taken.push(...work);
  });
  for (const { job, payload } of taken) if (job === offerFreedSeatsJob.name) await offerFreedSeatsJob.run(payload);
  await setTimeout(POLL_MS);
}
