// npm test: everything. Rules and commands on a real PostgreSQL, the queue on both backends, the journey in a browser.
// The last line stands alone: N passed, N failed, N skipped.
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { ensureInstalled, requireNode } from './lib/install.mjs';
import { inProject, readJson } from './lib/paths.mjs';
import { endShortLived, run } from './lib/processes.mjs';
import { startRedisForTests } from './lib/redis.mjs';
import { main, say } from './lib/say.mjs';
import { add, ofPlaywright, ofVitest, sentence } from './lib/test-sums.mjs';

const results = inProject('test-results');
/** What tests counted, a line each: cells of the matrix, mutants. */
const COUNTS = inProject('test-results', 'counts.txt');
const interrupted = { value: false };

/** Runs one runner and sums its report; a runner that crashed, wrote no report or ran nothing counts as one failure. */
async function runner(name, args, env, sum) {
  const report = inProject('test-results', `${name}.json`);
  rmSync(report, { force: true });
  const code = await run(process.execPath, args(report), { cwd: inProject(), env: { ...process.env, ...env } });
  if (interrupted.value) process.exit(130);
  const found = readJson(report);
  const counts = found ? sum(found) : { passed: 0, failed: 0, skipped: 0 };
  if (counts.passed + counts.failed === 0) {
    say(`${name} ran nothing: that counts as a failure.`);
    return { ...counts, failed: 1 };
  }
  if (code !== 0 && counts.failed === 0) {
    say(`${name} ended with ${code} although its tests passed: that counts as a failure.`);
    return { ...counts, failed: 1 };
  }
  return counts;
}

const vitest = (env) =>
  runner(
    'vitest',
    (report) => [
      inProject('node_modules/vitest/vitest.mjs'),
      'run',
      '--reporter=default',
      '--reporter=json',
      `--outputFile.json=${report}`,
    ],
    env,
    ofVitest,
  );

const playwright = (env) =>
  runner(
    'playwright',
    () => [inProject('node_modules/@playwright/test/cli.js'), 'test', '--reporter=list,json'],
    { ...env, PLAYWRIGHT_JSON_OUTPUT_FILE: inProject('test-results/playwright.json') },
    ofPlaywright,
  );

await main(async () => {
  requireNode();
  const { values } = parseArgs({ options: { unit: { type: 'boolean' }, e2e: { type: 'boolean' } } });
  const both = values.unit === values.e2e;
  for (const signal of ['SIGINT', 'SIGTERM']) {
    process.on(signal, () => {
      interrupted.value = true;
      endShortLived();
    });
  }
  await ensureInstalled();
  const { ensureGenerated } = await import('./lib/prisma.mjs');
  await ensureGenerated();
  mkdirSync(results, { recursive: true });
  rmSync(COUNTS, { force: true });
  const redis = await startRedisForTests();
  const notices = redis ? [] : ['queue on Redis: skipped, no redis-server and no REDIS_URL'];
  let total = { passed: 0, failed: 0, skipped: 0 };
  try {
    const env = { GRADINS_COUNTS: COUNTS, ...(redis ? { TEST_REDIS_URL: redis.url } : {}) };
    if (both || values.unit) total = add(total, await vitest(env));
    if (both || values.e2e) total = add(total, await playwright(env));
  } finally {
    await redis?.stop();
  }
  for (const notice of notices) say(notice);
  if (existsSync(COUNTS)) for (const line of readFileSync(COUNTS, 'utf8').trim().split('\n').sort()) say(line);
  say(sentence(total));
  process.exitCode = total.failed > 0 ? 1 : 0;
});
