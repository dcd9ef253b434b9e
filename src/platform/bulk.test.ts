import { expect, test } from 'vitest';
import { testDatabase } from '@/test/database';
import { buildActor, buildBeneficiary, buildProgramme, buildStructure } from '@/test/factories';
import { BulkError, inBulk, type Run } from './bulk';
import { inTransaction } from './db';
import { Prisma } from './generated/prisma/client';

process.env.DATABASE_POOL = '2';
const { sql } = testDatabase();
const LONG = { timeoutMs: 60_000 } as const;

async function scene() {
  const programmeId = await buildProgramme(sql);
  const [own, other] = [await buildStructure(sql), await buildStructure(sql)];
  for (const structure_id of [own, other]) await buildBeneficiary(sql, { programme_id: programmeId, structure_id });
  const leader = await buildActor(sql, 'LEADER', programmeId, own);
  const names = async () =>
    (
      await sql<{ last_name: string }>('SELECT last_name FROM beneficiary WHERE structure_id = ANY($1) ORDER BY 1', [
        [own, other],
      ])
    ).map((row) => row.last_name);
  return { leader, names };
}
const rename = (run: Run, name: unknown) => run(Prisma.sql`UPDATE beneficiary SET last_name = ${name}::text`);

test('Given a leader, when everybody is written in bulk, then row-level security leaves the others alone; a text may be bytes', async () => {
  const { leader, names } = await scene();
  await inBulk(leader, 'test/bulk', (run) => rename(run, Buffer.from('Ça’b')), LONG);
  expect((await names()).filter((name) => name === 'Ça’b')).toHaveLength(1);
});

test('Given work that fails halfway, then nothing is written, and the connection serves nobody else as its actor', async () => {
  const { leader, names } = await scene();
  const before = await names();
  const halfway = inBulk(
    leader,
    'test/bulk',
    async (run) => {
      await rename(run, 'Half');
      throw new Error('it breaks halfway');
    },
    LONG,
  );
  await expect(halfway).rejects.toThrow('it breaks halfway');
  expect(await names()).toEqual(before);
  const nobody = { kind: 'nobody' } as const;
  const seen = Array.from({ length: 4 }, () => inTransaction(nobody, 'test/read', (tx) => tx.beneficiary.count()));
  expect(await Promise.all(seen)).toEqual([0, 0, 0, 0]);
});

test('Given a value that the database refuses, then its code is told, and nothing of the value', async () => {
  const { leader } = await scene();
  const refused = inBulk(leader, 'test/bulk', (run) => run(Prisma.sql`SELECT ${'Awa Diop'}::int`), LONG);
  await expect(refused).rejects.toThrow(new BulkError('22P02'));
  await expect(refused).rejects.toMatchObject({ message: expect.not.stringContaining('Diop'), code: '22P02' });
});

test('Given a statement that lasts longer than was asked for, then it is ended', async () => {
  const { leader } = await scene();
  const asleep = inBulk(leader, 'test/bulk', (run) => run(Prisma.sql`SELECT pg_sleep(60)`), { timeoutMs: 50 });
  await expect(asleep).rejects.toMatchObject({ code: '57014' });
});
