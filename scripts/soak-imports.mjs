// npm run soak:imports [seed]: the worker is killed with -9 at 20 random moments of imports of 50,000 rows, behind its own queue, and
// started again: nothing is lost, nothing is there twice. A run of all tests does it 3 times with 5,000 rows. Takes minutes.
import { ensureInstalled, requireNode } from './lib/install.mjs';
import { inProject } from './lib/paths.mjs';
import { run } from './lib/processes.mjs';
import { main } from './lib/say.mjs';

await main(async () => {
  requireNode();
  await ensureInstalled();
  const { ensureGenerated } = await import('./lib/prisma.mjs');
  await ensureGenerated();
  const seed = process.argv[2] ?? String(Date.now());
  const vitest = inProject('node_modules/vitest/vitest.mjs');
  process.exitCode = await run(process.execPath, [vitest, 'run', 'src/test/crash/killed-worker.test.ts'], {
    cwd: inProject(),
    env: { ...process.env, GRADINS_SOAK: 'imports', GRADINS_SOAK_SEED: seed },
  });
});
