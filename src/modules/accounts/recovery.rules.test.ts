import { describe, expect, test } from 'vitest';
import { RECOVERY_BYTES, recoveryCodeOf, requireServed, typedRecoveryCode } from './recovery.rules';

const bytes = (...first: number[]) => Uint8Array.from({ length: RECOVERY_BYTES }, (_, i) => first[i] ?? 0);

describe('given random bytes', () => {
  test('when they become a code, then every bit is in it: four groups of four, at least 64 bits', () => {
    expect(RECOVERY_BYTES * 8).toBeGreaterThanOrEqual(64);
    expect(recoveryCodeOf(bytes())).toBe('0000-0000-0000-0000');
    expect(recoveryCodeOf(bytes().fill(255))).toBe('ZZZZ-ZZZZ-ZZZZ-ZZZZ');
    expect(recoveryCodeOf(bytes(128))).toBe('G000-0000-0000-0000');
    expect(recoveryCodeOf(bytes(0, 0, 0, 0, 0, 0, 0, 0, 0, 1))).toBe('0000-0000-0000-0001');
  });

  test('when there are fewer or more of them, then it is a fault', () =>
    expect(() => recoveryCodeOf(new Uint8Array(8))).toThrow(RangeError));
});

describe('given a recovery code on paper', () => {
  test.each([
    ['7K3M-PQ2X-0001-ABCD', '7K3M-PQ2X-0001-ABCD'],
    ['7k3mpq2x0001abcd', '7K3M-PQ2X-0001-ABCD'],
    [' 7k3m pq2x oOol abcd ', '7K3M-PQ2X-0001-ABCD'],
    ['7K3M-PQ2X-000i-ABCD', '7K3M-PQ2X-0001-ABCD'],
    ['7K3M-PQ2X-0001-ABC', null],
    ['7K3M-PQ2X-0001-ABCDE', null],
    ['7K3M-PQ2X-0001-ABC!', null],
    ['7K3M-PQ2X-0001-ABCU', null],
    ['', null],
  ])('when it is typed %j, then it is read as %j', (text, code) => expect(typedRecoveryCode(text)).toBe(code));
});

describe('given a recovery code looked for', () => {
  test('when one row served, then it is taken', () => expect(() => requireServed(1)).not.toThrow());
  test('when none did, then it is refused, whatever the cause', () =>
    expect(() => requireServed(0)).toThrow(expect.objectContaining({ code: 'accounts/wrong-recovery-code' })));
});
