import { afterEach, describe, expect, test, vi } from 'vitest';
import { decipher, encipher } from './cipher';

const SECRET = new TextEncoder().encode('a seed of twenty byte');
const [AWA, SOLENE] = ['user-a', 'user-b'];
afterEach(() => void vi.unstubAllEnvs());

describe('given a secret enciphered for one person', () => {
  test('when it is read for that person, then it is the same', () => {
    expect(decipher('totp-secret', AWA, encipher('totp-secret', AWA, SECRET))).toEqual(SECRET);
  });

  test('when it is enciphered again, then nothing of it is the same, and neither shows the secret', () => {
    const [one, two] = [encipher('totp-secret', AWA, SECRET), encipher('totp-secret', AWA, SECRET)];
    expect(Buffer.from(one).subarray(1, 13)).not.toEqual(Buffer.from(two).subarray(1, 13));
    expect(Buffer.from(one).includes(Buffer.from(SECRET))).toBe(false);
  });

  test('when it is copied to the row of another, then it does not open', () => {
    const sealed = encipher('totp-secret', AWA, SECRET);
    expect(() => decipher('totp-secret', SOLENE, sealed)).toThrow(/authenticate/);
  });

  test('when any one byte is changed, then it does not open', () => {
    const sealed = encipher('totp-secret', AWA, SECRET);
    for (const at of sealed.keys()) {
      const changed = sealed.slice();
      changed[at] = (changed[at] ?? 0) ^ 1;
      expect(() => decipher('totp-secret', AWA, changed)).toThrow();
    }
  });
});
