import { describe, expect, test } from 'vitest';
import { codeAt, enrolmentOf, newTotpSecret, openTotpSecret, sealTotpSecret, stepsMatching } from './totp';
import { stepOf } from './totp.rules';

/** The secret of the examples of RFC 6238. */
const RFC = new TextEncoder().encode('12345678901234567890');

describe('given the examples of RFC 6238', () => {
  test.each([
    [59, '287082'],
    [1_111_111_109, '081804'],
    [1_111_111_111, '050471'],
    [1_234_567_890, '005924'],
    [2_000_000_000, '279037'],
  ])('when it is second %i, then the code is %s', (seconds, code) =>
    expect(codeAt(RFC, stepOf(new Date(seconds * 1000)))).toBe(code),
  );
});

describe('given a secret', () => {
  const secret = newTotpSecret();
  const now = new Date('2024-07-24T12:00:10Z');
  const step = stepOf(now);

  test('when a code is given half a minute late or early, then it is found; a minute, then not', () => {
    for (const off of [-1, 0, 1]) expect(stepsMatching(secret, codeAt(secret, step + off), now)).toContain(step + off);
    for (const off of [-2, 2]) expect(stepsMatching(secret, codeAt(secret, step + off), now)).not.toContain(step + off);
  });

  test('when something else is given, then it matches nothing', () => {
    expect(stepsMatching(secret, '', now)).toEqual([]);
    expect(stepsMatching(secret, '1234567', now)).toEqual([]);
  });

  test('when it is kept and read again, then it gives the same codes; for another person it does not open', () => {
    const sealed = sealTotpSecret('awa', secret);
    expect(codeAt(openTotpSecret('awa', sealed), step)).toBe(codeAt(secret, step));
    expect(() => openTotpSecret('solene', sealed)).toThrow();
  });

  test('when it is to be scanned, then the address says who issues it and for whom, 160 bits', () => {
    const { uri, secret: typed } = enrolmentOf(secret, 'Billetterie de la Ville', 'awa@ville.test');
    expect(typed).toMatch(/^[A-Z2-7]{32}$/);
    expect(uri).toBe(
      `otpauth://totp/Billetterie%20de%20la%20Ville:awa%40ville.test?issuer=Billetterie%20de%20la%20Ville&secret=${typed}&algorithm=SHA1&digits=6&period=30`,
    );
  });
});
