import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { expect, test } from 'vitest';
import { testDatabase } from '@/test/database';
import { inTransaction } from './db';

testDatabase();
const MEGABYTE = 1024 * 1024;
const WORKER = { kind: 'system', name: 'imports', programmeId: null } as const;

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;
function heapMb(): number {
  collect();
  return process.memoryUsage().heapUsed / MEGABYTE;
}

/** Sends texts of a megabyte, each its own. */
async function send(count: number): Promise<void> {
  for (let i = 0; i < count; i += 1) {
    const text = `${i}`.padEnd(MEGABYTE, 'x');
    await inTransaction(WORKER, 'imports/stage', (tx) => tx.$executeRaw`SELECT length(${text})`, { timeoutMs: 60_000 });
  }
}

test('Given bulk statements that carried 40 MB of values, when they are done, then their values are kept nowhere', async () => {
  await send(2);
  const before = heapMb();
  await send(40);
  expect(heapMb() - before).toBeLessThan(10);
});
