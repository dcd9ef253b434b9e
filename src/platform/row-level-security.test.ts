import pg from 'pg';
import { beforeAll, describe, expect, test } from 'vitest';
import { testDatabase } from '@/test/database';
import { buildActor, buildBeneficiary, buildProgramme, buildStructure } from '@/test/factories';
import type { UserActor } from './actor';
import { inTransaction } from './db';

const { sql, appUrl } = testDatabase();

async function asApp<Row extends pg.QueryResultRow>(text: string): Promise<Row[]> {
  const client = new pg.Client({ connectionString: appUrl });
  await client.connect();
  try {
    return (await client.query<Row>(text)).rows;
  } finally {
    await client.end();
  }
}

describe('Given the live schema', () => {
  test('then every table has row-level security enabled and forced, and at least one policy', async () => {
    const bare = await sql(`SELECT c.relname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
      WHERE n.nspname = 'public' AND c.relkind = 'r' AND c.relname <> '_prisma_migrations'
        AND (NOT c.relrowsecurity OR NOT c.relforcerowsecurity OR NOT EXISTS (SELECT FROM pg_policy p WHERE p.polrelid = c.oid))`);
    expect(bare).toEqual([]);
  });

  test('then the login of web and worker owns nothing and bypasses nothing', async () => {
    const [role] = await asApp<{
      strong: boolean;
      owned: string;
    }>(`SELECT r.rolsuper OR r.rolbypassrls OR r.rolcreaterole OR r.rolcreatedb AS strong,
      (SELECT count(*) FROM pg_class c WHERE pg_get_userbyid(c.relowner) IN (current_user, 'gradins_app')) AS owned
      FROM pg_roles r WHERE r.rolname = current_user`);
    expect(role).toEqual({ strong: false, owned: '0' });
  });

  test('then counters, the life of tickets and the trail cannot be rewritten by that login', async () => {
    const rights =
      await asApp(`SELECT t, v FROM unnest(ARRAY['session_count','ticket_event','audit']) t, unnest(ARRAY['UPDATE','DELETE']) v
      WHERE has_table_privilege(current_user, t, v)`);
    expect(rights).toEqual([]);
  });
});

describe('Given two structures with a list each', () => {
  let programmeId: string;
  let leaders: readonly [UserActor, UserActor];
  beforeAll(async () => {
    programmeId = await buildProgramme(sql);
    const [a, b] = [await buildStructure(sql), await buildStructure(sql)];
    await buildBeneficiary(sql, { programme_id: programmeId, structure_id: a });
    await buildBeneficiary(sql, { programme_id: programmeId, structure_id: b });
    leaders = [await buildActor(sql, 'LEADER', programmeId, a), await buildActor(sql, 'LEADER', programmeId, b)];
  });

  test('when nobody is bound, then no table answers a row', async () => {
    const tables = await sql<{ t: string }>(
      `SELECT tablename AS t FROM pg_tables WHERE schemaname = 'public' AND tablename <> '_prisma_migrations'`,
    );
    for (const { t } of tables) expect([t, await asApp(`SELECT 1 FROM "${t}" LIMIT 1`)]).toEqual([t, []]);
  });

  test('when two leaders read in turns over the same pool, then each sees its own list only', async () => {
    const reads = await Promise.all(
      Array.from({ length: 200 }, (_, i) => {
        const leader = i % 2 === 0 ? leaders[0] : leaders[1];
        return inTransaction(leader, 'test/read', async (tx) =>
          (await tx.beneficiary.findMany()).map((row) => row.structureId === leader.structureId),
        );
      }),
    );
    expect(reads.every((read) => read.length === 1 && read[0])).toBe(true);
  });

  test('when an auditor reads people, then nobody is there', async () => {
    const auditor = await buildActor(sql, 'AUDITOR', programmeId);
    expect(await inTransaction(auditor, 'test/read', (tx) => tx.beneficiary.count())).toBe(0);
  });
});
