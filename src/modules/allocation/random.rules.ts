import { sha256Words } from './sha256.rules';

/**
 * Written beside each draw, so that anybody can run it again: the source of chance, and the edition of the draw that
 * spends it. An edition draws as it did for ever; a change of any result is a new edition.
 */
export const GENERATOR = 'sha256+xoshiro128**/2';

/** Whole numbers from chance: `below(n)` is uniform over 0 … n−1, for n from 1 to 2^32. */
export type Chance = { readonly below: (n: number) => number };

const rotate = (word: number, bits: number): number => (word << bits) | (word >>> (32 - bits));

/**
 * The generator of the draw. Its state is the first 128 bits of SHA-256(seed in UTF-8), big-endian words; its steps are
 * those of xoshiro128** 1.1 (Blackman and Vigna, public domain); a number below n is taken by rejection, so that none
 * is favoured. Integers only: the same seed gives the same numbers on every machine.
 */
export function chanceFrom(seed: string): Chance {
  // In an array of 32 bits, which keeps them so.
  const s = Int32Array.from(sha256Words(seed).slice(0, 4)) as Int32Array & [number, number, number, number];
  // The one state the generator cannot leave is all zeros.
  if (s[0] === 0 && s[1] === 0 && s[2] === 0 && s[3] === 0) s[0] = 1;
  const next = (): number => {
    const result = Math.imul(rotate(Math.imul(s[1], 5), 7), 9) >>> 0;
    const shifted = s[1] << 9;
    s[2] ^= s[0];
    s[3] ^= s[1];
    s[1] ^= s[2];
    s[0] ^= s[3];
    s[2] ^= shifted;
    s[3] = rotate(s[3], 11);
    return result;
  };
  const below = (n: number): number => {
    if (n === 2 ** 32) return next();
    const limit = n >>> 0;
    for (;;) {
      const drawn = next();
      const number = drawn % limit;
      // The last, incomplete run of n numbers is drawn again.
      if (drawn - number + limit <= 2 ** 32) return number;
    }
  };
  return { below };
}

/** Entries under one sum. Few steps to walk beat many steps to halve: a processor foresees a walk. */
const BITS = 5;
const BRANCHES = 2 ** BITS;

/** Sums of sums: the first level is the weights, each next sums so many of the one before, the last is short. */
function sumLevels(weights: ArrayLike<number>): Float64Array[] {
  const levels = [new Float64Array(weights)];
  for (let level = levels[0] as Float64Array; level.length > BRANCHES; ) {
    const sums = new Float64Array(Math.ceil(level.length / BRANCHES));
    for (let i = 0; i < level.length; i += 1) {
      const at = i >> BITS;
      sums[at] = (sums[at] as number) + (level[i] as number);
    }
    levels.push(sums);
    level = sums;
  }
  return levels;
}

/**
 * The order of a weighted lottery without replacement: entry i comes first with a chance of weights[i] in the sum, and
 * so on among the rest: of the weights that are left, one after the other, the one in which a number below their sum
 * falls. Weights are whole numbers from 1; their sum stays under 2^32.
 */
export function weightedOrder(weights: ArrayLike<number>, chance: Chance): Int32Array {
  const levels = sumLevels(weights);
  const order = new Int32Array(weights.length);
  let total = (levels.at(-1) as Float64Array).reduce((sum, weight) => sum + weight, 0);
  for (let place = 0; place < order.length; place += 1) {
    let ticket = chance.below(total);
    let at = 0;
    for (let l = levels.length - 1; l >= 0; l -= 1) {
      const level = levels[l] as Float64Array;
      at *= BRANCHES;
      for (let sum = level[at] as number; sum <= ticket; sum = level[at] as number) {
        ticket -= sum;
        at += 1;
      }
    }
    order[place] = at;
    const weight = weights[at] as number;
    total -= weight;
    for (let l = 0; l < levels.length; l += 1) {
      const level = levels[l] as Float64Array;
      level[at] = (level[at] as number) - weight;
      at >>= BITS;
    }
  }
  return order;
}
