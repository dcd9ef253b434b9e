import type pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { testDatabase } from '@/test/database';
import { promptPool } from './prompt-pool';

const { appUrl } = testDatabase();
let pool: pg.Pool;
beforeAll(() => {
  pool = promptPool({ connectionString: appUrl, max: 1 });
});
afterAll(() => pool.end());

describe('Given a transaction on a pool whose BEGIN waits', () => {
  test('when its first statement comes, then it is one transaction up to its end', async () => {
    const client = await pool.connect();
    await client.query({ text: 'BEGIN' });
    const { rows: bound } = await client.query({ text: "SELECT set_config('app.role', 'AGENT', true) AS role" });
    const { rows: kept } = await client.query({ text: "SELECT current_setting('app.role') AS role" });
    await client.query({ text: 'ROLLBACK' });
    const { rows: after } = await client.query({ text: "SELECT current_setting('app.role', true) AS role" });
    client.release();
    expect([bound[0].role, kept[0].role, after[0].role]).toEqual(['AGENT', 'AGENT', '']);
  });

  test('when its first statement fails, then that is told and the transaction is one that failed', async () => {
    const client = await pool.connect();
    await client.query({ text: 'BEGIN' });
    await expect(client.query({ text: 'SELECT 1 / 0' })).rejects.toMatchObject({ code: '22012' });
    await expect(client.query({ text: 'SELECT 1' })).rejects.toMatchObject({ code: '25P02' });
    await client.query({ text: 'ROLLBACK' });
    client.release();
  });

  test('when the connection is given back before any statement, then the next who takes it is in no transaction', async () => {
    const client = await pool.connect();
    await client.query({ text: 'BEGIN' });
    client.release();
    const next = await pool.connect();
    await next.query({ text: "SELECT set_config('app.role', 'AGENT', true)" });
    const { rows } = await next.query({ text: "SELECT current_setting('app.role', true) AS role" });
    next.release();
    expect(rows[0].role).toBe('');
  });

  test('when the pool is asked by itself, without a transaction, then it answers', async () => {
    expect((await pool.query('SELECT $1::int AS one', [1])).rows).toEqual([{ one: 1 }]);
  });

  test('when the connection is lost in the transaction, then its statement fails and the pool goes on with another', async () => {
    const client = await pool.connect();
    const lost = new Promise((resolve) => client.once('error', resolve));
    await client.query({ text: 'BEGIN' });
    await expect(client.query({ text: 'SELECT pg_terminate_backend(pg_backend_pid())' })).rejects.toThrow();
    await lost;
    client.release(true);
    expect((await pool.query('SELECT 1 AS one')).rows).toEqual([{ one: 1 }]);
  });
});
