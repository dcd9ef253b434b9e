// npm run check:guards: opens each guard in turn and shows that a test falls. In the database: each policy dropped or made to
// say "true", inside a transaction. In the code: each call of a policy, each answer of one, each authorize() made to say yes.
//   --database | --code   one half only
//   --only <text>         guards of the code whose name matches
//   --tests <text>        only with test files whose path matches
import { existsSync, mkdirSync, rmSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { ensureInstalled, requireNode } from './lib/install.mjs';
import { inProject, readJson } from './lib/paths.mjs';
import { run } from './lib/processes.mjs';
import { main, say } from './lib/say.mjs';

async function databaseGuards() {
  const report = inProject('test-results', 'guards-database.json');
  rmSync(report, { force: true });
  const vitest = inProject('node_modules/vitest/vitest.mjs');
  await run(process.execPath, [vitest, 'run', 'src/test/guards/database-guards.test.ts'], {
    cwd: inProject(),
    env: { ...process.env, GRADINS_GUARDS: 'all' },
  });
  const found = existsSync(report) ? readJson(report) : null;
  if (!found) throw new Error('the mutants of the database were not tried: see above');
  return { mutants: found.mutants, survivors: found.survivors };
}

await main(async () => {
  requireNode();
  const { values } = parseArgs({
    options: {
      only: { type: 'string' },
      tests: { type: 'string' },
      database: { type: 'boolean' },
      code: { type: 'boolean' },
    },
  });
  await ensureInstalled();
  const { ensureGenerated } = await import('./lib/prisma.mjs');
  await ensureGenerated();
  mkdirSync(inProject('test-results'), { recursive: true });
  const both = values.database === values.code;
  const tried = [];
  if (both || values.database) tried.push({ of: 'the database', ...(await databaseGuards()) });
  if (both || values.code) {
    const { codeGuards } = await import('./guards/code.mjs');
    const asked = { only: values.only ?? '', tests: values.tests ?? '' };
    tried.push({ of: 'the code', ...(await codeGuards(asked)) });
  }
  const told = ({ mutants: n, survivors: alive }) => `${n} mutants, ${n - alive.length} killed`;
  const mutants = tried.reduce((sum, { mutants: n }) => sum + n, 0);
  const survivors = tried.flatMap((half) => half.survivors);
  for (const survivor of survivors) say(`survives: ${survivor}`);
  for (const half of tried) say(`guards of ${half.of}: ${told(half)}`);
  say(`guards: ${told({ mutants, survivors })}`);
  process.exitCode = survivors.length > 0 ? 1 : 0;
});
