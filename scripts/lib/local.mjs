// The state of one installation on this machine, under .gradins: secrets, the embedded database, who runs now.
import { randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { readJson, stateDir, writeJson } from './paths.mjs';
import { isFree } from './ports.mjs';
import { startPostgres, stopLeftover } from './postgres.mjs';
import { projectDataDir } from './postgres-home.mjs';
import { commandOf, isAlive } from './processes.mjs';
import { Refusal } from './say.mjs';

const SECRETS = path.join(stateDir, 'secrets.json');
const STATE = path.join(stateDir, 'state.json');
const LOCK = path.join(stateDir, 'lock');
const DATABASE = 'gradins';
const LOGIN = 'gradins_login';

const fresh = () => randomBytes(32).toString('base64url');

/** Secrets of this installation, made at the first start; readable by its user only. */
export function secrets() {
  const known = readJson(SECRETS) ?? {};
  const all = { AUTH_SECRET: fresh(), LINK_SECRET: fresh(), ownerPassword: fresh(), appPassword: fresh(), ...known };
  if (Object.keys(all).length !== Object.keys(known).length) writeJson(SECRETS, all, 0o600);
  return all;
}

/** What this installation remembers between starts. @returns {Record<string, unknown>} */
export const state = () => readJson(STATE) ?? {};
/** @param {Record<string, unknown>} change */
export const remember = (change) => writeJson(STATE, { ...state(), ...change });

/** Only one run at a time per folder. Returns the release; throws Refusal when another run is alive. */
export function lockFolder() {
  mkdirSync(stateDir, { recursive: true });
  for (let attempt = 0; attempt < 2; attempt++) {
    try {
      writeFileSync(LOCK, String(process.pid), { flag: 'wx' });
      return () => rmSync(LOCK, { force: true });
    } catch (error) {
      if (error.code !== 'EEXIST') throw error;
    }
    const holder = lockHolder();
    if (holder) throw new Refusal(`Gradins already runs in this folder (process ${holder}): stop it first`);
    rmSync(LOCK, { force: true }); // left by a run that was killed
  }
  throw new Refusal('another start was quicker: Gradins already runs in this folder');
}

/** Process id of the run that holds this folder now, if any. */
export function lockHolder() {
  let pid = 0;
  try {
    pid = Number(readFileSync(LOCK, 'utf8'));
  } catch (error) {
    if (error.code !== 'ENOENT') throw error;
  }
  if (!pid || pid === process.pid || !isAlive(pid)) return undefined;
  const command = commandOf(pid);
  return command && !command.includes('scripts/') ? undefined : pid;
}

/** Forgets everything of this installation: database, secrets, state, logs. Asks nothing. */
export async function forgetEverything() {
  const places = new Set([projectDataDir(), state().dataDir].filter(Boolean));
  for (const place of places) {
    await stopLeftover(place);
    rmSync(place, { recursive: true, force: true });
  }
  rmSync(stateDir, { recursive: true, force: true });
}

/** The address of the unprivileged login on the server of the owner's address. @param {string} ownerUrl */
export function appUrlFor(ownerUrl) {
  const url = new URL(ownerUrl);
  url.username = LOGIN;
  url.password = secrets().appPassword;
  return url.href;
}

/**
 * The embedded database of this folder, started. What an earlier run left running on it is stopped first.
 * @param {(text: string) => void} [log]
 */
export async function startLocalDatabase(log) {
  const { ensureDatabase } = await import('./migrate.mjs');
  const dataDir = state().dataDir ?? projectDataDir();
  const wish = state().databasePort;
  const port = typeof wish === 'number' && (await isFree(wish)) ? wish : undefined;
  const server = await startPostgres({ dataDir, password: secrets().ownerPassword, port, log });
  remember({ dataDir, databasePort: server.port });
  await ensureDatabase(server.urlOf('postgres'), DATABASE);
  const ownerUrl = server.urlOf(DATABASE);
  return { ...server, ownerUrl, appUrl: appUrlFor(ownerUrl) };
}

/** Addresses of the embedded database that a run in this folder has started. */
export function runningDatabase() {
  const { databasePort } = state();
  const ownerUrl = `postgresql://postgres:${secrets().ownerPassword}@127.0.0.1:${databasePort}/${DATABASE}`;
  return { ownerUrl, appUrl: appUrlFor(ownerUrl) };
}

/** Empties the embedded database, when the demo in it was cut short. @param {{ urlOf: (name: string) => string }} server */
export async function recreateDatabase(server) {
  const { ensureDatabase, withClient } = await import('./migrate.mjs');
  await withClient(server.urlOf('postgres'), (client) =>
    client.query(`DROP DATABASE IF EXISTS ${DATABASE} WITH (FORCE)`),
  );
  await ensureDatabase(server.urlOf('postgres'), DATABASE);
}
