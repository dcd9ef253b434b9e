// npm run prisma -- <arguments>: the Prisma command line as the project uses it, e.g. `npm run prisma -- migrate status`.
import { loadDotEnv } from './lib/dot-env.mjs';
import { prismaCommand, prismaEnvironment } from './lib/prisma.mjs';
import { run } from './lib/processes.mjs';
import { main } from './lib/say.mjs';

await main(async () => {
  loadDotEnv();
  process.exitCode = await run(process.execPath, prismaCommand(process.argv.slice(2)), { env: prismaEnvironment() });
});
