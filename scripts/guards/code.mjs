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
  'src/test/{bad-input,schema-drift,security-doc}.test.ts',
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

/** The tests run on tables without row-level security: what the policies hide would hide a missing guard as well. */
function openVitest() {
  process.env.GRADINS_GUARDS = 'code';
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

/** Runs some tests of one file with one guard open, none when empty. @param {string[]} names @param {string} guard */
async function runTests(vitest, specification, names, guard) {
  for (const project of vitest.projects) project.provide('openGuard', guard);
  const patterns = names.map((name) => name.replaceAll(' > ', ' ').replaceAll(/[$()*+.?[\\\]^{|}]/g, '\\$&'));
  vitest.setGlobalTestNamePattern(new RegExp(`(?:${patterns.join('|')})$`));
  const { testModules } = await vitest.runTestSpecifications([specification]);
  const named = (state) => testModules.flatMap((module) => [...module.children.allTests(state)]);
  const inTime = ({ message }) => !/timed out/i.test(message);
  return {
    passed: named('passed').map((test) => test.fullName),
    failed: named('failed')
      .filter((test) => test.result().errors.every(inTime))
      .map((test) => test.fullName),
  };
}

/**
 * Tells whether a test falls because a guard is open: it fails then, and holds when run alone with every guard shut. A file
 * that could not be loaded, or a test that ran out of time, says nothing of the guard.
 */
function killing(vitest, specifications) {
  const alone = new Map();
  async function holdsAlone(file, test) {
    const key = `${file} ${test}`;
    if (!alone.has(key))
      alone.set(key, (await runTests(vitest, specifications.get(file), [test], '')).passed.includes(test));
    return alone.get(key);
  }
  return async (file, names, guard) => {
    const { failed } = await runTests(vitest, specifications.get(file), names, guard);
    for (const test of failed) if (await holdsAlone(file, test)) return true;
    return false;
  };
}

/** Which tests of which files come by which guard, the quickest files first; a test that fails with every guard shut proves nothing. */
async function testsByGuard(vitest, specifications) {
  rmSync(REACHED, { force: true });
  const { testModules } = await vitest.runTestSpecifications(specifications);
  const sound = new Map();
  const passed = new Set();
  for (const module of testModules) {
    sound.set(module.moduleId, module.diagnostic().duration);
    if (!module.ok())
      say(`fails with every guard in place, its failing tests prove nothing: ${module.relativeModuleId}`);
    for (const test of module.children.allTests('passed')) passed.add(`${module.moduleId} ${test.fullName}`);
  }
  const byGuard = new Map();
  for (const line of readFileSync(REACHED, 'utf8').trim().split('\n')) {
    const { file, test, guards } = JSON.parse(line);
    for (const guard of passed.has(`${file} ${test}`) ? guards : []) {
      const files = byGuard.get(guard) ?? new Map();
      byGuard.set(guard, files.set(file, [...(files.get(file) ?? []), test]));
    }
  }
  const quickest = ([a], [b]) => sound.get(a) - sound.get(b);
  return new Map([...byGuard].map(([guard, files]) => [guard, [...files].sort(quickest)]));
}

/**
 * Tries every guard whose name matches `only`, with the test files whose path matches `tests`.
 * @param {{ only: string, tests: string }} asked @returns {Promise<{ mutants: number, survivors: string[] }>}
 */
export async function codeGuards({ only, tests }) {
  const guards = allGuards().filter((guard) => new RegExp(only).test(guard));
  const vitest = await openVitest();
  try {
    await vitest.standalone();
    const all = await vitest.globTestSpecifications();
    const specifications = new Map(
      all.filter(({ moduleId }) => new RegExp(tests).test(moduleId)).map((found) => [found.moduleId, found]),
    );
    say(`guards of the code: ${guards.length}; first all ${specifications.size} test files with every guard in place`);
    const byGuard = await testsByGuard(vitest, [...specifications.values()]);
    const kills = killing(vitest, specifications);
    const survivors = [];
    for (const [at, guard] of guards.entries()) {
      let killer = null;
      for (const [file, names] of byGuard.get(guard) ?? []) {
        if (!(await kills(file, names, guard))) continue;
        killer = path.relative(inProject(), file);
        break;
      }
      if (!killer) survivors.push(byGuard.has(guard) ? guard : `${guard} (no test comes by)`);
      say(`${at + 1}/${guards.length} ${killer ? `killed by ${killer}` : 'SURVIVES'}: ${guard}`);
    }
    return { mutants: guards.length, survivors };
  } finally {
    await vitest.close();
  }
}
