// Runs a TypeScript program of this project (the operators' command line, the benches) with the addresses it needs:
// those of the environment or .env; else of the `npm start` running in this folder; else of the embedded database,
// started for as long as the program runs. Writes nothing on standard output: that belongs to the program.

import { loadDotEnv } from './lib/dot-env.mjs';
import { ensureInstalled, requireNode } from './lib/install.mjs';
import { inProject } from './lib/paths.mjs';
import { run } from './lib/processes.mjs';
import { main, Refusal } from './lib/say.mjs';

async function addresses() {
  const { DATABASE_APP_URL: appUrl, DATABASE_URL: ownerUrl } = process.env;
  const nothing = async () => {};
  if (appUrl) return { appUrl, ownerUrl, stop: nothing };
  const { appUrlFor, lockFolder, lockHolder, runningDatabase, startLocalDatabase } = await import('./lib/local.mjs');
  if (ownerUrl) return { appUrl: appUrlFor(ownerUrl), ownerUrl, stop: nothing };
  if (lockHolder()) return { ...runningDatabase(), embedded: true, stop: nothing };
  const release = lockFolder();
  const server = await startLocalDatabase();
  const { migrate } = await import('./lib/migrate.mjs');
  await migrate(server);
  return { ...server, embedded: true, stop: () => server.stop().finally(release) };
}

await main(async () => {
  const [program, ...args] = process.argv.slice(2);
  if (!program) throw new Refusal('usage: node scripts/run.mjs PROGRAM [arguments]');
  requireNode();
  await ensureInstalled();
  loadDotEnv();
  const { ensureGenerated } = await import('./lib/prisma.mjs');
  const { secrets, state } = await import('./lib/local.mjs');
  await ensureGenerated();
  const { AUTH_SECRET, LINK_SECRET } = secrets();
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => {}); // the program ends first, then the database
  const { appUrl, ownerUrl, embedded = false, stop } = await addresses();
  const env = {
    AUTH_SECRET,
    LINK_SECRET,
    APP_URL: 'http://127.0.0.1:3000',
    LOG_LEVEL: 'warn',
    ...(embedded && state().demo === 'loaded' ? { GRADINS_DEMO: '1' } : {}),
    ...process.env,
    DATABASE_APP_URL: appUrl,
  };
  if (ownerUrl) env.DATABASE_URL = ownerUrl;
  try {
    process.exitCode = await run(process.execPath, ['--import', 'tsx', inProject(program), ...args], { env });
  } finally {
    await stop();
  }
});
process.exit(process.exitCode);
