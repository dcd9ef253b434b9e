// npm run check: format and lint, types, dead code. All three are run, then the answer is given.
import { existsSync } from 'node:fs';
import { ensureInstalled, requireNode } from './lib/install.mjs';
import { inProject } from './lib/paths.mjs';
import { run } from './lib/processes.mjs';
import { main, say } from './lib/say.mjs';

const bin = (name) => inProject('node_modules/.bin', name);

await main(async () => {
  requireNode();
  await ensureInstalled();
  const { ensureGenerated } = await import('./lib/prisma.mjs');
  await ensureGenerated();
  const steps = [
    ['format and lint', bin('biome'), ['check', '--error-on-warnings']],
    ['types', bin('tsc'), ['--noEmit']],
    ['dead code', bin('knip'), []],
  ];
  // the types of routes, which tsc reads
  if (existsSync(inProject('src/app'))) steps.splice(1, 0, ['types of routes', bin('next'), ['typegen']]);
  const failed = [];
  for (const [name, command, args] of steps) {
    const code = await run(command, args, { cwd: inProject(), env: { ...process.env, NEXT_TELEMETRY_DISABLED: '1' } });
    if (code === 130 || code === 143) process.exit(code);
    if (code !== 0) failed.push(name);
  }
  say(failed.length ? `Not in order: ${failed.join(', ')}.` : 'Lint, types and dead code are in order.');
  process.exitCode = failed.length ? 1 : 0;
});
