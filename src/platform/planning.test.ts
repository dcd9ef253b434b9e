import { describe, expect, test } from 'vitest';
import { testDatabase } from '@/test/database';
import { buildActor, buildProgramme } from '@/test/factories';
import type { Actor } from './actor';
import { inTransaction } from './db';

const { sql } = testDatabase();
const WORKER: Actor = { kind: 'system', name: 'imports', programmeId: null };

async function planning(actor: Actor, timeoutMs?: number): Promise<string | undefined> {
  const rows = await inTransaction(
    actor,
    'test/planning',
    (tx) => tx.$queryRaw<{ mode: string }[]>`SELECT current_setting('plan_cache_mode') AS mode`,
    timeoutMs === undefined ? {} : { timeoutMs },
  );
  return rows[0]?.mode;
}

describe('Given who asks, and for how long', () => {
  test('then a page is planned once, work in bulk each time, and the next on the connection as it is its own', async () => {
    const agent = await buildActor(sql, 'AGENT', await buildProgramme(sql));
    expect(await planning(agent)).toBe('force_generic_plan');
    expect(await planning(agent, 60_000)).toBe('force_custom_plan');
    expect(await planning(WORKER, 600_000)).toBe('force_custom_plan');
    expect(await planning(WORKER)).toBe('auto');
  });
});
