// npm run soak:takers [rounds]: 200 takers and the waiting list at once after the last 10 seats of a session, 500 rounds: exactly 10 each
// time. A run of all tests plays 3 rounds. Takes minutes.
import { ensureInstalled, requireNode } from './lib/install.mjs';
import { inProject } from './lib/paths.mjs';
import { run } from './lib/processes.mjs';
import { main } from './lib/say.mjs';

await main(async () => {
  requireNode();
  await ensureInstalled();
  const { ensureGenerated } = await import('./lib/prisma.mjs');
  await ensureGenerated();
  const rounds = process.argv[2] ?? '500';
  const vitest = inProject('node_modules/vitest/vitest.mjs');
  process.exitCode = await run(process.execPath, [vitest, 'run', 'src/test/crash/takers.test.ts'], {
    cwd: inProject(),
    env: { ...process.env, GRADINS_SOAK: 'takers', GRADINS_SOAK_ROUNDS: rounds },
  });
});
