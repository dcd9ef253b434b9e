// npm start: from a clean clone to a running app with one command; the second time in seconds.
import { ensureBuilt } from './lib/build.mjs';
import { ensureInstalled, requireNode } from './lib/install.mjs';
import { readOptions } from './lib/options.mjs';
import { inProject } from './lib/paths.mjs';
import { main } from './lib/say.mjs';
import { SMALL_HEAP } from './lib/small-heap.mjs';

await main(async () => {
  requireNode();
  const options = readOptions('npm start', 'installs, builds, starts database, web and worker');
  if (!options) return;
  await ensureInstalled();
  const { runGradins } = await import('./lib/runtime.mjs');
  const { ensureGenerated } = await import('./lib/prisma.mjs');
  await runGradins({
    ...options,
    nodeEnv: 'production',
    verbose: false,
    web: [inProject('scripts/web.mjs')],
    worker: [...SMALL_HEAP, inProject('scripts/worker.mjs')],
    prepare: async () => {
      await ensureGenerated();
      await ensureBuilt();
    },
  });
});
process.exit(process.exitCode);
