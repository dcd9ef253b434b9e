import { fork } from 'node:child_process';
import path from 'node:path';
import { expect, test } from 'vitest';
import * as en from '@/i18n/messages/en/imports.json';
import * as fr from '@/i18n/messages/fr/imports.json';
import { tellCount } from '../matrix/score';
import type { Tally } from './read-mutants';

/** `npm run fuzz` spoils twice as many files as it tries each property, and others each time: a mutant has a number. */
const RUNS = Number(process.env.GRADINS_FUZZ_RUNS ?? 0);
const MANY = RUNS > 0 ? RUNS * 2 : 400;
const FIRST = RUNS > 0 ? 1 + (Date.now() % 1_000_000_000) : 1;
const MOST_MB = 400;

/** Reads mutants in a process of its own: what it takes is the reading's alone, and it may die without taking us along. */
async function readMutants(first: number, count: number): Promise<Tally> {
  const child = fork(path.resolve('src/test/mutants/read-mutants.ts'), [String(first), String(count)], {
    execArgv: ['--import', 'tsx'],
  });
  return new Promise((resolve, reject) => {
    child.once('message', (tally) => resolve(tally as Tally));
    child.once('exit', (code, signal) => reject(new Error(`the reading process ended with ${code ?? signal}`)));
  });
}

test('Given files spoilt in every way, when each is read, then it gives sound rows or a refusal in words, in bounded memory', async () => {
  const { read, refused, broke, ...tally } = await readMutants(FIRST, MANY);
  expect(broke).toEqual([]);
  const codes = Object.keys(refused).map((code) => code.replace(/^imports\//, ''));
  for (const { errors } of [fr, en]) expect(codes.filter((code) => !(code in errors))).toEqual([]);
  expect(read + Object.values(refused).reduce((sum, count) => sum + count, 0)).toBe(MANY);
  expect(tally.peakRssMb).toBeLessThan(MOST_MB);
  tellCount(
    `mutated files (from number ${FIRST}): ${MANY}, ${read} read, ${MANY - read} refused for ${codes.length} reasons, 0 broke; ` +
      `${tally.inOwnThread} again in threads of their own, the same; slowest ${tally.slowestMs} ms, peak ${tally.peakRssMb} MB`,
  );
}, 3_600_000);
