import { describe, expect, test } from 'vitest';
import { acceptStep, nextStep, STEP_SECONDS, stepOf, stepsAround, typedCode } from './totp.rules';

const at = (seconds: number) => new Date(seconds * 1000);

describe('given the clock', () => {
  test('when half a minute begins, then its step begins, to the millisecond', () => {
    expect(stepOf(at(30 * 1000))).toBe(1000);
    expect(stepOf(new Date(30 * 1000 * 1000 - 1))).toBe(999);
  });

  test('when a code is given, then the step before and the one after are taken too, and no other', () => {
    expect(stepsAround(at(30 * 1000)).toSorted()).toEqual([1000, 1001, 999].toSorted());
  });
});

describe('given a code as people type it', () => {
  test.each([
    ['123456', '123456'],
    ['123 456', '123456'],
    [' 123\u00a0456 ', '123456'],
    ['123\u2009456', '123456'],
    ['123-456', '123456'],
    ['12345', null],
    ['1234567', null],
    ['12345a', null],
    ['１２３４５６', null],
    ['', null],
  ])('when it is %j, then it is read as %j', (text, code) => expect(typedCode(text)).toBe(code));
});

describe('given a code and the step that served last', () => {
  test('when the code is of no step around now, then it is wrong', () =>
    expect(() => acceptStep([], 999)).toThrow(expect.objectContaining({ code: 'accounts/wrong-code' })));

  test('when no step has served yet, then its step serves', () => expect(acceptStep([1000], null)).toBe(1000));

  test('when its step has served, or a later one, then it is refused as used', () => {
    for (const last of [1000, 1001])
      expect(() => acceptStep([1000], last)).toThrow(
        expect.objectContaining({ code: 'accounts/code-used', facts: { seconds: STEP_SECONDS } }),
      );
  });

  test('when its step comes after the last, then it serves', () => expect(acceptStep([1000], 999)).toBe(1000));

  test('when two steps happen to have the same code, then the earliest that has not served does', () =>
    expect(acceptStep([1001, 999, 1000], 999)).toBe(1000));
});

describe('given a code to be shown', () => {
  test.each([
    [null, 1000],
    [998, 1000],
    [999, 1000],
    [1000, 1001],
    [1001, 1001],
  ])('when the last step that served is %j, then the step shown is %j', (last, shown) =>
    expect(nextStep(at(30 * 1000 + 5), last)).toBe(shown),
  );
});
