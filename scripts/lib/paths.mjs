import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder of the project. */
export const root = fileURLToPath(new URL('../../', import.meta.url)).replace(/[/\\]$/, '');
/** Everything a run leaves on this machine; ignored by git. */
export const stateDir = path.join(root, '.gradins');

/** A path inside the project. @param {...string} parts */
export const inProject = (...parts) => path.join(root, ...parts);

/** Reads JSON; undefined when the file is not there. @param {string} file */
export function readJson(file) {
  if (!existsSync(file)) return undefined;
  return JSON.parse(readFileSync(file, 'utf8'));
}

/** Writes JSON whole or not at all (temporary name, then rename). @param {string} file @param {unknown} value @param {number} [mode] */
export function writeJson(file, value, mode = 0o644) {
  mkdirSync(path.dirname(file), { recursive: true });
  const draft = `${file}.${process.pid}`;
  writeFileSync(draft, `${JSON.stringify(value, null, 2)}\n`, { mode });
  renameSync(draft, file);
}

function* filesUnder(place, skip) {
  if (!existsSync(place)) return;
  const entries = readdirSync(place, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1));
  for (const entry of entries) {
    const full = path.join(place, entry.name);
    if (skip(full)) continue;
    if (entry.isDirectory()) yield* filesUnder(full, skip);
    else if (entry.isFile()) yield full;
  }
}

/**
 * Hash of names and contents of project files and folders; what is missing counts as missing.
 * @param {string[]} places relative to the project
 * @param {(file: string) => boolean} [skip]
 */
export function hashOf(places, skip = () => false) {
  const hash = createHash('sha256');
  for (const place of places) {
    const full = inProject(place);
    const isFile = existsSync(full) && path.extname(full) !== '' && !isFolder(full);
    for (const file of isFile ? [full] : filesUnder(full, skip)) {
      hash.update(`\0${path.relative(root, file)}\0`).update(readFileSync(file));
    }
  }
  return hash.digest('hex');
}

function isFolder(full) {
  try {
    readdirSync(full);
    return true;
  } catch (error) {
    if (error.code === 'ENOTDIR') return false;
    throw error;
  }
}
