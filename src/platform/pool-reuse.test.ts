import { beforeAll, expect, test } from 'vitest';
import { testDatabase } from '@/test/database';
import { buildActor, buildBeneficiary, buildProgramme, buildStructure } from '@/test/factories';
import type { UserActor } from './actor';
import { inTheCitysName, inTransaction } from './db';
import type { PrismaClient } from './generated/prisma/client';

process.env.DATABASE_POOL = '2';
const REQUESTS = 1_000;
const { sql } = testDatabase();

let leaders: readonly [UserActor, UserActor];
beforeAll(async () => {
  const programmeId = await buildProgramme(sql);
  const [a, b] = [await buildStructure(sql), await buildStructure(sql)];
  await buildBeneficiary(sql, { programme_id: programmeId, structure_id: a });
  await buildBeneficiary(sql, { programme_id: programmeId, structure_id: b });
  leaders = [await buildActor(sql, 'LEADER', programmeId, a), await buildActor(sql, 'LEADER', programmeId, b)];
});

/** What a connection of the pool says of itself when nothing is bound, past inTransaction. */
async function settingsLeft(): Promise<{ pid: number; left: string }[]> {
  const client = (globalThis as { gradinsPrisma?: PrismaClient }).gradinsPrisma;
  if (!client) throw new Error('the pool is open once somebody has read');
  const looks = Array.from(
    { length: 2 },
    () => client.$queryRaw<{ pid: number; left: string }[]>`
      SELECT pg_backend_pid() AS pid, concat(current_setting('app.role', true), current_setting('app.user_id', true),
        current_setting('app.structure_id', true), current_setting('app.holder_id', true), current_setting('app.system', true),
        current_setting('app.actor', true), current_setting('app.command', true), current_setting('app.programme_id', true)) AS left,
        pg_sleep(0.2)::text AS waited`,
  );
  return (await Promise.all(looks)).flat();
}

test('Given two connections, when two leaders send a thousand requests at once, some failing, then none sees the other’s row and no actor is left behind', async () => {
  const pids = new Set<number>();
  const request = async (i: number): Promise<boolean> => {
    const leader = leaders[i % 2 === 0 ? 0 : 1];
    const fails = i % 7 === 0;
    const read = inTransaction(leader, 'test/read', async (tx) => {
      const [backend] = await tx.$queryRaw<{ pid: number }[]>`SELECT pg_backend_pid() AS pid`;
      pids.add(backend?.pid ?? 0);
      if (i % 5 === 0) await inTheCitysName(tx, leader, () => tx.programme.count());
      const rows = await tx.beneficiary.findMany();
      if (fails) throw new Error('the request breaks halfway');
      return rows.length === 1 && rows[0]?.structureId === leader.structureId;
    });
    if (!fails) return read;
    await expect(read).rejects.toThrow('halfway');
    return true;
  };
  const queue = Array.from({ length: REQUESTS }, (_, i) => i);
  const answers: boolean[] = [];
  const client = async () => {
    for (let i = queue.shift(); i !== undefined; i = queue.shift()) answers.push(await request(i));
  };
  await Promise.all(Array.from({ length: 20 }, client));

  expect(answers).toHaveLength(REQUESTS);
  expect(answers.filter((own) => !own)).toEqual([]);
  expect(pids.size).toBe(2);
  const left = await settingsLeft();
  expect(left.map(({ left: settings }) => settings)).toEqual(['', '']);
  expect(new Set(left.map(({ pid }) => pid))).toEqual(pids);
}, 120_000);
