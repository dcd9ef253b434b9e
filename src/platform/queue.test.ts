import { randomUUID } from 'node:crypto';
import { afterEach, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { testDatabase } from '@/test/database';
import { jobType } from './job-type';
import { defineJob, openQueue, type WorkQueue } from './queue';

const { appUrl } = testDatabase();
const redis = process.env.TEST_REDIS_URL;
const add = jobType('test/add', z.strictObject({ n: z.int() }));
const letter = jobType('test/letter', z.strictObject({ n: z.int() }), { patient: true });
const tick = jobType('test/tick', z.strictObject({}));

const backends = [
  { name: 'PostgreSQL', urls: { postgres: appUrl }, there: true },
  { name: 'Redis', urls: { postgres: appUrl, redis }, there: redis !== undefined },
];

describe.each(backends.filter((backend) => backend.there))('Given a queue on $name', ({ urls }) => {
  const open: { close(): Promise<void> }[] = [];
  afterEach(async () => {
    for (const thing of open.splice(0).reverse()) await thing.close();
  });
  const queueOf = (): WorkQueue => {
    const queue = openQueue(urls);
    open.push(queue);
    return queue;
  };
  const working = (queue: WorkQueue, run: (n: number) => Promise<void>) => {
    const handlers = [add, letter].map((type) => defineJob(type, ({ n }) => run(n)));
    open.push(queue.work([...handlers, defineJob(tick, () => run(-1))]));
  };

  test('when work is put in, then it is done, and the same id twice is done once', async () => {
    const queue = queueOf();
    const id = randomUUID();
    const done: number[] = [];
    await queue.enqueue([{ id, job: add.name, payload: { n: 1 } }]);
    await queue.enqueue([{ id, job: add.name, payload: { n: 1 } }]);
    await queue.enqueue([{ id: randomUUID(), job: add.name, payload: { n: 2 } }]);
    working(queue, async (n) => void done.push(n));
    await expect.poll(() => [...done].sort(), { timeout: 20_000 }).toEqual([1, 2]);
  });

  test('when thousands of mails wait, then what somebody waits for goes before them, and mails keep their order', async () => {
    const queue = queueOf();
    const letters = Array.from({ length: 50 }, (_, n) => ({ id: randomUUID(), job: letter.name, payload: { n } }));
    await queue.enqueue(letters);
    await queue.enqueue([{ id: randomUUID(), job: add.name, payload: { n: 1_000 } }]);
    const done: number[] = [];
    working(queue, async (n) => void done.push(n));
    await expect.poll(() => done.length, { timeout: 20_000 }).toBe(51);
    // Four at a time: it begins among the first.
    expect(done.indexOf(1_000)).toBeLessThan(4);
    expect(done.indexOf(0)).toBeLessThan(done.indexOf(40));
  });

  test('when a job fails once, then it is tried again', async () => {
    const queue = queueOf();
    let tries = 0;
    working(queue, async () => {
      if (++tries === 1) throw new Error('a passing fault');
    });
    await queue.enqueue([{ id: randomUUID(), job: add.name, payload: { n: 3 } }]);
    await expect.poll(() => tries, { timeout: 20_000 }).toBe(2);
  });

  test('when work recurs, then it comes back by itself', async () => {
    const queue = queueOf();
    let ticks = 0;
    working(queue, async (n) => {
      if (n === -1) ticks++;
    });
    await queue.schedule([{ job: tick, every: 200 }]);
    await expect.poll(() => ticks, { timeout: 20_000 }).toBeGreaterThan(1);
    await queue.schedule([]);
  });
});

if (!redis) console.info('queue on Redis: skipped, there is no TEST_REDIS_URL');
