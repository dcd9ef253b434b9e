// npm run migrate: brings the database of DATABASE_URL (the owner's login) to this version, and makes or updates the
// login of DATABASE_APP_URL, with which the web and the worker connect. Run it before starting a new version.
import { loadDotEnv } from './lib/dot-env.mjs';
import { migrate } from './lib/migrate.mjs';
import { main, Refusal, say } from './lib/say.mjs';

await main(async () => {
  loadDotEnv();
  const { DATABASE_URL: ownerUrl, DATABASE_APP_URL: appUrl } = process.env;
  if (!ownerUrl) throw new Refusal('DATABASE_URL is not set: the login that owns the tables');
  if (!appUrl) throw new Refusal('DATABASE_APP_URL is not set: the login of the web and the worker');
  await migrate({ ownerUrl, appUrl });
  say('The database is up to date.');
});
