import { expect, test } from 'vitest';
import * as en from '@/i18n/messages/en/imports.json';
import * as fr from '@/i18n/messages/fr/imports.json';
import { tellCount } from '../matrix/score';
import { firstMutant } from './mutant';
import { readMutants } from './read-mutants';

/** `npm run fuzz` spoils twice as many files as it tries each property, and others each time: a mutant has a number. */
const RUNS = Number(process.env.GRADINS_FUZZ_RUNS ?? 0);
const MANY = RUNS > 0 ? RUNS * 2 : 400;
const FIRST = firstMutant(RUNS > 0);
const MOST_MB = 400;

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
