import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { draw } from '../../src/modules/allocation/draw.rules';
import type { DrawInput } from '../../src/modules/allocation/draw-input.rules';
import { type DrawCase, drawCase, PLANS, type Plan } from './bench-draw-cases';
import { smallCase } from './bench-draw-small';

const PUBLIC_MINIMUM = { of: { public: 'SOCIAL' }, on: {}, minimum: { percent: 20 } } as const;
const SESSION_MINIMUM = { of: { district: 3 }, on: { competition: 'PARALYMPIC' }, minimum: { seats: 40 } } as const;

/** The cases that are measured, with as many wishes as a test has time for. */
const REDUCED: Record<DrawCase, Plan> = {
  city: { ...PLANS.city, structures: 200, sessions: 757, seats: 6_000 },
  dense: { ...PLANS.dense, structures: 90, sessions: 90, wishes: 90, seats: 3_000 },
  games: { ...PLANS.games, structures: 1_500, sessions: 400, seats: 1_000_000 },
};

const digest = (inputs: readonly DrawInput[]): string => {
  const hash = createHash('sha256');
  for (const input of inputs) hash.update(JSON.stringify(draw(input)));
  return hash.digest('hex');
};

const small = Array.from({ length: 40 }, (_, i) => smallCase(`${i}`));
const withMinimums = small.map((input) => ({
  ...input,
  rules: {
    ...input.rules,
    quotas: [...input.rules.quotas, { id: 'public', ...PUBLIC_MINIMUM }, { id: 'session', ...SESSION_MINIMUM }],
  },
}));

describe('an edition of the draw draws as it did for ever', () => {
  it.each<[string, readonly DrawInput[], string]>([
    [
      'city',
      [drawCase('city', false, REDUCED.city), drawCase('city', true, REDUCED.city)],
      'b4f64af4493d5dc4db3107c2e9d0407d326c68da8176bfdbe650678dc0538d60',
    ],
    [
      'dense',
      [drawCase('dense', false, REDUCED.dense), drawCase('dense', true, REDUCED.dense)],
      'e11338f5cd13c08b22de29ba04dc3c376800d038f5be618250f3812bb833117a',
    ],
    [
      'games',
      [drawCase('games', false, REDUCED.games), drawCase('games', true, REDUCED.games)],
      '5e9cdd2b5e818c16b6fd7ca4d8dec088fd2482b70a1430455e5f94fb2fda4313',
    ],
    ['small', small, '0a015a3fdced8b5909140fbf8044bc03800b6869a55e2add473e25914d620933'],
    ['small, with minimums', withMinimums, '313403c18ba6033e9bb5030107b5c325886710aa613745c436014883461dc809'],
    [
      'small, without improvement',
      small.map((of) => ({ ...of, rules: { ...of.rules, improve: false } })),
      '973887a2391d3d1e151a419efa2c984d8de46ed2f9ca89dfd5e75071e159f1e5',
    ],
  ])('given the case %s, then each result is the one that this edition gave at first', (_, inputs, sha256) => {
    expect(digest(inputs)).toBe(sha256);
  });
});
