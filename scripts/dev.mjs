// npm run dev: as npm start, but the web rebuilds and the worker restarts at every change.
import { ensureInstalled, requireNode } from './lib/install.mjs';
import { readOptions } from './lib/options.mjs';
import { inProject } from './lib/paths.mjs';
import { main } from './lib/say.mjs';

await main(async () => {
  requireNode();
  const options = readOptions('npm run dev', 'as npm start, following every change of the sources');
  if (!options) return;
  await ensureInstalled();
  const { runGradins } = await import('./lib/runtime.mjs');
  const { ensureGenerated } = await import('./lib/prisma.mjs');
  const { buildBrowserVerifier, buildVerifier } = await import('./lib/verifier.mjs');
  const port = process.env.PORT ?? '3000';
  const host = process.env.HOST ?? '127.0.0.1';
  await runGradins({
    ...options,
    nodeEnv: 'development',
    verbose: true,
    web: [inProject('node_modules/next/dist/bin/next'), 'dev', '--turbopack', '--port', port, '--hostname', host],
    worker: [inProject('node_modules/tsx/dist/cli.mjs'), 'watch', inProject('src/worker/main.ts')],
    prepare: async () => {
      await Promise.all([ensureGenerated(), buildVerifier(), buildBrowserVerifier()]);
    },
  });
});
process.exit(process.exitCode);
