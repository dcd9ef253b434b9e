// npm run worker: the worker, with the environment of the process (and .env). Stops on SIGTERM after its running jobs.
import { main } from './lib/say.mjs';
import { prepareService } from './lib/service.mjs';

await main(async () => {
  await prepareService();
  await import('tsx');
  await import('../src/worker/main.ts');
});
