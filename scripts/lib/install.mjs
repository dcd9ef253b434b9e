// Installs the packages when they are missing or not those of package-lock.json. Only node builtins.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { hashOf, inProject, readJson } from './paths.mjs';
import { run } from './processes.mjs';
import { Refusal, say } from './say.mjs';

/** Throws Refusal on a node that is too old. */
export function requireNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major > 20 || (major === 20 && minor >= 19)) return;
  throw new Refusal(`Node ${process.versions.node} is too old: Gradins needs 20.19 or newer`);
}

/** Hash of the lock file that our last `npm ci` carried out. */
const STAMP = inProject('node_modules/.gradins-lock');

/**
 * True when our last `npm ci` was of this very lock file, or when npm's own note of what it installed (by hand) misses
 * nothing. An entry that the lock file itself calls extraneous is never installed.
 */
function isInstalled(lock) {
  if (existsSync(STAMP) && readFileSync(STAMP, 'utf8') === lock) return true;
  const installed = readJson(inProject('node_modules/.package-lock.json'))?.packages;
  if (!installed) return false;
  const wanted = Object.entries(readJson(inProject('package-lock.json')).packages);
  return wanted.every(([place, wish]) => {
    if (place === '' || wish.extraneous) return true;
    const found = installed[place];
    return found ? found.version === wish.version : wish.optional === true || wish.devOptional === true;
  });
}

/** Runs `npm ci` without install scripts unless all is there. True when it installed. */
export async function ensureInstalled() {
  const lock = hashOf(['package-lock.json']);
  if (isInstalled(lock)) return false;
  say('Installing the packages (a minute or two)…');
  const npm = process.env.npm_execpath;
  const args = ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];
  const asScript = npm && /\.c?js$/.test(path.basename(npm));
  const [command, before] = asScript ? [process.execPath, [npm]] : ['npm', []];
  const code = await run(command, [...before, ...args], { cwd: inProject() });
  if (code !== 0)
    throw new Refusal(`the packages could not be installed (npm ci ended with ${code}; its reason stands above)`);
  writeFileSync(STAMP, lock);
  return true;
}
