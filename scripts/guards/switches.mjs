// Vite's part of check:guards: every guard of the sources gets a switch, as the file is loaded; nothing is written to disk.
import path from 'node:path';
import { mayHoldGuards, withSwitches } from './sites.mjs';

/** @param {string} root folder of the project */
export const guardSwitches = (root) => ({
  name: 'guard-switches',
  enforce: 'pre',
  /** @param {string} code @param {string} id */
  transform(code, id) {
    const file = id.split('?')[0];
    if (!mayHoldGuards(file)) return null;
    return { code: withSwitches(path.relative(root, file), code), map: null };
  },
});
