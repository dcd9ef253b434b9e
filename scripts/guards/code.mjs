// The guards of the code, opened one at a time. One run with all of them shut tells which test files come by which guard;
// then each guard is open while those files run, the quickest first, until one of them fails.
import { readdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { createVitest } from 'vitest/node';
import { inProject } from '../lib/paths.mjs';
import { say } from '../lib/say.mjs';
import { guardsOf, mayHoldGuards } from './sites.mjs';
import { guardSwitches } from './switches.mjs';

const REACHED = inProject('test-results', 'guards-reached.jsonl');
/** Tests that come by no guard, or only in processes of their own, which have no switches. */
const EXCLUDED = [
  'node_modules/**',
  'scripts/**',
  'emails/**',
  'src/ui/**',
  'src/platform/**',
  'src/test/*.test.ts',
  'src/test/e2e/**',
  'src/test/guards/**',
  'src/modules/imports/reading/**',
];

/** Every guard of the sources, by name. @returns {string[]} */
export function allGuards() {
  const guards = [];
  for (const entry of readdirSync(inProject('src'), { recursive: true, withFileTypes: true })) {
    const file = path.join(entry.parentPath, entry.name);
    if (entry.isFile() && mayHoldGuards(file))
      guards.push(...guardsOf(path.relative(inProject(), file), readFileSync(file, 'utf8')).map((guard) => guard.id));
  }
  return [...new Set(guards)].sort();
}

function openVitest() {
  return createVitest(
    'test',
    {
      watch: false,
      bail: 0,
      reporters: [{}],
      exclude: EXCLUDED,
      setupFiles: ['./src/test/environment.ts', './src/test/guards/switch.ts'],
      provide: { openGuard: '', guardsReached: REACHED },
    },
    { plugins: [guardSwitches(inProject())] },
  );
}

/** Runs these files with one guard open; true when a test fails. */
async function falls(vitest, specifications, guard) {
  for (const project of vitest.projects) project.provide('openGuard', guard);
  const { testModules } = await vitest.runTestSpecifications(specifications);
  return testModules.some((module) => !module.ok());
}

/** Which files come by which guard, the quickest first; a file that fails with every guard shut proves nothing and is left out. */
async function filesByGuard(vitest, specifications) {
  rmSync(REACHED, { force: true });
  const { testModules } = await vitest.runTestSpecifications(specifications);
  const sound = new Map(
    testModules.filter((module) => module.ok()).map((module) => [module.moduleId, module.diagnostic().duration]),
  );
  const failing = testModules.filter((module) => !module.ok()).map((module) => module.relativeModuleId);
  if (failing.length > 0) say(`left out, they fail with every guard in place: ${failing.join(', ')}`);
  const files = new Map();
  for (const line of readFileSync(REACHED, 'utf8').trim().split('\n')) {
    const { file, reached } = JSON.parse(line);
    if (!sound.has(file)) continue;
    for (const guard of reached) files.set(guard, [...(files.get(guard) ?? []), file]);
  }
  for (const list of files.values()) list.sort((a, b) => sound.get(a) - sound.get(b));
  return files;
}

/**
 * Tries every guard whose name holds `only`, with the test files whose path holds `tests`.
 * @param {{ only: string, tests: string }} asked @returns {Promise<{ mutants: number, survivors: string[] }>}
 */
export async function codeGuards({ only, tests }) {
  const guards = allGuards().filter((guard) => guard.includes(only));
  const vitest = await openVitest();
  try {
    await vitest.standalone();
    const all = await vitest.globTestSpecifications();
    const specifications = all.filter(({ moduleId }) => moduleId.includes(tests));
    say(
      `guards of the code: ${guards.length}; first all ${specifications.length} test files with every guard in place`,
    );
    const files = await filesByGuard(vitest, specifications);
    const survivors = [];
    for (const [at, guard] of guards.entries()) {
      let killer = null;
      for (const file of files.get(guard) ?? []) {
        const those = specifications.filter((specification) => specification.moduleId === file);
        if (await falls(vitest, those, guard)) {
          killer = path.relative(inProject(), file);
          break;
        }
      }
      if (!killer) survivors.push(files.has(guard) ? guard : `${guard} (no test comes by)`);
      say(`${at + 1}/${guards.length} ${killer ? `killed by ${killer}` : 'SURVIVES'}: ${guard}`);
    }
    return { mutants: guards.length, survivors };
  } finally {
    await vitest.close();
  }
}
