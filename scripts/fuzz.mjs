// npm run fuzz [runs]: every property tested with generated values, each tried this often (5,000) instead of a hundred times;
// and what counts by itself: twice as many files spoilt and read (10,000). A spoilt file has a
// number, said with what it broke: GRADINS_FUZZ_FIRST begins at that one.
import { readdirSync, readFileSync } from 'node:fs';
import { ensureInstalled, requireNode } from './lib/install.mjs';
import { inProject } from './lib/paths.mjs';
import { run } from './lib/processes.mjs';
import { main } from './lib/say.mjs';

await main(async () => {
  requireNode();
  await ensureInstalled();
  const runs = Number(process.argv[2] ?? 5000);
  if (!Number.isInteger(runs) || runs < 1)
    throw new Error(`npm run fuzz takes a number of runs, not “${process.argv[2]}”`);
  const { ensureGenerated } = await import('./lib/prisma.mjs');
  await ensureGenerated();
  const files = readdirSync(inProject('src'), { recursive: true })
    .map((name) => `src/${String(name)}`)
    .filter((name) => name.endsWith('.test.ts'))
    .filter((name) => /from 'fast-check'|GRADINS_FUZZ_RUNS/.test(readFileSync(inProject(name), 'utf8')));
  process.exitCode = await run(process.execPath, [inProject('node_modules/vitest/vitest.mjs'), 'run', ...files], {
    cwd: inProject(),
    env: { ...process.env, GRADINS_FUZZ_RUNS: String(runs) },
  });
});
