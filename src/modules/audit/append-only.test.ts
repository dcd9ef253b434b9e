import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { inTransaction } from '@/platform/db';
import { writeTrail } from '@/platform/trail';
import { testDatabase } from '@/test/database';
import { buildActor, buildProgramme } from '@/test/factories';
import { sealTrail } from './seal-trail';

const { sql, appUrl } = testDatabase();
const TABLES = ['audit', 'audit_seal'] as const;
const VERBS = ['UPDATE', 'DELETE', 'TRUNCATE', 'TRIGGER', 'REFERENCES'];
const REFUSED = { code: '42501' };

let app: pg.Client;
beforeAll(async () => {
  const admin = await buildActor(sql, 'ADMIN', await buildProgramme(sql));
  await inTransaction(admin, 'test/line', (tx) => writeTrail(tx, admin, { action: 'test/line', outcome: 'DONE' }));
  await sealTrail();
  app = new pg.Client({ connectionString: appUrl });
  await app.connect();
  // the strongest actor there is, by hand, as whoever has stolen the login of the web would
  await app.query(`SELECT set_config('app.role', 'SYSTEM', false), set_config('app.system', 'operator', false)`);
});
afterAll(() => app.end());

describe('Given the login of web and worker', () => {
  test.each(TABLES)('then it has no right on %s but to read and to add', async (table) => {
    const { rows } = await app.query<{ verb: string }>(
      `SELECT verb FROM unnest($2::text[]) AS verb WHERE has_table_privilege(current_user, $1, verb)
         OR verb IN ('UPDATE', 'REFERENCES') AND has_any_column_privilege(current_user, $1, verb)`,
      [table, VERBS],
    );
    expect(rows).toEqual([]);
  });

  test.each(TABLES)('when it changes, deletes or empties %s, then the database refuses', async (table) => {
    const [column, value] = table === 'audit' ? ['reason', `'OTHER'`] : ['hash', `sha256('x')`];
    await expect(app.query(`UPDATE ${table} SET ${column} = ${value}`)).rejects.toMatchObject(REFUSED);
    await expect(app.query(`DELETE FROM ${table}`)).rejects.toMatchObject(REFUSED);
    await expect(app.query(`TRUNCATE ${table}`)).rejects.toMatchObject(REFUSED);
    await expect(app.query(`DROP TABLE ${table}`)).rejects.toMatchObject(REFUSED);
    await expect(app.query(`ALTER TABLE ${table} DISABLE ROW LEVEL SECURITY`)).rejects.toMatchObject(REFUSED);
    await expect(
      app.query(`MERGE INTO ${table} t USING (SELECT 1) s ON true WHEN MATCHED THEN DELETE`),
    ).rejects.toMatchObject(REFUSED);
  });

  test('when it overwrites a line or a seal by its key, then the database refuses', async () => {
    await expect(
      app.query(`INSERT INTO audit_seal (position, audit_id, hash) VALUES (1, 1, sha256('x'))
        ON CONFLICT (position) DO UPDATE SET hash = excluded.hash`),
    ).rejects.toMatchObject(REFUSED);
    const [kept] = await sql<{ lines: number; seals: number }>(
      `SELECT (SELECT count(*)::int FROM audit) AS lines, (SELECT count(*)::int FROM audit_seal) AS seals`,
    );
    expect(kept).toEqual({ lines: 1, seals: 1 });
  });

  test.each(['ADMIN', 'AGENT', 'LEADER', 'AUDITOR', 'GATE', 'HOLDER', 'NOBODY'])(
    'when %s adds a seal, then row-level security refuses: the worker seals',
    async (role) => {
      await app.query('BEGIN');
      await app.query(`SELECT set_config('app.role', $1, true), set_config('app.system', '', true)`, [role]);
      await expect(
        app.query(`INSERT INTO audit_seal (position, audit_id, hash) VALUES (9, 9, sha256('x'))`),
      ).rejects.toMatchObject(REFUSED);
      await app.query('ROLLBACK');
    },
  );
});
