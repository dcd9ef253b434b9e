// npm run worker: the worker, with the environment of the process (and .env). Stops on SIGTERM after its running jobs.
import { compile } from './lib/compile.mjs';
import { main } from './lib/say.mjs';
import { prepareService } from './lib/service.mjs';

await main(async () => {
  await prepareService();
  process.setSourceMapsEnabled(true);
  await import(await compile('src/worker/main.ts', { readsFiles: true }));
});
