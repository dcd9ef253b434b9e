// The demo programme: loaded at the first start, never over something that is there.
import { existsSync } from 'node:fs';
import path from 'node:path';
import { recreateDatabase, remember, state } from './local.mjs';
import { migrate, withClient } from './migrate.mjs';
import { inProject, readJson, stateDir } from './paths.mjs';
import { run } from './processes.mjs';
import { Refusal, say } from './say.mjs';

/** One sign-in per role, as the demo wrote them. @returns {{ role: string, email: string, password: string, code?: boolean }[]} */
export const demoAccounts = () => readJson(path.join(stateDir, 'demo-accounts.json')) ?? [];

const hasProgramme = (ownerUrl) =>
  withClient(ownerUrl, async (client) => (await client.query('SELECT 1 FROM programme LIMIT 1')).rowCount > 0);

/**
 * Loads the demo when the database holds no programme. One cut short before is begun again (embedded database only).
 * @param {{ ownerUrl: string, appUrl: string, embedded: boolean, urlOf?: (name: string) => string }} db
 * @param {NodeJS.ProcessEnv} env
 */
export async function loadDemoOnce(db, env) {
  const script = inProject('scripts/demo.ts');
  if (!existsSync(script)) return;
  if (state().demo === 'loading' && db.embedded) {
    say('The demo was cut short last time: it is loaded again into an empty database.');
    await recreateDatabase(db);
    await migrate(db);
  } else if (await hasProgramme(db.ownerUrl)) return;
  remember({ demo: 'loading' });
  say('Loading the demo programme (first start only)…');
  const code = await run(process.execPath, ['--import', 'tsx', script], { cwd: inProject(), env });
  if (code !== 0)
    throw new Refusal(`the demo could not be loaded (it ended with ${code}); start without it: npm start -- --no-demo`);
  remember({ demo: 'loaded' });
}
