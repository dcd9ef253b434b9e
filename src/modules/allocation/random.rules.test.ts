import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chanceFrom, weightedOrder } from './random.rules';
import { sha256Hex } from './sha256.rules';

describe('SHA-256, written by hand because rules are pure', () => {
  it.each([
    ['', 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'],
    ['abc', 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad'],
    [
      'abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq',
      '248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1',
    ],
  ])('given the published vector %j, then its digest', (text, digest) => {
    expect(sha256Hex(text)).toBe(digest);
  });

  it('given any text, then the same digest as the platform, at every length around a block', () => {
    const platform = (text: string) => createHash('sha256').update(text, 'utf8').digest('hex');
    for (let length = 0; length < 200; length += 1) {
      expect(sha256Hex('é'.repeat(length))).toBe(platform('é'.repeat(length)));
      expect(sha256Hex('a'.repeat(length))).toBe(platform('a'.repeat(length)));
    }
    fc.assert(fc.property(fc.string({ unit: 'grapheme' }), (text) => sha256Hex(text) === platform(text)));
  });
});

describe('chance from a seed', () => {
  const numbers = (seed: string, count: number, below: number) => {
    const chance = chanceFrom(seed);
    return Array.from({ length: count }, () => chance.below(below));
  };

  it('given the same seed, then the same numbers; given another, then others', () => {
    expect(numbers('paris', 50, 1000)).toEqual(numbers('paris', 50, 1000));
    expect(numbers('paris', 50, 1000)).not.toEqual(numbers('Paris', 50, 1000));
  });

  it('given the seed of the documentation, then the numbers written there, on every machine', () => {
    expect(numbers('gradins', 6, 2 ** 32)).toMatchInlineSnapshot(`
      [
        253985462,
        2142346406,
        2229834817,
        3668935012,
        1320441852,
        1388838847,
      ]
    `);
  });

  it('given the published step of xoshiro128**, then the generator takes it', () => {
    // An independent writing of the step, in 64-bit integers.
    const mask = 0xffffffffn;
    const rotl = (x: bigint, k: bigint) => ((x << k) | (x >> (32n - k))) & mask;
    const digest = createHash('sha256').update('a seed').digest();
    const s = [0, 4, 8, 12].map((offset) => BigInt(digest.readUInt32BE(offset)));
    const chance = chanceFrom('a seed');
    for (let i = 0; i < 1000; i += 1) {
      const [s0, s1, s2, s3] = s as [bigint, bigint, bigint, bigint];
      const expected = (rotl((s1 * 5n) & mask, 7n) * 9n) & mask;
      const c = s2 ^ s0;
      const d = s3 ^ s1;
      s.splice(0, 4, s0 ^ d, s1 ^ c, c ^ ((s1 << 9n) & mask), rotl(d, 11n));
      expect(BigInt(chance.below(2 ** 32))).toBe(expected);
    }
  });

  it('given many numbers below 7, then each about as often', () => {
    const counts = new Array(7).fill(0);
    for (const n of numbers('fair', 70_000, 7)) counts[n] += 1;
    // Twelve standard deviations: a fixed seed, so this either holds for ever or never did.
    for (const count of counts) expect(Math.abs(count - 10_000)).toBeLessThan(1_100);
  });
});

describe('the order of a weighted lottery', () => {
  it('given any weights, then everyone is drawn exactly once', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 50 }), { maxLength: 80 }), fc.string(), (weights, seed) => {
        const order = [...weightedOrder(weights, chanceFrom(seed))];
        expect(order.sort((a, b) => a - b)).toEqual(weights.map((_, index) => index));
      }),
    );
  });

  it('given weights 1, 2 and 7, then each is first in proportion', () => {
    const chance = chanceFrom('weights');
    const first = [0, 0, 0];
    for (let i = 0; i < 20_000; i += 1) {
      const winner = weightedOrder([1, 2, 7], chance)[0] as number;
      first[winner] = (first[winner] as number) + 1;
    }
    [2_000, 4_000, 14_000].forEach((expected, i) => {
      expect(Math.abs((first[i] as number) - expected)).toBeLessThan(500);
    });
  });
});
