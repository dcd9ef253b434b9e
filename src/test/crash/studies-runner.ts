// A worker of studies alone: every study that is not closed is run by every runner that starts, as the sweep asks for it.
import { setTimeout } from 'node:timers/promises';
import { runStudyJob } from '@/modules/allocation/draw-study.jobs';
import { inTransaction } from '@/platform/db';

const POLL_MS = 10;
const WORKER = { kind: 'system', name: 'worker', programmeId: null } as const;
const STUDIES = { kind: 'system', name: 'studies', programmeId: null } as const;

await inTransaction(
  WORKER,
  'worker/beat',
  (tx) => tx.$executeRaw`INSERT INTO heartbeat (worker, at) VALUES (gen_random_uuid(), clock_timestamp())`,
);
for (;;) {
  const open = await inTransaction(
    STUDIES,
    'allocation/asked',
    (tx) => tx.$queryRaw<{ studyId: string }[]>`SELECT id AS "studyId" FROM draw_study WHERE state = 'RUNNING'`,
  );
  for (const study of open) await runStudyJob.run(study);
  await setTimeout(POLL_MS);
}
