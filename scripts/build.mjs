// npm run build: installs what is missing, makes the database client and builds the web.
import { ensureBuilt } from './lib/build.mjs';
import { ensureInstalled, requireNode } from './lib/install.mjs';
import { main, say } from './lib/say.mjs';

await main(async () => {
  requireNode();
  await ensureInstalled();
  const { ensureGenerated } = await import('./lib/prisma.mjs');
  await ensureGenerated();
  say((await ensureBuilt()) ? 'Built.' : 'The build is up to date.');
});
