// A worker of imports that waits for no lease: every job in the outbox is run by every runner that starts, as the queue hands
// it over again once a dead worker's lease is out. The jobs are those of src/worker/main.ts, which `npm run soak:imports` kills itself.
import { setTimeout } from 'node:timers/promises';
import { applyImportWork, checkImportWork } from '@/modules/imports/import.jobs';
import { inTransaction } from '@/platform/db';

const POLL_MS = 10;
const HANDLERS = [checkImportWork, applyImportWork];
const WORKER = { kind: 'system', name: 'worker', programmeId: null } as const;
const IMPORTS = { kind: 'system', name: 'imports', programmeId: null } as const;

type Asked = { readonly id: bigint; readonly job: string; readonly payload: unknown; readonly busy: boolean };
const asked = () =>
  inTransaction(
    IMPORTS,
    'imports/asked',
    (tx) => tx.$queryRaw<Asked[]>`
      SELECT o.id, o.job, o.payload, coalesce(i.state IN ('UPLOADED', 'CHECKING', 'APPLYING'), false) AS busy
      FROM outbox o LEFT JOIN import i ON i.id::text = o.payload->>'importId'
      WHERE o.job = ANY(${HANDLERS.map(({ name }) => name)}) ORDER BY o.id`,
  );

const done = new Set<bigint>();
await inTransaction(
  WORKER,
  'worker/beat',
  (tx) => tx.$executeRaw`INSERT INTO heartbeat (worker, at) VALUES (gen_random_uuid(), clock_timestamp())`,
);
for (;;) {
  // Once each; and again, as the sweep of imports asks, while one is not past its work: the dead worker's lease may outlive it.
  for (const { id, job, payload } of (await asked()).filter((work) => work.busy || !done.has(work.id))) {
    await HANDLERS.find(({ name }) => name === job)?.run(payload);
    done.add(id);
  }
  await setTimeout(POLL_MS);
}
