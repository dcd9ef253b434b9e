// npm run web: the built web server, with the environment of the process (and .env). Stops on SIGTERM.
import { existsSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { inProject } from './lib/paths.mjs';
import { isFree } from './lib/ports.mjs';
import { main, Refusal } from './lib/say.mjs';
import { prepareService } from './lib/service.mjs';

await main(async () => {
  const { HOST, PORT, APP_URL } = await prepareService();
  const server = inProject('.next/standalone/server.js');
  if (!existsSync(server)) throw new Refusal('there is no build yet: npm run build');
  if (!(await isFree(PORT, HOST))) throw new Refusal(`port ${PORT} is taken: choose another with PORT=…`);
  // the names that Next and next-auth read
  Object.assign(process.env, {
    HOSTNAME: HOST,
    PORT: String(PORT),
    NEXTAUTH_URL: APP_URL,
    NEXT_TELEMETRY_DISABLED: '1',
  });
  await import(pathToFileURL(server).href);
});
