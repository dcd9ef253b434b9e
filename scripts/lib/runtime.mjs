// One run of Gradins on this machine: database, migrations, demo, web, worker; and the end of all of it, in order.

import { logFile, startChild, stopChild } from './children.mjs';
import { demoAccounts, loadDemoOnce } from './demo-once.mjs';
import { loadDotEnv } from './dot-env.mjs';
import { appUrlFor, forgetEverything, lockFolder, secrets, startLocalDatabase, state } from './local.mjs';
import { isFree } from './ports.mjs';
import { endShortLived, sleep } from './processes.mjs';
import { Refusal, say } from './say.mjs';

/** A running job is given this long to end. */
const PART_STOP_MS = 20_000;
/** The first compile of `npm run dev` on a busy machine takes minutes. */
const READY_MS = 240_000;

/** Port and host to listen on; throws Refusal when the port is not one or is taken. */
async function listenAt() {
  const host = process.env.HOST ?? '127.0.0.1';
  const port = Number(process.env.PORT ?? 3000);
  if (!Number.isInteger(port) || port < 1 || port > 65_535) throw new Refusal(`PORT=${process.env.PORT} is not a port`);
  if (!(await isFree(port, host)))
    throw new Refusal(`port ${port} is taken: choose another with PORT=${port + 1} npm start`);
  return { host, port };
}

/** The database to use: one's own by DATABASE_URL, else the embedded one, started. */
async function database() {
  const ownerUrl = process.env.DATABASE_URL;
  if (ownerUrl) {
    const appUrl = process.env.DATABASE_APP_URL ?? appUrlFor(ownerUrl);
    return { ownerUrl, appUrl, stop: async () => {}, exited: new Promise(() => {}), leftover: false, embedded: false };
  }
  const server = await startLocalDatabase(logFile('postgres'));
  if (server.leftover) say('A PostgreSQL that an earlier run left behind was stopped; its data is kept.');
  return { ...server, embedded: true };
}

function environment({ host, port }, { appUrl }) {
  const { AUTH_SECRET, LINK_SECRET } = secrets();
  const { DATABASE_URL: _owner, ...inherited } = process.env;
  return {
    AUTH_SECRET,
    LINK_SECRET,
    APP_URL: `http://${host === '0.0.0.0' ? '127.0.0.1' : host}:${port}`,
    ...inherited,
    HOST: host,
    PORT: String(port),
    DATABASE_APP_URL: appUrl,
    NEXT_TELEMETRY_DISABLED: '1',
  };
}

/** Waits until /api/ready says yes; throws Refusal with what is missing after four minutes. */
async function waitUntilReady(url, stopped) {
  let last = 'no answer';
  for (const end = Date.now() + READY_MS; Date.now() < end && !stopped(); await sleep(250)) {
    try {
      const answer = await fetch(`${url}/api/ready`, { signal: AbortSignal.timeout(60_000) });
      if (answer.ok) return;
      last = `${answer.status} ${(await answer.text()).slice(0, 300)}`;
    } catch (error) {
      last = error instanceof Error ? (error.cause?.code ?? error.message) : String(error);
    }
  }
  if (!stopped()) throw new Refusal(`the web does not become ready (${last}); see .gradins/logs`);
}

function printWelcome(url, seconds, shown) {
  say(`\nGradins is ready: ${url}  (${seconds.toFixed(1)} s)`);
  const accounts = demoAccounts();
  if (accounts.length) say('Sign in as');
  const width = Math.max(0, ...accounts.map(({ role }) => role.length));
  const mail = Math.max(0, ...accounts.map(({ email }) => email.length));
  for (const { role, email, password, code } of accounts)
    say(`  ${role.padEnd(width)}  ${email.padEnd(mail)}  ${password}${code ? '  + code' : ''}`);
  if (accounts.some(({ code }) => code)) {
    const how = shown ? 'The page after the password shows it (demo only)' : 'GRADINS_DEMO=1 shows it on the page';
    say(`Staff give a code too. ${how}, or: npm run gradins -- user code ADDRESS`);
  }
  say('Ctrl-C stops everything.\n');
}

/** Ctrl-C and its like, as a promise and a question. */
function stopRequest() {
  const stop = { requested: false, promise: Promise.resolve() };
  stop.promise = new Promise((resolve) => {
    const ask = () => {
      if (!stop.requested) say('\nStopping…');
      stop.requested = true;
      resolve(undefined);
    };
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, ask);
  });
  return stop;
}

/** @typedef {{ web: string[], worker: string[], nodeEnv: string, verbose: boolean, demo: boolean, fresh: boolean, prepare: () => Promise<unknown> }} RunOptions */

/** Starts part after part, then lasts until a stop is asked; throws Refusal when a part dies. `closing` gets the way back. */
async function serve(options, stop, closing) {
  const began = performance.now();
  if (options.fresh) await forgetEverything();
  closing.push(lockFolder());
  const place = await listenAt();
  await options.prepare();
  if (stop.requested) return;
  const db = await database();
  closing.push(db.stop);
  if (stop.requested) return;
  const { migrate } = await import('./migrate.mjs');
  await migrate(db);
  const env = { ...environment(place, db), NODE_ENV: options.nodeEnv };
  if (options.demo && !stop.requested) await loadDemoOnce(db, { ...env, DATABASE_URL: db.ownerUrl });
  if (stop.requested) return;
  // Invented people have no phone: their codes are shown, where the demo is all there is. A database of one's own never shows any.
  if (db.embedded && state().demo === 'loaded') env.GRADINS_DEMO ??= '1';
  const parts = [
    startChild({ name: 'worker', args: options.worker, env, verbose: options.verbose }),
    startChild({ name: 'web', args: options.web, env, verbose: options.verbose }),
  ];
  for (const part of parts) closing.push(() => stopChild(part, PART_STOP_MS));
  const deaths = parts.map(({ name, exited }) =>
    exited.then((how) => `the ${name} ended (${how}): see .gradins/logs/${name}.log`),
  );
  const death = Promise.race([...deaths, db.exited.then(() => 'the database ended: see .gradins/logs/postgres.log')]);
  const url = `http://${place.host === '0.0.0.0' ? '127.0.0.1' : place.host}:${place.port}`;
  const early = await Promise.race([stop.promise, death, waitUntilReady(url, () => stop.requested)]);
  if (early && !stop.requested) throw new Refusal(early);
  if (!stop.requested) printWelcome(url, (performance.now() - began) / 1000, env.GRADINS_DEMO === '1');
  const reason = await Promise.race([stop.promise, death]);
  if (reason && !stop.requested) throw new Refusal(reason);
}

/**
 * Runs until Ctrl-C, SIGTERM or the death of a part, then stops what runs in the opposite order of its start.
 * Throws Refusal with one line.
 * @param {RunOptions} options
 */
export async function runGradins(options) {
  loadDotEnv();
  const stop = stopRequest();
  const closing = [];
  const serving = serve(options, stop, closing);
  try {
    await Promise.race([stop.promise, serving]);
  } finally {
    stop.requested = true;
    endShortLived();
    await serving.catch(() => undefined); // its error, if it came first, is already on its way
    for (const close of closing.reverse()) await close();
  }
  say('Stopped.');
}
