// The web and the worker as children: their words prefixed and thinned out, stopped in order, a death noticed.
import { spawn } from 'node:child_process';
import { createWriteStream, mkdirSync } from 'node:fs';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { inProject, stateDir } from './paths.mjs';
import { note, say } from './say.mjs';

const BANNER = /^\s*(▲|[-–] (Local|Network|Environments)|✓ (Starting|Ready|Running)|ready|> )|^\s*$/;
const WARNING = 40;

/** A line worth showing, or undefined. Structured lines below a warning stay in the log file. @param {string} line */
export function shownLine(line) {
  if (BANNER.test(line)) return undefined;
  if (!line.startsWith('{')) return line;
  try {
    const entry = JSON.parse(line);
    if (typeof entry.level !== 'number') return line;
    if (entry.level < WARNING) return undefined;
    return [entry.msg, entry.event, entry.code ?? entry.error].filter(Boolean).join(' · ');
  } catch {
    return line; // not JSON after all: show it as it is
  }
}

/** A log file under .gradins/logs; a write that fails is said once and ends the log, not the run. @param {string} name */
export function logFile(name) {
  const dir = path.join(stateDir, 'logs');
  mkdirSync(dir, { recursive: true });
  const stream = createWriteStream(path.join(dir, `${name}.log`), { mode: 0o600 });
  let broken = false;
  stream.on('error', (error) => {
    broken = true;
    note(`The log of the ${name} is no longer written: ${error.message}`);
  });
  return (text) => {
    if (!broken) stream.write(text);
  };
}

/**
 * Starts a node program as a child in its own process group: Ctrl-C reaches us, and we stop it in order.
 * @param {{ name: string, args: string[], env: NodeJS.ProcessEnv, verbose?: boolean }} options
 */
export function startChild({ name, args, env, verbose = false }) {
  const child = spawn(process.execPath, ['--import', new URL('./with-parent.mjs', import.meta.url).href, ...args], {
    cwd: inProject(),
    env,
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const write = logFile(name);
  for (const stream of [child.stdout, child.stderr]) {
    createInterface({ input: stream }).on('line', (line) => {
      write(`${line}\n`);
      const shown = verbose ? line : shownLine(line);
      if (shown) say(`${name.padEnd(6)} │ ${shown}`);
    });
  }
  const exited = new Promise((resolve) => {
    child.once('error', (error) => resolve(error.message));
    child.once('exit', (code, signal) => resolve(signal ? `signal ${signal}` : `code ${code}`));
  });
  return { name, child, exited };
}

/** Asks a child to stop; after the time given it is killed. @param {{ child: import('node:child_process').ChildProcess, exited: Promise<unknown>, name: string }} started @param {number} milliseconds */
export async function stopChild({ child, exited, name }, milliseconds) {
  if (child.exitCode !== null || child.signalCode !== null || !child.pid) return;
  child.kill('SIGTERM');
  const timer = setTimeout(() => {
    note(`The ${name} did not stop within ${milliseconds / 1000} s and was killed.`);
    child.kill('SIGKILL');
  }, milliseconds);
  await exited;
  clearTimeout(timer);
}
