import { expect, test } from 'vitest';
import { inTransaction, type Tx } from '@/platform/db';
import { testDatabase } from '@/test/database';
import { buildActor, buildBeneficiary, buildProgramme, buildStructure, inHours } from '@/test/factories';
import { confirmPurge } from './confirm-purge';
import { planPurge } from './plan-purge';
import { purgeStatus } from './purge.queries';
import { runPurge } from './run-purge';

const { sql } = testDatabase();

/** The same transaction; `work` is done by others after its first statement. */
function meanwhile(tx: Tx, work: () => Promise<unknown>): Tx {
  let left: (() => Promise<unknown>) | null = work;
  return new Proxy(tx, {
    get(target, key, receiver) {
      const found: unknown = Reflect.get(target, key, receiver);
      if (key !== '$queryRaw' || typeof found !== 'function') return found;
      return async (...asked: unknown[]) => {
        const answer: unknown = await found.apply(target, asked);
        const now = left;
        left = null;
        await now?.();
        return answer;
      };
    },
  });
}

test('given a purge that ends while its page is read, then it is never shown as over in a programme that waits for it', async () => {
  const programmeId = await buildProgramme(sql, { purge_due_at: inHours(-1) });
  await buildBeneficiary(sql, { programme_id: programmeId, structure_id: await buildStructure(sql) });
  const planner = await buildActor(sql, 'ADMIN', programmeId);
  const second = await buildActor(sql, 'ADMIN', programmeId);
  const { purgeId } = await planPurge(planner, {});
  await confirmPurge(second, { purgeId, reason: 'RETENTION_OVER' });
  const status = await inTransaction(second, 'privacy/status', (tx, now) =>
    purgeStatus.within(
      {
        tx: meanwhile(tx, () => runPurge({ kind: 'system', name: 'purge', programmeId: null }, purgeId)),
        actor: second,
        now,
      },
      undefined,
    ),
  );
  const over = status.purges[0]?.state === 'DONE';
  expect({ over, purged: status.programme.purgedAt !== null }).not.toEqual({ over: true, purged: false });
});
