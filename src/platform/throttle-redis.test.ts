import { Redis } from 'ioredis';
import { afterAll, afterEach, describe, expect, test, vi } from 'vitest';
import { testDatabase } from '@/test/database';
import { freePort } from '../../scripts/lib/ports.mjs';

const { sql } = testDatabase();
const there = process.env.TEST_REDIS_URL;

/** The throttle of a process whose REDIS_URL is this one. */
async function withRedis(url: string) {
  vi.resetModules();
  process.env.REDIS_URL = url;
  return import('./throttle');
}

const POINTS = 10;

async function refusedOf(
  throttle: (rule: 'sign-in-account', key: string) => Promise<void>,
  times: number,
  key: string,
) {
  const tries: Promise<unknown>[] = [];
  for (let i = 0; i < times; i++)
    tries.push(
      throttle('sign-in-account', key).then(
        () => null,
        (error: unknown) => error,
      ),
    );
  return (await Promise.all(tries)).filter((outcome) => outcome !== null);
}

afterEach(() => {
  delete process.env.REDIS_URL;
});
afterAll(() => vi.resetModules());

describe('Given a Redis that is down', () => {
  test('when somebody tries passwords, then PostgreSQL counts them and the limit holds', async () => {
    const { throttle, closeThrottle } = await withRedis(`redis://127.0.0.1:${await freePort()}`);
    const refused = await refusedOf(throttle, POINTS + 5, 'down@ville.test');
    expect(refused).toHaveLength(5);
    expect(refused[0]).toMatchObject({ kind: 'too-many', code: 'common/throttled' });
    expect(await sql(`SELECT points FROM rate_limit WHERE key LIKE 'sign-in-account:%'`)).toEqual([
      { points: POINTS + 5 },
    ]);
    await closeThrottle();
  });
});

describe.each(there === undefined ? [] : [there])('Given a Redis', (url) => {
  test('when somebody tries passwords, then Redis counts them, under a key that names nobody', async () => {
    const { throttle, closeThrottle } = await withRedis(url);
    const key = `${crypto.randomUUID()}@ville.test`;
    await throttle('sign-in-account', key);
    await expect.poll(() => refusedOf(throttle, POINTS * 2, key).then((all) => all.length)).toBeGreaterThan(POINTS);
    const redis = new Redis(url);
    const keys = await redis.keys('sign-in-account:*');
    expect(keys.length).toBeGreaterThan(0);
    expect(keys.join()).not.toContain('ville.test');
    await redis.quit();
    await closeThrottle();
  });
});
