import { describe, expect, it } from 'vitest';
import { weightOf } from './draw-weight.rules';

const history = { asked: 100, granted: 50, declined: 10, noShow: 10, tagged: false };
const weights = { base: 100, servedBefore: 0, declined: 0, noShow: 0, tag: 0 };

describe('the weight of a structure', () => {
  it.each([
    ['no factor: the base', {}, {}, 100],
    ['served half before, at 40', { servedBefore: 40 }, {}, 80],
    ['declined a fifth of what it got, at 50', { declined: 50 }, {}, 90],
    ['a quarter of what it kept stayed empty, at 50, rounded down', { noShow: 50 }, {}, 88],
    ['all three', { servedBefore: 40, declined: 50, noShow: 50 }, {}, 58],
    ['a tag', { tag: 30 }, { tagged: true }, 130],
    ['a tag of no effect', { tag: 0 }, { tagged: true }, 100],
    ['a tag it does not have', { tag: 30 }, {}, 100],
    ['never under 1', { servedBefore: 5_000 }, {}, 1],
    ['a base of 0: nothing by lot', { base: 0, servedBefore: 5 }, {}, 0],
    ['a base of 0 and a tag: those with the tag alone', { base: 0, tag: 10 }, { tagged: true }, 10],
    [
      'no history',
      { servedBefore: 40, declined: 50, noShow: 50 },
      { asked: 0, granted: 0, declined: 0, noShow: 0 },
      100,
    ],
    ['more granted than asked counts as all', { servedBefore: 40 }, { granted: 300 }, 60],
  ])('given %s', (_, factors, past, weight) => {
    expect(weightOf({ ...history, ...past }, { ...weights, ...factors })).toBe(weight);
  });
});
