import { describe, expect, it } from 'vitest';
import type { Problem } from '../import.rules';
import { patched, settle, staysOut, UNDECIDED } from './decision.rules';

const KNOWN = '6f7a2f0e-1f0b-4d7c-9a39-2a3f6f2f9f10';
const problem = (code: string, facts: Problem['facts']): Problem => ({
  line: 3,
  column: 'Nom',
  field: 'lastName',
  value: 'Martin',
  code,
  severity: 'warning',
  facts,
});
const row = [problem('imports/near-person', { firstLine: 2 })];
const listed = [problem('imports/near-known', { knownId: KNOWN })];
const odd = [problem('imports/odd-name', {})];

describe('what may be decided of a row', () => {
  it.each([
    ['looks like a row above', row, 'SAME', { decision: 'SAME', sameAs: null }],
    ['looks like somebody listed', listed, 'SAME', { decision: 'SAME', sameAs: KNOWN }],
    ['looks like a row above', row, 'ANOTHER', { decision: 'ANOTHER', sameAs: null }],
    ['looks like somebody listed', listed, 'ANOTHER', { decision: 'ANOTHER', sameAs: null }],
    ['has another fault', odd, 'SKIP', { decision: 'SKIP', sameAs: null }],
    ['is without fault', [], 'SKIP', { decision: 'SKIP', sameAs: null }],
    ['looks like a row above', row, null, UNDECIDED],
    ['looks like nobody', odd, 'SAME', null],
    ['looks like nobody', [], 'ANOTHER', null],
  ] as const)('given one that %s (%#), when it is said %s of, then %o', (_, problems, decision, settled) => {
    expect(settle(problems, decision)).toEqual(settled);
  });

  it.each([
    [{ decision: 'SKIP', sameAs: null }, true],
    [{ decision: 'SAME', sameAs: null }, true],
    [{ decision: 'SAME', sameAs: KNOWN }, false],
    [{ decision: 'ANOTHER', sameAs: null }, false],
    [UNDECIDED, false],
  ] as const)('given %o, then whether the row stays out is %s', (decided, out) => {
    expect(staysOut(decided)).toBe(out);
  });
});

describe('cells written anew', () => {
  it.each([
    [['a', 'b'], [{ column: 1, value: 'c' }], ['a', 'c']],
    [['a'], [{ column: 2, value: 'c' }], ['a', '', 'c']],
    [['a', 'b'], [{ column: 0, value: '' }], ['', 'b']],
    [['a'], [], ['a']],
  ])('given %o, when %o, then %o', (cells, patch, written) => {
    expect(patched(cells, patch)).toEqual(written);
  });
});
