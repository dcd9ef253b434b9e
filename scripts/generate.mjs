// npm run generate: the typed database client, from prisma/schema.prisma.
import { ensureGenerated } from './lib/prisma.mjs';
import { main, say } from './lib/say.mjs';

await main(async () => {
  say((await ensureGenerated()) ? 'Database client generated.' : 'Database client is up to date.');
});
