import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyInput } from './draw-any-input';
import { commitmentOf } from './draw-commitment.rules';
import { proofOf, type SeedOrigin } from './draw-proof.rules';
import { verifyProof } from './draw-verify.rules';

type Node = Record<string, unknown>;
const secret = '4f'.repeat(32);
const origin: SeedOrigin = {
  kind: 'committed',
  commitment: commitmentOf(secret),
  secret,
  public: { what: 'Loto', at: '2024-06-03T20:00:00.000Z', value: '4 8 15' },
};

/** Every place of a file: what holds it, and under which key. */
function places(node: unknown): (readonly [holder: Node, key: string])[] {
  if (typeof node !== 'object' || node === null) return [];
  return Object.entries(node).flatMap(([key, value]) => [[node as Node, key] as const, ...places(value)]);
}
const JUNK = [null, true, 0, -1, 1.5, 1e300, '', 'x', [], {}, [[]], { seats: 'x' }, { percent: null }];

describe('a proof that somebody touched', () => {
  it('given anything else anywhere in it, then it is judged: yes or the line that differs, and never breaks', () => {
    fc.assert(
      fc.property(anyInput, fc.nat(), fc.constantFrom(...JUNK), (any, at, junk) => {
        const touched = JSON.parse(JSON.stringify(proofOf(any, origin))) as Node;
        const all = places(touched);
        const [holder, key] = all[at % all.length] ?? [touched, 'format'];
        holder[key] = junk;
        expect(typeof verifyProof(touched).ok).toBe('boolean');
      }),
      { numRuns: 1_000 },
    );
  });
});
